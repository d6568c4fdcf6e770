"""All reader-facing text, and the one way numbers and dates are written."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

import pandas as pd

from lib.data import periods
from lib.data.row import titles
from lib.query import ALL, CHOICES, COLUMNS, DATES, NOT_FILTERS, Selection

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
APP = "Estimate Timeline"
TIMELINE = "Timeline"
CODEBOOK = "Codebook"
FAILED = "Something went wrong on our side. Reload the page; if it stays, tell who runs it."
NOT_STATED = "not stated"
NO_TYPE = "type not stated"
OUTSIDE = "outside this view"
NOTHING = "No estimate matches this selection."
MORE_FILTERS = "More filters"
DISPLAY = "Display"
CLEAR = "Clear all filters"
ALL_VALUES = "All"
OWN_SELECTION = "Your own selection"
CHOOSE_ESTIMATE = "Choose a mark in the chart, or an estimate here"
ORIGINAL_OUTSIDE = "The original is outside this view"
MOST_KINDS = 3
DAYS_OF_A_MONTH = 30.44
LONGEST_VALUE = 60

BOUND_HELP = {
    "range": "lowest and highest stated",
    "single": "one figure stated",
    "at least": "only a lower bound stated",
    "at most": "only an upper bound stated",
}


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
    return [
        bounds(None if low is pd.NA else int(low), None if high is pd.NA else int(high))
        for low, high in zip(rows["low"], rows["high"], strict=True)
    ]


def one_line(rows: pd.DataFrame) -> list[str]:
    """Name every row in a list: date, source, number and what was counted."""
    return [
        " · ".join(filter(None, (reference_date(year, exact), source, f"{what} {kind}".strip())))
        for year, exact, source, what, kind in zip(
            rows["year"], rows["reference_date"], rows["source"], stated(rows), rows["counted"],
            strict=True,
        )
    ]  # fmt: skip


def not_in_data(value: str) -> str:
    """Mark a value that the data do not have."""
    return f"{value} (not in the data)"


def unpublished(rows: int) -> str:
    """Head the list of rows that a publication date filter cannot judge."""
    return f"{count(rows, 'row')} without publication date, not known to be out by then"


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


def age(days: int) -> str:
    """Write how old something is, in whole days under two months, else in whole months."""
    return count(days, "day") if days < 61 else count(int(days / DAYS_OF_A_MONTH), "month")


def reference_date(year: int, text: str) -> str:
    """Write the date that a row describes."""
    return partial_date(text) if text else str(year)


def count(amount: int, one: str, many: str = "") -> str:
    """Write an amount with its noun: 1 source, 3 sources."""
    return f"{number(amount)} {one if amount == 1 else many or one + 's'}"


def folded(repeats: int) -> str:
    """Say how many repeats a mark stands for besides itself."""
    return f"{count(repeats, 'repeat')} folded in"


def any_of(values: Sequence[str], joiner: str = "or") -> str:
    """Join words as a sentence does: a, b or c."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} {joiner} {values[-1]}"


def subject(rows: pd.DataFrame) -> str:
    """Name what the rows are about: a group in an area, or how many of each."""
    groups = [value for value in rows["group"].unique() if value]
    areas = [value for value in rows["area"].unique() if value]
    what = groups[0] if len(groups) == 1 else count(len(groups), "group") if groups else ""
    where = areas[0] if len(areas) == 1 else count(len(areas), "area") if areas else ""
    return " in ".join(filter(None, (what, where)))


def kinds(names: Sequence[str]) -> str:
    """Name kinds of count, or how many there are."""
    return any_of(names) if len(names) <= MOST_KINDS else f"{number(len(names))} kinds of count"


def unit(rows: pd.DataFrame) -> str:
    """Name what the numbers count: the kinds of count in view, or how many there are."""
    return kinds(sorted(value for value in rows["counted"].unique() if value))


def pair(group: str, area: str) -> str:
    """Name a group in an area, which one panel shows."""
    return f"{group or f'group {NOT_STATED}'} · {area or f'area {NOT_STATED}'}"


def panel_title(group: str, area: str) -> str:
    """Name a panel, escaped for a chart."""
    return escape(pair(group, area))


def filters(selection: Selection) -> list[tuple[str, str]]:
    """Say every filter that is set: (label, values)."""
    said = []
    for name, values in selection.settings.items():
        if values and name not in (*NOT_FILTERS, "view"):
            listed = [values] if isinstance(values, str) else list(values)
            said.append((LABELS[name], any_of([value or NOT_STATED for value in listed])))
    return said


LABELS = {
    **{name: titles()[name] for name in COLUMNS},
    "from": "From",
    "to": "To",
    "published_by": "Published by (date)",
    "bound": "Kind of bound",
    "linked": "Has a link",
    "derived": "Derived",
    "disputed": "Disputed",
    "q": "Search",
    "repeats": "Repeats",
    "axis": "Number axis",
    "window": "Window in months",
    "band": "Band of voices in force",
    "at": "In force on",
    "highlight": "Highlight",
    "estimate": "Estimate",
    "view": "View",
}
DATE_HELP = "A year, month or day, such as 2020, 2020-06 or 2020-06-30."
HELP = {
    "view": "A ready selection. Changing a filter makes it your own.",
    "group": "Who is counted. Empty means all.",
    "area": "Where they are counted. Empty means all.",
    "counted": "What kind of count. Different kinds are not rival answers.",
    "source_type": "What kind of institution made the estimate. Empty means all.",
    "source": "The institution that made the estimate. Empty means all.",
    "from": f"Estimates that describe this time or later. {DATE_HELP}",
    "to": f"Estimates that describe this time or earlier. {DATE_HELP}",
    "published_by": f"Only what had been published by then: what was known. {DATE_HELP}",
    "bound": "A range, a single figure, or only one side stated.",
    "linked": "Whether the row names a web address where it can be read.",
    "derived": "Whether the numbers were worked out from the source's words.",
    "disputed": "Whether somebody publicly denied it.",
    "q": "Rows that hold all these words in any column.",
    "repeats": "Repeats are folded into the estimate they retell; shown, they are small ticks.",
    "axis": "Auto takes a log axis when the numbers differ by more than a factor of eight.",
    "window": "How long a source's newest estimate counts as its word.",
    "band": "The pale steps behind the marks: span and middle of the sources in force.",
    "at": f"Who speaks on this day, with what, and how old it is. {DATE_HELP}",
    "highlight": "Dims the marks of all other source types.",
    "estimate": "Opens the evidence behind one mark.",
}
VIEW_NAMES = {ALL: "All estimates"}

LOG_REFUSED = "Log axis refused: {reason}."
MARKS = (
    ("range", "range: lowest to highest stated"),
    ("single", "single figure"),
    ("at least", "at least: only a lower bound stated"),
    ("at most", "at most: only an upper bound stated"),
    ("derived", "dotted: worked out from the source's words"),
    ("count", "×2: told again by another row"),
    ("repeat", "tick: a repeat whose original is not drawn here, or repeats shown"),
    ("period", "thin line: a month or year, the day is not known"),
)
HOW_TO_READ = "How to read the marks"
EVIDENCE = "Evidence"
TABLE = "The rows of this view"
DOWNLOAD = "Download these rows (CSV)"
DOWNLOAD_SPREADSHEET = "CSV for spreadsheets"
NEWEST = "Newest estimate"
SPAN = "Span, as of {day}"
MIDDLE = "Middle of what was published, as of {day}"
CHANGE = "Same source, a year before"
NO_SUMMARY = "no summary"
NOBODY = "nobody in force"
NOBODY_DETAIL = "The newest estimate is older than the window"
NO_MIDDLE = "no middle"
UNDER_THREE = "A middle needs three"
THIN = "(thin)"
MEET = "Half at or below, half at or above."
NOT_CONFIDENCE = "Not a confidence interval"
NO_CHANGE = "no change to tell"
NOBODY_THEN = "Nobody was in force a year before"
SAME_WORD = "The sources of both times have not spoken anew"
TAKING_TURNS = "Other sources spoke a year before: taking turns is no trend"
IN_FORCE = "Who is in force"
IN_FORCE_HEAD = ("Source", "Says", "Describes", "Age", "Counts in the middle")
COUNTS_AS = {
    "two_sided": "yes, it states both bounds",
    "derived": "no, its bounds are derived",
    "only_lower": "no, it states only a lower bound",
    "only_upper": "no, it states only an upper bound",
}
SOURCES = "Sources"
METHOD = "Method"
ALL_SOURCES = "All sources in force"
WITHOUT_ONE = "The middle without one source type"
ONE_PANEL_FIRST = "Choose one group and one area to compare sources."
WHO_COUNTS_HIGH = "Who counts high"
WHO_COUNTS_HIGH_TERMS = (
    "Each bound over the median of the same bound among the other source types in force at that "
    "time. The dot is the median ratio, the line goes from the smallest to the largest; ×1 is "
    "level with the others."
)
TOO_FEW_TO_COMPARE = "Nowhere do three voices of other source types state the same bound."
CONTRADICTIONS = "Sharpest contradictions"
CONTRADICTIONS_HEAD = ("One says", "The other says", "About", "Ratio")
WORKED = "Worked out on the rows in view"
NOT_WORKED = "At no time do three sources in force in this view state both bounds outright."
NOT_DRAWN = "Also in this view, not drawn"
DRAW_ONE = "Choose a group and area to draw it alone"
REVERSED = "From is later than To: nothing can be between them."
MORE_STRAYS = "{more} more values of the address are not in the data."
ESTIMATE = "Estimate"
CODEBOOK_HEAD = ("Column", "Title", "Meaning", "Unit", "Examples")
REPEATED_BY = "Repeated by"
GOES_BACK_TO = "Goes back to"


def problems_found(number_of: int, left_out: int) -> str:
    """Head the list of problems."""
    return f"{count(number_of, 'problem')} in the files; {count(left_out, 'row')} left out"


def stale(name: str, reason: str) -> str:
    """Say that an older reading is shown, and why."""
    return f"{name} cannot be read just now: {reason}. The last good data are shown."


def lost(name: str, missing: int) -> str:
    """Say that the file has become much shorter."""
    return (
        f"{name} has {count(missing, 'row')} fewer than before: half written, or cut off? "
        "If they were removed on purpose, restart the app."
    )


def unreadable(name: str, reason: str) -> str:
    """Say why no page can be shown."""
    return f"{name} cannot be shown: {reason}."


def stray(name: str, value: str) -> str:
    """Say why a value of the address means nothing, and what to do."""
    said = f"{LABELS[name]} “{shortened(value)}”"
    if name in DATES:
        return f"{said} is no date, so nothing is selected; write 2020, 2020-06 or 2020-06-30."
    if name in CHOICES:
        return f"{said} is not one of {any_of(CHOICES[name])}; choose one of these."
    if name in NOT_FILTERS:
        return f"{said} is not in the data."
    return f"{said} is not in the data, so it selects nothing; remove it from its control."


def shortened(text: str) -> str:
    """Cut what is too long to be read in a sentence."""
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"


def codebook(name: str) -> str:
    """Introduce the codebook."""
    return (
        f"Every column of {name}. Only source, year and one of low and high are required; a "
        "blank cell means not stated."
    )


def table(rows: int) -> str:
    """Describe the table to a screen reader."""
    return f"Table of the {count(rows, 'estimate')} in this view, one per row, all columns."


def without(source_type: str) -> str:
    """Name the middle that leaves out a source type."""
    return f"Without {source_type or NO_TYPE}"


def leaning(source: str, comparisons: int) -> str:
    """Name a source with the number of its comparisons."""
    return f"{source} ({count(comparisons, 'comparison')})"


def leaning_hover(source: str, source_type: str, ratios: Sequence[float], middle: float) -> str:
    """Tell a source's ratios."""
    kind = f", {source_type}" if source_type else ""
    return (
        f"{source}{kind}: median {ratio(middle)}, from {ratio(ratios[0])} to {ratio(ratios[-1])}, "
        f"{count(len(ratios), 'comparison')}"
    )


def ratio(value: float) -> str:
    """Write a ratio with two digits after the point: ×3.17."""
    return f"×{value:,.2f}" if value != float("inf") else "no ratio: over 0"


def source_rows(sources: int) -> str:
    """Describe the rows of small timelines."""
    return f"Ranges over time of {count(sources, 'source')}, one row each, on shared axes."


def leanings(highest: str, lowest: str) -> str:
    """Describe the chart of who counts high."""
    return f"Ratio to the other source types per source, from {highest} down to {lowest}."


def contradictions(pairs: int, shown: int) -> str:
    """Introduce the table of contradictions."""
    terms = (
        "Pairs of different sources on the same group and area, with kinds of count that "
        "compare, at most 12 months apart, whose stated ranges do not meet. The ratio is the "
        "one's low over the other's high."
    )
    if not pairs:
        return f"{terms} There is none in this view."
    return f"{terms} {count(pairs, 'pair')} in this view" + (
        f", the sharpest {shown} listed." if pairs > shown else "."
    )


def where(rows: pd.DataFrame) -> list[str]:
    """Name whom and where each row counts."""
    return [
        " in ".join(filter(None, pair)) for pair in zip(rows["group"], rows["area"], strict=True)
    ]
