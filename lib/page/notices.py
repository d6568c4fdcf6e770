"""What stands above every page: the title, and what went wrong. Cells are text, escaped."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from lib import query
from lib.analysis.select import Stray, reversed_dates
from lib.answer import Answer
from lib.controls import draft
from lib.data.beside import Data
from lib.query import Selection
from lib.words import captions, labels

MOST_STRAYS = 5


def title(text: str) -> None:
    """Write the dataset's title."""
    st.html(f"<h1>{escape(text or labels.APP)}</h1>")


def unreadable(name: str, reason: str) -> None:
    """Say why there is nothing to show."""
    title("")
    unreadable_file(name, reason)


def unreadable_file(name: str, reason: str) -> None:
    """Say which file cannot be read, and why."""
    _notice(captions.unreadable(name, reason), "alert")


def about_data(data: Data) -> None:
    """Say what is wrong with the files, if anything; every problem can be unfolded."""
    if data.stale:
        _notice(captions.stale(data.name, data.stale), "alert")
    if data.missing:
        _notice(captions.lost(data.name, data.missing), "alert")
    if data.problems:
        left_out = {(name, p.line) for name, p in data.problems if name == data.name}
        with st.expander(captions.problems_found(len(data.problems), len(left_out))):
            listed = "".join(
                f"<li>{escape(f'{name} {problem}')}</li>" for name, problem in data.problems
            )
            st.html(f"<ul class='problems'>{listed}</ul>")


def about_own(data: Data) -> None:
    """Say that the charts show the reader's own file, with the way back."""
    if data.own:
        with st.container(horizontal=True, key="own", vertical_alignment="center"):
            _notice(captions.own(data.name, len(data.reading.estimates)), "status")
            st.button(labels.STOP_OWN, on_click=draft.show_own, args=(None,))


def about_release(answer: Answer) -> None:
    """Say that a release is shown and what has changed since, with the way to see it."""
    if answer.since:
        address = escape(query.write(answer.selection))
        st.html(
            f"<p class='notice' role='status'>{escape(answer.since)} "
            f"<a href='./changes?{address}' target='_self'>{labels.CHANGES}</a></p>"
        )


def about_strays(found: Sequence[Stray], selection: Selection) -> None:
    """Name the values in the address that mean nothing, and dates in the wrong order."""
    for stray in found[:MOST_STRAYS]:
        _notice(captions.stray(stray.parameter, stray.value), "status")
    if len(found) > MOST_STRAYS:
        _notice(labels.MORE_STRAYS.format(more=len(found) - MOST_STRAYS), "status")
    if reversed_dates(selection):
        _notice(labels.REVERSED, "status")


def _notice(text: str, role: str) -> None:
    st.html(f"<p class='notice' role='{role}'>{escape(text)}</p>")
