"""The grid of new rows, with the codebook's help."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from lib.answer import Answer
from lib.controls import draft
from lib.curate.draft import FOUND, Cells, Draft
from lib.data.columns import examples
from lib.data.row import COLUMNS
from lib.words import curating

FIRST = ("group", "area", "counted", "low", "high", "year", "reference_date", "source", "speaker",
         "source_type", "wording")  # fmt: skip
ORDER = (*FIRST, *(name for name in COLUMNS if name not in FIRST))


def show(answer: Answer, held: Draft) -> None:
    """Draw the grid and keep what is typed or pasted; every cell takes any text."""
    st.html(f"<h3>{curating.NEW_ROWS}</h3><p class='aside'>{curating.NEW_ROWS_HELP}</p>")
    key, base = draft.grid("new_rows", held.rows)
    names = [*COLUMNS, FOUND]
    table = pd.DataFrame([dict(row) for row in base], columns=names, dtype="str").fillna("")
    typed = st.data_editor(
        table,
        key=key,
        num_rows="dynamic",
        hide_index=True,
        column_order=ORDER,
        column_config=columns(answer.data.reading.cells) | {FOUND: None},
        placeholder="",
        alt=curating.NEW_ROWS,
    )
    rows: list[Cells] = [
        {str(name): str(value) for name, value in row.items()}
        for row in typed.fillna("").to_dict("records")
    ]
    draft.hold_rows(rows)


def columns(cells: pd.DataFrame) -> dict:
    """Make each column's settings from the row model: its title and its help.

    `cells` are those of the open file, which the examples come from. A column of choices would
    drop a pasted value that is new, so each takes text.
    """
    return {
        name: st.column_config.TextColumn(column.title, help=help_on(name, cells))
        for name, column in COLUMNS.items()
    }


def help_on(name: str, cells: pd.DataFrame) -> str:
    """Say what belongs in a column, with examples from the open file."""
    shown = ", ".join(examples(cells[name])) if name in cells else ""
    return f"{COLUMNS[name].meaning}{f' Example: {shown}' if shown else ''}"


def choices(estimates: pd.DataFrame, held: Draft) -> Mapping[str, list[str]]:
    """Give the values of each column that takes one of few: those of the data, then new ones."""
    found = {}
    for name in ("group", "area", "counted", "source", "source_type"):
        known = {*estimates[name]} - {""}
        new = {row.get(name, "") for row in held.rows} - known - {""}
        found[name] = [*sorted(known), *sorted(new)]
    return found
