"""What the browser does at the curator's desk: paste, selection, files, and keeping the draft."""

from base64 import b64encode
from functools import partial
from pathlib import Path
from time import monotonic
from uuid import uuid4

import streamlit as st

from lib.answer import Answer
from lib.controls import draft
from lib.curate import kept
from lib.curate.draft import Draft
from lib.curate.telling import ABOUT
from lib.data.beside import own_data
from lib.data.problems import UnreadableError
from lib.words import curating

BOXES, ASKED, READY, HANDED = "curate_boxes", "curate_ask", "curate_ready", "curate_handed"
DESK, BEGUN, SAID = "desk", "curate_begun", "curate_restored"
TEXT, SHOWN, WANTED, AT = "curate_text", "curate_shown", "curate_wanted", "curate_at"
PATIENCE = 30  # seconds for which what was asked for is still wanted
_DESK = st.components.v2.component(
    "desk", js=Path(__file__).with_name("desk.js").read_text(encoding="utf-8")
)


def show(answer: Answer, held: Draft) -> None:
    """Let the browser listen, and keep the draft as it stands."""
    if said := st.session_state.pop(SAID, ""):
        st.html(f"<p class='notice' role='status'>{said}</p>")
    _DESK(
        key=DESK,
        data={
            "draft": _written(answer, held),
            # A session that is begun anew has lost what the browser still holds.
            "begun": st.session_state.setdefault(BEGUN, uuid4().hex),
            "take": curating.TAKE,
            "asked": st.session_state.get(ASKED),
            "file": st.session_state.get(HANDED),
        },
        on_ready_change=_ready,
        on_kept_change=partial(_restore, answer),
        on_taken_change=_take,
        on_gone_to_change=_go_to,
    )
    if HANDED in st.session_state:  # not before it is sent: a run may be broken off anywhere
        done()


def ask(way: str) -> None:
    """Ask for a file, or for saving it; for callbacks.

    The browser says when it has told all that was typed before: a grid tells it a moment late.
    """
    st.session_state[ASKED] = {"way": way, "id": uuid4().hex, "at": monotonic()}


def asked() -> str:
    """Give what was asked for a moment ago, once all that was typed before it is here."""
    way = st.session_state.get(ASKED)
    if not way or way["id"] != st.session_state.get(READY):
        return ""
    return way["way"] if monotonic() - way["at"] < PATIENCE else ""


def done() -> None:
    """Forget what was asked for."""
    for name in (ASKED, READY, HANDED):
        st.session_state.pop(name, None)


def hand_over(name: str, content: bytes) -> None:
    """Let the browser save the file that was asked for, at the end of this run."""
    text, of = b64encode(content).decode(), st.session_state[ASKED]["id"]
    st.session_state[HANDED] = {"name": name, "content": text, "id": of}


def about() -> dict[str, str]:
    """Give what the boxes hold that say where the text stands."""
    held = {name: st.session_state.get(box(name)) or "" for name in ABOUT}
    return {name: text.strip() for name, text in held.items() if text.strip()}


def box(name: str) -> str:
    """Give the key of the box for a column, among those of the text that is shown."""
    return f"curate_{st.session_state.get(BOXES, '')}{name}"


def wanted(text: str) -> list[kept.Span]:
    """Give the places of a text that were chosen by hand; those of another text are past."""
    of, places = st.session_state.get(WANTED, ("", []))
    return places if of == text else []


def _written(answer: Answer, held: Draft) -> str:
    own = answer.data.content if answer.data.own else b""
    text = st.session_state.get(SHOWN, "")  # of a dropped file, too, which is gone by then
    if not (held.touched or own or text.strip()):
        return ""
    places = wanted(text)
    return kept.written(kept.kept(held, own, text, about(), places))


def _restore(answer: Answer) -> None:
    """Take over what the browser has kept of a draft; for the callback of the component."""
    found = kept.read_kept(st.session_state[DESK].kept)
    if found is None or draft.unsaved():
        return
    data = answer.files.working
    if found.own:
        try:
            data = own_data(found.name, found.own, data, found.renames or None)
        except UnreadableError:
            return
        draft.show_own(data)
    held, fits = found.on(Draft(*data.editable, renames=data.renames))
    draft.hold(held)
    st.session_state[TEXT], st.session_state[BOXES] = found.text, ""
    st.session_state[WANTED] = (found.text, [tuple(each) for each in found.wanted])
    for name, said in found.about.items():
        if name in ABOUT:
            st.session_state[box(name)] = said
    st.session_state[SAID] = curating.RESTORED if fits else curating.RESTORED_IN_PART


def _ready() -> None:
    st.session_state[READY] = st.session_state[DESK].ready


def _take() -> None:
    """Let a number count that was selected; for the callback of the component."""
    text = st.session_state[SHOWN]
    start, end = map(int, st.session_state[DESK].taken)
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if 0 <= start < end <= len(text):
        st.session_state[WANTED] = (text, [*wanted(text), (start, end)])
        st.session_state[AT] = (start, end)


def _go_to() -> None:
    st.session_state[AT] = int(st.session_state[DESK].gone_to) - 1
