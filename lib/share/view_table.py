"""The table of a view on its page: a cell holds all that belongs to it, read and printed alike."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from lib import words
from lib.analysis.lineage import parents
from lib.answer import Answer
from lib.data.row import COLUMNS
from lib.data.rules import is_web_address
from lib.words import labels
from lib.words.cells import as_html, cell
from lib.words.tables import Column, first, link_texts, where

# What is written small below a column, with its title before it.
BELOW = {
    "source": ("speaker",),
    "wording": ("confidence", "derivation", "note"),
    "disputed_by": ("disputed_url",),
    "url": ("publication_date",),
}


class Table(NamedTuple):
    """Titles of columns, and the rows, each its id and its cells; `number` is the number's column.

    Columns that are blank throughout are left out.
    """

    heads: list[str]
    rows: list[tuple[str, list[Markup]]]
    number: int


def view_table(answer: Answer, page: str = "") -> Table:
    """Write the rows in view, escaped, in the order of the view.

    `page` is the address of the page that shows them, blank for the one that this stands in.
    """
    rows, titles = answer.view.rows, answer.dataset.titles
    texts = link_texts(rows)
    heads, columns = [], []
    for column in (*_where(answer), *first(rows, titles)):
        lineage = _lineage(answer, page) if column.title == labels.ESTIMATE else None
        small = lineage or _small(answer, BELOW.get(column.name, ()))
        written = list(map("".join, zip(column.html(texts), small, strict=True)))
        if any(written):
            heads.append(column.title)
            columns.append(map(Markup, written))
    cells = map(list, zip(*columns, strict=True))
    ids = rows["id"].tolist()
    return Table(heads, list(zip(ids, cells, strict=True)), heads.index(labels.ESTIMATE))


def _where(answer: Answer) -> list[Column]:
    """Give the column of whom and where, unless the page says it of all rows at once."""
    column = where(answer.view.rows, answer.dataset.titles)
    return [column] if len(set(column.cells)) > 1 else []


def _small(answer: Answer, names: Sequence[str]) -> list[str]:
    """Write other cells of every row, each with its title; nothing of those that are blank."""
    rows, titles = answer.view.rows, answer.dataset.titles
    found = [""] * len(rows)
    for name in names:
        said = labels.title(name, titles)
        for at, value in enumerate(rows[name].tolist()):
            found[at] += _small_cell(name, said, value)
    return found


def _small_cell(name: str, said: str, value: object) -> str:
    """Write a cell below another; a link stands behind its title."""
    if not cell(name, value):
        return ""
    if COLUMNS[name].kind == "link" and is_web_address(str(value)):
        return f"<small>{as_html(name, value, said)}</small>"
    return _line(said, as_html(name, value))


def _lineage(answer: Answer, page: str) -> list[str]:
    """Mark the rows that repeat others, and those that others repeat."""
    estimates = answer.estimates
    above = parents(estimates)
    below: dict[str, list[str]] = {}
    for row, origins in above.items():
        for origin in origins:
            below.setdefault(origin, []).append(row)
    columns = (estimates[name].tolist() for name in ("id", "source", "when"))
    told = {row: _named(source, when) for row, source, when in zip(*columns, strict=True)}
    shown = answer.view.rows["id"].tolist()
    here = set(shown)
    return [
        "".join(
            _line(title, "; ".join(_to(each, told, here, page) for each in others[row]))
            for title, others in ((labels.title("repeats"), above), (labels.REPEATED_BY, below))
            if row in others
        )
        for row in shown
    ]


def _named(source: str, when: str) -> str:
    return f"{words.isolated(source)}, {words.partial_date(when)}"


def _to(row: str, told: Mapping[str, str], here: set[str], page: str) -> str:
    """Name another row, with a link where it stands in the same table."""
    name = escape(told.get(row, row))
    there = escape(f"{page}#{row}")
    aside = " target='_blank' rel='noopener'" if page else ""
    return f"<a href='{there}'{aside}>{name}</a>" if row in here else name


def _line(title: str, html: str) -> str:
    return f"<small>{escape(title)}: {html}</small>"
