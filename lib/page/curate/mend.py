"""What is wrong, first: each faulty row with its cells marked, and a box to mend them in."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape

import streamlit as st

from lib.controls import draft
from lib.curate.draft import Cells, Draft
from lib.data.delimited import table
from lib.data.problems import Problem
from lib.data.row import COLUMNS
from lib.words import curating

MOST = 20  # faulty rows with boxes; a page of a thousand would help nobody
Write = Callable[[str, int, str], None]


def rows(held: Draft, problems: Sequence[Problem]) -> None:
    """Draw the faulty new rows, by their numbers."""
    cells = dict(enumerate(held.new, start=1))
    _faulty(problems, cells, partial(_write_row, held), curating.NEW_ROW)


def lines(held: Draft, problems: Sequence[Problem]) -> None:
    """Draw the faulty lines of the file that was opened."""
    if faulty := [each for each in problems if each.line > 1]:
        opened = table(held.opened, COLUMNS, held.renames).records
        cells = {line: {**record} for line, record in opened}
        for (line, column), value in held.changes.items():
            cells[line][column] = value
        _faulty(faulty, cells, _write_line, curating.LINE)


def _faulty(
    problems: Sequence[Problem], cells: Mapping[int, Cells], write: Write, name: str
) -> None:
    by_line: dict[int, list[Problem]] = {}
    for each in problems:
        by_line.setdefault(each.line, []).append(each)
    if by_line:
        st.html(f"<h3>{curating.to_mend(len(by_line))}</h3>")
    for line, found in [*by_line.items()][:MOST]:
        with st.container(border=True, key=f"faulty_{name.replace(' ', '_')}_{line}"):
            _row(line, found, cells.get(line, {}), write, name)
    if len(by_line) > MOST:
        st.html(f"<p class='aside'>{curating.more_faulty(len(by_line) - MOST)}</p>")


def _row(line: int, found: Sequence[Problem], cells: Cells, write: Write, name: str) -> None:
    faulty = {each.column for each in found}
    st.html(f"<strong>{escape(f'{name} {line}')}</strong> {marked(cells, faulty)}")
    for each in found:
        st.html(f"<p class='notice' role='status'>{escape(curating.in_row(each))}</p>")
    for column in sorted(faulty & set(COLUMNS), key=list(COLUMNS).index):
        key = f"mend_{name}_{line}_{column}"
        draft.box(key, cells.get(column, ""))
        st.text_input(
            COLUMNS[column].title,
            key=key,
            help=COLUMNS[column].meaning,
            on_change=partial(write, key, line, column),
        )


def marked(cells: Cells, faulty: set[str]) -> str:
    """Give a row as HTML: its cells one after the other, the faulty ones marked.

    >>> marked({"source": "UN", "low": "x", "high": ""}, {"low", "high"})
    "UN · <mark class='faulty'>x</mark> · <mark class='faulty'>High: nothing</mark>"
    """
    written = []
    for name, column in COLUMNS.items():
        value = cells.get(name, "").strip()
        if name in faulty:
            shown = value or curating.nothing_in(column.title)
            written.append(f"<mark class='faulty'>{escape(shown)}</mark>")
        elif value:
            written.append(escape(value))
    return " · ".join(written)


def _write_row(drawn: Draft, key: str, number: int, column: str) -> None:
    """Write a cell of a new row, by the number it had when it was drawn; for callbacks."""
    row, typed = drawn.rows[drawn.places[number - 1]], st.session_state[key].strip()
    draft.change(lambda held: held.with_cell(row, column, typed))


def _write_line(key: str, line: int, column: str) -> None:
    """Write a cell of the file, by its line; for callbacks."""
    typed = st.session_state[key].strip()
    draft.change(lambda held: held.with_change((line, column), typed))
