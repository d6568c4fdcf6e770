"""A whole file: drop one in, see its problems and differences, change single cells."""

from html import escape

import pandas as pd
import streamlit as st

from lib.answer import Answer
from lib.controls import draft
from lib.curate.draft import Draft
from lib.data.beside import own_data
from lib.data.delimited import table
from lib.data.limits import MOST_MEGABYTES
from lib.data.needed import UnnamedError
from lib.data.problems import UnreadableError
from lib.data.releases import difference
from lib.data.row import COLUMNS
from lib.page import changes
from lib.page.curate import naming, rows
from lib.words import curating, notes


def show(answer: Answer) -> None:
    """Draw the drop zone, and the differences from the published file where it is a copy."""
    st.file_uploader(
        curating.DROP_CSV,
        key="curate_csv",
        help=curating.DROP_CSV_HELP,
        max_upload_size=MOST_MEGABYTES,
        on_change=_dropped,
        args=(answer,),
    )
    if reason := st.session_state.get("curate_refused"):
        st.html(f"<p class='notice' role='alert'>{escape(reason)}</p>")
    naming.show(answer)
    if answer.data.own and answer.data.views.named:
        _compared(answer)


def _dropped(answer: Answer) -> None:
    """Read what was dropped; for the callback of the drop zone."""
    file = st.session_state["curate_csv"]
    st.session_state["curate_refused"] = ""
    naming.forget()
    if file is None:
        return
    if draft.unsaved():
        st.session_state["curate_refused"] = curating.UNSAVED
        return
    try:
        draft.show_own(own_data(file.name, file.getvalue(), answer.files.working))
    except UnreadableError as error:
        st.session_state["curate_refused"] = notes.unreadable(file.name, str(error))
        if isinstance(error, UnnamedError):
            naming.ask(file.name, file.getvalue(), error)


def _compared(answer: Answer) -> None:
    found = difference(answer.files.working.reading.cells, answer.data.reading.cells)
    st.html(f"<h3>{curating.COMPARED}</h3>")
    changes.differences(found, answer.files.working, answer.data, curating.NOT_IN_YOURS)


def grid(held: Draft) -> None:
    """Draw every cell of the file as it stands, and keep those that differ."""
    st.html(f"<h3>{curating.CELLS}</h3><p class='aside'>{curating.CELLS_HELP}</p>")
    records = table(held.opened, COLUMNS, held.renames).records
    lines = [line for line, _ in records]
    opened = pd.DataFrame([cells for _, cells in records], index=lines, dtype="str")
    key, base = draft.grid("cells", dict(held.changes))
    current = opened.copy()
    for (line, column), value in base.items():
        current.loc[line, column] = value
    typed = st.data_editor(
        current,
        key=key,
        column_config={
            "_index": st.column_config.Column(curating.LINE, disabled=True),
            **rows.columns(opened),
        },
        placeholder="",
        alt=curating.CELLS,
    ).fillna("")
    differs = typed.to_numpy(dtype=object) != opened.reindex(columns=typed.columns).to_numpy(
        dtype=object
    )
    draft.hold_changes(
        {
            (lines[row], str(typed.columns[at])): str(typed.iloc[row, at])
            for row, at in zip(*differs.nonzero(), strict=True)
        }
    )
