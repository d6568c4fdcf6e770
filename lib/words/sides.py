"""What stands above and beside the chart of each side: its name, its lean, its newest numbers."""

import textwrap
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from lib import words
from lib.analysis.latest import Said
from lib.analysis.leans import Lean, leans
from lib.analysis.sides import Side
from lib.analysis.summary import span
from lib.analysis.told import Told
from lib.words import labels, leaning, statements

FEWEST, MOST_NAMED, MOST_TIES = 2, 5, 2
LINE = 15  # characters of a line beside a chart, where no word is longer


class SideView(NamedTuple):
    """A side as it is drawn: `names` are its source types or sources, blank `name` all others.

    `said` stands below its title; `written` is what is written beside its newest marks, by id, in
    lines, and of all others beside the highest and the lowest, too.
    """

    name: str
    title: str
    said: str
    names: frozenset[str]
    written: dict[str, tuple[str, ...]]

    @property
    def alt(self) -> str:
        """The text that stands for the chart."""
        return f"{self.title}: {'. '.join([self.said, *map(' '.join, self.written.values())])}."


def side_views(told: Told) -> list[SideView]:
    """Give the sides of a view, then everyone else; none where there are not two to tell apart."""
    named = [each.name for each in told.sides if each.name]
    if not told.sided or len(named) < FEWEST:
        return []
    lean = {each.name: each for each in leans(told.beside, "side")}
    others = [name for name in told.side_names if name not in named]
    return [
        SideView(
            side.name,
            words.isolated(side.name) or labels.EVERYONE_ELSE.capitalize(),
            _said(side, lean.get(side.name), told) if side.name else _listed(others),
            frozenset([side.name] if side.name else others),
            _written(side, {} if side.name else _ends(told, others)),
        )
        for side in told.sides
    ]


def _said(side: Side, lean: Lean | None, told: Told) -> str:
    """Say how a side leans where it can be told, and how it does now, else how often it spoke."""
    if not lean or not lean.leans:
        return words.count(side.size, "statement")
    return "; ".join(filter(None, (leaning.briefly(lean), _now(side, told))))


def _now(side: Side, told: Told) -> str:
    """Set the latest estimates of a side beside those of all others."""
    own, rest = (
        [row for each in told.now if (each.side == side.name) is mine for row in each.said]
        for mine in (True, False)
    )
    return f"now {_reach(own)}, the others {_reach(rest)}" if own and rest else ""


def _reach(rows: Sequence[Said]) -> str:
    if len(rows) == 1:
        return statements.stated(rows[0])
    low, high = span(rows)
    return words.bounds(low.value, high.value)


def _listed(names: list[str]) -> str:
    named = [words.isolated(name) or labels.NO_TYPE for name in names[:MOST_NAMED]]
    more = len(names) - MOST_NAMED
    return words.any_of([*named, *([words.count(more, "other")] if more > 0 else [])], "and")


def _written(side: Side, ends: Mapping[str, tuple[Said, str]]) -> dict[str, tuple[str, ...]]:
    """Write the newest numbers with their dates; of everyone else, who said them, and the ends."""
    newest = {row.id: (row, "") for row in side.newest[:MOST_TIES]}
    return {
        row.id: _lines(row, not side.name, what) for row, what in (newest | dict(ends)).values()
    }


def _ends(told: Told, names: Collection[str]) -> dict[str, tuple[Said, str]]:
    """Give the lowest and the highest number of everyone else, each with its word."""
    rows = [row for row in told.ranged if row.side in names]
    if len(rows) < FEWEST:
        return {}
    low, high = span(rows)
    return {low.row.id: (low.row, labels.LOWEST), high.row.id: (high.row, labels.HIGHEST)}


def _lines(row: Said, by: bool, what: str = "") -> tuple[str, ...]:
    who = f"{words.isolated(row.source)}," if by else ""
    text = " ".join(filter(None, (what, who)))
    date = words.partial_date(row.when)
    return (statements.stated(row), *textwrap.wrap(text, LINE, break_long_words=False), date)
