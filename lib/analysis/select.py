"""estimates + selection → the view: what the reader asked for, in file order."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from lib.analysis.lineage import fold, roots
from lib.data import periods
from lib.data.periods import Period
from lib.data.row import Estimate
from lib.query import CHOICES, COLUMNS, DATES, MANY, NOT_FILTERS, Selection, field_of

PAIR = ["group", "area"]


@dataclass(frozen=True)
class View:
    """The rows of one selection; every frame has the columns of the estimates.

    rows: all that the filters select, repeats included.
    originals: the rows among them that repeat no other, with `times`, how often each is told.
    retold: the repeats among them, with `inside`, whether an original of theirs is in view.
    speaking: the originals that pass every filter but from and to, of the same group and area
        where the view has only one; the voices come from them.
    moment: the day that a summary speaks of, None where nothing is in view.
    unpublished: with `published_by`, rows left out only because they have no publication date.
    """

    selection: Selection
    rows: pd.DataFrame
    originals: pd.DataFrame
    retold: pd.DataFrame
    speaking: pd.DataFrame
    moment: date | None
    unpublished: pd.DataFrame


@dataclass(frozen=True)
class Stray:
    """A value in the address that the data or the grammar does not have."""

    parameter: str
    value: str


def view(estimates: pd.DataFrame, selection: Selection, releases: Collection[str] = ()) -> View:
    """Select the rows that pass every filter; a value that does not exist selects nothing.

    `releases` are the names of the releases there are.
    """
    asked = _asked(estimates, selection)
    if selection.release not in {"", *releases}:
        asked &= False
    in_time = _in_time(estimates, selection)
    published, undated = _published(estimates, selection)
    rows = estimates[asked & in_time & published]
    originals, retold = fold(rows, roots(estimates))
    speaking = estimates[asked & published & (estimates["repeats"] == "")]
    if len(rows) and len(rows[PAIR].drop_duplicates()) == 1:
        speaking = speaking[(speaking[PAIR] == rows[PAIR].iloc[0]).all(axis=1)]
    return View(
        selection=selection,
        rows=rows,
        originals=originals,
        retold=retold,
        speaking=speaking,
        moment=_moment(rows, selection),
        unpublished=estimates[asked & in_time & undated],
    )


def without_each(
    estimates: pd.DataFrame, selection: Selection, releases: Collection[str] = ()
) -> list[tuple[str, int]]:
    """Tell how many rows each set filter alone keeps out: (parameter, rows), most rows first.

    Filters whose removal brings no row are left out.
    """
    found = []
    for name, value in selection.settings.items():
        if value and name not in NOT_FILTERS:
            wider = replace(selection, **{field_of(name): () if name in MANY else ""})
            if rows := len(view(estimates, wider, releases).rows):
                found.append((name, rows))
    return sorted(found, key=lambda each: -each[1])


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


def reversed_dates(selection: Selection) -> bool:
    """Tell whether from lies after to."""
    start, end = _period(selection.from_), _period(selection.to)
    return bool(start and end and start.first > end.last)


def _exists(estimates: pd.DataFrame, name: str, value: str) -> bool:
    if name in COLUMNS:
        return bool((estimates[name] == value).any())
    if not value or name == "q":
        return True
    if name in DATES:
        return _period(value) is not None
    if name in CHOICES:
        return value in CHOICES[name]
    column = {"highlight": "source_type", "estimate": "id"}.get(name)
    return column is not None and bool((estimates[column] == value).any())


def _asked(estimates: pd.DataFrame, selection: Selection) -> pd.Series:
    """Tell which rows pass every filter that is not a date."""
    mask = pd.Series(not selection.view, index=estimates.index)
    for name in (*COLUMNS, "bound"):
        wanted = getattr(selection, name)
        if wanted:
            mask &= estimates[name].isin(wanted)
    for column, wanted in (
        ("url", selection.linked),
        ("derivation", selection.derived),
        ("disputed_by", selection.disputed),
    ):
        if wanted:
            filled = estimates[column] != ""
            mask &= {"yes": filled, "no": ~filled}.get(wanted, False)
    return mask & _says(estimates, selection.q)


def _in_time(estimates: pd.DataFrame, selection: Selection) -> pd.Series:
    """Tell which rows have their middle day between from and to."""
    mask = pd.Series(True, index=estimates.index)
    if selection.from_:
        start = _period(selection.from_)
        mask &= estimates["middle_day"] >= pd.Timestamp(start.first) if start else False
    if selection.to:
        end = _period(selection.to)
        mask &= estimates["middle_day"] <= pd.Timestamp(end.last) if end else False
    return mask


def _moment(rows: pd.DataFrame, selection: Selection) -> date | None:
    """Give the end date if set, else the end of the newest reference period in view."""
    if rows.empty:
        return None
    end = _period(selection.to)
    return end.last if end else rows["last_day"].max().date()


def _published(estimates: pd.DataFrame, selection: Selection) -> tuple[pd.Series, pd.Series]:
    """Tell which rows were out by the date asked for, and which have no publication date."""
    always = pd.Series(True, index=estimates.index)
    if not selection.published_by:
        return always, ~always
    by = _period(selection.published_by)
    if by is None:
        return ~always, ~always
    last = estimates["published_last"]
    return last <= pd.Timestamp(by.last), last.isna()


def _says(estimates: pd.DataFrame, words: str) -> pd.Series:
    """Tell which rows hold every word somewhere, whatever the case."""
    mask = pd.Series(True, index=estimates.index)
    if not words.split():
        return mask
    cells = [estimates[name].astype("string").fillna("") for name in Estimate.model_fields]
    folded = [column.str.casefold() for column in cells]
    for word in words.casefold().split():
        said = [column.str.contains(word, regex=False).astype(bool) for column in folded]
        mask &= np.logical_or.reduce(said)
    return mask


def _period(text: str) -> Period | None:
    try:
        return periods.parse(text)
    except ValueError:
        return None
