"""A dropped file whose columns have other names: which of them is the source, time and number."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from lib.answer import Answer
from lib.controls import draft
from lib.data.aliases import NEEDED
from lib.data.beside import own_data
from lib.data.headings import setting
from lib.data.needed import UnnamedError
from lib.data.problems import UnreadableError
from lib.data.row import COLUMNS
from lib.words import curating, notes

ASKED = "columns_asked"  # in the session alone
WHEN = "when"  # the year or the date, as the cells of the chosen column have it
NUMBERS = tuple(name for name in NEEDED["the number"] if name in COLUMNS)
BOXES = {
    "source": COLUMNS["source"].title,
    WHEN: curating.WHEN,
    **{name: COLUMNS[name].title for name in NUMBERS},
}


def ask(name: str, content: bytes, why: UnnamedError) -> None:
    """Keep a file that could not be read, to ask for its columns; for callbacks."""
    # Without its trace, which would hold the whole table.
    st.session_state[ASKED] = (name, content, why.with_traceback(None))
    for box in BOXES:
        st.session_state.pop(_key(box), None)


def forget() -> None:
    """Ask no more; for callbacks."""
    st.session_state.pop(ASKED, None)


def show(answer: Answer) -> None:
    """Draw a choice for each needed column, or the lines that say for good what was chosen."""
    asked = st.session_state.get(ASKED)
    if asked:
        _boxes(answer, *asked)
    elif answer.data.own and answer.data.renames != answer.files.working.renames:
        _lines(answer.data.renames)


def _boxes(answer: Answer, name: str, content: bytes, why: UnnamedError) -> None:
    if why.wide:
        st.html(f"<p class='aside'>{curating.ONE_PER_SOURCE}</p>")
        return
    st.html(
        f"<h3>{curating.CHOOSE_COLUMNS}</h3><p class='aside'>{curating.CHOOSE_COLUMNS_HELP}</p>"
    )
    options = list(dict.fromkeys(why.headings))
    for column, box in zip(st.columns(len(BOXES)), BOXES, strict=True):
        found = _found(box, why)
        with column:
            st.selectbox(
                BOXES[box],
                options,
                index=options.index(found) if found in options else None,
                key=_key(box),
                placeholder=curating.CHOOSE_COLUMN,
                help=curating.CHOSEN_HELP,
            )
    chosen = _chosen(why)
    st.button(
        curating.READ_SO,
        on_click=_read,
        args=(answer, name, content, why),
        disabled=not complete(chosen),
        type="primary",
    )
    if chosen:
        _lines(chosen)


def _found(box: str, why: UnnamedError) -> str:
    """Give the heading that is recognised already."""
    names = NEEDED["the time"] if box == WHEN else (box,)
    return next((why.found[name] for name in names if name in why.found), "")


def _chosen(why: UnnamedError) -> dict[str, str]:
    """Give the headings that are chosen, by our columns."""
    held = {box: st.session_state.get(_key(box)) for box in BOXES}
    return settled({box: heading for box, heading in held.items() if heading}, why)


def settled(chosen: Mapping[str, str], why: UnnamedError) -> dict[str, str]:
    """Turn what is chosen into settings of `[columns]`."""
    return {_column(box, heading, why): heading for box, heading in chosen.items()}


def _column(box: str, heading: str, why: UnnamedError) -> str:
    if box != WHEN:
        return box
    recognised = next((n for n in NEEDED["the time"] if why.found.get(n) == heading), "")
    return recognised or ("reference_date" if heading in why.dates else "year")


def complete(chosen: Mapping[str, str]) -> bool:
    """Tell whether enough is chosen for a file to be read."""
    return all(set(names).intersection(chosen) for names in NEEDED.values())


def _read(answer: Answer, name: str, content: bytes, why: UnnamedError) -> None:
    """Read the file as it is chosen; for the callback of the button."""
    chosen = _chosen(why)
    twice = next((h for h in chosen.values() if [*chosen.values()].count(h) > 1), "")
    if twice:
        st.session_state["curate_refused"] = curating.CHOSEN_TWICE.format(heading=twice)
        return
    try:
        data = own_data(name, content, answer.files.working, chosen)
    except UnreadableError as error:
        st.session_state["curate_refused"] = notes.unreadable(name, str(error))
        return
    st.session_state["curate_refused"] = ""
    forget()
    draft.show_own(data)


def _lines(chosen: Mapping[str, str]) -> None:
    st.html(f"<p class='aside'>{escape(curating.COLUMNS_LINES)}</p>")
    lines = ["[columns]", *(setting(*each) for each in chosen.items())]
    st.code("\n".join(lines), language="toml")


def _key(box: str) -> str:
    return f"column_{box}"
