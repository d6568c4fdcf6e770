"""One new row, to be corrected where it was found."""

from functools import partial

import streamlit as st

from lib.answer import Answer
from lib.controls import draft
from lib.curate.draft import FOUND, Draft
from lib.data.row import COLUMNS
from lib.page.curate import rows

ASKED = ("group", "area", "counted", "low", "high", "value", "year", "reference_date", "source",
         "speaker", "source_type", "wording", "publication_date", "url", "note")  # fmt: skip
A_LINE = 2  # boxes beside each other


def show(answer: Answer, held: Draft, candidate: str) -> None:
    """Draw a box for each cell of the row that a candidate became."""
    at = next(n for n, row in enumerate(held.rows) if row.get(FOUND) == candidate)
    known = rows.choices(answer.estimates, held)
    boxes = [box for _ in range(0, len(ASKED), A_LINE) for box in st.columns(A_LINE)]
    for name, box in zip(ASKED, boxes, strict=False):
        with box:
            cell(answer, at, name, held.rows[at].get(name, ""), known.get(name, []))


def cell(answer: Answer, at: int, name: str, value: str, known: list[str]) -> None:
    """Draw the box of one cell of a new row; of what the data have, with their values."""
    key = f"row_{draft.drawn()}_{at}_{name}"
    title, help_text = COLUMNS[name].title, rows.help_on(name, answer.data.reading.cells)
    write = partial(_write, key, at, name)
    if not known:
        st.text_input(title, value, key=key, help=help_text, on_change=write)
        return
    options = known if value in known or not value else [*known, value]
    index = options.index(value) if value else None
    st.selectbox(title, options, index=index, key=key, help=help_text, on_change=write,
                 accept_new_options=True, placeholder="")  # fmt: skip


def _write(key: str, at: int, name: str) -> None:
    held = draft.held_draft()
    if held is not None:
        draft.hold(held.with_cell(at, name, str(st.session_state[key] or "").strip()))
