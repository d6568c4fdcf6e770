"""Taking it away: the link that holds, the rows in every format, and how to cite them."""

from dataclasses import replace
from datetime import UTC, datetime
from html import escape

import streamlit as st

from lib import query
from lib.answer import Answer, answer_to
from lib.data.manifest import path_of
from lib.data.problems import UnreadableError
from lib.data.releases import difference
from lib.page import notices
from lib.share import citations, formats
from lib.share import rows as leaving
from lib.share.bundle import bundle
from lib.words import labels, notes


def show(answer: Answer) -> None:
    """Draw link, downloads and citations of the current view."""
    if answer.data.own:  # no link could show these rows to anybody else
        st.download_button(labels.CSV, leaving.csv(answer.cells), "estimates.csv", "text/csv")
        return
    url = _link(answer)
    today = datetime.now(UTC).date()
    made = (
        (labels.CSV, "estimates.csv", "text/csv", lambda: leaving.csv(answer.cells)),
        (
            labels.SPREADSHEET_CSV,
            "estimates-spreadsheet.csv",
            "text/csv",
            lambda: leaving.spreadsheet_csv(answer.cells),
        ),
        (labels.JSON, "estimates.json", "application/json", lambda: formats.as_json(answer)),
        (labels.ZIP, "estimates.zip", "application/zip", lambda: bundle(answer, url, today)),
    )
    for column, (label, name, kind, content) in zip(st.columns(len(made)), made, strict=True):
        column.download_button(
            label, content, file_name=name, mime=kind, on_click="ignore", width="stretch"
        )
    _citations(answer, url)


def _link(answer: Answer) -> str:
    """Draw the full address of this view, pinned to a release, and give it."""
    base = answer.base((st.context.url or "").split("?")[0])
    selection, names = answer.selection, answer.files.names
    if not names:
        return f"{base}/?{query.write(selection)}"
    release = selection.release if selection.release in names else names[0]
    url = f"{base}/?{query.write_out(answer.dataset.written_out(selection), release)}"
    # Drawn when unfolded: the box with the copy button is half a megabyte of script.
    with st.expander(labels.COPY_LINK, key="copy_link", on_change="rerun") as unfolded:
        if unfolded.open:
            st.code(url, language=None, wrap_lines=True)
            _pinned(answer, release)
    return url


def _pinned(answer: Answer, release: str) -> None:
    """Say what the release holds of this view, or that its file cannot be read."""
    try:
        frozen = answer_to(answer.files, replace(answer.selection, release=release))
    except UnreadableError as error:
        notices.unreadable_file(path_of(answer.files.path, release).name, str(error))
        return
    if frozen.data is not answer.data:  # of that the top of the page tells
        notices.about_change(frozen.data)
    found = difference(frozen.cells, answer.cells)
    differing = len(found.added) + len(found.corrected_rows) + len(found.withdrawn)
    st.html(f"<p class='aside'>{escape(notes.pinned(release, differing))}</p>")


def _citations(answer: Answer, url: str) -> None:
    """Draw the citation of the view, and of the estimate whose card is open, in three forms."""
    with st.expander(labels.CITE, key="cite", on_change="rerun") as unfolded:
        if unfolded.open:
            _works(answer, url)


def _works(answer: Answer, url: str) -> None:
    today = datetime.now(UTC).date()
    chosen = answer.estimates[answer.estimates["id"] == answer.selection.estimate]
    works = [
        citations.of_view(answer, url, today),
        *citations.of_estimates(answer, chosen, url, today),
    ]
    for heading, work in zip((labels.CITE_VIEW, labels.CITE_ESTIMATE), works, strict=False):
        st.html(f"<h3>{heading}</h3>")
        st.code(citations.text(work), language=None, wrap_lines=True)
        st.code(citations.bibtex([work]).decode(), language=None, wrap_lines=True)
        st.code(citations.csl([work]).decode(), language=None, wrap_lines=True)
