"""estimates + selection → the view: what the reader asked for, in file order."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

import pandas as pd

from lib import links
from lib.analysis.allows import checked_number
from lib.analysis.lineage import fold, roots
from lib.data import periods
from lib.data.names import key
from lib.data.row import COLUMNS as ALL_COLUMNS
from lib.query import CHOICES, COLUMNS, DATES, FILTERS, MANY, MOST_WORDS, Selection, field_of

PAIR = ["group", "area"]
THOUSANDS = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))")


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


@dataclass(frozen=True)
class Stray:
    """A value in the address that the data or the grammar does not have."""

    parameter: str
    value: str


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


def reversed_dates(selection: Selection) -> bool:
    """Tell whether from lies after to."""
    start, end = periods.read(selection.from_), periods.read(selection.to)
    return bool(start and end and start.first > end.last)


def _exists(estimates: pd.DataFrame, name: str, value: str) -> bool:
    if name in COLUMNS:
        return bool(_spelled(estimates[name], [value]))
    if not value or name == "q":
        return len(Selection(q=value).words) <= MOST_WORDS
    if name == "check":
        return checked_number(value) is not None
    if name in DATES:
        return periods.read(value) is not None
    if name in CHOICES:
        return value in CHOICES[name]
    column = {"highlight": "source_type", "estimate": "id"}.get(name)
    return column is not None and bool((estimates[column] == value).any())


def _spelled(column: pd.Series, wanted: Collection[str]) -> list[str]:
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
            mask &= estimates[name].isin(_spelled(estimates[name], wanted))
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
    return mask & _says(estimates, selection.words)


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


def _says(estimates: pd.DataFrame, words: Sequence[str]) -> pd.Series | bool:
    """Tell which rows hold every word somewhere, whatever the case; too many words select nothing.

    A number is found as a whole, its thousands with a separator or without.
    """
    if not words or len(words) > MOST_WORDS:
        return not words
    cells = [estimates[name].astype("string").fillna("") for name in ALL_COLUMNS]
    rows = reduce(lambda one, other: one + "\n" + other, cells).str.casefold()
    rows = rows.str.replace(THOUSANDS, "", regex=True)
    mask = pd.Series(True, index=estimates.index)
    for word in words:
        sought = THOUSANDS.sub("", word)
        whole = rf"(?<!\d){sought}(?!\d)" if sought.isdecimal() else re.escape(sought)
        mask &= rows.str.contains(whole).astype(bool)
    return mask
