"""The curator's draft in the session: what was opened, accepted, typed; changed by callbacks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from lib.controls import state
from lib.curate.draft import Cells, Draft
from lib.curate.edit import Place
from lib.data.beside import Data
from lib.selection import DEFAULTS

T = TypeVar("T")
OWN, BEFORE, DRAFT = "own_data", "selection_before_own", "draft"
GRIDS, BASES = "draft_grids", "draft_bases"


def own() -> Data | None:
    """Give the reader's own file, which this session alone shows; None where there is none."""
    return st.session_state.get(OWN)


def show_own(data: Data | None) -> None:
    """Show a file of the reader's own in all charts of this session, or no longer; for callbacks.

    One on another subject opens with all that it holds, since no filter was made for it.
    """
    if own() is None:
        st.session_state[BEFORE] = state.current()
    st.session_state[OWN] = data
    if data is None:
        state.hold(st.session_state.pop(BEFORE, DEFAULTS))
    elif not data.views.named:
        state.hold(DEFAULTS)
    forget()


def forget() -> None:
    """Drop all changes and new rows; for callbacks."""
    st.session_state.pop(DRAFT, None)
    renew_grids()


def draft(data: Data) -> Draft:
    """Give the draft so far. It starts from `data` and keeps what was opened once it differs."""
    held = held_draft()
    if held is None or not held.touched:
        name, opened = data.editable
        rejected = held.rejected if held else frozenset()
        held = Draft(name, opened, renames=data.renames, rejected=rejected)
        st.session_state[DRAFT] = held
    return held


def held_draft() -> Draft | None:
    """Give the draft so far, None before the page was opened."""
    return st.session_state.get(DRAFT)


def hold(changed: Draft) -> None:
    """Keep a draft in place of the one before, and draw every grid anew; for callbacks."""
    st.session_state[DRAFT] = changed
    renew_grids()


def change(by: Callable[[Draft], Draft]) -> None:
    """Change the draft as it is by now, not as it was when the page was drawn; for callbacks."""
    held = held_draft()
    if held is not None:
        hold(by(held))


def box(key: str, now: str) -> None:
    """Let a box, which is drawn next, hold what its cell holds; for any box that writes a cell.

    Only where it differs: set anew, a box forgets what is being typed into it.
    """
    if (st.session_state.get(key) or "") != now:
        st.session_state[key] = now


def unsaved() -> bool:
    """Tell whether there are changes or new rows that closing the page would lose."""
    held = held_draft()
    return held is not None and held.touched


def hold_changes(changes: Mapping[Place, str]) -> None:
    """Keep every cell that differs from what was opened, as it stands in a grid."""
    st.session_state[DRAFT] = replace(st.session_state[DRAFT], changes=dict(changes))


def hold_rows(rows: Iterable[Cells]) -> None:
    """Keep the new rows as they stand in their grid."""
    st.session_state[DRAFT] = replace(st.session_state[DRAFT], rows=tuple(rows))


def grid(name: str, now: T) -> tuple[str, T]:
    """Give the key of a grid and what it was drawn from.

    A grid keeps its own edits on top of what it is drawn from, so that must stay the same until
    the grid is a new one: after a row was accepted, or when its page is opened again; then it is
    drawn from what there is `now`.
    """
    key = f"{name}_{st.session_state.get(GRIDS, 0)}"
    if key not in st.session_state:
        st.session_state[BASES] = {**st.session_state.get(BASES, {}), name: now}
    return key, st.session_state[BASES][name]


def renew_grids() -> None:
    """Draw every grid anew; for callbacks."""
    st.session_state[GRIDS] = st.session_state.get(GRIDS, 0) + 1
