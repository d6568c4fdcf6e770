"""One new row, to be corrected where it was found."""

from functools import partial

import streamlit as st

from lib.answer import Answer
from lib.controls import draft
from lib.curate.draft import Draft
from lib.data.row import COLUMNS
from lib.page.curate import rows

ASKED = ("group", "area", "counted", "low", "high", "value", "year", "reference_date", "source",
         "speaker", "source_type", "wording", "publication_date", "url", "note")  # fmt: skip
A_LINE = 2  # boxes beside each other


def show(answer: Answer, held: Draft, candidate: str) -> None:
    """Draw a box for each cell of the row that a candidate became."""
    row = held.row_of(candidate) or {}
    known = rows.choices(answer.estimates, held)
    boxes = [box for _ in range(0, len(ASKED), A_LINE) for box in st.columns(A_LINE)]
    for name, box in zip(ASKED, boxes, strict=False):
        with box:
            _cell(answer, candidate, name, row.get(name, ""), known.get(name, []))


def _cell(answer: Answer, candidate: str, name: str, value: str, known: list[str]) -> None:
    """Draw the box of one cell of a new row; of what the data have, with their values."""
    key = f"row_{candidate}_{name}"
    title, help_text = COLUMNS[name].title, rows.help_on(name, answer.data.reading.cells)
    write = partial(_write, key, candidate, name)
    draft.box(key, value)
    if known:
        options = known if value in known or not value else [*known, value]
        st.selectbox(title, options, index=None, key=key, help=help_text, on_change=write,
                     accept_new_options=True, placeholder="")  # fmt: skip
    else:
        st.text_input(title, key=key, help=help_text, on_change=write)


def _write(key: str, candidate: str, name: str) -> None:
    typed = str(st.session_state[key] or "").strip()
    draft.change(lambda held: held.with_found(candidate, name, typed))
