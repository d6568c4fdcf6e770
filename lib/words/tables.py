"""Estimates in reader's words, for tables: what a reader asks first comes first."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from lib.analysis.latest import said
from lib.data.numbers import as_json
from lib.data.row import COLUMNS, named
from lib.words import labels, statements, subjects
from lib.words.cells import as_html, cell


class Column(NamedTuple):
    """One column of a table: its title, its name in the row model, blank for none, its cells."""

    title: str
    name: str
    cells: list

    @property
    def holds_numbers(self) -> bool:
        """Whether its cells are numbers."""
        return bool(self.name) and COLUMNS[self.name].kind == "number"

    def html(self, texts: list[str]) -> list[str]:
        """Write its cells as HTML; the main link stands behind a text of its own."""
        shown = texts if self.name == "url" else [""] * len(self.cells)
        return [as_html(self.name, *each) for each in zip(self.cells, shown, strict=True)]


def first(rows: pd.DataFrame, titles: Mapping[str, str] = labels.NO_TITLES) -> list[Column]:
    """Give the columns that are looked at first: when, who, number, then others, links last.

    `titles` are the dataset's own titles of columns.
    """
    listed = said(rows)
    names = sorted(named("table"), key=lambda name: COLUMNS[name].kind == "link")
    known = [_column(name, rows, titles) for name in names]
    return [
        Column(labels.ABOUT, "", [statements.when(row) for row in listed]),
        *known[:1],
        Column(labels.ESTIMATE, "", [statements.number(row) for row in listed]),
        *known[1:],
    ]


def whole(rows: pd.DataFrame, titles: Mapping[str, str] = labels.NO_TITLES) -> list[Column]:
    """Give these, then every other column that holds anything; the id, for linking, comes last."""
    lead = first(rows, titles)
    rest = [name for name in COLUMNS if name not in {each.name for each in lead} and name != "id"]
    return lead + [
        _column(name, rows, titles)
        for name in [*(name for name in rest if _holds(rows[name])), "id"]
    ]


def grid(columns: Sequence[Column]) -> pd.DataFrame:
    """Put columns into a grid: numbers stay numbers and links links, all else is written.

    Each has its title for a name, or its own name where a title stands twice.
    """
    titles = [each.title for each in columns]
    return pd.DataFrame(
        {
            each.name if each.name and titles.count(each.title) > 1 else each.title: _values(each)
            for each in columns
        }
    )


def _values(column: Column) -> pd.Series | list[str]:
    if column.holds_numbers:
        return pd.Series(list(map(as_json, column.cells)))
    return [cell(column.name, value) for value in column.cells]


def link_texts(rows: pd.DataFrame) -> list[str]:
    """Say where each estimate can be read: the paper or page, its title, or its address."""
    places = (rows[name] for name in ("reported_by", "title", "url"))
    return [by or title or url for by, title, url in zip(*places, strict=True)]


def where(rows: pd.DataFrame, titles: Mapping[str, str] = labels.NO_TITLES) -> Column:
    """Give whom and where each row counts, in one column."""
    return Column(labels.WHERE, "", subjects.where(rows, titles))


def _column(name: str, rows: pd.DataFrame, titles: Mapping[str, str]) -> Column:
    return Column(labels.title(name, titles), name, rows[name].tolist())


def _holds(cells: pd.Series) -> bool:
    return bool(cells.notna().any() and (cells != "").any())
