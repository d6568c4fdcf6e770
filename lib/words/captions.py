"""Notices and captions: what is said about the files, the address and the charts."""

from datetime import date

from lib import words
from lib.data.releases import Difference
from lib.query import CHOICES, DATES, FILTERS, FORMER, MOST_WORDS, PARAMETERS
from lib.words import labels


def undated(rows: int) -> str:
    """Head the list of estimates that a publication date filter cannot judge."""
    return f"{words.count(rows, 'estimate')} without publication date, not known to be out by then"


def ago(moment: date, today: date) -> str:
    """Say how long ago the day that is spoken of was; nothing of days to come."""
    if moment >= today:
        return ""
    return f"{words.moment(moment)} was {words.age(moment, today)} ago."


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


def problems_found(number_of: int, left_out: int, rows: int) -> str:
    """Head the list of problems."""
    problems = words.count(number_of, "problem")
    return (
        f"{problems} in the files; {words.number(left_out)} of {words.count(rows, 'row')} left out"
    )


def noted(number_of: int) -> str:
    """Head what is to know about a file as a whole."""
    return f"{words.count(number_of, 'thing')} to know about how the file was read"


def of_rule(rule: str, repair: str, times: int) -> str:
    """Head the problems of one rule."""
    return f"{words.count(times, 'time')}: {rule}; {repair}"


def more(number_of: int) -> str:
    """End a list that is cut."""
    return f"and {words.number(number_of)} more"


def of_read(read: int, rows: int, sentence: str) -> str:
    """Say that a sentence is about a part of the file only."""
    part = f"{words.number(read)} of {words.number(rows)}"
    return f"Of the rows that could be read ({part}): {sentence}"


def nothing_read(name: str) -> str:
    """Say that no row of a file could be read."""
    return f"No row of {name} could be read, so there is nothing to show. What is wrong is listed."


def clear_one(name: str, rows: int) -> str:
    """Offer to remove one filter."""
    return f"Clear “{labels.LABELS[name]}”: {words.count(rows, 'estimate')}"


def stale(name: str, reason: str) -> str:
    """Say that an older reading is shown, and why."""
    return f"{name} cannot be read just now: {reason}. The last good data are shown."


def changed(release: str, reason: str) -> str:
    """Say that a release is not what was released, and what to do."""
    return (
        f"The release of {words.partial_date(release)} is not what was released: {reason}. Its "
        "numbers may have been changed; do not cite them until its file is brought back."
    )


def own(name: str, rows: int) -> str:
    """Say that a reader's own file is shown."""
    return (
        f"Your own file {name} ({words.count(rows, 'estimate')}) is shown, in this session only. "
        "It is stored nowhere, and links and citations do not carry it."
    )


def lost(name: str, missing: int) -> str:
    """Say that the file has become much shorter."""
    return (
        f"{name} has {words.count(missing, 'estimate')} fewer than before: half written, or cut "
        "off? If they were removed on purpose, restart the app."
    )


def unreadable(name: str, reason: str) -> str:
    """Say why no page can be shown."""
    return f"{name} cannot be shown: {reason}."


def stray(name: str, value: str) -> str:
    """Say why a value of the address means nothing, and what to do."""
    said = f"{labels.LABELS[name]} “{words.shortened(value)}”"
    if name in DATES:
        return f"{said} is no date, so nothing is selected; write 2020, 2020-06 or 2020-06-30."
    if name == "check":
        return f"{said} is no number; write digits, like 4000."
    if name == "q":
        return f"{said} has more than {MOST_WORDS} words, so nothing is selected; leave some out."
    if name in CHOICES:
        return f"{said} is not one of {words.any_of(CHOICES[name])}; choose one of these."
    if name not in (*FILTERS, "view"):
        return f"{said} is not in the data."
    return f"{said} is not in the data, so it selects nothing; remove it from its control."


def stranger(name: str) -> str:
    """Say that a parameter of the address is none, or none any more."""
    said = f"“{words.shortened(name)}” in the address"
    if name in FORMER:
        return f"{said} means nothing any more, so it changes nothing."
    return f"{said} is not known, so it changes nothing; there are {', '.join(PARAMETERS)}."


def codebook(name: str) -> str:
    """Introduce the codebook."""
    return (
        f"Every column of {name}. Only source, year and one of low and high are required; a "
        "blank cell means not stated."
    )


def table(rows: int) -> str:
    """Describe the table to a screen reader."""
    return f"Table of the {words.count(rows, 'estimate')} in this view, one per line, all columns."


def source_rows(sources: int) -> str:
    """Describe the rows of small timelines."""
    return f"Ranges over time of {words.count(sources, 'source')}, one row each, on shared axes."


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


def apart(size: float, ratio: bool) -> str:
    """Write how far two statements lie apart: how many times as high, or how much higher."""
    return words.ratio(size) if ratio else f"{words.number(size)} more"


def since(release: str, reason: str, found: Difference) -> str:
    """Say that a release is shown, and what has changed since."""
    added, corrected, withdrawn = (
        words.number(len(rows)) for rows in (found.added, found.corrected_rows, found.withdrawn)
    )
    return (
        f"Release of {words.partial_date(release)} ({reason}). Since then: {added} added, "
        f"{corrected} corrected, {withdrawn} withdrawn."
    )


def between(before: str, after: str, found: Difference) -> str:
    """Say how much lies between two states of the data."""
    return (
        f"From {before} to {after}: {words.count(len(found.added), 'estimate')} added, "
        f"{words.number(len(found.corrected_rows))} corrected, "
        f"{words.number(len(found.withdrawn))} withdrawn."
    )


def pinned(release: str, differing: int) -> str:
    """Say which release a link holds, and how many estimates of this view differ from it."""
    held = f"The link holds the release of {words.partial_date(release)}, with every setting."
    if not differing:
        return f"{held} It shows the estimates of this view as they are now."
    return (
        f"{held} {words.count(differing, 'estimate')} of this view "
        f"{'differs' if differing == 1 else 'differ'} from it."
    )


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
