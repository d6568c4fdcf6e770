"""The one way numbers, dates, rows and lists are written."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pandas as pd

from lib.data import periods
from lib.data.days import Day
from lib.data.numbers import Year
from lib.selection import FILTERS, Selection
from lib.words.labels import NO_TITLES, NOT_STATED, title

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_KINDS = 3
LONGEST_VALUE = 60
MONTHS_IN_DAYS, MONTHS_IN_YEARS = 2, 36  # under the one, from the other on
SMALL_YEAR = 100  # below it a year alone is not seen to be one
MINUS = "\u2212"
LARGE = {Decimal(10) ** 12: "trillion", Decimal(10) ** 9: "billion", Decimal(10) ** 6: "million"}
STATED = ("low", "high", "value", "error")
# Source: Unicode Standard Annex 9, first strong isolate and its end.
ISOLATE, POP, TURNING = "\u2068", "\u2069", ("R", "AL", "AN")


def number(value: Decimal | int) -> str:
    """Write a number with its own decimals and with thousands separators: 2,500 or 2.20.

    A number that is itself a year has none: 2031, 480 BCE.
    """
    if isinstance(value, Year):
        return year(int(value)) if value % 1 == 0 else f"{value:f}"
    return f"{value:,f}".replace("-", MINUS) if isinstance(value, Decimal) else f"{value:,}"


def brief(value: Decimal, is_year: bool = False) -> str:
    """Write a round number for an axis: 2,500, from a million on in words: 1.5 million."""
    if is_year:
        return number(Year(value or 1))
    for size, name in LARGE.items():
        if abs(value) >= size:
            return f"{number((value / size).normalize())} {name}"
    return number(value)


def bounds(
    low: Decimal | None,
    high: Decimal | None,
    value: Decimal | None = None,
    error: Decimal | None = None,
) -> str:
    """Write what a source stated: `2,500–4,000`, `1,750`, `at least 10,000`, `at most 7,000`.

    With a value of its own: `2.24 (1.96–2.55)`; with an error: `73.7 ± 1.45`. A value may stand
    alone; blank where nothing is stated.
    """
    if low is None and high is None:
        high = low = value
    if low is None and high is None:
        return ""
    if value is not None and error is not None:
        return f"{number(value)} ± {number(error)}"
    if value is not None and not low == value == high:
        return f"{number(value)} ({bounds(low, high)})"
    if low is None or high is None:
        return f"at least {number(low)}" if low is not None else f"at most {number(high or 0)}"
    if low == high:
        return number(low)
    to = " to " if low < 0 else "–"
    return f"{number(low)}{to}{number(high)}"


def stated(rows: pd.DataFrame) -> list[str]:
    """Write what every row states."""
    return list(map(bounds, *(rows[name].tolist() for name in STATED)))


def capital(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def isolated(text: str) -> str:
    """Keep a text that runs from right to left from turning round what stands beside it."""
    if text.isascii() or not any(unicodedata.bidirectional(each) in TURNING for each in text):
        return text
    return f"{ISOLATE}{text}{POP}"


def not_in_data(value: str) -> str:
    """Mark a value that the data do not have."""
    return f"{isolated(value)} (not in the data)"


def plain(text: str) -> str:
    """Escape text for the labels that Streamlit reads as Markdown, and for its icon codes."""
    text = text.replace(":material/", "material/")
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|~:$<>&])", r"\\\1", text)


def year(value: int) -> str:
    """Write a year: 2019, 58 CE, or for -480 480 BCE."""
    if value >= 0:  # 0 is between 1 BCE and 1 CE
        return str(value) if value >= SMALL_YEAR else f"{value or 1} CE"
    return f"{-value:,} BCE" if value <= -10_000 else f"{-value} BCE"


def day(value: date | Day) -> str:
    """Write a day: 30 Jun 2019."""
    return f"{value.day} {MONTHS[value.month - 1]} {year(value.year)}"


def partial_date(text: str) -> str:
    """Write a date only as exactly as it is known: 2019, Jun 2019, 30 Jun 2019."""
    period = periods.read(text)
    if period is None:
        return text
    first, last = period
    if first == last:
        return day(first)
    named = f"{MONTHS[first.month - 1]} " if first.month == last.month else ""
    return f"{named}{year(first.year)}"


def moment(day_of: Day) -> str:
    """Write the day that a summary speaks of; the last of a month as its month: Feb 2026."""
    last = (day_of + 1).day == 1
    if day_of.year < 0 and (day_of + 1).month == 1 and last:
        return year(day_of.year)  # nobody knows a month of so long ago
    return f"{MONTHS[day_of.month - 1]} {year(day_of.year)}" if last else day(day_of)


def age(since: Day, until: Day) -> str:
    """Write how long ago a day was, in days under two months, in years from three on."""
    months = periods.months_between(since, until)
    if months < MONTHS_IN_DAYS:
        return count(until - since, "day")
    return count(months, "month") if months < MONTHS_IN_YEARS else count(months // 12, "year")


def reference_date(described: int, text: str) -> str:
    """Write the date that a row describes."""
    return partial_date(text) if text else year(described)


def count(amount: int, one: str, many: str = "") -> str:
    """Write an amount with its noun: 1 source, 3 sources."""
    return f"{number(amount)} {one if amount == 1 else many or one + 's'}"


def repeated(repeats: int) -> str:
    """Say how often a statement was told again."""
    return f"repeated {count(repeats, 'time')}"


def month(of: Day) -> str:
    """Write the month of a day: Jun 2019."""
    return f"{MONTHS[of.month - 1]} {year(of.year)}"


def year_of(of: Day) -> str:
    """Write the year of a day."""
    return year(of.year)


def any_of(values: Sequence[str], joiner: str = "or") -> str:
    """Join words as a sentence does: a, b or c."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} {joiner} {values[-1]}"


def kinds(names: Sequence[str]) -> str:
    """Name kinds of number, or how many there are."""
    if len(names) <= MOST_KINDS:
        return any_of(list(map(isolated, names)))
    return f"{number(len(names))} kinds of number"


def unit(rows: pd.DataFrame) -> str:
    """Name what the numbers count: the kinds in view, or how many there are."""
    return kinds(sorted(value for value in rows["counted"].unique() if value))


def filters(selection: Selection, titles: Mapping[str, str] = NO_TITLES) -> list[tuple[str, str]]:
    """Say every filter that is set: (label, values); `titles` are the dataset's own."""
    said = []
    for name, values in selection.settings.items():
        if values and name in FILTERS:
            listed = [values] if isinstance(values, str) else list(values)
            written = [isolated(value) or NOT_STATED for value in listed]
            said.append((title(name, titles), any_of(written)))
    return said


def shortened(text: str) -> str:
    """Cut what is too long to be read in a sentence."""
    return isolated(text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…")


def ratio(value: float) -> str:
    """Write a ratio with two digits after the point: ×3.17."""
    return f"×{value:,.2f}" if value != float("inf") else "no ratio: over 0"
