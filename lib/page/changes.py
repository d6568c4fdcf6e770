"""The page of what changed: between any two releases, or a release and the working file."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from lib import controls, words
from lib.answer import Answer
from lib.data.beside import Data
from lib.data.manifest import path_of
from lib.data.problems import UnreadableError
from lib.data.releases import Difference, difference
from lib.page import notices
from lib.words import labels, notes, statements


def show(answer: Answer) -> None:
    """Compare the release asked for, else the newest, with what it is to be compared with."""
    st.html(f"<h2>{labels.CHANGES}</h2>")
    if not answer.files.releases:
        st.html(f"<p>{labels.NO_RELEASE}</p>")
        return
    st.html(f"<p class='aside'>{escape(labels.CHANGES_FROM)}</p>")
    selection, names = answer.selection, answer.files.names
    controls.release("against", names, selection.against)
    before = selection.release if selection.release in names else names[0]
    after = selection.against if selection.against in names else ""
    old, new = _data(answer, before), _data(answer, after)
    if old is None or new is None:
        return
    found = difference(old.reading.cells, new.reading.cells)
    after_name = words.partial_date(after) if after else labels.WORKING_FILE.lower()
    st.html(f"<p>{escape(notes.between(words.partial_date(before), after_name, found))}</p>")
    differences(found, old, new)


def _data(answer: Answer, release: str) -> Data | None:
    """Give the data of a release; where its file cannot be read, say so and give none."""
    try:
        data = answer.files.of(release)
    except UnreadableError as error:
        notices.unreadable_file(path_of(answer.files.path, release).name, str(error))
        return None
    if data is not answer.data:  # of that the top of the page tells
        notices.about_change(data)
    return data


def differences(found: Difference, old: Data, new: Data, gone: str = labels.WITHDRAWN) -> None:
    """List what was added, corrected and withdrawn, row by row; `gone` heads the last."""
    _rows(labels.ADDED, found.added, new)
    _corrections(found)
    _rows(gone, found.withdrawn, old)


def _rows(heading: str, ids: Iterable[str], data: Data) -> None:
    estimates = data.reading.estimates
    rows = estimates[estimates["id"].isin(list(ids))]
    if rows.empty:
        return
    listed = "".join(
        f"<li><code>{escape(row)}</code> {escape(line)}</li>"
        for row, line in zip(rows["id"], statements.one_line(rows), strict=True)
    )
    st.html(f"<h3>{heading}</h3><ul class='problems'>{listed}</ul>")


def _corrections(found: Difference) -> None:
    if not found.corrected:
        return
    head = "".join(f"<th scope='col'>{title}</th>" for title in labels.CHANGES_HEAD)
    body = "".join(
        f"<tr><th scope='row'><code>{escape(each.id)}</code></th><td>{escape(each.column)}</td>"
        f"<td>{escape(each.before)}</td><td>{escape(each.after)}</td></tr>"
        for each in found.corrected
    )
    st.html(
        f"<h3>{labels.CORRECTED}</h3>"
        f"<table class='codebook'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
