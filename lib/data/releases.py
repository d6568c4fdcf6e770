"""Releases: dated frozen copies of the data, and what lies between any two of them."""

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from lib.data.beside import RELEASE, companions

FOLDER, MANIFEST = "releases", "manifest.csv"
COLUMNS = ("release", "sha256", "rows", "reason")
MOST_DIGITS = 9  # of a number of rows


@dataclass(frozen=True)
class Release:
    """One line of the manifest; `release` is its date, which is also its name."""

    release: str
    sha256: str
    rows: int
    reason: str


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


def folder(estimates: Path) -> Path:
    """Give the folder of the releases beside a CSV."""
    return estimates.parent / FOLDER


def listed(estimates: Path) -> list[Release]:
    """Read the manifest beside a CSV, newest first; none where there is no release.

    A line that is broken, or names no file that is there, is no release.
    """
    try:
        manifest = (folder(estimates) / MANIFEST).read_text(encoding="utf-8")
        lines = list(csv.DictReader(manifest.splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    found = []
    for line in lines:
        release, rows = line.get("release") or "", line.get("rows") or ""
        sound = is_release(release) and rows.isdecimal() and len(rows) <= MOST_DIGITS
        if sound and path_of(estimates, release).is_file():
            found.append(
                Release(release, line.get("sha256") or "", int(rows), line.get("reason") or "")
            )
    return sorted(found, key=lambda each: each.release, reverse=True)


def is_release(name: str) -> bool:
    """Tell whether a text is a day as releases are named by: 2026-01-31."""
    try:
        return bool(RELEASE.fullmatch(name) and date.fromisoformat(name))
    except ValueError:
        return False


def path_of(estimates: Path, release: str) -> Path:
    """Give the frozen CSV of a release."""
    return folder(estimates) / f"{release}.csv"


def freeze(estimates: Path, rows: int, today: date, reason: str) -> Release:
    """Copy the CSV and what lies beside it into a new release, and add it to the manifest.

    Raises NotReleasedError if there is a release of this day, if the newest has the same
    content, or if no reason is given.
    """
    content = estimates.read_bytes()
    found = Release(today.isoformat(), hashlib.sha256(content).hexdigest(), rows, reason.strip())
    before = listed(estimates)
    if not found.reason or "\n" in found.reason:
        raise NotReleasedError('say why in one line, like REASON="2025 figures added"')
    if any(each.release == found.release for each in before):
        raise NotReleasedError(f"there is a release of {found.release} already")
    if before and before[0].sha256 == found.sha256:
        raise NotReleasedError(f"nothing has changed since {before[0].release}")
    folder(estimates).mkdir(exist_ok=True)
    frozen = path_of(estimates, found.release)
    frozen.write_bytes(content)
    for beside, copy in zip(companions(estimates), companions(frozen), strict=True):
        if beside.is_file():
            copy.write_bytes(beside.read_bytes())
    (folder(estimates) / MANIFEST).write_text(_manifest([*reversed(before), found]), "utf-8")
    return found


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


def _manifest(releases: Sequence[Release]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((each.release, each.sha256, each.rows, each.reason) for each in releases)
    return text.getvalue()
