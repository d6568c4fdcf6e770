"""What stands above every page: the title, and what went wrong. Cells are text, escaped."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from lib import query
from lib.analysis.strays import reversed_dates
from lib.answer import Answer
from lib.controls import draft
from lib.data.beside import Data
from lib.selection import Selection
from lib.words import labels, notes

MOST_STRAYS = 5
MOST_RULES, MOST_PLACES = 100, 20


def title(dataset: str, question: str = "") -> None:
    """Write the dataset's title, small above a question where the page answers one."""
    name = escape(dataset or labels.APP)
    head = f"<p class='dataset'>{name}</p><h1>{escape(question)}</h1>"
    st.html(head if question else f"<h1>{name}</h1>")


def unreadable(name: str, reason: str) -> None:
    """Say why there is nothing to show."""
    title("")
    unreadable_file(name, reason)


def unreadable_file(name: str, reason: str) -> None:
    """Say which file cannot be read, and why."""
    _notice(notes.unreadable(name, reason), "alert")


def about_data(data: Data) -> None:
    """Say what is wrong with the files, if anything; every problem can be unfolded."""
    for said in notes.of_file(data):
        _notice(said, "alert")
    if data.problems:
        left_out = data.left_out
        rows = len(data.reading.estimates) + left_out
        head = notes.problems_found(len(data.problems), left_out, rows)
        with st.expander(head, expanded=data.partial):
            st.html("".join(_of_rule(*each) for each in _by_rule(data)))


def about_file(data: Data) -> None:
    """Say what is unusual about the file as a whole, where there is anything."""
    if data.reading.notices:
        with st.expander(notes.noted(len(data.reading.notices))):
            items = "".join(f"<li>{escape(str(each))}</li>" for each in data.reading.notices)
            st.html(f"<ul class='problems'>{items}</ul>")


def _by_rule(data: Data) -> list[tuple[tuple[str, str], list[str]]]:
    """Group what is wrong by rule and repair, the most frequent first; each with its places."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, each in data.problems:
        found.setdefault((each.rule, each.repair), []).append(f"{name} {each.place}")
    return sorted(found.items(), key=lambda each: -len(each[1]))[:MOST_RULES]


def _of_rule(rule: tuple[str, str], places: Sequence[str]) -> str:
    """List the first places of one rule; with a hundred thousand a browser would choke."""
    listed = [*places[:MOST_PLACES]]
    if len(places) > MOST_PLACES:
        listed.append(notes.more(len(places) - MOST_PLACES))
    items = "".join(f"<li>{escape(each)}</li>" for each in listed)
    return f"<p>{escape(notes.of_rule(*rule, len(places)))}</p><ul class='problems'>{items}</ul>"


def about_change(data: Data) -> None:
    """Say that a release is not what was released."""
    if data.changed:
        _notice(notes.changed(data.stem, data.changed), "alert")


def about_own(data: Data) -> None:
    """Say that the charts show the reader's own file, with the way back."""
    if data.own:
        with st.container(horizontal=True, key="own", vertical_alignment="center"):
            _notice(notes.own(data.name, len(data.reading.estimates)), "status")
            st.button(labels.STOP_OWN, on_click=draft.show_own, args=(None,))


def about_release(answer: Answer) -> None:
    """Say that a release is shown and what has changed since, with the way to see it."""
    if answer.since:
        address = escape(query.write(answer.selection))
        st.html(
            f"<p class='notice' role='status'>{escape(answer.since)} "
            f"<a href='./changes?{address}' target='_self'>{labels.CHANGES}</a></p>"
        )


def about_address(found: Sequence[str], selection: Selection) -> None:
    """Say what in the address means nothing, and that dates are in the wrong order."""
    for said in found[:MOST_STRAYS]:
        _notice(said, "status")
    if len(found) > MOST_STRAYS:
        _notice(labels.MORE_STRAYS.format(more=len(found) - MOST_STRAYS), "status")
    if reversed_dates(selection):
        _notice(labels.REVERSED, "status")


def _notice(text: str, role: str) -> None:
    st.html(f"<p class='notice' role='{role}'>{escape(text)}</p>")
