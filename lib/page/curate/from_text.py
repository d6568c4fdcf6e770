"""A text beside the estimates found in it."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from lib import words
from lib.answer import Answer
from lib.curate.brought import kinds
from lib.curate.brought.bring import MOST_CHARACTERS, Brought, brought
from lib.curate.brought.found import found_in
from lib.curate.draft import Draft
from lib.curate.extract import ABOUT, Candidate
from lib.curate.kept import checksum
from lib.curate.vocabulary import vocabulary
from lib.data.limits import MOST_MEGABYTES
from lib.data.problems import UnreadableError
from lib.data.row import COLUMNS
from lib.page.curate import desk
from lib.page.curate import found as cards
from lib.words import curating, notes

HIGH, LOW = 160, 76  # pixels of the box; once there is a text, it stands below to be read
FILE, READ, READ_FROM = "curate_text_file", "curate_read", "curate_read_from"


def show(answer: Answer, held: Draft) -> None:
    """Take a text, and draw it beside what was found in it."""
    name, content = _given()
    try:
        given = _brought(name, content)
        st.session_state[desk.SHOWN] = given.text
        if not given.text.strip():
            st.html(f"<p class='aside'>{curating.NO_TEXT}</p>")
            return
        about = _about()
        found = _found(given, answer, about)
    except UnreadableError as error:
        st.session_state[desk.SHOWN] = ""
        reason = notes.unreadable(name or curating.THE_TEXT, str(error))
        st.html(f"<p class='notice' role='alert'>{escape(reason)}</p>")
        return
    now = cards.at(found, held)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        states = [held.state(each.key) for each in found]
        st.html(f"<p class='aside'>{curating.SELECT_MISSED}</p>")
        text = marked(given.text, found, states, now)
        st.html(f"<div class='marked' tabindex='0'>{text}</div>")
    with right:
        cards.show(answer, held, found, now)


def _brought(name: str, content: bytes) -> Brought:
    """Read what was brought once, not again whenever something is clicked."""
    if st.session_state.get(READ_FROM) != (name, content):
        with st.spinner(curating.READING):  # long PDFs take some seconds
            given = brought(name, content)
        st.session_state[READ], st.session_state[READ_FROM] = given, (name, content)
        # Each file has boxes of its own: what the one before said of itself must not stay.
        st.session_state[desk.BOXES] = f"{checksum(content)[:8]}_" if name else ""
        for each, said in given.about.items():
            st.session_state[desk.box(each)] = said
    return st.session_state[READ]


def _found(given: Brought, answer: Answer, about: Mapping[str, str]) -> list[Candidate]:
    """Look for estimates once for each text, too."""
    wanted = desk.wanted(given.text)
    asked = (given, answer.data.content, answer.own_words, about, wanted)
    if st.session_state.get("curate_asked") != asked:
        known = vocabulary(answer.estimates, answer.own_words)
        st.session_state["curate_found"] = found_in(given, known, about, wanted)
        st.session_state["curate_asked"] = asked
    return st.session_state["curate_found"]


def marked(text: str, found: Sequence[Candidate], states: Sequence[str], now: int = -1) -> str:
    """Give the text as HTML with every found phrase marked and numbered, one of them as `now`."""
    pieces, at = [], 0
    places: dict[tuple[int, int], list[int]] = {}
    for number, candidate in enumerate(found):
        places.setdefault((candidate.start, candidate.end), []).append(number)
    for (start, end), numbers in sorted(places.items()):
        if start < at:
            continue
        label = ", ".join(str(number + 1) for number in numbers)
        state = f"{states[numbers[0]]}{' now' * (now in numbers)}"
        pieces += [
            escape(text[at:start]),
            f"<mark class='{state}'>{escape(text[start:end])}<sup>{label}</sup></mark>",
        ]
        at = end
    return "".join([*pieces, escape(text[at:])])


def _given() -> tuple[str, bytes]:
    """Take the text that was pasted, which has no name, else the file that was dropped."""
    given = st.session_state.get(desk.TEXT) or st.session_state.get(FILE)
    left, right = st.columns([3, 2], gap="medium")
    pasted = left.text_area(
        curating.PASTE,
        key=desk.TEXT,
        height=LOW if given else HIGH,
        max_chars=MOST_CHARACTERS,
        help=curating.PASTE_HELP.format(most=words.number(MOST_CHARACTERS)),
        persist_state="session",
    )
    file = right.file_uploader(
        curating.DROP_TEXT,
        key=FILE,
        help=curating.DROP_TEXT_HELP.format(kinds=kinds.READ),
        max_upload_size=MOST_MEGABYTES,
        on_change=_take_file,
    )
    if pasted.strip() or file is None:
        return "", pasted.encode()
    return file.name, file.getvalue()


def _take_file() -> None:
    """Let a dropped file take the place of a pasted text; for the callback of the drop zone."""
    if st.session_state[FILE]:
        st.session_state[desk.TEXT] = ""


def _about() -> dict[str, str]:
    """Ask where the text stands; it goes into every row that tells nothing else."""
    with (
        st.expander(curating.ABOUT_TEXT, expanded=True),
        st.container(horizontal=True),
    ):
        for name in ABOUT:
            st.text_input(
                COLUMNS[name].title,
                key=desk.box(name),
                help=COLUMNS[name].meaning,
                persist_state="session",
            )
    return desk.about()
