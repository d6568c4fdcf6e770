"""The selection of a session: taken from its address, written to it, changed by callbacks.

The address is read once, when a session opens, and written after every change, both by the one
grammar in `query`. Streamlit's own binding of widgets to the address is not used: it drops
values that do not exist and writes labels instead of values.
"""

from collections.abc import Sequence
from typing import Any, cast

import streamlit as st

from lib.answer import asked
from lib.controls.fields import uncounted
from lib.data.files import Files
from lib.figures.style import Theme
from lib.selection import COLUMNS, DEFAULTS, MANY, Selection, displayed_as, field_of

OPENED, TABLE = "opened", "estimates_table"
# Replacing the address, not pushing it, keeps the back button for going back a page. A change of
# theme does not run the script by itself; the charts need it, since their colours are drawn in.
_ADDRESS = st.components.v2.component(
    "address",
    js="""
    let paper, fingers, connection, tell, page;
    // Streamlit connects again by itself, but asks the new server for nothing, which would then
    // take the first change for a first visit and drop it. At different moments, since all whose
    // server has died come at once.
    const watch = (app) => {
      connection = new MutationObserver(() => {
        if (app.dataset.testConnectionState === "CONNECTED") {
          setTimeout(() => tell("connected", true), 1000 * Math.random());
        }
      });
      connection.observe(app, { attributeFilter: ["data-test-connection-state"] });
    };
    // Plotly takes every touch on a chart for itself. Kept from it, a swipe scrolls the page, and
    // a tap comes to the chart as the click that the browser makes of it.
    const leaveToBrowser = (event) => {
      if (event.target.closest?.(".js-plotly-plot .draglayer")) event.stopPropagation();
    };
    export default function ({ data, parentElement, setTriggerValue }) {
      if (!fingers) {
        fingers = true;
        document.addEventListener("touchstart", leaveToBrowser, { capture: true, passive: true });
      }
      tell = setTriggerValue;
      if (!connection) watch(document.querySelector("[data-testid=stApp]"));
      const element = parentElement.host ?? parentElement;
      const now = getComputedStyle(element).getPropertyValue("--st-background-color");
      if (paper && now && now !== paper) setTriggerValue("theme", now);
      paper = now;
      // On a phone the menu lies over the page; once a page is chosen, it is in the way.
      if (page !== undefined && page !== data.page && window.innerWidth < 768) {
        document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
      }
      page = data.page;
      const address = new URL(window.location.href);
      address.search = data.query;
      if (address.href !== window.location.href) {
        window.history.replaceState(window.history.state, "", address);
      }
    }
    """,
)

_ASK = st.components.v2.component(
    "ask_before_leaving",
    js="""
    export default function () {
      window.onbeforeunload = (event) => event.preventDefault();
      return () => { window.onbeforeunload = null; };
    }
    """,
)


def open_address(files: Files) -> None:
    """Take the selection of a new session from its address, and what is said of the rest of it."""
    if OPENED not in st.session_state:
        given = st.query_params
        selection, said = asked(
            files, [(name, value) for name in given for value in given.get_all(name)]
        )
        hold(selection)
        st.session_state[OPENED] = (current(), said)


def said_of_link() -> tuple[str, ...]:
    """Give what is said of the address that a session came by, until something is changed."""
    selection, said = st.session_state[OPENED]
    return said if selection == current() else ()


def write_address(query: str, page: str) -> None:
    """Write the selection into the address; `page` makes a page change write it again."""
    _ADDRESS(
        data={"query": query, "page": page},
        key="address",
        on_theme_change=lambda: None,
        on_connected_change=lambda: None,
    )


def ask_before_leaving() -> None:
    """Let the browser ask before the tab is left, for as long as this is drawn."""
    _ASK(key="ask_before_leaving")


def current() -> Selection:
    """Give the selection that the controls hold."""
    # Set anew, so that the browser shows what is chosen with the counts of now.
    for name in COLUMNS:
        if chosen := st.session_state.get(name):
            st.session_state[name] = list(map(uncounted, chosen))
    held: dict[str, Any] = {}
    for name, default in DEFAULTS.settings.items():
        value = st.session_state.get(name) or default
        held[field_of(name)] = tuple(value) if name in MANY else value
    return Selection(**held)


def theme() -> Theme:
    """Tell which theme the reader's browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def choose(estimate: str) -> None:
    """Open the evidence card of an estimate; for callbacks."""
    st.session_state["estimate"] = estimate


def tell_of(day: str) -> None:
    """Tell who says what on a day; for callbacks."""
    st.session_state["at"] = day


def stand_out(names: tuple[str, ...]) -> None:
    """Let sides or sources stand out in the chart, and all others not; for callbacks."""
    st.session_state["highlight"] = list(names)


def mark_row(ids: Sequence[str]) -> None:
    """Mark the row of the estimate whose evidence is open in the table.

    One that was closed stays marked: a grid whose mark is taken away drops the next click. The
    cell that the keyboard is at stays chosen, so that the arrows lead on from it.
    """
    chosen = st.session_state.get("estimate")
    if chosen in ids:
        row = ids.index(chosen)
        held = st.session_state.get(TABLE, {}).get("selection", {}).get("cells", [])
        cells = [cell for cell in held if cell[0] == row]
        st.session_state[TABLE] = {"selection": {"rows": [row], "columns": [], "cells": cells}}


def choose_row(ids: Sequence[str]) -> None:
    """Open the evidence card of the row that was chosen in the table; for callbacks."""
    chosen = st.session_state[TABLE]["selection"]
    rows = [row for row, _ in chosen["cells"]] or chosen["rows"]
    if rows:
        choose(ids[rows[0]])


def choose_clicked(chart: str) -> None:
    """Open the evidence card of the mark that was clicked in a chart; for callbacks."""
    points = st.session_state[chart]["selection"]["points"]
    if points and (row := points[0].get("customdata")):
        choose(row if isinstance(row, str) else row[0])


def choose_pair(pairs: dict[str, tuple[str, str]]) -> None:
    """Keep one group and area, chosen from a list of panels; for callbacks."""
    if chosen := st.session_state.get("panel"):
        st.session_state["group"], st.session_state["area"] = ([each] for each in pairs[chosen])
        st.session_state["panel"] = None


def clear() -> None:
    """Remove every filter, and keep how it is displayed and which release; for callbacks."""
    hold(displayed_as(DEFAULTS, current()))


def clear_one(name: str) -> None:
    """Remove one filter; for callbacks."""
    st.session_state[name] = [] if name in MANY else None


def hold(selection: Selection) -> None:
    """Set every control to a selection; for callbacks."""
    for name, value in selection.settings.items():
        st.session_state[name] = list(value) if name in MANY else cast("str", value) or None
