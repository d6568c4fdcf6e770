"""Originals → what each source said last, from when to when.

Terms as on the method page. The caller passes originals of one group and area.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from lib.data.days import LATEST, Day
from lib.data.periods import months_later

INFINITE = Decimal("Infinity")


class Said(NamedTuple):
    """One original: a bound that it does not state is None."""

    id: str
    group: str
    area: str
    source: str
    source_type: str
    side: str
    low: Decimal | None
    high: Decimal | None
    value: Decimal | None
    error: Decimal | None
    confidence: str
    derived: bool
    counted: str
    when: str
    publication_date: str
    looking_back: bool
    forecast: bool
    disputed_by: str
    day: Day  # the middle one of its period

    @property
    def numbers(self) -> list[Decimal]:
        """The numbers that it states."""
        return [each for each in (self.low, self.high, self.value) if each is not None]

    @property
    def one_sided(self) -> str:
        """Its bound kind where it states one side only, else blank."""
        if self.low is None:
            return "at most"
        return "at least" if self.high is None else ""


@dataclass(frozen=True)
class Latest:
    """What a source said last, on its own from `since` until the day before `until`.

    `said` are its newest original, or the several that share its middle day. They speak together:
    `low` is the smallest, `high` the largest, infinite where one of them leaves that side open.
    """

    since: Day
    until: Day
    said: tuple[Said, ...]
    low: Decimal
    high: Decimal

    @property
    def source(self) -> str:
        """Who said it."""
        return self.said[0].source

    @property
    def source_type(self) -> str:
        """What kind of institution that is."""
        return self.said[0].source_type

    @property
    def side(self) -> str:
        """Whom it is coloured as: its source type, or the source where the file has no types."""
        return self.said[0].side

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its rows."""
        return tuple(row.id for row in self.said)

    @property
    def kinds(self) -> set[str]:
        """What its rows count."""
        return {row.counted for row in self.said}

    @property
    def derived(self) -> bool:
        """Whether none of its rows states its bounds outright."""
        return all(row.derived for row in self.said)

    @property
    def sides(self) -> str:
        """Which sides it states: two_sided, only_lower, only_upper or open."""
        if self.low == -INFINITE:
            return "open" if self.high == INFINITE else "only_upper"
        return "only_lower" if self.high == INFINITE else "two_sided"


def latest(originals: Iterable[Said], window: int | None) -> list[Latest]:
    """Give every latest estimate that there was, by source and time; `window` in calendar months.

    One ends when its source speaks anew, or when the window has passed, unless it is None.
    """
    by_source: dict[str, list[Said]] = {}
    for row in originals:
        by_source.setdefault(row.source, []).append(row)
    found = []
    for source in sorted(by_source, key=a_to_z):
        # Rows of one day speak together: their order in the file must not matter.
        rows = sorted(by_source[source], key=lambda row: (row.day, row.id))
        by_day = [tuple(together) for _, together in groupby(rows, key=lambda row: row.day)]
        following = [*(together[0].day for together in by_day[1:]), LATEST]
        for together, anew in zip(by_day, following, strict=True):
            since = together[0].day
            until = anew if window is None else min(months_later(since, window), anew)
            bounds = joined((row.low, row.high) for row in together)
            found.append(Latest(since, until, together, *bounds))
    return found


def joined(ends: Iterable[tuple[Decimal | None, Decimal | None]]) -> tuple[Decimal, Decimal]:
    """Give the bounds of what rows say together, infinite where one leaves a side open."""
    lows, highs = zip(*ends, strict=True)
    return (
        min(-INFINITE if low is None else low for low in lows),
        max(INFINITE if high is None else high for high in highs),
    )


def a_to_z(name: str) -> tuple[str, str]:
    """Give the key by which names are put in order: without case, then as they stand."""
    return name.casefold(), name


def at(every: Iterable[Latest], moment: Day) -> list[Latest]:
    """Give the latest estimates at a moment, by source."""
    return [each for each in every if each.since <= moment < each.until]


def said(originals: pd.DataFrame) -> list[Said]:
    """Give rows as plain values, which a walk over them wants."""
    columns: dict[str, Sequence] = {
        name: originals[name].tolist() for name in Said._fields if name in originals
    }
    columns["derived"] = (originals["derivation"] != "").tolist()
    columns["day"] = list(map(Day, originals["middle_day"].tolist()))
    return list(map(Said, *(columns[name] for name in Said._fields)))
