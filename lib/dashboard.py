"""The frame, which Streamlit runs at every interaction.

bytes → estimates → selection → view → page.
"""

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib import controls, query
from lib.answer import Answer, answer_to
from lib.controls import draft, state
from lib.data.files import files
from lib.data.manifest import path_of
from lib.data.problems import UnreadableError
from lib.page import changes, codebook, curate, method, notices, sources, timeline
from lib.place import PROJECT
from lib.place import estimates as estimates_path
from lib.serve.known import PAGES
from lib.serve.metrics import metrics
from lib.serve.turns import turns
from lib.words import labels

SIDEBAR = 264  # pixels
SHOWN = (
    (labels.TIMELINE, timeline.show), (labels.SOURCES, sources.show),
    (labels.METHOD, method.show), (labels.CODEBOOK, codebook.show),
    (labels.CHANGES, changes.show), (labels.CURATE, curate.show),
)  # fmt: skip
UNFILTERED = (labels.CODEBOOK, labels.CHANGES, labels.CURATE)  # of the whole file, no filters


def main() -> None:
    """Draw the page that the address asks for."""
    st.set_page_config(page_title=labels.APP, layout="wide")
    st.html(PROJECT / "lib" / "page" / "page.css")
    path = estimates_path()
    try:
        answer, unreadable = _answer(path)
    except UnreadableError as error:
        notices.unreadable(path.name, str(error))
        return
    pages = zip(PAGES, SHOWN, strict=True)
    page = st.navigation(
        [
            st.Page(partial(show, answer), title=title, url_path=name, default=name == PAGES[0])
            for name, (title, show) in pages
        ],
        position="top",
    )
    state.write_address(query.write(answer.selection), page.url_path)
    filtered = page.title not in UNFILTERED
    st.set_page_config(initial_sidebar_state=SIDEBAR if filtered else "collapsed")
    if not filtered:
        _page(answer, page, unreadable)
    else:
        aside = st.sidebar.container()  # takes its room at once, so that no chart is drawn twice
        try:
            _page(answer, page, unreadable)
        finally:  # last, so that the chart is on its way first; whatever becomes of it, they stay
            with aside:
                controls.filters(answer)
    if draft.unsaved():  # the one thing that is not in the address
        state.ask_before_leaving()


def _page(answer: Answer, page: StreamlitPage, unreadable: str) -> None:
    """Draw what is said of the data on every page, then the page."""
    data, selection = answer.data, answer.selection
    notices.title(answer.dataset.title, answer.title if page.title == labels.TIMELINE else "")
    notices.about_own(data)
    notices.about_data(data)
    notices.about_file(data)
    notices.about_address([*state.said_of_link(), *answer.notices], selection)
    if unreadable:
        notices.unreadable_file(path_of(answer.files.path, selection.release).name, unreadable)
    else:
        notices.about_release(answer)
        page.run()


def _answer(path: Path) -> tuple[Answer, str]:
    """Answer the address from the working file, one of its releases, or the reader's own file.

    Raises UnreadableError if the working file cannot be read; where a release cannot, the
    reason comes with the working file.
    """
    served = files(path)
    state.open_address(served)
    selection = state.current()
    try:
        return answer_to(served, selection, draft.own()), ""
    except UnreadableError as error:
        return answer_to(served, selection, served.working), str(error)


with metrics().runs.time(), turns():
    main()
