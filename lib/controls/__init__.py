"""Every shared control, drawn by the frame; what they hold is in `state`."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from lib import words
from lib.answer import MOST_LISTED, Answer
from lib.controls import fields, state
from lib.selection import (
    ALL,
    COLUMNS,
    DEFAULTS,
    FILTERS,
    OWN,
    SPLITS,
    NamedView,
    Selection,
    displayed_as,
    name_of,
)
from lib.words import captions, labels, statements

FIRST = ("source_type", "from", "to")
SET_BY_VIEWS = ("group", "area", "counted")
FOLDED = tuple(name for name in FILTERS if name not in (*FIRST, *SET_BY_VIEWS))
OWN_SELECTION = ""  # where no named view is shown


def filters(answer: Answer) -> None:
    """Draw all filters; those for which the file has no column are left out."""
    selection, named = answer.selection, answer.named
    _views(named, selection)
    _column(answer, "source_type")
    for column, name in zip(st.columns(2), ("from", "to"), strict=True):
        with column:
            fields.text(name, fields.example(answer.estimates, "when", last=name == "to"))
    in_use = any(getattr(selection, name) for name in FOLDED) or any(
        each.parameter in SET_BY_VIEWS for each in answer.strays
    )
    _folded(labels.MORE_FILTERS, "more_filters", partial(_more, answer), in_use)
    _folded(labels.DISPLAY, "display", partial(_display, answer))
    st.button(labels.CLEAR, on_click=state.clear, width="stretch")


def _folded(label: str, key: str, draw: Callable[[], None], opened: bool = False) -> None:
    """Draw controls once they are unfolded: until then no browser has to build them.

    It stays as the reader left it, also over a page that has no filters.
    """
    st.session_state.setdefault(key, st.session_state.get(f"{key}_left", opened))
    box = st.expander(label, key=key, on_change="rerun")
    st.session_state[f"{key}_left"] = box.open
    if box.open:
        with box:
            draw()


def _more(answer: Answer) -> None:
    for name in COLUMNS:
        if name not in FIRST:
            _column(answer, name)
    fields.text("published_by", fields.example(answer.estimates, "publication_date"))
    fields.bounds(answer.selection)
    for name in ("linked", "derived", "disputed"):
        fields.choice(name, getattr(answer.selection, name))
    fields.text("q", "")


def _display(answer: Answer) -> None:
    selection = answer.selection
    for name in ("axis", "repeats", "band"):
        fields.choice(name, getattr(selection, name), required=True)
    for name in OWN:
        fields.own(name, getattr(selection, name), getattr(answer.dataset, name))
    if answer.files.names or selection.release:
        release("release", answer.files.names, selection.release)


def _column(answer: Answer, name: str) -> None:
    fields.column(
        answer.estimates, name, getattr(answer.selection, name),
        labels.title(name, answer.dataset.titles), answer.choices[name],
    )  # fmt: skip


def split(held: str) -> None:
    """Draw the choice between a chart for each side and all marks in one."""
    st.segmented_control(
        labels.LABELS["split"],
        [*SPLITS, *([held] if held not in SPLITS else [])],
        key="split",
        format_func=lambda value: labels.SPLIT_NAMES.get(value, value),
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )


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


def sort(held: str) -> None:
    """Draw the choice of which source comes first."""
    fields.choice("sort", held, required=True)


def highlight(sides: Sequence[str]) -> None:
    """Draw the legend of colours, which is also the choice of sides to stand out."""
    held = st.session_state.get("highlight") or []
    st.pills(
        labels.LABELS["highlight"],
        [*sides, *(name for name in held if name not in sides)],
        key="highlight",
        selection_mode="multi",
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


def estimate(answer: Answer) -> str:
    """Draw the list of the newest estimates in view, and give the id that is chosen.

    The chosen one is always in it.
    """
    rows, options = answer.view.rows, dict(answer.newest)
    held = st.session_state.get("estimate")
    if held and held not in options:
        known = statements.one_line(answer.estimates[answer.estimates["id"] == held])
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
    held = selection.view or name_of(selection, named) or OWN_SELECTION

    def opened() -> None:
        chosen = st.session_state["chosen_view"]
        found = next((view.selection for view in named if view.name == chosen), DEFAULTS)
        if chosen != held:
            state.hold(displayed_as(found, selection))

    options = [*(view.name for view in named), ALL]
    st.session_state["chosen_view"] = held
    st.selectbox(
        labels.LABELS["view"],
        [*options, *([held] if held not in options else [])],
        key="chosen_view",
        on_change=opened,
        format_func=lambda name: (
            labels.VIEW_NAMES.get(name, name)
            if name in (*options, OWN_SELECTION)
            else words.not_in_data(name)
        ),
        help=labels.HELP["view"],
    )
