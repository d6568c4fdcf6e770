"""Who said what when: the one way a statement is named in sentences and lists."""

from collections.abc import Sequence

import pandas as pd

from lib import words
from lib.analysis.latest import Said, said
from lib.words import labels


def stated(row: Said) -> str:
    """Write what was stated: 2,500–4,000."""
    return words.bounds(row.low, row.high, row.value, row.error)


def number(row: Said) -> str:
    """Write the same with what it counts: 2,500–4,000 people."""
    return f"{stated(row)} {words.isolated(row.counted)}".rstrip()


def when(row: Said) -> str:
    """Write the time that is described, and when it was said where that is another time."""
    return told(row.when, row.publication_date, row.looking_back, row.forecast)


def told(when: str, published: str, looking_back: bool, forecast: bool) -> str:
    """Write the same from its cells: Jul 2021, said 28 Jul 2022, looking back."""
    time = words.partial_date(when)
    if not (looking_back or forecast):
        return time
    said_then = f"said {words.partial_date(published)}"
    return f"{time}, {said_then}, {labels.LOOKING_BACK if looking_back else labels.FORECAST}"


def by(row: Said, name: str = "") -> str:
    """Write who said it, for when, and who denies it; a source already named is left out."""
    denied = f"denied by {words.isolated(row.disputed_by)}" if row.disputed_by else ""
    who = "" if row.source == name else words.isolated(row.source)
    time = words.partial_date(row.when)
    if row.looking_back or row.forecast:
        time = f"about {time}, said {words.partial_date(row.publication_date)}"
    return ", ".join(filter(None, (who, time, denied)))


def listed(rows: Sequence[Said]) -> list[str]:
    """Name statements in a list: time, source, number and what it counts."""
    return [" · ".join((when(row), words.isolated(row.source), number(row))) for row in rows]


def one_line(rows: pd.DataFrame) -> list[str]:
    """Name every row of a table in a list."""
    return listed(said(rows))
