"""The curate page: from an article to a checked row, from a file to its problems."""

import streamlit as st

from lib.answer import Answer
from lib.controls import draft
from lib.curate.draft import Draft
from lib.page.curate import cells, desk, from_text, result, rows, to_do
from lib.words import curating, labels


def show(answer: Answer) -> None:
    """Draw the page; only the open tab is worked out."""
    st.html(f"<h2>{labels.CURATE}</h2><p>{curating.INTRODUCTION}</p>")
    data = result.data_of(answer)
    tabs = st.tabs(
        [curating.FROM_TEXT, curating.WHOLE_FILE, curating.TO_DO],
        key="curate_tab",
        on_change="rerun",
    )
    held = draft.draft(data)
    for tab, part in zip(tabs, (_from_text, _whole_file, to_do.show), strict=True):
        if tab.open:
            with tab:
                part(answer, held)
    desk.show(answer, draft.draft(data))


def _from_text(answer: Answer, held: Draft) -> None:
    """Draw the text, what is wrong with the new rows, their grid, and what comes of them."""
    from_text.show(answer, held)
    first = st.container()
    rows.show(answer, held)
    result.show(answer, first)


def _whole_file(answer: Answer, held: Draft) -> None:
    """Draw the drop zone, what is wrong with the file, its cells, and what comes of them."""
    cells.show(answer)
    first = st.container()
    cells.grid(held)
    result.show(answer, first, whole=True)
