"""The manifest of the releases: which there are, and whether each still is what was released."""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lib.data.delimited import table
from lib.data.opening import content_of
from lib.data.problems import Problem, UnreadableError

FOLDER, MANIFEST = "releases", "manifest.csv"
NAME = f"{FOLDER}/{MANIFEST}"
COLUMNS = ("release", "sha256", "rows", "reason")
RELEASE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CHECKSUM = re.compile(r"[0-9a-fA-F]{64}")
ROWS = re.compile(r"[0-9]{1,9}")
RESTORE = "bring it back as it was from a copy"


class Heading(NamedTuple):
    """What a column of the manifest is called."""

    title: str


@dataclass(frozen=True)
class Release:
    """One line of the manifest; `release` is its date, which is also its name."""

    release: str
    sha256: str
    rows: int
    reason: str


@dataclass(frozen=True)
class Manifest:
    """The releases, newest first, and what cannot be read as one."""

    releases: tuple[Release, ...] = ()
    problems: tuple[Problem, ...] = ()


def folder(estimates: Path) -> Path:
    """Give the folder of the releases beside a CSV."""
    return estimates.parent / FOLDER


def path_of(estimates: Path, release: str) -> Path:
    """Give the frozen CSV of a release."""
    return folder(estimates) / f"{release}.csv"


def is_frozen(path: Path) -> bool:
    """Tell whether a CSV is a release's, by its place and name."""
    return path.parent.name == FOLDER and is_release(path.stem)


def is_release(name: str) -> bool:
    """Tell whether a text is a day as releases are named by: 2026-01-31."""
    try:
        return bool(RELEASE.fullmatch(name) and date.fromisoformat(name))
    except ValueError:
        return False


def manifest_of(path: Path) -> Path:
    """Give the manifest that belongs to a CSV or to a frozen one."""
    return path.with_name(MANIFEST) if is_frozen(path) else folder(path) / MANIFEST


def listed(estimates: Path) -> list[Release]:
    """Give the releases beside a CSV, newest first; none where there is no manifest."""
    return list(manifest(folder(estimates) / MANIFEST).releases)


def manifest(path: Path) -> Manifest:
    """Read a manifest; where there is none, there is no release and no problem."""
    try:
        path.stat()
        return parsed(content_of(path))
    except FileNotFoundError:
        return Manifest()
    except OSError as error:  # its folder cannot be looked into, or is none
        return _unread(f"the file cannot be opened ({error.strerror})")
    except UnreadableError as error:
        return _unread(str(error))


def written(releases: Iterable[Release]) -> bytes:
    """Write a manifest of these, in this order."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((each.release, each.sha256, each.rows, each.reason) for each in releases)
    return text.getvalue().encode()


def change(path: Path, content: bytes, rows: int | None = None) -> str:
    """Say how a frozen CSV differs from its line of the manifest; blank where it does not.

    `rows` is None where they were not counted. Any other file is no release, and differs not.
    """
    if not is_frozen(path):
        return ""
    released = manifest(manifest_of(path)).releases
    line = next((each for each in released if each.release == path.stem), None)
    if line is None:
        return ""
    said = []
    if not same(line, content):
        said.append(f"its checksum is not the one in {NAME}")
    if rows is not None and rows != line.rows:
        said.append(f"its number of rows is {rows}, not {line.rows}")
    return ", and ".join(said)


def same(release: Release, content: bytes) -> bool:
    """Tell whether bytes are what was released, whatever git has made of the ends of lines."""
    return any(hashlib.sha256(form).hexdigest() == release.sha256 for form in _forms(content))


def _forms(content: bytes) -> Iterator[bytes]:
    yield content
    plain = content.replace(b"\r\n", b"\n")
    yield plain
    yield plain.replace(b"\n", b"\r\n")
    # As Excel writes it: line breaks inside quoted cells stay plain.
    parts = plain.split(b'"')
    parts[::2] = [each.replace(b"\n", b"\r\n") for each in parts[::2]]
    yield b'"'.join(parts)


@lru_cache(maxsize=16)
def parsed(content: bytes) -> Manifest:
    """Read the bytes of a manifest; raises UnreadableError for what is no table."""
    found = table(content, {name: Heading(name) for name in COLUMNS})
    problems = [*found.problems, *_columns(found.columns)]
    releases: dict[str, Release] = {}
    for number, line in found.records if set(COLUMNS) <= set(found.columns) else ():
        bad = list(_cells(number, line))
        if line["release"] in releases:
            bad.append(_problem(number, "release", line, "stands twice", "keep one of the lines"))
        if bad:
            problems += bad
            continue
        # On one line, so that it is read back whatever separator it was written with.
        reason = " ".join(line["reason"].split())
        name, checksum = line["release"], line["sha256"].lower()
        releases[name] = Release(name, checksum, int(line["rows"]), reason)
    newest_first = sorted(releases.values(), key=lambda each: each.release, reverse=True)
    return Manifest(tuple(newest_first), tuple(sorted(problems)))


def _columns(columns: tuple[str, ...]) -> Iterator[Problem]:
    repair = f"write {','.join(COLUMNS)} in the first line"
    for name in COLUMNS:
        if name not in columns:
            yield Problem(1, name, "", "is not in the first line", repair)
    for name in columns:
        if name not in COLUMNS:
            yield Problem(1, name, "", "is no column of a manifest", repair)


def _cells(number: int, line: dict[str, str]) -> Iterator[Problem]:
    if not is_release(line["release"]):
        repair = "write year-month-day, like 2026-01-31, as its file is called"
        yield _problem(number, "release", line, "not a day as releases are named by", repair)
    if not CHECKSUM.fullmatch(line["sha256"]):
        yield _problem(number, "sha256", line, "not a checksum of 64 digits", RESTORE)
    if not ROWS.fullmatch(line["rows"]):
        yield _problem(number, "rows", line, "not a number of rows", "write digits, like 186")


def _problem(number: int, column: str, line: dict[str, str], rule: str, repair: str) -> Problem:
    return Problem(number, column, line[column], rule, repair)


def _unread(reason: str) -> Manifest:
    return Manifest(problems=(Problem(0, "", "", reason, RESTORE),))
