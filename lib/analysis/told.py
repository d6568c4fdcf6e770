"""A view → all that may be said of it, each part worked out once, when it is first asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from operator import attrgetter

import pandas as pd

from lib.analysis.allows import checked_number, of_number
from lib.analysis.latest import Latest, Said, at, latest, said
from lib.analysis.leans import Beside, beside
from lib.analysis.select import View, several
from lib.analysis.sides import Side, lately, parts, sides
from lib.analysis.sources import Difference, sharpest
from lib.analysis.steps import Step, steps
from lib.analysis.summary import Change, End, Summary, changes, span, summary
from lib.analysis.trend import movement
from lib.data import periods
from lib.data.dataset import Dataset
from lib.data.days import EARLIEST, Day
from lib.data.numbers import Year
from lib.selection import COLUMNS

MOST_DIFFERENCES = 20
MOST = 0.5  # of the estimates


@dataclass(frozen=True)
class Told:
    """What is said of a view; `estimates` is the whole table that it was selected from."""

    estimates: pd.DataFrame
    dataset: Dataset
    view: View

    @property
    def moment(self) -> Day | None:
        """The day that is spoken of."""
        return self.view.moment

    @property
    def window(self) -> int | None:
        """How many months an estimate stays the latest; None: until its source speaks anew."""
        return self.dataset.months(self.view.selection)

    @cached_property
    def scope(self) -> list[Said]:
        """Every original in scope."""
        return said(self.view.scope)

    @cached_property
    def latest(self) -> list[Latest]:
        """Every latest estimate that there was; none where groups or areas are several."""
        apart = self.dataset.rows or several(self.view.scope)
        return [] if apart else latest(self.scope, self.window)

    def on(self, day: Day | None) -> Summary | None:
        """Summarise a day; None where that is refused, or nobody has spoken lately."""
        now = at(self.latest, day) if day else []
        kinds = {kind for each in now for kind in each.kinds}
        return summary(now, day) if day and self.dataset.compares(kinds) else None

    @property
    def dated(self) -> bool:
        """Whether most of the scope has a date of publication."""
        return bool((self.view.scope["publication_date"] != "").mean() > MOST)

    def published_by(self, day: Day) -> Summary | None:
        """Summarise a day from what was out by then, or has no date of publication."""
        out = [row for row in self.scope if _published(row) <= day]
        return summary(at(latest(out, self.window), day), day)

    @cached_property
    def now(self) -> list[Latest]:
        """The latest estimates at the moment."""
        return at(self.latest, self.moment) if self.moment else []

    @cached_property
    def kinds(self) -> set[str]:
        """What the latest estimates count."""
        return {kind for each in self.now for kind in each.kinds}

    @cached_property
    def refusal(self) -> str:
        """What keeps numbers from being summarised; blank where they are.

        A column: groups and areas never are, kinds only where the dataset calls them comparable.
        Or rows, where each is about an event of its own.
        """
        return (
            self.dataset.rows
            or several(self.view.scope)
            or ("" if self.dataset.compares(self.kinds) else "counted")
        )

    @cached_property
    def summary(self) -> Summary | None:
        """The summary at the moment."""
        return self.on(self.moment)

    def checked(self, day: Day | None) -> dict[str, list[Latest]] | None:
        """Sort the latest estimates of a day by what they say of the number to check.

        None where there is none to check, or nothing is summarised on that day.
        """
        number, found = self.number, self.on(day)
        return of_number(found.latest, number) if found and number is not None else None

    @property
    def number(self) -> Decimal | None:
        """The number to check; None where there is none, or it is no number."""
        number = checked_number(self.view.selection.check)
        return Year(number) if number is not None and self.years else number

    def changes(self, day: Day) -> list[Change] | None:
        """Give the sources that say something else on a day than a year before.

        None where no source had spoken on both days.
        """
        return changes(self.latest, day)

    @cached_property
    def sided(self) -> bool:
        """Whether there are sides to tell apart."""
        return not self.refusal and bool(self._sides)

    @cached_property
    def sides(self) -> list[Side]:
        """Who is named with the newest number: sides, else sources, or what is not summarised."""
        if self.moment is None:
            return []
        if self.refusal in COLUMNS:
            return parts(self.scope, self.refusal, self.moment)
        return self._sides or lately(self.scope, self.moment)

    @cached_property
    def _sides(self) -> list[Side]:
        return sides(self.scope, self.moment) if self.moment else []

    @property
    def side_names(self) -> list[str]:
        """All that might be a side, those with most originals in scope first."""
        return [each.name for each in parts(self.scope, "side", self.moment or EARLIEST)]

    @cached_property
    def ranged(self) -> list[Said]:
        """The originals from `from` to the moment whose kinds compare with what is said last."""
        if self.refusal or self.moment is None:
            return []
        start = periods.read(self.view.selection.from_)
        first = start.first if start else EARLIEST
        rows = [row for row in self.scope if first <= row.day <= self.moment]
        newest = max((row.day for row in rows), default=None)
        kinds = self.kinds or {row.counted for row in rows if row.day == newest}
        return [row for row in rows if self.dataset.compares({*kinds, row.counted})]

    @cached_property
    def span(self) -> tuple[End, End] | None:
        """From what to what these range."""
        return span(self.ranged) if self.ranged else None

    @cached_property
    def movement(self) -> str:
        """Whether these move in common, or why that is not judged; blank where there are none."""
        return movement(self.ranged) if self.ranged else ""

    @cached_property
    def shown(self) -> int:
        """How many of the originals that speak are drawn and listed."""
        return int(self.view.speaking.index.isin(self.view.originals.index).sum())

    def steps(self, drawn: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], list[Step]]:
        """Give what held over time for each of these pairs of group and area.

        Nothing where every row is about an event of its own.
        """
        if self.dataset.rows:
            return {}
        moment, compares = self.moment or EARLIEST, self.dataset.compares
        by_pair: dict[tuple[str, str], list[Said]] = {pair: [] for pair in drawn}
        for row in self.scope:
            by_pair.get((row.group, row.area), []).append(row)
        return {
            pair: steps(latest(rows, self.window), moment, compares)
            for pair, rows in by_pair.items()
        }

    @cached_property
    def years(self) -> bool:
        """Whether the numbers in scope are themselves years."""
        return any(isinstance(number, Year) for row in self.scope for number in row.numbers)

    @cached_property
    def no_ratios(self) -> str:
        """Why no number in scope is so many times another: below zero, years, or blank."""
        if any(number < 0 for row in self.scope for number in row.numbers):
            return "below zero"
        return "years" if self.years else ""

    @cached_property
    def beside(self) -> list[Beside]:
        """Each statement in scope beside the others of its time, by time.

        None where nothing is so many times another.
        """
        if self.refusal or self.no_ratios:
            return []
        every = latest(said(self.view.beside), self.window)
        return beside(every, set(self.view.scope["id"]), attrgetter("side"))

    @cached_property
    def differences(self) -> list[Difference]:
        """The originals in scope that lie farthest apart."""
        return sharpest(self.scope, self.dataset, MOST_DIFFERENCES)


def _published(row: Said) -> Day:
    period = periods.read(row.publication_date)
    return period.first if period else EARLIEST
