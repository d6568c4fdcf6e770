"""The one way numbers, dates, rows and lists are written."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

import pandas as pd

from lib.data import periods
from lib.selection import FILTERS, Selection
from lib.words.labels import LABELS, NOT_STATED

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_KINDS = 3
LONGEST_VALUE = 60
# Source: Unicode Standard Annex 9, first strong isolate and its end.
ISOLATE, POP, TURNING = "\u2068", "\u2069", ("R", "AL", "AN")


def number(value: float) -> str:
    """Write a number with thousands separators: 2,500; a median's half is kept: 2,500.5."""
    return f"{value:,.1f}".removesuffix(".0") if isinstance(value, float) else f"{value:,}"


def bounds(low: int | None, high: int | None) -> str:
    """Write what a source stated: `2,500–4,000`, `1,750`, `at least 10,000`, `at most 7,000`."""
    if low is None:
        return f"at most {number(high or 0)}"
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def stated(rows: pd.DataFrame) -> list[str]:
    """Write the bounds of every row."""
    lows, highs = (rows[name].astype(object).tolist() for name in ("low", "high"))
    return [
        bounds(None if low is pd.NA else low, None if high is pd.NA else high)
        for low, high in zip(lows, highs, strict=True)
    ]


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


def day(value: date) -> str:
    """Write a day: 30 Jun 2019."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def partial_date(text: str) -> str:
    """Write a date only as exactly as it is known: 2019, Jun 2019, 30 Jun 2019."""
    parts = text.split("-")
    if not text:
        return ""
    if len(parts) == 1:
        return text.lstrip("0") or text
    first = periods.parse(text).first
    return day(first) if len(parts) == 3 else f"{MONTHS[first.month - 1]} {first.year}"


def moment(day_of: date) -> str:
    """Write the day that a summary speaks of; the last of a month as its month: Feb 2026."""
    last = (day_of + timedelta(days=1)).day == 1
    return f"{MONTHS[day_of.month - 1]} {day_of.year}" if last else day(day_of)


def age(since: date, until: date) -> str:
    """Write how long ago a day was, in days under two months, else in whole calendar months."""
    months = periods.months_between(since, until)
    return count((until - since).days, "day") if months < 2 else count(months, "month")


def reference_date(year: int, text: str) -> str:
    """Write the date that a row describes."""
    return partial_date(text) if text else str(year)


def count(amount: int, one: str, many: str = "") -> str:
    """Write an amount with its noun: 1 source, 3 sources."""
    return f"{number(amount)} {one if amount == 1 else many or one + 's'}"


def repeated(repeats: int) -> str:
    """Say how often a statement was told again."""
    return f"repeated {count(repeats, 'time')}"


def any_of(values: Sequence[str], joiner: str = "or") -> str:
    """Join words as a sentence does: a, b or c."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} {joiner} {values[-1]}"


def subject(rows: pd.DataFrame) -> str:
    """Name what the rows are about: a group in an area, or how many of each."""
    return about(*(_named(rows[column], column) for column in ("group", "area")))


def _named(cells: pd.Series, column: str) -> str:
    """Name the one value, or how many there are; one that is not stated is said beside others."""
    values = sorted(cells.unique())
    if len(values) == 1:
        return values[0]
    if "" not in values:
        return count(len(values), column)
    known = values[1] if len(values) == 2 else count(len(values) - 1, column)
    return f"{known} or {column} {NOT_STATED}"


def kinds(names: Sequence[str]) -> str:
    """Name kinds of number, or how many there are."""
    if len(names) <= MOST_KINDS:
        return any_of(list(map(isolated, names)))
    return f"{number(len(names))} kinds of number"


def unit(rows: pd.DataFrame) -> str:
    """Name what the numbers count: the kinds in view, or how many there are."""
    return kinds(sorted(value for value in rows["counted"].unique() if value))


def pair(group: str, area: str) -> str:
    """Name a group in an area, which one panel shows."""
    what, where = isolated(group), isolated(area)
    return f"{what or f'group {NOT_STATED}'} · {where or f'area {NOT_STATED}'}"


def panel_title(group: str, area: str) -> str:
    """Name a panel, escaped for a chart."""
    return escape(pair(group, area))


def filters(selection: Selection) -> list[tuple[str, str]]:
    """Say every filter that is set: (label, values)."""
    said = []
    for name, values in selection.settings.items():
        if values and name in FILTERS:
            listed = [values] if isinstance(values, str) else list(values)
            written = [isolated(value) or NOT_STATED for value in listed]
            said.append((LABELS[name], any_of(written)))
    return said


def shortened(text: str) -> str:
    """Cut what is too long to be read in a sentence."""
    return isolated(text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…")


def ratio(value: float) -> str:
    """Write a ratio with two digits after the point: ×3.17."""
    return f"×{value:,.2f}" if value != float("inf") else "no ratio: over 0"


def about(group: str, area: str) -> str:
    """Name whom a number counts, and where."""
    return " in ".join(isolated(each) for each in (group, area) if each)


def where(rows: pd.DataFrame) -> list[str]:
    """Name whom and where each row counts."""
    return list(map(about, rows["group"], rows["area"]))
