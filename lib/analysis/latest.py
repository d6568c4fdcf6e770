"""Originals → what each source said last, from when to when.

Terms as on the method page. The caller passes originals of one group and area.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import inf
from typing import NamedTuple

import pandas as pd

from lib.data.periods import months_later


class Said(NamedTuple):
    """One original: a bound that it does not state is None."""

    id: str
    group: str
    area: str
    source: str
    source_type: str
    low: int | None
    high: int | None
    derived: bool
    counted: str
    year: int
    reference_date: str
    publication_date: str
    looking_back: bool
    forecast: bool
    disputed_by: str
    day: date  # the middle one of its period

    @property
    def numbers(self) -> list[int]:
        """The numbers that it states."""
        return [number for number in (self.low, self.high) if number is not None]

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

    since: date
    until: date
    said: tuple[Said, ...]
    low: float
    high: float

    @property
    def source(self) -> str:
        """Who said it."""
        return self.said[0].source

    @property
    def source_type(self) -> str:
        """What kind of institution that is."""
        return self.said[0].source_type

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
        if self.low == -inf:
            return "open" if self.high == inf else "only_upper"
        return "only_lower" if self.high == inf else "two_sided"


def latest(originals: Iterable[Said], window: int) -> list[Latest]:
    """Give every latest estimate that there was, by source and time; `window` in calendar months.

    One ends when its source speaks anew, or when the window has passed.
    """
    by_source: dict[str, list[Said]] = {}
    for row in originals:
        by_source.setdefault(row.source, []).append(row)
    found = []
    for source in sorted(by_source, key=a_to_z):
        # Rows of one day speak together: their order in the file must not matter.
        rows = sorted(by_source[source], key=lambda row: (row.day, row.id))
        by_day = [tuple(together) for _, together in groupby(rows, key=lambda row: row.day)]
        following = [*(together[0].day for together in by_day[1:]), date.max]
        for together, anew in zip(by_day, following, strict=True):
            since = together[0].day
            until = min(months_later(since, window), anew)
            bounds = joined((row.low, row.high) for row in together)
            found.append(Latest(since, until, together, *bounds))
    return found


def joined(ends: Iterable[tuple[float | None, float | None]]) -> tuple[float, float]:
    """Give the bounds of what rows say together, infinite where one leaves a side open."""
    lows, highs = zip(*ends, strict=True)
    return (
        min(-inf if low is None else low for low in lows),
        max(inf if high is None else high for high in highs),
    )


def a_to_z(name: str) -> tuple[str, str]:
    """Give the key by which names are put in order: without case, then as they stand."""
    return name.casefold(), name


def at(every: Iterable[Latest], moment: date) -> list[Latest]:
    """Give the latest estimates at a moment, by source."""
    return [each for each in every if each.since <= moment < each.until]


def said(originals: pd.DataFrame) -> list[Said]:
    """Give rows as plain values, which a walk over them wants."""
    columns: dict[str, Sequence] = {
        name: originals[name].astype(object).tolist() for name in Said._fields if name in originals
    }
    for name in ("low", "high"):
        columns[name] = [None if value is pd.NA else value for value in columns[name]]
    columns["derived"] = (originals["derivation"] != "").tolist()
    columns["day"] = originals["middle_day"].dt.date.tolist()
    return list(map(Said, *(columns[name] for name in Said._fields)))
