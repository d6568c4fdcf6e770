"""The grid of new rows, with the codebook's help and the choices that the data have."""

import pandas as pd
import streamlit as st

from lib.answer import Answer
from lib.controls import draft
from lib.curate.draft import Cells, Draft
from lib.data.columns import examples
from lib.data.row import COLUMNS
from lib.words import curating

CHOICES = ("group", "area", "counted", "source_type")
FIRST = ("group", "area", "counted", "low", "high", "year", "reference_date", "source", "speaker",
         "source_type", "wording")  # fmt: skip


def show(answer: Answer, held: Draft) -> None:
    """Draw the grid and keep what is typed."""
    st.html(f"<h3>{curating.NEW_ROWS}</h3><p class='aside'>{curating.NEW_ROWS_HELP}</p>")
    key, base = draft.grid("new_rows", held.rows)
    names = list(COLUMNS)
    table = pd.DataFrame([dict(row) for row in base], columns=names, dtype="str").fillna("")
    typed = st.data_editor(
        table,
        key=key,
        num_rows="dynamic",
        hide_index=True,
        column_order=[*FIRST, *(name for name in names if name not in FIRST)],
        column_config=columns(_choices(answer, held), answer.data.reading.cells),
        placeholder="",
        alt=curating.NEW_ROWS,
    )
    rows: list[Cells] = [
        {str(name): str(value) for name, value in row.items()}
        for row in typed.fillna("").to_dict("records")
    ]
    draft.hold_rows(rows)


def columns(choices: dict[str, list[str]], cells: pd.DataFrame) -> dict:
    """Make each column's settings from the row model: its title, its help, its choices.

    `cells` are those of the open file, which the examples come from.
    """
    made = {}
    for name, column in COLUMNS.items():
        shown = ", ".join(examples(cells[name])) if name in cells else ""
        help_text = f"{column.meaning}{f' Example: {shown}' if shown else ''}"
        if name in choices:
            made[name] = st.column_config.SelectboxColumn(
                column.title, help=help_text, options=choices[name]
            )
        else:
            made[name] = st.column_config.TextColumn(column.title, help=help_text)
    return made


def _choices(answer: Answer, held: Draft) -> dict[str, list[str]]:
    """Offer what the data and the new rows have, and what the curator adds."""
    added: dict[str, list[str]] = st.session_state.setdefault("curate_choices", {})
    with st.expander(curating.MISSING_CHOICE):
        which, what, add = st.columns([2, 3, 1], vertical_alignment="bottom")
        name = which.selectbox(
            curating.COLUMN,
            CHOICES,
            format_func=lambda each: COLUMNS[each].title,
            key="choice_column",
            help=curating.COLUMN_HELP,
        )
        value = what.text_input(curating.VALUE, key="choice_value", help=curating.VALUE_HELP)
        if add.button(curating.ADD, key="choice_add", width="stretch") and value.strip():
            added[name] = [*added.get(name, []), value.strip()]
    estimates = answer.estimates
    return {
        name: sorted(
            {*estimates[name], *(row.get(name, "") for row in held.rows), *added.get(name, [])}
            - {""}
        )
        for name in CHOICES
    }
