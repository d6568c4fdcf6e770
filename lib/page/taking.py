"""Taking it away: the link that holds, pictures, the rows in every format, how to cite them."""

from collections.abc import Callable
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
from lib.share.view_page import snippet
from lib.words import labels, notes

PICTURES = ("png", "svg")


def show(answer: Answer) -> None:
    """Draw the row of what can be taken from the current view."""
    with st.container(key="share", horizontal=True, vertical_alignment="center"):
        if answer.data.own:  # no link could show these rows to anybody else
            st.download_button(
                labels.CSV, leaving.csv(answer.cells), f"{answer.stem}.csv", "text/csv"
            )
            return
        base = answer.base((st.context.url or "").split("?")[0])
        url = _pinned_url(answer, base)
        # Drawn when unfolded: the box with the copy button is half a megabyte of script.
        _unfolding(labels.COPY_LINK, "copy_link", lambda: _link(answer, url))
        written = query.write(answer.selection)
        for kind in PICTURES:
            st.html(
                f"<a class='take' href='./view.{kind}?{escape(written)}' "
                f"download='{answer.stem}.{kind}'>{kind.upper()}</a>"
            )
        _unfolding(labels.DATA, "take_data", lambda: _data(answer, url))
        _unfolding(labels.CITE, "cite", lambda: _works(answer, url))
        embed = f"{base}/view?{written}"
        _unfolding(labels.EMBED, "embed", lambda: _code(snippet(embed, answer.title)))
        st.html(
            f"<a class='take' href='./view?{escape(written)}' target='_blank' "
            f"rel='noopener'>{labels.PRINT_PAGE}</a>"
        )


def _unfolding(label: str, key: str, draw: Callable[[], None]) -> None:
    with st.popover(label, key=key, on_change="rerun") as unfolded:
        if unfolded.open:
            draw()


def _pinned_url(answer: Answer, base: str) -> str:
    """Give the full address of this view, pinned to a release where there is one."""
    selection = answer.selection
    if not answer.files.names:
        return f"{base}/?{query.write(selection)}"
    release = _release(answer)
    return f"{base}/?{query.write_out(answer.dataset.written_out(selection), release)}"


def _release(answer: Answer) -> str:
    names = answer.files.names
    return answer.selection.release if answer.selection.release in names else names[0]


def _link(answer: Answer, url: str) -> None:
    """Draw the link, and say what its release holds of this view, or that it cannot be read."""
    _code(url)
    if not answer.files.names:
        return
    release = _release(answer)
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


def _data(answer: Answer, url: str) -> None:
    today = datetime.now(UTC).date()
    made = (
        (labels.CSV, "csv", "text/csv", lambda: leaving.csv(answer.cells)),
        (
            labels.SPREADSHEET_CSV,
            "spreadsheet.csv",
            "text/csv",
            lambda: leaving.spreadsheet_csv(answer.cells),
        ),
        (labels.JSON, "json", "application/json", lambda: formats.as_json(answer)),
        (labels.ZIP, "zip", "application/zip", lambda: bundle(answer, url, today)),
    )
    for label, kind, media, content in made:
        st.download_button(
            label, content, file_name=f"{answer.stem}.{kind}", mime=media, on_click="ignore",
            width="stretch",
        )  # fmt: skip


def _works(answer: Answer, url: str) -> None:
    """Draw the citation of the view, and of the estimate whose card is open, in three forms."""
    today = datetime.now(UTC).date()
    chosen = answer.estimates[answer.estimates["id"] == answer.selection.estimate]
    works = [
        citations.of_view(answer, url, today),
        *citations.of_estimates(answer, chosen, url, today),
    ]
    for heading, work in zip((labels.CITE_VIEW, labels.CITE_ESTIMATE), works, strict=False):
        st.html(f"<h3>{heading}</h3>")
        _code(citations.text(work))
        _code(citations.bibtex([work]).decode())
        _code(citations.csl([work]).decode())


def _code(text: str) -> None:
    st.code(text, language=None, wrap_lines=True)
