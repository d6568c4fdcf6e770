"""Taking it away: the link that holds, the rows in every format, and how to cite them."""

from datetime import UTC, datetime
from html import escape

import streamlit as st

from lib import query
from lib.analysis.select import view
from lib.data.beside import Data
from lib.data.problems import UnreadableError
from lib.data.releases import difference, path_of
from lib.page import Shown, notices
from lib.share import citations, formats
from lib.share import rows as leaving
from lib.share.bundle import bundle
from lib.share.shared import Shared
from lib.words import captions, labels


def show(shown: Shown) -> None:
    """Draw link, downloads and citations of the current view."""
    found = Shared(shown.files, shown.data, shown.view)
    if shown.data.own:  # no link could show these rows to anybody else
        st.download_button(labels.CSV, leaving.csv(found.cells), "estimates.csv", "text/csv")
        return
    url = _link(shown)
    today = datetime.now(UTC).date()
    made = (
        (labels.CSV, "estimates.csv", "text/csv", lambda: leaving.csv(found.cells)),
        (
            labels.SPREADSHEET_CSV,
            "estimates-spreadsheet.csv",
            "text/csv",
            lambda: leaving.spreadsheet_csv(found.cells),
        ),
        (labels.JSON, "estimates.json", "application/json", lambda: formats.as_json(found)),
        (labels.ZIP, "estimates.zip", "application/zip", lambda: bundle(found, url, today)),
    )
    for column, (label, name, kind, content) in zip(st.columns(len(made)), made, strict=True):
        column.download_button(
            label, content, file_name=name, mime=kind, on_click="ignore", width="stretch"
        )
    _citations(found, url)


def _link(shown: Shown) -> str:
    """Draw the full address of this view, pinned to a release, and give it."""
    base = (shown.data.views.dataset.address or (st.context.url or "").split("?")[0]).rstrip("/")
    selection, names = shown.view.selection, shown.files.names
    if not names:
        return f"{base}/?{query.write(selection)}"
    release = selection.release if selection.release in names else names[0]
    url = f"{base}/?{query.write_out(selection, release)}"
    # Drawn when unfolded: the box with the copy button is half a megabyte of script.
    with st.expander(labels.COPY_LINK, key="copy_link", on_change="rerun") as unfolded:
        if unfolded.open:
            st.code(url, language=None, wrap_lines=True)
            _pinned(shown, release)
    return url


def _pinned(shown: Shown, release: str) -> None:
    """Say what the release holds of this view, or that its file cannot be read."""
    try:
        frozen = shown.files.of(release)
    except UnreadableError as error:
        notices.unreadable_file(path_of(shown.files.path, release).name, str(error))
        return
    said = captions.pinned(release, _differing(shown, frozen))
    st.html(f"<p class='aside'>{escape(said)}</p>")


def _differing(shown: Shown, frozen: Data) -> int:
    """Count the rows of this view that the release has otherwise, or not at all."""
    there = view(frozen.reading.estimates, shown.view.selection, shown.files.names).rows.index
    here = shown.view.rows.index
    found = difference(frozen.reading.cells.loc[there], shown.data.reading.cells.loc[here])
    return len(found.added) + len(found.corrected_rows) + len(found.withdrawn)


def _citations(found: Shared, url: str) -> None:
    """Draw the citation of the view, and of the estimate whose card is open, in three forms."""
    with st.expander(labels.CITE, key="cite", on_change="rerun") as unfolded:
        if unfolded.open:
            _works(found, url)


def _works(found: Shared, url: str) -> None:
    today = datetime.now(UTC).date()
    works = [citations.of_view(found, url, today)]
    chosen = found.view.selection.estimate
    if chosen in set(found.data.reading.estimates["id"]):
        works.append(citations.of_estimate(found, chosen, url, today))
    for heading, work in zip((labels.CITE_VIEW, labels.CITE_ESTIMATE), works, strict=False):
        st.html(f"<h3>{heading}</h3>")
        st.code(citations.text(work), language=None, wrap_lines=True)
        st.code(citations.bibtex([work]).decode(), language=None, wrap_lines=True)
        st.code(citations.csl([work]).decode(), language=None, wrap_lines=True)
