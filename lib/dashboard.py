"""The frame, which Streamlit runs at every interaction.

bytes → estimates → selection → view → page.
"""

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib import controls, query
from lib.analysis.select import strays
from lib.controls import draft, state
from lib.data.files import files
from lib.data.problems import UnreadableError
from lib.data.releases import path_of
from lib.page import Shown, changes, codebook, curate, method, notices, sources, timeline
from lib.page.kept import kept, made
from lib.place import PROJECT
from lib.place import estimates as estimates_path
from lib.serve.turns import turns
from lib.words import labels


def main() -> None:
    """Draw the page that the address asks for."""
    st.set_page_config(page_title=labels.APP, layout="wide")
    st.html(PROJECT / "lib" / "page" / "page.css")
    path = estimates_path()
    try:
        shown = _shown(path)
    except UnreadableError as error:
        notices.unreadable(path.name, str(error))
        return
    selection = shown.view.selection
    page = st.navigation(
        [
            st.Page(partial(timeline.show, shown), title=labels.TIMELINE, url_path="timeline",
                    default=True),
            st.Page(partial(sources.show, shown), title=labels.SOURCES, url_path="sources"),
            st.Page(partial(method.show, shown), title=labels.METHOD, url_path="method"),
            st.Page(partial(codebook.show, shown), title=labels.CODEBOOK, url_path="codebook"),
            st.Page(partial(changes.show, shown), title=labels.CHANGES, url_path="changes"),
            st.Page(partial(curate.show, shown), title=labels.CURATE, url_path="curate"),
        ],
        position="top",
    )  # fmt: skip
    state.write_address(query.write(selection), page.url_path)
    aside = st.sidebar.container()  # takes its room at once, so that no chart is drawn twice
    try:
        _page(shown, page)
    finally:  # last, so that the chart is on its way first; whatever becomes of it, they stay
        with aside:
            _controls(shown)
    if draft.unsaved():  # the one thing that is not in the address
        state.ask_before_leaving()


def _page(shown: Shown, page: StreamlitPage) -> None:
    """Draw what is said of the data on every page, then the page."""
    data, selection, names = shown.data, shown.view.selection, shown.files.names
    notices.title(data.views.dataset.title)
    notices.about_own(data)
    notices.about_data(data)
    notices.about_strays(strays(data.reading.estimates, selection, names), selection)
    if shown.unreadable:
        name = path_of(shown.files.path, selection.release).name
        notices.unreadable_file(name, shown.unreadable)
    else:
        notices.about_release(shown)
        page.run()


def _controls(shown: Shown) -> None:
    """Draw the filters and the choices of display."""
    earned = shown.verdict is not None and shown.verdict.trend
    controls.filters(
        shown.data.reading.estimates,
        shown.files.working.views.named,
        shown.view.selection,
        shown.files.names,
        earned,
    )


def _shown(path: Path) -> Shown:
    """Read what the address asks for: the working file, or one of its releases.

    Raises UnreadableError if the working file cannot be read; where a release cannot, the
    reason comes with the working file.
    """
    served = files(path)
    state.open_address(served.working.views.named)
    selection = state.current()
    unreadable = ""
    try:
        data = draft.own() or served.of(selection.release)
    except UnreadableError as error:
        data, unreadable = served.working, str(error)
    make = made if data.own else kept  # a reader's own file is theirs alone
    return make(served, data, selection, state.theme(), unreadable)


with turns():
    main()
