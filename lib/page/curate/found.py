"""The estimates found in a text, each to be accepted, corrected or rejected."""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape

import streamlit as st

from lib import words
from lib.answer import Answer
from lib.controls import draft
from lib.curate.candidate import Candidate
from lib.curate.draft import ACCEPTED, OPEN, Cells, Draft
from lib.curate.rows import cells
from lib.page.curate import desk, form
from lib.words import curating

A_PAGE = 25  # cards drawn at once
EDITED = "curate_edited"


def at(found: Sequence[Candidate], held: Draft) -> int:
    """Tell which candidate is the one to be decided: the one gone to, else the first open one."""
    asked = st.session_state.get(desk.AT)
    if isinstance(asked, tuple):  # a place that was chosen in the text
        start, end = asked
        asked = next((n for n, c in enumerate(found) if c.start < end and start < c.end), None)
    if asked is not None and 0 <= asked < len(found):
        return asked
    return next((n for n, c in enumerate(found) if held.state(c.key) == OPEN), 0)


def show(answer: Answer, held: Draft, found: Sequence[Candidate], now: int) -> None:
    """Draw what is done with all of them, then a card for each."""
    st.html(f"<h3>{curating.FOUND}</h3>")
    if not found:
        st.html(f"<p>{curating.NOTHING_FOUND}</p>")
        return
    still_open = [each for each in found if held.state(each.key) == OPEN]
    st.html(f"<p class='aside'>{curating.left_to_decide(len(still_open), len(found))}</p>")
    with st.container(horizontal=True):
        st.button(curating.accept_all(len(still_open)), key="accept_all",
                  disabled=not still_open, on_click=_accept, args=(still_open,))  # fmt: skip
        st.button(curating.NEXT, key="next", shortcut="N", on_click=_go, args=(found, now))
    first = now // A_PAGE * A_PAGE
    with st.container(key="cards"):
        for number in range(first, min(first + A_PAGE, len(found))):
            _card(answer, held, found, number, number == now)
    if len(found) > A_PAGE:
        last = min(first + A_PAGE, len(found))
        st.html(f"<p class='aside'>{curating.shown(first + 1, last, len(found))}</p>")


def _card(answer: Answer, held: Draft, found: Sequence[Candidate], at: int, is_now: bool) -> None:
    candidate = found[at]
    state = held.state(candidate.key)
    name = f"candidate_{at + 1}"
    with st.container(border=True, key=f"now_{name}" if is_now else name):
        row = held.row_of(candidate.key)
        st.html(_said(at + 1, candidate, row))
        with st.container(horizontal=True, vertical_alignment="center"):
            _buttons(found, at, state, is_now)
        if state == ACCEPTED and st.session_state.get(EDITED) == candidate.key:
            form.show(answer, held, candidate.key)


def _said(number: int, candidate: Candidate, row: Cells | None) -> str:
    """Write what was found, or what was made of it."""
    shown = row or cells(candidate)
    stated = curating.typed(shown)
    head = curating.candidate(number, stated, shown["counted"], shown["group"])
    when = words.partial_date(shown["reference_date"] or shown["year"])
    where = (shown["area"], shown["source"] or shown["speaker"], when)
    doubt = f"<p class='notice'>{escape(candidate.doubt)}</p>" if candidate.doubt else ""
    return (
        f"<strong>{escape(head)}</strong><br><q>{escape(candidate.wording)}</q>"
        f"<br><span class='aside'>{escape(' · '.join(filter(None, where)))}</span>{doubt}"
    )


def _buttons(found: Sequence[Candidate], at: int, state: str, is_now: bool) -> None:
    """Draw what can be done with a candidate; the one to be decided listens to keys."""
    candidate, number = found[at], at + 1

    def button(label: str, name: str, key: str, action: partial) -> None:
        st.button(
            label,
            key=f"{name}_{number}",
            on_click=action,
            shortcut=key if is_now else None,
            type="primary" if name == "accept" else "secondary",
        )

    if state == OPEN:
        accept = partial(_accept, [candidate], found, at)
        button(curating.ACCEPT, "accept", "A", accept)
        button(curating.EDIT, "edit", "E", partial(_edit, candidate))
        button(curating.REJECT, "reject", "X", partial(_reject, found, at))
        return
    st.html(f"<span class='aside'>{state}</span>")
    button(curating.TAKE_BACK, "again", "U", partial(_take_back, candidate, at))
    if state == ACCEPTED and st.session_state.get(EDITED) == candidate.key:
        button(curating.DONE, "edit", "E", partial(_edited, found, at))
    elif state == ACCEPTED:
        button(curating.EDIT, "edit", "E", partial(_edit, candidate))


# ── What the buttons do ───────────────────────────────────────────────────────────────────────


def _accept(taken: Sequence[Candidate], found: Sequence[Candidate] = (), at: int = 0) -> None:
    """Take candidates over, with what was typed about the text in the same moment."""
    about = desk.about()
    draft.change(lambda held: held.accepted((each.key, _row(each, about)) for each in taken))
    _go(found, at)


def _row(candidate: Candidate, about: Mapping[str, str]) -> Cells:
    row = cells(candidate)
    return row | {name: text for name, text in about.items() if not row[name]}


def _reject(found: Sequence[Candidate], at: int) -> None:
    """Reject one that is open; a key may still reach the card of the one decided just now."""
    held = draft.held_draft()
    if held is not None and held.state(found[at].key) == OPEN:
        draft.hold(held.refused(found[at].key))
        _go(found, at)


def _take_back(candidate: Candidate, at: int) -> None:
    draft.change(lambda held: held.opened_again(candidate.key))
    st.session_state[desk.AT] = at


def _edit(candidate: Candidate) -> None:
    _accept([candidate])
    st.session_state[EDITED] = candidate.key


def _edited(found: Sequence[Candidate], at: int) -> None:
    st.session_state[EDITED] = None
    _go(found, at)


def _go(found: Sequence[Candidate], at: int) -> None:
    """Go to the next candidate that is still open, from the beginning again after the last."""
    held = draft.held_draft()
    order = [*range(at + 1, len(found)), *range(at + 1)]
    if held is not None and found:
        opened = (n for n in order if held.state(found[n].key) == OPEN)
        st.session_state[desk.AT] = next(opened, order[0])
