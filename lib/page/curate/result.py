"""The file that comes of the draft: its problems, its chart, the way to take it away."""

from dataclasses import replace
from datetime import datetime
from html import escape

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.analysis.select import view
from lib.answer import Answer
from lib.controls import draft, state
from lib.curate.draft import Checked, Draft, checked, rows_csv
from lib.curate.edit import NotEditedError
from lib.curate.save import save, save_beside
from lib.curate.vocabulary import vocabulary
from lib.data.beside import Data
from lib.data.problems import UnreadableError
from lib.figures.style import STYLES, colours
from lib.figures.timeline import timeline
from lib.page.curate import desk, mend
from lib.place import may_save
from lib.selection import DEFAULTS
from lib.words import curating, notes


def show(answer: Answer, first: DeltaGenerator, whole: bool = False) -> None:
    """Draw what differs, whether it is sound, and the downloads.

    What is wrong goes into `first`, a place above the grid; `whole` tells of every line.
    """
    held, asked = draft.draft(data_of(answer)), desk.asked()
    st.html(f"<h3>{curating.RESULT}</h3>")
    if said := st.session_state.pop("curate_saved", ""):
        st.html(f"<p class='notice' role='status'>{escape(said)}</p>")
    if not held.touched:
        desk.done()
        st.html(f"<p>{curating.UNTOUCHED}</p>")
        if whole:
            with first:
                mend.lines(held, data_of(answer).reading.problems)
        return
    try:
        own = answer.own_words
        made = checked(held, vocabulary(answer.estimates, own))
    except (NotEditedError, UnreadableError) as error:
        reason = notes.unreadable(held.name, str(error))
        first.html(f"<p class='notice' role='alert'>{escape(reason)}</p>")
        return
    with first:
        mend.rows(held, made.of_rows)
        if whole:
            mend.lines(held, made.of_lines)
    st.html(f"<p>{escape(curating.result(len(held.new), len(held.changes)))}</p>")
    _sound(made)
    if made.new:
        _preview(answer, made)
    _take(answer, held, made, asked)


def data_of(answer: Answer) -> Data:
    """Give what is edited: the reader's own file, else the working file, never a release."""
    return answer.data if answer.data.own else answer.files.working


def _sound(made: Checked) -> None:
    """Say whether anything is wrong, and list what is only unusual."""
    faulty = len(made.of_rows) + made.spoilt
    st.html(f"<p role='status'>{curating.FAULTY if faulty else curating.SOUND}</p>")
    if made.unusual:
        listed = "".join(f"<li>{escape(curating.row_warning(each))}</li>" for each in made.unusual)
        st.html(f"<div class='notice' role='status'><ul class='problems'>{listed}</ul></div>")


def _preview(answer: Answer, made: Checked) -> None:
    """Draw the new rows among the others of their groups and areas."""
    estimates = made.reading.estimates
    new = estimates[estimates["id"].isin(made.new)]
    style = STYLES[state.theme()]
    selection = replace(DEFAULTS, group=_values(new["group"]), area=_values(new["area"]))
    figure = timeline(
        view(estimates, selection),
        answer.data.events,
        {},
        colours(estimates, style),
        style,
        marked=made.new,
        titles=answer.dataset.titles,
    )
    st.html(f"<h3>{curating.PREVIEW}</h3>")
    st.plotly_chart(figure, theme=None, key="curate_preview", alt=curating.PREVIEW,
                    config={"displayModeBar": False})  # fmt: skip


def _values(column: pd.Series) -> tuple[str, ...]:
    return tuple(str(value) for value in column.unique())


def _take(answer: Answer, held: Draft, made: Checked, asked: str) -> None:
    """Draw the ways to take it away, and go the one that was asked for a moment ago."""
    faulty = bool(made.of_rows or made.spoilt)
    own_disk = may_save() and not answer.data.own
    with st.container(horizontal=True):
        st.button(curating.DOWNLOAD_FILE, on_click=desk.ask, args=("file",), type="primary")
        if held.new:
            st.button(curating.DOWNLOAD_ROWS, on_click=desk.ask, args=("rows",))
        if own_disk:
            st.button(curating.SAVE, on_click=desk.ask, args=("save",), disabled=faulty,
                      help=curating.SAVE_HELP)  # fmt: skip
        st.button(curating.START_AGAIN, on_click=draft.forget)
    match asked:
        case "file":
            desk.hand_over(held.name, made.content)
        case "rows":
            desk.hand_over("new-rows.csv", rows_csv(held.new))
        case "save":
            desk.done()  # also where it cannot be: mended later, it is asked for again
            if own_disk and not faulty:
                _save(answer, held, made)


def _save(answer: Answer, held: Draft, made: Checked) -> None:
    """Write the file that is served, if it is still the one that was opened, and begin anew."""
    path = answer.files.path
    try:
        if held.name != path.name:  # the CSV form of a spreadsheet, which itself is only read
            written = save_beside(path, made.content, held.opened)
            said = curating.saved_beside(path.name, written.name)
        else:
            kept = save(path, made.content, held.opened, datetime.now())
            said = curating.saved(path.name, kept.name)
        draft.forget()
    except NotEditedError as error:
        said = str(error)
    st.session_state["curate_saved"] = said
    st.rerun()
