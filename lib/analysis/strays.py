"""What in a selection means nothing, and what would be there without it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import pandas as pd

from lib import links
from lib.analysis.allows import checked_number
from lib.analysis.select import spelled, view
from lib.data import periods
from lib.selection import CHOICES, COLUMNS, DATES, FILTERS, MANY, MOST_WORDS, Selection, field_of


@dataclass(frozen=True)
class Stray:
    """A value in the address that the data or the grammar does not have."""

    parameter: str
    value: str


def strays(
    estimates: pd.DataFrame, selection: Selection, releases: Collection[str] = ()
) -> list[Stray]:
    """List every value of the selection that selects nothing because it does not exist."""
    found: list[Stray] = []
    for name, values in selection.settings.items():
        for value in [values] if isinstance(values, str) else values:
            if name in ("release", "against"):
                known = value in {"", *releases}
            else:
                known = _exists(estimates, name, value)
            if not known:
                found.append(Stray(name, value))
    return found


def known(estimates: pd.DataFrame, selection: Selection) -> Selection:
    """Take the punctuation behind a link off values that the data have only without it."""

    def short(name: str, value: str) -> str:
        trimmed = links.trimmed(value)
        gone = not _exists(estimates, name, value) and _exists(estimates, name, trimmed)
        return trimmed if gone else value

    mended: dict = {
        name: tuple(short(name, value) for value in getattr(selection, name)) for name in COLUMNS
    }
    mended["estimate"] = short("estimate", selection.estimate)
    return replace(selection, **mended)


def without_each(
    estimates: pd.DataFrame, selection: Selection, releases: Collection[str] = ()
) -> list[tuple[str, int]]:
    """Tell how many rows each set filter alone keeps out: (parameter, rows), most rows first.

    Filters whose removal brings no row are left out.
    """
    found = []
    for name, value in selection.settings.items():
        if value and name in (*FILTERS, "view"):
            wider = replace(selection, **{field_of(name): () if name in MANY else ""})
            if rows := len(view(estimates, wider, releases).rows):
                found.append((name, rows))
    return sorted(found, key=lambda each: -each[1])


def reversed_dates(selection: Selection) -> bool:
    """Tell whether from lies after to."""
    start, end = periods.read(selection.from_), periods.read(selection.to)
    return bool(start and end and start.first > end.last)


def _exists(estimates: pd.DataFrame, name: str, value: str) -> bool:
    if name in COLUMNS:
        return bool(spelled(estimates[name], [value]))
    if not value or name == "q":
        return len(Selection(q=value).words) <= MOST_WORDS
    if name == "check":
        return checked_number(value) is not None
    if name in DATES:
        return periods.read(value) is not None
    if name in CHOICES:
        return value in CHOICES[name]
    columns = {"highlight": ["side", "source"], "estimate": ["id"]}.get(name, [])
    return any((estimates[column] == value).any() for column in columns)
