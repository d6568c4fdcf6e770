"""The columns that every file needs: whether they are named, and which others may be they."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lib.data import headings, naming
from lib.data.aliases import NEEDED
from lib.data.headings import listed
from lib.data.names import squeezed
from lib.data.problems import UnreadableError
from lib.data.records import Table

# 2M[24] · 1–10M · (<700M)[14] · 0.52 · 1,500 %
NUMBER = re.compile(
    r"[(\[<>~≈±\s]*[+\-−]?\.?\d[\d.,'\s]*(?:[–-]\s?\d[\d.,'\s]*)?"
    r"(?:%|[kmb]n?|thousand|million|billion)?[)\]\s]*(?:\[[^\]]*\]\s*)*",
    re.IGNORECASE,
)
DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}|\d{4}-\d{2}|1[5-9]\d\d|20\d\d")
MOSTLY = 0.6  # of the filled cells
MOST_LOOKED_AT = 200
LEAST_SOURCES = 3
# Numbers, but never the one that was estimated.
BESIDE_THE_POINT = frozenset(
    ("samplesize", "sample", "n", "nobs", "id", "index", "rownames", "lat", "lon")
)


class UnnamedError(UnreadableError):
    """A column that every file needs is not named, or not by one heading alone.

    `headings` are the file's own, of which `found` gives those that name a column; `dates` those
    that hold dates or years. `wide` tells that there seems to be one column per source.
    """

    def __init__(
        self, reason: str, own: Sequence[str], found: Mapping[str, str], dates: Sequence[str],
        wide: bool,
    ) -> None:  # fmt: skip
        """Keep what a person may choose from."""
        super().__init__(reason)
        self.headings, self.found = tuple(filter(None, own)), dict(found)
        self.dates, self.wide = tuple(dates), wide


def require(table: Table, known: Mapping[str, Any]) -> None:
    """Raise UnnamedError unless the needed columns are named, each by one heading."""
    columns = set(table.columns)
    doubtful = headings.refused(table.named)
    asked = {name for name in NEEDED if not columns.intersection(NEEDED[name])}
    if not asked and not doubtful:
        return
    held = _held(table, known)
    wide = _sources(held, asked)
    own = table.named.headings
    found = {name: own[name] for name in table.columns if name in known}
    reason = _one_per_source(wide) if wide else _reason(table, known, asked, doubtful, held)
    dates = [own[name] for name, kind in held.items() if kind == "date"]
    raise UnnamedError(reason, table.named.cells, found, dates, bool(wide))


def one_per_source(table: Table, known: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Name the column of the time and those that seem to be sources, of whatever has such.

    Blank and none where a row is an estimate already, or nothing of the kind.
    """
    held = _held(table, known)
    asked = {name for name in NEEDED if set(NEEDED[name]).isdisjoint(table.columns)}
    sources = [each for each in _sources(held, asked) if squeezed(each) not in BESIDE_THE_POINT]
    times = [name for name, kind in held.items() if kind == "date"]
    return (times[0], sources) if len(sources) >= LEAST_SOURCES else ("", [])


def holding_dates(table: Table, known: Mapping[str, Any]) -> list[str]:
    """Name the columns that hold dates or years, those that are called so first."""
    return [name for name, kind in _held(table, known).items() if kind == "date"]


def _held(table: Table, known: Mapping[str, Any]) -> dict[str, str]:
    """Tell of the time, and of the columns that are none of ours, what they hold: number, date."""
    held = {name: "date" for name in NEEDED["the time"] if name in table.columns}
    for name in (each for each in table.columns if each not in known):
        filled = [cells[name] for _, cells in table.records if cells[name]][:MOST_LOOKED_AT]
        held[name] = ""
        for kind, form in (("number", NUMBER), ("date", DATE)):  # a year is both
            alike = sum(form.fullmatch(cell) is not None for cell in filled)
            if filled and alike >= MOSTLY * len(filled):
                held[name] = kind
    return held


def _sources(held: Mapping[str, str], asked: set[str]) -> list[str]:
    """Name the columns that seem to be sources, each with its numbers; none where they are not."""
    numbers = [name for name, kind in held.items() if kind == "number"]
    others = [name for name, kind in held.items() if not kind]
    likely = {"the source", "the number"} <= asked and "date" in held.values()
    return numbers if likely and len(numbers) >= max(LEAST_SOURCES, len(others) + 1) else []


def _one_per_source(sources: Sequence[str]) -> str:
    return (
        f"it seems to have one column per source, such as “{sources[0]}” and “{sources[1]}”; "
        "write one row per number, with the columns source, year, low and high"
    )


def _reason(
    table: Table,
    known: Mapping[str, Any],
    asked: set[str],
    doubtful: Mapping[str, Sequence[str]],
    held: Mapping[str, str],
) -> str:
    """Say what is missing, which columns are there, and what would do."""
    said = [
        f"{listed([f'“{each}”' for each in cells], 'or')} may be {name}; "
        + naming.decide(name, cells[0])
        for name, cells in doubtful.items()
    ]
    spared = {group for group in asked if set(NEEDED[group]).intersection(doubtful)}
    missing = [_named(group, known) for group in NEEDED if group in asked - spared]
    if missing:
        there = listed([" ".join(cell.split()) for cell in table.named.cells])
        said.append(f"its first line has no column for {listed(missing, 'or')}. There are {there}")
        said += _offers(table, known, asked - spared, held)
    return ". ".join(each[:1].upper() + each[1:] if at else each for at, each in enumerate(said))


def _named(group: str, known: Mapping[str, Any]) -> str:
    names = [name for name in NEEDED[group] if name in known]
    return group if len(names) == 1 else f"{group} ({listed(names, 'or')})"


def _offers(
    table: Table, known: Mapping[str, Any], asked: set[str], held: Mapping[str, str]
) -> list[str]:
    """Say which columns may be the ones that are asked for, and what to write then."""
    meant = {name: naming.resembling(name, table.columns, known) for name in held}
    own = table.named.headings
    said, lines = [], []
    for group in (each for each in NEEDED if each in asked):
        names = [name for name in NEEDED[group] if name in known]
        hinted = [own[name] for name, ours in meant.items() if ours in names]
        kind = {"the time": "date", "the number": "number"}.get(group, "none")
        alike = [own[name] for name, holds in held.items() if holds == kind]
        alike = [cell for cell in alike if squeezed(cell) not in BESIDE_THE_POINT]
        found = list(dict.fromkeys([*hinted, *alike]))
        if found:
            said.append(f"{group} may be in {listed(found, 'or')}")
        name = "value" if "value" in names else names[0]
        lines.append(headings.setting(name, found[0] if len(found) == 1 else "its heading here"))
    lines = [f"add or rename it, or say which it is under [columns] in views.toml: {lines[0]}"]
    return [*said, *lines]
