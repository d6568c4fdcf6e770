"""What stands where nothing is in view: which filter to remove, and what would then be there."""

import streamlit as st

from lib import words
from lib.analysis.strays import without_each
from lib.answer import Answer
from lib.controls import state
from lib.words import labels, notes


def show(answer: Answer) -> None:
    """Offer to remove each filter that alone keeps everything out, then all of them."""
    view = answer.view
    found = without_each(answer.estimates, view.selection, answer.files.names)
    with st.container(key="clear_here", horizontal=True):
        for name, rows in found:
            st.button(
                words.plain(notes.clear_one(name, rows, answer.dataset.titles)),
                key=f"clear_{name}",
                on_click=state.clear_one,
                args=(name,),
            )
        st.button(labels.CLEAR, key="clear_all", on_click=state.clear)
