"""estimates + selection → the view: what the reader asked for, in file order."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from lib.analysis.lineage import fold, roots
from lib.analysis.search import holding
from lib.data import periods
from lib.data.names import key
from lib.selection import COLUMNS, Selection

PAIR = ["group", "area"]


@dataclass(frozen=True)
class View:
    """The rows of one selection; every frame has the columns of the estimates.

    rows: all that is drawn and listed, repeats included.
    originals: those among them that repeat no other, with `times`, how often each is told.
    retold: the repeats among them, with `inside`, whether an original of theirs is in view.
    scope: the originals that what is said rests on, whatever part of them is drawn.
    speaking: those of the scope that describe a time up to the moment.
    beside: the originals of the same groups, areas and kinds, whatever source or type is chosen.
    moment: the day that is spoken of, None where nobody speaks.
    undated: with `published_by`, originals left out only because they have no publication date.
    """

    selection: Selection
    rows: pd.DataFrame
    originals: pd.DataFrame
    retold: pd.DataFrame
    scope: pd.DataFrame
    speaking: pd.DataFrame
    beside: pd.DataFrame
    moment: date | None
    undated: pd.DataFrame


def view(estimates: pd.DataFrame, selection: Selection, releases: Collection[str] = ()) -> View:
    """Select the scope and what is shown of it; a value that does not exist selects nothing.

    `releases` are the names of the releases there are.
    """
    meant = _meant(estimates, selection, releases)
    published, undated = _published(estimates, selection)
    rows = estimates[meant & published & _asked(estimates, selection)]
    originals, retold = fold(rows, roots(estimates))
    original = estimates["repeats"] == ""
    scope = estimates[meant & published & original]
    moment = _moment(scope, selection)
    anybody = replace(selection, source=(), source_type=())
    return View(
        selection=selection,
        rows=rows,
        originals=originals,
        retold=retold,
        scope=scope,
        speaking=scope[scope["middle_day"] <= pd.Timestamp(moment)] if moment else scope,
        beside=estimates[_meant(estimates, anybody, releases) & published & original],
        moment=moment,
        undated=estimates[meant & undated & original],
    )


def pairs(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """List the pairs of group and area, most rows first, ties A–Z."""
    sizes = rows.groupby(PAIR).size().reset_index(name="rows")
    sizes = sizes.sort_values(["rows", "group", "area"], ascending=[False, True, True])
    return list(zip(sizes["group"], sizes["area"], strict=True))


def several(rows: pd.DataFrame) -> str:
    """Name the first of group and area of which rows have several; blank for one pair at most."""
    return next((column for column in PAIR if len(rows[column].unique()) > 1), "")


def spelled(column: pd.Series, wanted: Collection[str]) -> list[str]:
    """Give the names that are wanted as the column spells them."""
    keys = set(map(key, wanted))
    return [name for name in column.unique() if key(name) in keys]


def _meant(estimates: pd.DataFrame, selection: Selection, releases: Collection[str]) -> pd.Series:
    """Tell which rows are about what was asked, whoever retells them and whenever."""
    sound = not selection.view and selection.release in {"", *releases}
    sound = sound and bool(not selection.to or periods.read(selection.to))
    mask = pd.Series(sound, index=estimates.index)
    for name in COLUMNS:
        if wanted := getattr(selection, name):
            mask &= estimates[name].isin(spelled(estimates[name], wanted))
    return mask


def _asked(estimates: pd.DataFrame, selection: Selection) -> pd.Series:
    """Tell which rows pass what chooses among those that are meant."""
    mask = _in_time(estimates, selection)
    if selection.bound:
        mask &= estimates["bound"].isin(selection.bound)
    for column, wanted in (
        ("url", selection.linked),
        ("derivation", selection.derived),
        ("disputed_by", selection.disputed),
    ):
        if wanted:
            filled = estimates[column] != ""
            mask &= {"yes": filled, "no": ~filled}.get(wanted, False)
    return mask & holding(estimates, selection.words)


def _in_time(estimates: pd.DataFrame, selection: Selection) -> pd.Series:
    """Tell which rows have their middle day between from and to."""
    mask = pd.Series(True, index=estimates.index)
    if selection.from_:
        start = periods.read(selection.from_)
        mask &= estimates["middle_day"] >= pd.Timestamp(start.first) if start else False
    if end := periods.read(selection.to):
        mask &= estimates["middle_day"] <= pd.Timestamp(end.last)
    return mask


def _moment(scope: pd.DataFrame, selection: Selection) -> date | None:
    """Give the earliest of the dates that are set, else the end of the newest period in scope.

    A forecast does not move it, unless there is nothing else.
    """
    if scope.empty:
        return None
    ends = [
        each.last for each in map(periods.read, (selection.to, selection.published_by)) if each
    ]
    said = scope if scope["forecast"].all() else scope[~scope["forecast"]]
    return min(ends) if ends else said["last_day"].max().date()


def _published(estimates: pd.DataFrame, selection: Selection) -> tuple[pd.Series, pd.Series]:
    """Tell which rows were out by the date asked for, and which have no publication date."""
    always = pd.Series(True, index=estimates.index)
    if not selection.published_by:
        return always, ~always
    by = periods.read(selection.published_by)
    if by is None:
        return ~always, ~always
    first = estimates["published_first"]
    return first <= pd.Timestamp(by.last), first.isna()
