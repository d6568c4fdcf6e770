"""Dates that are only as exact as their source: a year, a month or a day."""

import re
from functools import lru_cache
from typing import NamedTuple

from lib.data.days import MONTHS, Day, month_after

PATTERN = re.compile(r"(-[0-9]{1,6}|[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
FIRST_YEAR, LAST_YEAR = -100_000, 2200


class Period(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: Day
    last: Day

    @property
    def middle(self) -> Day:
        """The day that stands for the period: first day + (days to the last day) // 2."""
        return self.first + (self.last - self.first) // 2


def year_period(year: int) -> Period:
    """Give the days of a calendar year, one before year 1 as a negative number."""
    return Period(Day.of(year, 1, 1), Day.of(year, MONTHS, 31))


@lru_cache(maxsize=16384)
def parse(text: str) -> Period:
    """Read `2019`, `2019-06`, `2019-06-30` or `-480`, which is 480 BCE.

    Anything else is a ValueError that says why.
    """
    match = PATTERN.fullmatch(text)
    if match is None:
        raise ValueError("not a date")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise ValueError("there is no year 0")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"not between the years {FIRST_YEAR:,} and {LAST_YEAR}")
    if month is None:
        return year_period(year)
    if not 1 <= month <= MONTHS:
        raise ValueError(f"there is no month {match[2]}")
    if day is None:
        first = Day.of(year, month)
        return Period(first, _last_of(first))
    try:
        only = Day.of(year, month, day)
    except ValueError:
        raise ValueError("there is no such day") from None
    return Period(only, only)


def read(text: str) -> Period | None:
    """Read a date that may be blank or none at all."""
    try:
        return parse(text)
    except ValueError:
        return None


def months_between(first: Day, last: Day) -> int:
    """Count the whole calendar months from one day to a later one."""
    months = last.months - first.months
    return months if months_later(first, months) <= last else months - 1


def months_later(day: Day, months: int) -> Day:
    """Add calendar months, negative ones too; a day that the month lacks becomes its last."""
    first = month_after(day.months + months)
    return min(first + (day.day - 1), _last_of(first))


def _last_of(first: Day) -> Day:
    return month_after(first.months + 1) + -1
