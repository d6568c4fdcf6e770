"""What stands on the page of a view beside its sentences, and in what other pages show of it."""

from collections.abc import Sequence

from lib import words
from lib.words import labels

EVIDENCE = "Evidence"
WALK = "Left and right arrow: mark by mark in time. Enter: evidence. Escape: close."
IN_TABLE = "Its row in the table"
IN_VIEW = "Its row on the whole page"
EVENTS = "Events in the chart"


def released(release: str) -> str:
    """Say of which day data are that are a release."""
    return f"Last updated {words.partial_date(release)}"


def changed_since(release: str) -> str:
    """Say of data that are no release that they differ from the newest one."""
    return f"Changed since the release of {words.partial_date(release)}"


def published(date: str) -> str:
    """Say of data that were never released how new they are."""
    return f"Newest estimate published {words.partial_date(date)}"


def source(title: str, release: str, licence: str) -> str:
    """Write the line under a chart in another page: dataset, release, licence."""
    state = f"release of {words.partial_date(release)}" if release else labels.WORKING_FILE.lower()
    return " · ".join(filter(None, (title or labels.APP, state, licence)))


def no_theme(value: str, themes: Sequence[str]) -> str:
    """Say that there is no such theme, and which there are."""
    return f"Theme “{words.shortened(value)}” is not one of {words.any_of(themes)}."
