"""Every shared control, drawn by the frame; what they hold is in `state`."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib import words
from lib.controls import fields, state
from lib.data.dataset import Dataset
from lib.selection import (
    ALL,
    COLUMNS,
    DEFAULTS,
    FILTERS,
    OWN,
    NamedView,
    Selection,
    displayed_as,
    name_of,
)
from lib.words import captions, labels, statements

MOST_LISTED = 500
FOLDED = tuple(name for name in FILTERS if name not in (*COLUMNS, "from", "to"))


def filters(
    estimates: pd.DataFrame,
    named: Sequence[NamedView],
    selection: Selection,
    releases: Sequence[str],
    dataset: Dataset,
) -> None:
    """Draw all filters; those for which the file has no column are left out."""
    _views(named, selection)
    for name in COLUMNS:
        fields.column(
            estimates, name, getattr(selection, name), labels.title(name, dataset.titles)
        )
    for column, name in zip(st.columns(2), ("from", "to"), strict=True):
        with column:
            fields.text(name, fields.example(estimates, "when", last=name == "to"))
    # Decided once: the box must not close in the reader's hand.
    in_use = any(getattr(selection, name) for name in FOLDED)
    with st.expander(
        labels.MORE_FILTERS, expanded=st.session_state.setdefault("more_filters", in_use)
    ):
        fields.text("published_by", fields.example(estimates, "publication_date"))
        fields.bounds(selection)
        for name in ("linked", "derived", "disputed"):
            fields.choice(name, getattr(selection, name))
        fields.text("q", "")
    with st.expander(labels.DISPLAY):
        for name in ("split", "axis", "repeats", "band"):
            fields.choice(name, getattr(selection, name), required=True)
        for name in OWN:
            fields.own(name, getattr(selection, name), getattr(dataset, name))
        if releases or selection.release:
            release("release", releases, selection.release)
    st.button(labels.CLEAR, on_click=state.clear, width="stretch")


def release(name: str, releases: Sequence[str], held: str) -> None:
    """Draw the choice of a release; blank is the working file."""
    options = [*releases, *([held] if held and held not in releases else [])]
    st.selectbox(
        labels.LABELS[name],
        options,
        index=None,
        key=name,
        format_func=lambda value: value if value in releases else words.not_in_data(value),
        placeholder=labels.WORKING_FILE,
        help=labels.HELP[name],
        persist_state="session",
    )


def highlight(types: Sequence[str]) -> None:
    """Draw the legend of colours, which is also the choice of one type to stand out."""
    held = st.session_state.get("highlight")
    st.pills(
        labels.LABELS["highlight"],
        [*types, *([held] if held and held not in types else [])],
        key="highlight",
        help=labels.HELP["highlight"],
        format_func=lambda value: words.plain(value or labels.NO_TYPE),
        persist_state="session",
    )


def at(moment: str) -> None:
    """Draw the day of which to tell who says what; blank means the view's own moment."""
    st.text_input(
        labels.LABELS["at"],
        key="at",
        placeholder=moment,
        help=labels.HELP["at"],
        persist_state="session",
    )


def check(example: str) -> None:
    """Draw the number that is looked for among the latest estimates."""
    st.text_input(
        labels.LABELS["check"],
        key="check",
        placeholder=labels.EXAMPLE.format(example=example) if example else None,
        help=labels.HELP["check"],
        persist_state="session",
    )


def estimate(rows: pd.DataFrame, estimates: pd.DataFrame) -> str:
    """Draw the list of estimates in view, newest first, and give the id that is chosen.

    A very long list is cut, since all of it goes to the browser; the chosen one is always in it.
    """
    newest = rows.sort_values(["middle_day", "source"], ascending=[False, True]).head(MOST_LISTED)
    options = dict(zip(newest["id"], statements.one_line(newest), strict=True))
    held = st.session_state.get("estimate")
    if held and held not in options:
        known = statements.one_line(estimates[estimates["id"] == held])
        outside = "" if (rows["id"] == held).any() else f" ({labels.OUTSIDE})"
        options[held] = f"{known[0]}{outside}" if known else words.not_in_data(held)
    label = labels.LABELS["estimate"]
    chosen = st.selectbox(
        label if len(rows) <= MOST_LISTED else captions.newest(label, MOST_LISTED, len(rows)),
        list(options),
        index=None,
        key="estimate",
        format_func=lambda row: options.get(row, row),
        help=labels.HELP["estimate"],
        placeholder=labels.CHOOSE_ESTIMATE,
        persist_state="session",
    )
    return chosen or ""


def _views(named: Sequence[NamedView], selection: Selection) -> None:
    def opened() -> None:
        chosen = st.session_state["chosen_view"]
        found = next((view.selection for view in named if view.name == chosen), DEFAULTS)
        state.hold(displayed_as(found, selection))

    options = [*(view.name for view in named), ALL]
    held = selection.view or name_of(selection, named)
    st.session_state["chosen_view"] = held or None
    st.selectbox(
        labels.LABELS["view"],
        [*options, *([held] if held and held not in options else [])],
        index=None,
        key="chosen_view",
        on_change=opened,
        format_func=lambda name: (
            labels.VIEW_NAMES.get(name, name) if name in options else words.not_in_data(name)
        ),
        placeholder=labels.OWN_SELECTION,
        help=labels.HELP["view"],
    )
