"""The curate page: from an article to a checked row, from a file to its problems."""

import streamlit as st

from lib.answer import Answer
from lib.controls import draft
from lib.page.curate import cells, from_text, result, rows, to_do
from lib.words import curating, labels


def show(answer: Answer) -> None:
    """Draw the page; only the open tab is worked out."""
    st.html(f"<h2>{labels.CURATE}</h2><p>{curating.INTRODUCTION}</p>")
    data = answer.data if answer.data.own else answer.files.working
    tabs = st.tabs(
        [curating.FROM_TEXT, curating.WHOLE_FILE, curating.TO_DO],
        key="curate_tab",
        on_change="rerun",
    )
    held = draft.draft(data)
    for tab, part in zip(tabs, (from_text.show, cells.show, to_do.show), strict=True):
        if tab.open:
            with tab:
                part(answer, held)
    if not tabs[2].open:
        if tabs[0].open:
            rows.show(answer, held)
        result.show(answer, draft.draft(data))
