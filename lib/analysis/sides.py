"""Originals in scope → the sides that speak, and the newest that each of them said."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lib.analysis.latest import Said, a_to_z
from lib.data.days import Day

FEWEST, MOST = 3, 3  # originals of a side; sides


class Side(NamedTuple):
    """Who speaks together; a blank name is everyone else.

    `newest` are the originals up to the moment with the newest middle day, none before the first.
    """

    name: str
    size: int
    newest: tuple[Said, ...]


def sides(scope: Iterable[Said], moment: Day) -> list[Side]:
    """Give the sides with most originals, at most three, ties A–Z, then everyone else.

    Where none has three originals there is no side.
    """
    every = _grouped(scope, "side")
    named = [name for name in every if name and len(every[name]) >= FEWEST][:MOST]
    others = [row for name, rows in every.items() if name not in named for row in rows]
    found = [_side(name, every[name], moment) for name in named]
    return [*found, _side("", others, moment)] if found and others else found


def parts(scope: Iterable[Said], by: str, moment: Day) -> list[Side]:
    """Give what a column tells apart, most originals first, ties A–Z."""
    return [_side(name, rows, moment) for name, rows in _grouped(scope, by).items()]


def lately(scope: Iterable[Said], moment: Day) -> list[Side]:
    """Give the sources that have spoken, the one that did so last first, ties A–Z."""
    spoken = (each for each in parts(scope, "source", moment) if each.newest)
    return sorted(spoken, key=lambda each: (-each.newest[0].day, a_to_z(each.name)))


def _grouped(scope: Iterable[Said], by: str) -> dict[str, list[Said]]:
    """Group originals by a column, most first, ties A–Z."""
    found: dict[str, list[Said]] = {}
    for row in scope:
        found.setdefault(getattr(row, by), []).append(row)
    return dict(sorted(found.items(), key=lambda each: (-len(each[1]), a_to_z(each[0]))))


def _side(name: str, rows: Sequence[Said], moment: Day) -> Side:
    return Side(name, len(rows), newest(row for row in rows if row.day <= moment))


def newest(rows: Iterable[Said]) -> tuple[Said, ...]:
    """Give the rows with the newest middle day, in an order that the file has no part in."""
    kept = list(rows)
    last = max((row.day for row in kept), default=None)
    return tuple(
        sorted(
            (row for row in kept if row.day == last),
            key=lambda row: (a_to_z(row.source), row.low or 0, row.high or 0, row.id),
        )
    )
