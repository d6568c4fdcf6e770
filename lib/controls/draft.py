"""The curator's draft in the session: what was opened, accepted, typed; changed by callbacks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from lib.curate.draft import Cells, Draft
from lib.curate.edit import Place
from lib.curate.extract import Candidate
from lib.data.beside import Data

T = TypeVar("T")
OWN, OPENED, CHANGES, ROWS = "own_data", "draft_opened", "draft_changes", "draft_rows"
DECIDED, GRIDS, BASES = "draft_decided", "draft_grids", "draft_bases"


def own() -> Data | None:
    """Give the reader's own file, which this session alone shows; None where there is none."""
    return st.session_state.get(OWN)


def show_own(data: Data | None) -> None:
    """Show a file of the reader's own in all charts of this session, or no longer."""
    st.session_state[OWN] = data
    forget()


def forget() -> None:
    """Drop all changes and new rows; for callbacks."""
    for name in (OPENED, CHANGES, ROWS, DECIDED):
        st.session_state.pop(name, None)
    renew_grids()


def draft(data: Data) -> Draft:
    """Give the draft so far. It starts from `data` and keeps what was opened once it differs."""
    changes, rows = st.session_state.get(CHANGES, {}), st.session_state.get(ROWS, [])
    now = (*data.editable, data.renames)
    name, opened, renames = st.session_state.get(OPENED) or now
    found = Draft(name, opened, changes, tuple(rows), renames)
    if not found.touched:
        name, opened, renames = now
        found = replace(found, name=name, opened=opened, renames=renames)
    st.session_state[OPENED] = (found.name, found.opened, found.renames)
    return found


def unsaved() -> bool:
    """Tell whether there are changes or new rows that closing the page would lose."""
    return bool(st.session_state.get(CHANGES) or st.session_state.get(ROWS))


def hold_changes(changes: Mapping[Place, str]) -> None:
    """Keep every cell that differs from what was opened."""
    st.session_state[CHANGES] = dict(changes)


def hold_rows(rows: list[Cells]) -> None:
    """Keep the new rows as they stand in their grid."""
    st.session_state[ROWS] = rows


def decided(candidate: Candidate) -> str:
    """Tell what was decided on a candidate: "accepted", "rejected" or nothing yet."""
    return st.session_state.get(DECIDED, {}).get(_key(candidate), "")


def accept(candidate: Candidate, cells: Cells) -> None:
    """Take a candidate over as a new row; for callbacks."""
    decide(candidate, "accepted")
    st.session_state[ROWS] = [*st.session_state.get(ROWS, []), cells]
    renew_grids()


def decide(candidate: Candidate, what: str) -> None:
    """Say what becomes of a candidate; for callbacks."""
    st.session_state[DECIDED] = {**st.session_state.get(DECIDED, {}), _key(candidate): what}


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


def _key(candidate: Candidate) -> tuple:
    return (candidate.start, candidate.end, candidate.group, candidate.wording)
