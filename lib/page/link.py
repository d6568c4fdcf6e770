"""The link that still shows the same next year."""

from html import escape

import streamlit as st

from lib import query
from lib.analysis.select import view
from lib.data.beside import Data
from lib.data.releases import difference
from lib.page import Shown
from lib.words import captions, labels


def show(shown: Shown) -> None:
    """Draw the full address of this view, pinned to a release, ready to be copied."""
    if not shown.releases:
        return
    selection = shown.view.selection
    names = shown.release_names
    release = selection.release if selection.release in names else names[0]
    frozen = shown.data if selection.release == release else shown.read_release(release)
    base = shown.data.views.dataset.address or (st.context.url or "").split("?")[0]
    with st.expander(labels.COPY_LINK):
        st.code(
            f"{base.rstrip('/')}/?{query.write_out(selection, release)}",
            language=None,
            wrap_lines=True,
        )
        text = captions.pinned(release, _differing(shown, frozen))
        st.html(f"<p class='aside'>{escape(text)}</p>")


def _differing(shown: Shown, frozen: Data) -> int:
    """Count the rows of this view that the release has otherwise, or not at all."""
    there = view(frozen.reading.estimates, shown.view.selection, shown.release_names).rows.index
    here = shown.view.rows.index
    found = difference(frozen.reading.cells.loc[there], shown.data.reading.cells.loc[here])
    return len(found.added) + len(found.corrected_rows) + len(found.withdrawn)
