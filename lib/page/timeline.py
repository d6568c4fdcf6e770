"""The timeline page: lead, chart, legend, evidence card, table."""

from html import escape

import streamlit as st

from lib import controls, sentences, words
from lib.figures.timeline import MOST_PANELS, panels, timeline
from lib.page import Shown, card, headline, legend, table

CHART = "timeline_chart"
MODEBAR = {"displaylogo": False, "scrollZoom": False, "doubleClick": "reset",
           "modeBarButtonsToRemove": ["select2d", "lasso2d", "toImage"]}  # fmt: skip


def show(shown: Shown) -> None:
    """Draw the page for the current view."""
    view, estimates = shown.view, shown.data.reading.estimates
    lead = sentences.lead(view, shown.comparable)
    st.html(f"<p class='lead'>{escape(lead)}</p>")
    if view.rows.empty:
        st.button(words.CLEAR, key="clear_here", on_click=controls.clear)
    else:
        headline.show(view, shown.comparable)
        _chart(shown, lead)
        types = sorted(view.rows["source_type"].unique())
        st.html(f"<style>{legend.dots(types, shown.colours)}</style>")
        controls.highlight(types)
        with st.expander(words.HOW_TO_READ):
            st.html(legend.marks(shown.style))
        headline.who(shown)
        _others(shown)
    if len(view.unpublished):
        listed = "; ".join(words.one_line(view.unpublished))
        st.html(f"<p class='aside'>{escape(words.UNPUBLISHED.format(rows=listed))}</p>")
    if not view.rows.empty or view.selection.estimate:
        st.html(f"<h2>{words.EVIDENCE}</h2>")
        card.show(estimates, controls.estimate(view.rows, estimates))
    if not view.rows.empty:
        table.show(view.rows, shown.data.reading.cells.loc[view.rows.index])


def _chart(shown: Shown, lead: str) -> None:
    figure = timeline(shown.view, shown.data.events, shown.comparable, shown.colours, shown.style)
    st.plotly_chart(
        figure,
        theme=None,
        key=CHART,
        on_select=lambda: controls.choose_clicked(CHART),
        selection_mode="points",
        config=MODEBAR,
        alt=lead,
    )
    if reason := figure.layout.meta["refused"]:
        st.html(f"<p class='aside'>{words.LOG_REFUSED.format(reason=reason)}</p>")


def _others(shown: Shown) -> None:
    """List the panels that are not drawn; choosing one draws it alone."""
    rest = panels(shown.view.rows)[MOST_PANELS:]
    if not rest:
        return
    counts = shown.view.rows.groupby(["group", "area"]).size()
    pairs = {f"{words.pair(*pair)} ({counts[pair]})": pair for pair in rest}
    st.pills(
        words.NOT_DRAWN,
        list(pairs),
        key="panel",
        format_func=words.plain,
        on_change=controls.choose_pair,
        args=(pairs,),
    )
