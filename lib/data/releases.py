"""Releases: dated frozen copies of the data, and what lies between any two of them."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from lib.data.beside import companions
from lib.data.manifest import (
    FOLDER,
    MANIFEST,
    NAME,
    Release,
    folder,
    listed,
    manifest,
    parsed,
    path_of,
    same,
    written,
)


@dataclass(frozen=True)
class Correction:
    """A cell that differs between two tables."""

    id: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """What changed from one table to another, by id."""

    added: tuple[str, ...]
    corrected: tuple[Correction, ...]
    withdrawn: tuple[str, ...]

    @property
    def corrected_rows(self) -> tuple[str, ...]:
        """The ids of the rows with at least one corrected cell."""
        return tuple(dict.fromkeys(each.id for each in self.corrected))


class NotReleasedError(ValueError):
    """A release was refused; the text says why."""


def freeze(estimates: Path, rows: int, today: date, reason: str) -> Release:
    """Copy the CSV and what lies beside it into a new release, then add it to the manifest.

    What a freeze that broke off left behind is taken over where its bytes are the same. No
    frozen file is ever overwritten. Raises NotReleasedError if the manifest has a line that
    cannot be read, if there is a release of this day, if the newest has the same content, if no
    reason is given, if a frozen file is there with other bytes, or if one cannot be written.
    """
    content = estimates.read_bytes()
    checksum = hashlib.sha256(content).hexdigest()
    found = Release(today.isoformat(), checksum, rows, " ".join(reason.split()))
    before, lines = listed(estimates), folder(estimates) / MANIFEST
    _refuse(found, content, lines, before)
    after = written([*reversed(before), found])
    if len(reason.strip().splitlines()) != 1 or set(parsed(after).releases) != {found, *before}:
        raise NotReleasedError('say why in one line, like REASON="2025 figures added"')
    frozen = path_of(estimates, found.release)
    copies = {frozen: content}
    for beside, copy in zip(companions(estimates), companions(frozen), strict=True):
        if beside.is_file():
            copies[copy] = beside.read_bytes()
    try:
        folder(estimates).mkdir(exist_ok=True)
        for path in (frozen, *companions(frozen)):
            _refuse_other(path, copies.get(path))
        for path, copied in copies.items():
            if not path.exists():
                write_new(path, copied)
        _replace(lines, after)
    except OSError as error:
        name = Path(error.filename or FOLDER).name
        raise NotReleasedError(f"{name} cannot be written ({error.strerror})") from error
    return found


def _refuse(found: Release, content: bytes, path: Path, before: list[Release]) -> None:
    if problems := manifest(path).problems:
        said = "\n".join(f"{NAME} {each}" for each in problems)
        raise NotReleasedError(f"mend these first:\n{said}")
    if any(each.release == found.release for each in before):
        raise NotReleasedError(f"there is a release of {found.release} already")
    if before and same(before[0], content):
        raise NotReleasedError(f"nothing has changed since {before[0].release}")


def _refuse_other(path: Path, content: bytes | None) -> None:
    if (path.exists() or path.is_symlink()) and path.read_bytes() != content:
        raise NotReleasedError(
            f"{path.name} is in {FOLDER} already, in no line of the manifest and with other "
            "bytes; move it away, or write its line"
        )


def write_new(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises FileExistsError where there is one, or OSError."""
    part = _part(path, content)
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with path.open("xb") as file:
            file.write(content)
    finally:
        part.unlink()


def _replace(path: Path, content: bytes) -> None:
    """Write a file in place of the one that is there, whole or not at all."""
    part = _part(path, content)
    try:
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _part(path: Path, content: bytes) -> Path:
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
    return part


def difference(before: pd.DataFrame, after: pd.DataFrame) -> Difference:
    """Compare two tables of cells by id; a column that only one of them has is blank in the other.

    `before` and `after` are the `cells` of two readings.
    """
    old, new = before.set_index("id"), after.set_index("id")
    columns = [*old.columns, *(name for name in new.columns if name not in old.columns)]
    old, new = (cells.reindex(columns=columns, fill_value="") for cells in (old, new))
    both = [row for row in old.index if row in new.index]
    here, there = (cells.loc[both].to_numpy(dtype=object) for cells in (old, new))
    changed = here != there
    return Difference(
        added=tuple(row for row in new.index if row not in old.index),
        corrected=tuple(
            Correction(both[row], columns[at], here[row, at], there[row, at])
            for row, at in zip(*changed.nonzero(), strict=True)
        ),
        withdrawn=tuple(row for row in old.index if row not in new.index),
    )
