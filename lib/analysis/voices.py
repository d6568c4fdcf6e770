"""Originals → voices: what each source says, from when to when.

Terms as on the method page. Repeats never speak; the caller passes originals of one group and
area whose kinds of count compare.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from lib.data.periods import months_later

MONTHS_APART = 12  # of two middle days, at most, for a contradiction


class Said(NamedTuple):
    """What one row of a voice states; a bound that it does not state is None."""

    id: str
    low: int | None
    high: int | None
    derived: bool
    counted: str
    year: int
    reference_date: str

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
class Voice:
    """A source's newest original, or the several that share its middle day.

    In force from `since` until the day before `until`.
    """

    source: str
    source_type: str
    since: date
    until: date
    said: tuple[Said, ...]

    @cached_property
    def outright(self) -> tuple[int, int] | None:
        """Smallest and largest number of its rows without derivation, if they state both sides."""
        quoted = [row for row in self.said if not row.derived]
        if not _both(quoted):
            return None
        numbers = [number for row in quoted for number in row.numbers]
        return min(numbers), max(numbers)

    @cached_property
    def kind(self) -> str:
        """How the voice counts: two_sided, derived, only_lower or only_upper."""
        if self.outright:
            return "two_sided"
        if _both(self.said):
            return "derived"
        return "only_upper" if self.lowest is None else "only_lower"

    @cached_property
    def lowest(self) -> int | None:
        """The highest of the lower bounds that it states."""
        return max((row.low for row in self.said if row.low is not None), default=None)

    @cached_property
    def highest(self) -> int | None:
        """The lowest of the upper bounds that it states."""
        return min((row.high for row in self.said if row.high is not None), default=None)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its rows."""
        return tuple(row.id for row in self.said)


def voices(originals: pd.DataFrame, window: int) -> list[Voice]:
    """Give every voice of these rows, by source and time; `window` in calendar months.

    A voice ends when its source speaks anew, or when the window has passed.
    """
    speeches: dict[str, dict[date, list[tuple[str, Said]]]] = {}
    for source, source_type, day, said in _records(originals):
        speeches.setdefault(source, {}).setdefault(day, []).append((source_type, said))
    found = []
    for source, by_day in sorted(speeches.items()):
        days = sorted(by_day)
        for day, following in zip(days, [*days[1:], date.max], strict=True):
            # Rows of one day are one voice: their order in the file must not matter.
            rows = sorted(by_day[day], key=lambda row: row[1].id)
            until = min(months_later(day, window), following)
            found.append(Voice(source, rows[0][0], day, until, tuple(row for _, row in rows)))
    return found


def in_force(every: Iterable[Voice], moment: date) -> list[Voice]:
    """Give the voices in force at a moment."""
    return [voice for voice in every if voice.since <= moment < voice.until]


def contradict(one: Voice, other: Voice) -> bool:
    """Tell whether one's stated low lies above the other's stated high, within a year."""
    first, last = sorted((one.since, other.since))
    if last > months_later(first, MONTHS_APART):
        return False
    return _above(one.lowest, other.highest) or _above(other.lowest, one.highest)


def _above(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and low > high


def _both(rows: Iterable[Said]) -> bool:
    sides = {(row.low is not None, row.high is not None) for row in rows}
    return any(low for low, _ in sides) and any(high for _, high in sides)


def _records(originals: pd.DataFrame) -> Iterable[tuple[str, str, date, Said]]:
    """Give rows as plain values, which a walk over them wants."""

    def plain(column: str) -> list:
        return originals[column].astype(object).tolist()

    said = map(
        Said,
        plain("id"),
        [None if low is pd.NA else low for low in plain("low")],
        [None if high is pd.NA else high for high in plain("high")],
        (originals["derivation"] != "").tolist(),
        plain("counted"),
        plain("year"),
        plain("reference_date"),
    )
    days = originals["middle_day"].dt.date.tolist()
    return zip(plain("source"), plain("source_type"), days, said, strict=True)
