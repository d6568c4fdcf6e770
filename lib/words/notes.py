"""What is said of the files, of releases, and of what an address gets wrong."""

from collections.abc import Mapping

from lib import words
from lib.data.beside import Data
from lib.data.releases import Difference
from lib.selection import CHOICES, DATES, FILTERS, FORMER, MOST_WORDS, PARAMETERS
from lib.words import labels


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


def clear_one(name: str, rows: int, titles: Mapping[str, str] = labels.NO_TITLES) -> str:
    """Offer to remove one filter."""
    return f"Clear “{labels.title(name, titles)}”: {words.count(rows, 'estimate')}"


def stale(name: str, reason: str, kept: bool = False) -> str:
    """Say that an older reading is shown, and why; `kept` is one from before a restart."""
    since = ", kept from before the app was restarted," if kept else ""
    return f"{name} cannot be read just now: {reason}. The last good data{since} are shown."


def of_file(data: Data) -> list[str]:
    """Say why the data may not be what their file should hold: changed, old, or cut off."""
    said = {
        changed(data.stem, data.changed): data.changed,
        stale(data.name, data.stale, data.kept): data.stale,
        lost(data.name, data.missing): data.missing,
    }
    return [text for text, holds in said.items() if holds]


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
        "Only this tab of your browser keeps it; links and citations do not carry it."
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


def stray(name: str, value: str, titles: Mapping[str, str] = labels.NO_TITLES) -> str:
    """Say why a value of the address means nothing, and what to do."""
    said = f"{labels.title(name, titles)} “{words.shortened(value)}”"
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
