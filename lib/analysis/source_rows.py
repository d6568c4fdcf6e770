"""Originals in view → a row for each source, with all that it said and how it leans."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lib.analysis.latest import Said, a_to_z
from lib.analysis.leans import Lean


class SourceRow(NamedTuple):
    """One source: its originals by time, at least one, and its lean where there is any."""

    name: str
    said: tuple[Said, ...]
    lean: Lean | None


def source_rows(shown: Iterable[Said], leans: Sequence[Lean], sort: str) -> list[SourceRow]:
    """Gather originals by their source, in the order asked for; ties A–Z."""
    lean = {each.name: each for each in leans}
    named: dict[str, list[Said]] = {}
    for row in sorted(shown, key=lambda row: (row.day, row.id)):
        named.setdefault(row.source, []).append(row)
    found = [SourceRow(name, tuple(rows), lean.get(name)) for name, rows in named.items()]
    return sorted(found, key=lambda row: (_first(row, sort), a_to_z(row.name)))


def _first(row: SourceRow, sort: str) -> float:
    """Give what comes first as the smallest number."""
    if sort == "newest":
        return -row.said[-1].day
    if sort == "lean":
        return -row.lean.typical if row.lean and row.lean.leans else 0
    return 0 if sort == "name" else -len(row.said)
