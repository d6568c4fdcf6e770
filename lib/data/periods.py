"""Dates that are only as exact as their source: a year, a month or a day."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

PATTERN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
MONTHS = 12
FIRST_YEAR, LAST_YEAR = 1, 2200


class Period(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def middle(self) -> date:
        """The day that stands for the period: first day + (days to the last day) // 2."""
        return self.first + timedelta(days=(self.last - self.first).days // 2)


def year_period(year: int) -> Period:
    """Give the days of a calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


@lru_cache(maxsize=16384)
def parse(text: str) -> Period:
    """Read `2019`, `2019-06` or `2019-06-30`; anything else is a ValueError that says why."""
    match = PATTERN.fullmatch(text)
    if match is None:
        raise ValueError("not a date")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"not between the years {FIRST_YEAR} and {LAST_YEAR}")
    if month is None:
        return year_period(year)
    if not 1 <= month <= MONTHS:
        raise ValueError(f"there is no month {match[2]}")
    if day is None:
        return Period(date(year, month, 1), _last_of_month(year, month))
    try:
        only = date(year, month, day)
    except ValueError:
        raise ValueError("there is no such day") from None
    return Period(only, only)


def read(text: str) -> Period | None:
    """Read a date that may be blank or none at all."""
    try:
        return parse(text)
    except ValueError:
        return None


def months_between(first: date, last: date) -> int:
    """Count the whole calendar months from one day to a later one."""
    months = (last.year - first.year) * MONTHS + last.month - first.month
    return months if months_later(first, months) <= last else months - 1


def _last_of_month(year: int, month: int) -> date:
    if month == MONTHS:
        return date(year, MONTHS, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def months_later(day: date, months: int) -> date:
    """Add calendar months, negative ones too; a day that the month lacks becomes its last.

    Before the first year that a date can have, it is that year's first day.
    """
    years, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    if years < 1:
        return date.min
    last = _last_of_month(years, month + 1).day
    return date(years, month + 1, min(day.day, last))
