"""The frame, which Streamlit runs at every interaction.

bytes → estimates → selection → view → page.
"""

import os
from functools import partial
from pathlib import Path

import streamlit as st

from lib import controls, query
from lib.analysis.select import strays, view
from lib.controls import state
from lib.data.beside import Memory
from lib.data.problems import UnreadableError
from lib.figures.style import STYLES, colours
from lib.page import Shown, codebook, method, notices, sources, timeline
from lib.words import labels

PROJECT = Path(__file__).parent.parent


@st.cache_resource
def memory(path: Path) -> Memory:
    """Keep the last good reading of the file, shared by all visitors."""
    return Memory(path)


def main() -> None:
    """Draw the page that the address asks for."""
    st.set_page_config(page_title=labels.APP, layout="wide")
    st.html(PROJECT / "lib" / "page" / "page.css")
    path = Path(os.environ.get("ESTIMATES") or PROJECT / "estimates.csv").expanduser()
    try:
        data = memory(path).latest()
    except UnreadableError as error:
        notices.unreadable(path.name, str(error))
        return
    estimates = data.reading.estimates
    named = data.views.named
    state.open_address(named)
    selection = state.current()
    style = STYLES[state.theme()]
    shown = Shown(
        data=data,
        view=view(estimates, selection),
        colours=colours(estimates, style),
        style=style,
    )
    page = st.navigation(
        [
            st.Page(partial(timeline.show, shown), title=labels.TIMELINE, url_path="timeline",
                    default=True),
            st.Page(partial(sources.show, shown), title=labels.SOURCES, url_path="sources"),
            st.Page(partial(method.show, shown), title=labels.METHOD, url_path="method"),
            st.Page(partial(codebook.show, shown), title=labels.CODEBOOK, url_path="codebook"),
        ],
        position="top",
    )  # fmt: skip
    with st.sidebar:
        controls.filters(estimates, named, selection)
    state.write_address(query.write(selection), page.url_path)
    notices.title(data.views.dataset.title)
    notices.about_data(data)
    notices.about_strays(strays(estimates, selection), selection)
    page.run()


main()
