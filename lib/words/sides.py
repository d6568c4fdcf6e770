"""What stands above and inside the chart of each side: its name, its lean, its newest numbers."""

from typing import NamedTuple

from lib import words
from lib.analysis.leans import leans
from lib.analysis.sides import Side
from lib.analysis.told import Told
from lib.words import labels, leaning, statements

FEWEST, MOST_NAMED, MOST_TIES = 2, 3, 2


class SideView(NamedTuple):
    """A side as it is drawn: `names` are its source types or sources, blank `name` all others.

    `said` stands below its title; `written` is what is written at its newest marks, by id.
    """

    name: str
    title: str
    said: str
    names: frozenset[str]
    written: dict[str, str]

    @property
    def alt(self) -> str:
        """The text that stands for the chart."""
        return f"{self.title}: {'. '.join([self.said, *self.written.values()])}."


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
            _leaning(side, lean.get(side.name)) if side.name else _listed(others),
            frozenset([side.name] if side.name else others),
            _written(side),
        )
        for side in told.sides
    ]


def _leaning(side: Side, lean: leaning.Lean | None) -> str:
    """Say how a side leans where it can be told, else how often it has spoken."""
    if lean and lean.leans:
        return leaning.told(lean)
    return words.count(side.size, "statement")


def _listed(names: list[str]) -> str:
    named = [words.isolated(name) or labels.NO_TYPE for name in names[:MOST_NAMED]]
    more = len(names) - MOST_NAMED
    return words.any_of([*named, *([words.count(more, "other")] if more > 0 else [])], "and")


def _written(side: Side) -> dict[str, str]:
    """Write the newest numbers with their dates, and, of everyone else, who said them."""
    return {
        row.id: " · ".join(filter(None, (
            "" if side.name else words.isolated(row.source),
            statements.stated(row), words.partial_date(row.when),
        )))
        for row in side.newest[:MOST_TIES]
    }  # fmt: skip
