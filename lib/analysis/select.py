"""estimates + selection → the view: what the reader asked for, in file order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from lib.analysis.lineage import fold, roots
from lib.analysis.search import holding
from lib.data import periods
from lib.data.dataset import NO_SETTINGS, Dataset
from lib.data.days import EARLIEST, Day
from lib.data.names import key
from lib.selection import COLUMNS, PUBLISHED, Selection

PAIR = ["group", "area"]
MOST = 0.5  # of the estimates


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
    undated: originals left out only because they have no publication date, where it is asked for.
    """

    selection: Selection
    rows: pd.DataFrame
    originals: pd.DataFrame
    retold: pd.DataFrame
    scope: pd.DataFrame
    speaking: pd.DataFrame
    beside: pd.DataFrame
    moment: Day | None
    undated: pd.DataFrame


def view(
    every: pd.DataFrame,
    selection: Selection,
    releases: Collection[str] = (),
    dataset: Dataset = NO_SETTINGS,
) -> View:
    """Select the scope and what is shown of it; a value that does not exist selects nothing.

    `releases` are the names of the releases there are. Estimates stand at the time that they
    describe, or, where that is asked for, at their publication; those without one are left out.
    """
    by_publication = dataset.dated(selection) == PUBLISHED
    estimates = at_publication(every) if by_publication else every
    meant = _meant(estimates, selection, releases)
    published = _published(estimates, selection)
    rows = estimates[meant & published & _asked(estimates, selection)]
    originals, retold = fold(rows, roots(estimates))
    original = estimates["repeats"] == ""
    scope = estimates[meant & published & original]
    moment = _moment(scope, selection)
    anybody = replace(selection, source=(), source_type=())
    undated = every["published_first"].isna() & (every["repeats"] == "")
    needed = by_publication or periods.read(selection.published_by) is not None
    return View(
        selection=selection,
        rows=rows,
        originals=originals,
        retold=retold,
        scope=scope,
        speaking=scope[scope["middle_day"] <= moment] if moment is not None else scope,
        beside=estimates[_meant(estimates, anybody, releases) & published & original],
        moment=moment,
        undated=every[undated & _meant(every, selection, releases) & needed],
    )


def choices(
    every: pd.DataFrame,
    selection: Selection,
    releases: Collection[str] = (),
    dataset: Dataset = NO_SETTINGS,
) -> dict[str, Mapping[str, int]]:
    """Count the rows that each value of a filter by column would show, all else unchanged."""
    by_publication = dataset.dated(selection) == PUBLISHED
    estimates = at_publication(every) if by_publication else every
    others = _published(estimates, selection) & _asked(estimates, selection)
    others &= _sound(selection, releases)
    chosen = _chosen(estimates, selection)
    found = {}
    for name in COLUMNS:
        mask = others.copy()
        for each, rows in chosen.items():
            mask &= rows if each != name else True
        found[name] = estimates.loc[mask, name].value_counts().to_dict()
    return found


def at_publication(estimates: pd.DataFrame) -> pd.DataFrame:
    """Put estimates at the time of their publication; those without one are left out."""
    rows = estimates[estimates["publication_date"] != ""]
    first, last = (rows[name].astype("int64") for name in ("published_first", "published_last"))
    return rows.assign(
        first_day=first,
        middle_day=first + (last - first) // 2,
        last_day=last,
        when=rows["publication_date"],
        dated=PUBLISHED,
        looking_back=False,
        forecast=False,
    )


def pairs(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """List the pairs of group and area, most rows first, ties A–Z."""
    sizes = rows.groupby(PAIR).size().reset_index(name="rows")
    sizes = sizes.sort_values(["rows", "group", "area"], ascending=[False, True, True])
    return list(zip(sizes["group"], sizes["area"], strict=True))


def several(rows: pd.DataFrame) -> str:
    """Name the first of group and area of which rows have several; blank for one pair at most."""
    return next((column for column in PAIR if len(rows[column].unique()) > 1), "")


def mostly_untimely(scope: pd.DataFrame) -> bool:
    """Tell whether most were said before, or long after, their time: then that is said once."""
    return len(scope) > 1 and bool((scope["looking_back"] | scope["forecast"]).mean() > MOST)


def spelled(column: pd.Series, wanted: Collection[str]) -> list[str]:
    """Give the names that are wanted as the column spells them."""
    keys = set(map(key, wanted))
    return [name for name in column.unique() if key(name) in keys]


def _meant(estimates: pd.DataFrame, selection: Selection, releases: Collection[str]) -> pd.Series:
    """Tell which rows are about what was asked, whoever retells them and whenever."""
    mask = pd.Series(_sound(selection, releases), index=estimates.index)
    for chosen in _chosen(estimates, selection).values():
        mask &= chosen
    return mask


def _sound(selection: Selection, releases: Collection[str]) -> bool:
    """Tell whether view, release and to are such as there are; else nothing is selected."""
    known = not selection.view and selection.release in {"", *releases}
    return known and bool(not selection.to or periods.read(selection.to))


def _chosen(estimates: pd.DataFrame, selection: Selection) -> dict[str, pd.Series]:
    """Tell for each column with a filter which rows have one of the values that are wanted."""
    return {
        name: estimates[name].isin(spelled(estimates[name], wanted))
        for name in COLUMNS
        if (wanted := getattr(selection, name))
    }


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
        mask &= estimates["middle_day"] >= start.first if start else False
    if end := periods.read(selection.to):
        mask &= estimates["middle_day"] <= end.last
    return mask


def _moment(scope: pd.DataFrame, selection: Selection) -> Day | None:
    """Give the earliest of the dates that are set, else the end of the newest period in scope.

    A forecast does not move it, unless there is nothing else.
    """
    if scope.empty:
        return None
    ends = [
        each.last for each in map(periods.read, (selection.to, selection.published_by)) if each
    ]
    said = scope if scope["forecast"].all() else scope[~scope["forecast"]]
    return min(ends) if ends else Day(said["last_day"].max())


def _published(estimates: pd.DataFrame, selection: Selection) -> pd.Series:
    """Tell which rows were out by the date asked for."""
    if not selection.published_by:
        return pd.Series(True, index=estimates.index)
    by = periods.read(selection.published_by)
    return estimates["published_first"] <= (by.last if by else EARLIEST)
