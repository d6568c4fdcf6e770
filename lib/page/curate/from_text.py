"""A text beside the estimates found in it, each to be accepted or rejected."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from lib import words
from lib.answer import Answer
from lib.controls import draft
from lib.curate.draft import Draft
from lib.curate.extract import ABOUT, Candidate, candidates
from lib.curate.rows import cells
from lib.curate.text import plain
from lib.curate.vocabulary import vocabulary
from lib.data.limits import MOST_MEGABYTES
from lib.data.problems import UnreadableError
from lib.data.row import COLUMNS
from lib.words import curating, notes

MOST_CHARACTERS = 200_000
A_LINE = 4  # boxes beside each other


def show(answer: Answer, held: Draft) -> None:
    """Take a text, and draw it beside what was found in it."""
    try:
        text = plain(_given())
        if not text.strip():
            st.html(f"<p class='aside'>{curating.NO_TEXT}</p>")
            return
        about = _about()
        found = _found(text, answer, about)
    except UnreadableError as error:
        reason = notes.unreadable(curating.THE_TEXT, str(error))
        st.html(f"<p class='notice' role='alert'>{escape(reason)}</p>")
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        states = [draft.decided(candidate) for candidate in found]
        st.html(f"<div class='marked' tabindex='0'>{marked(text, found, states)}</div>")
    with right:
        st.html(f"<h3>{curating.FOUND}</h3>")
        if not found:
            st.html(f"<p>{curating.NOTHING_FOUND}</p>")
        for number, candidate in enumerate(found, start=1):
            _candidate(number, candidate)


def _found(text: str, answer: Answer, about: Mapping[str, str]) -> list[Candidate]:
    """Look for estimates once for each text, not again whenever something is clicked."""
    if len(text) > MOST_CHARACTERS:
        most = words.number(MOST_CHARACTERS)
        raise UnreadableError(curating.TOO_LONG.format(most=most))
    asked = (text, answer.data.content, answer.own_words, about)
    if st.session_state.get("curate_asked") != asked:
        known = vocabulary(answer.estimates, answer.own_words)
        st.session_state["curate_found"] = candidates(text, known, about)
        st.session_state["curate_asked"] = asked
    return st.session_state["curate_found"]


def marked(text: str, found: Sequence[Candidate], states: Sequence[str]) -> str:
    """Give the text as HTML with every found phrase marked and numbered."""
    pieces, at = [], 0
    places: dict[tuple[int, int], list[int]] = {}
    for number, candidate in enumerate(found):
        places.setdefault((candidate.start, candidate.end), []).append(number)
    for (start, end), numbers in sorted(places.items()):
        if start < at:
            continue
        label = ", ".join(str(number + 1) for number in numbers)
        state = states[numbers[0]] or "open"
        pieces += [
            escape(text[at:start]),
            f"<mark class='{state}'>{escape(text[start:end])}<sup>{label}</sup></mark>",
        ]
        at = end
    return "".join([*pieces, escape(text[at:])])


def _given() -> bytes:
    """Take the text that was pasted, else the file that was dropped."""
    pasted = st.text_area(
        curating.PASTE,
        key="curate_text",
        height=160,
        max_chars=MOST_CHARACTERS,
        help=curating.PASTE_HELP.format(most=words.number(MOST_CHARACTERS)),
        persist_state="session",
    )
    file = st.file_uploader(
        curating.DROP_TEXT,
        key="curate_text_file",
        help=curating.DROP_TEXT_HELP,
        max_upload_size=MOST_MEGABYTES,
    )
    if pasted.strip() or file is None:
        return pasted.encode()
    return file.getvalue()


def _about() -> dict[str, str]:
    """Ask where the text stands; it goes into every row that tells nothing else."""
    with st.expander(curating.ABOUT_TEXT, expanded=True):
        boxes = [box for _ in range(0, len(ABOUT), A_LINE) for box in st.columns(A_LINE)]
        for name, box in zip(ABOUT, boxes, strict=False):
            box.text_input(
                COLUMNS[name].title,
                key=f"curate_{name}",
                help=COLUMNS[name].meaning,
                persist_state="session",
            )
    return _given_about()


def _given_about() -> dict[str, str]:
    """Give what the boxes hold."""
    held = {name: st.session_state.get(f"curate_{name}") or "" for name in ABOUT}
    return {name: text.strip() for name, text in held.items() if text.strip()}


def _accept(candidate: Candidate) -> None:
    """Take a candidate over, with what was typed about the text in the same moment."""
    row = cells(candidate)
    draft.accept(
        candidate, row | {name: text for name, text in _given_about().items() if not row[name]}
    )


def _candidate(number: int, candidate: Candidate) -> None:
    state = draft.decided(candidate)
    stated = words.bounds(candidate.low, candidate.high, candidate.value, candidate.error)
    with st.container(border=True, key=f"candidate_{number}"):
        head = curating.candidate(number, stated, candidate.counted, candidate.group)
        where = (candidate.area, candidate.source or candidate.speaker, _when(candidate))
        st.html(
            f"<strong>{escape(head)}</strong><br><q>{escape(candidate.wording)}</q>"
            f"<br><span class='aside'>{escape(' · '.join(filter(None, where)))}</span>"
            + (f"<p class='notice'>{escape(candidate.doubt)}</p>" if candidate.doubt else "")
        )
        if state:
            said = curating.ACCEPTED if state == "accepted" else curating.REJECTED
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(f"<span class='aside'>{said}</span>")
                if state == "rejected":
                    st.button(curating.AGAIN, key=f"again_{number}", on_click=draft.decide,
                              args=(candidate, ""))  # fmt: skip
            return
        with st.container(horizontal=True):
            st.button(curating.ACCEPT, key=f"accept_{number}", type="primary",
                      on_click=_accept, args=(candidate,))  # fmt: skip
            st.button(curating.REJECT, key=f"reject_{number}", on_click=draft.decide,
                      args=(candidate, "rejected"))  # fmt: skip


def _when(candidate: Candidate) -> str:
    return words.partial_date(candidate.reference_date or candidate.year)
