"""Notices and captions: what is said about the files, the address and the charts."""

from collections.abc import Sequence
from datetime import date

from lib import words
from lib.analysis.source_rows import SourceRow
from lib.analysis.sources import Difference
from lib.data.days import Day
from lib.words import labels


def undated(rows: int) -> str:
    """Head the list of estimates that a publication date filter cannot judge."""
    return f"{words.count(rows, 'estimate')} without publication date, not known to be out by then"


def who_terms(months: int | None) -> str:
    """Say which of its statements stands for a source."""
    return labels.WHO_TERMS_NEXT if months is None else labels.WHO_TERMS.format(months=months)


def ago(moment: Day, today: Day) -> str:
    """Say behind a day how long ago it was; nothing of days to come."""
    return f", {words.age(moment, today)} ago" if moment < today else ""


def many(rows: int) -> str:
    """Say that a chart of very many marks is hard to read, and what helps."""
    return (
        f"{words.count(rows, 'estimate')} in view: the marks cover one another, and pointing at "
        "one tells only its number, date and source. Narrow the view by a filter or by "
        "dates to tell them apart."
    )


def newest(label: str, listed: int, rows: int) -> str:
    """Head a list that is cut, and tell how to reach the others."""
    return (
        f"{label} (the newest {words.number(listed)} of {words.number(rows)}; for others choose a "
        "mark or filter)"
    )


def codebook(name: str) -> str:
    """Introduce the codebook."""
    return (
        f"Every column of {name}. Only the source, a time (year or reference date) and one "
        "of low, high and value are required; a blank cell means not stated."
    )


def table(rows: int) -> str:
    """Describe the table to a screen reader."""
    return f"Table of the {words.count(rows, 'estimate')} in this view, one per line, all columns."


def source_rows(rows: Sequence[SourceRow]) -> str:
    """Say how the table of sources is read: over which years, between which numbers."""
    said = [row for each in rows for row in each.said]
    numbers = [number for row in said for number in row.numbers]
    return labels.SOURCE_ROWS.format(
        first=words.year(min(row.day.year for row in said)),
        last=words.year(max(row.day.year for row in said)),
        low=words.number(min(numbers)),
        high=words.number(max(numbers)),
    )


def leans(sources: int) -> str:
    """Describe the chart of who counts high."""
    return f"How high {words.count(sources, 'source')} count beside the others, a row each."


def differences(found: int) -> str:
    """Introduce the table of the sharpest differences."""
    terms = (
        "Two sources on the same group and area, at most 12 months apart, neither number worked "
        "out from words: the one's lowest beside the other's highest. "
    )
    listed = f"The sharpest {words.count(found, 'pair')}." if found else "There is none here."
    return terms + listed


def apart(found: Difference, ratio: bool) -> str:
    """Write how far two statements lie apart: how many times as high, or how much higher."""
    if ratio or found.higher.low is None or found.lower.high is None:
        return words.ratio(found.size)
    return f"{words.number(found.higher.low - found.lower.high)} more"


def bundle(title: str, sentence: str, url: str, citation: str) -> str:
    """Write the README of a download."""
    return (
        f"{title or labels.APP}\n\n{sentence}\n\n"
        "estimates.csv and estimates.json hold the estimates; codebook.csv says what each column "
        "means; datapackage.json describes the CSV for programs; citations.bib and "
        "citations.csl.json are for reference managers. A blank bound means not stated: it is "
        f"never 0 and never infinity.\n\nThis view: {url}\nCite as: {citation}\n"
    )


def picture(title: str, release: str, licence: str, today: date) -> str:
    """Write the line under a picture: dataset, release, licence, day."""
    state = f"release of {words.partial_date(release)}" if release else "working file"
    parts = (title or labels.APP, state, licence, f"made {words.day(today)}")
    return " · ".join(filter(None, parts))
