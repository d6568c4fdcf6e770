"""The fields that controls are made of; each holds one parameter of the address.

They hold it over the session: also while they are folded away, or a page is shown without them.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from lib import words
from lib.data import periods
from lib.selection import CHOICES, Selection
from lib.words import labels

COUNTED = "\u2002("  # no cell holds it: blanks in names are folded


def column(
    estimates: pd.DataFrame, name: str, held: Sequence[str], title: str, rows: Mapping[str, int]
) -> None:
    """Draw the filter by a column; nothing where the file has no such column.

    Beside each value stands how many `rows` it would show.
    """
    values = sorted(estimates[name].unique())
    if not any(values) and not held:
        return
    st.multiselect(
        title,
        [*values, *(value for value in held if value not in values)],
        key=name,
        format_func=lambda value: (
            counted(label(value, values), rows.get(value, 0))
            if value in values
            else label(value, values)
        ),
        placeholder=labels.ALL_VALUES,
        help=labels.HELP[name],
        filter_mode="contains",
        select_all=False,  # else Enter takes every match
        persist_state="session",
    )


def bounds(selection: Selection) -> None:
    """Draw the choice of kinds of bound."""
    known = CHOICES["bound"]
    st.pills(
        labels.LABELS["bound"],
        [*known, *(value for value in selection.bound if value not in known)],
        key="bound",
        selection_mode="multi",
        format_func=lambda value: words.plain(label(value, known)),
        help=labels.HELP["bound"],
        persist_state="session",
    )


def choice(name: str, held: str, required: bool = False) -> None:
    """Draw a choice of one of few values; without `required` none may be chosen."""
    known = CHOICES[name]
    st.segmented_control(
        labels.LABELS[name],
        [*known, *([held] if held and held not in known else [])],
        key=name,
        format_func=lambda value: words.plain(label(value, known)),
        help=labels.HELP[name],
        required=required,
        persist_state="session",
    )


def example(estimates: pd.DataFrame, column: str, last: bool = True) -> str:
    """Give the year of the first or last of a column of dates: the boxes are narrow."""
    order = estimates["middle_day"].to_numpy().argsort(kind="stable")
    dates = [date for date in estimates[column].to_numpy(dtype=object)[order] if date]
    if not dates:
        return ""
    return labels.EXAMPLE.format(example=periods.parse(dates[-1 if last else 0]).first.year)


def own(name: str, held: str, default: str) -> None:
    """Draw a choice that is the dataset's own unless a reader makes it."""
    shown = f"shown_{name}"
    st.session_state[shown] = held or default

    def chosen() -> None:
        made = st.session_state[shown]
        st.session_state[name] = None if made == default else made

    known = CHOICES[name]
    st.segmented_control(
        labels.LABELS[name],
        [*known, *([held] if held and held not in known else [])],
        key=shown,
        on_change=chosen,
        format_func=lambda value: words.plain(label(value, known)),
        help=labels.HELP[name],
        required=True,
    )


def text(name: str, example: str) -> None:
    """Draw a box for a date or for words."""
    st.text_input(
        labels.LABELS[name],
        key=name,
        placeholder=example,
        help=labels.HELP[name],
        persist_state="session",
    )


def counted(label: str, rows: int) -> str:
    """Write a choice with the number of rows that it would show."""
    return f"{label}{COUNTED}{words.number(rows) if rows else labels.NONE_HERE})"


def uncounted(text: str) -> str:
    """Give the value of a choice that was written so; any other text is as it was.

    A browser that was slower than the page sends a label which is no longer one of the choices.
    """
    label, mark, _ = text.partition(COUNTED)
    if not mark:
        return text
    label = label.strip(f"{words.ISOLATE}{words.POP}")
    return "" if label == labels.NOT_STATED else label


def label(value: str, known: Sequence[str]) -> str:
    """Name a value for a reader, also one that the data do not have."""
    said = labels.CHOICE_NAMES.get(value, words.isolated(value)) or labels.NOT_STATED
    return said if value in known else words.not_in_data(value)
