"""The timeline page: lead, chart, legend, evidence card, table."""

from html import escape

import streamlit as st

from lib import controls, words
from lib.controls import state
from lib.figures import legend
from lib.figures.timeline import MANY, MOST_PANELS, panels
from lib.page import Shown, card, empty, headline, table, taking
from lib.words import captions, labels, trends

CHART = "timeline_chart"
MODEBAR = {"displaylogo": False, "scrollZoom": False, "doubleClick": "reset",
           "modeBarButtonsToRemove": ["select2d", "lasso2d", "toImage"]}  # fmt: skip


def show(shown: Shown) -> None:
    """Draw the page for the current view."""
    view, estimates = shown.view, shown.data.reading.estimates
    st.html(f"<p class='lead'>{escape(shown.lead)}</p>")
    if view.rows.empty:
        empty.show(shown)
    else:
        headline.show(shown.headlines)
        _chart(shown)
        _trend(shown)
        _types(shown)
    if not view.rows.empty or view.selection.estimate:
        contact = shown.data.views.dataset.contact
        card.show(view.rows, estimates, controls.estimate(view.rows, estimates), contact)
    if not view.rows.empty:
        st.html(_legend(shown))
        headline.who(shown)
        _others(shown)
    if len(view.unpublished):
        with st.expander(captions.unpublished(len(view.unpublished))):
            listed = "".join(f"<li>{escape(row)}</li>" for row in words.one_line(view.unpublished))
            st.html(f"<ul class='problems'>{listed}</ul>")
    if not view.rows.empty:
        table.show(shown.table)
        taking.show(shown)


def _types(shown: Shown) -> None:
    """Draw the legend of colours, which is also the choice of one type to stand out."""
    types = sorted(shown.view.rows["source_type"].unique())
    st.html(f"<style>{legend.dots(types, shown.colours)}</style>")
    controls.highlight(types)


def _legend(shown: Shown) -> str:
    return (
        f"<section class='legend' aria-label='{labels.HOW_TO_READ}'>"
        f"<h2>{labels.HOW_TO_READ}</h2>{legend.reading()}{legend.marks(shown.style.ink)}</section>"
    )


def _trend(shown: Shown) -> None:
    """Say the verdict, and what the line is where it is drawn."""
    if shown.verdict:
        st.html(f"<p class='aside'>{escape(trends.verdict(shown.verdict))}</p>")
    if shown.line:
        st.html(f"<p class='aside'>{trends.LINE}</p>")


def _chart(shown: Shown) -> None:
    st.plotly_chart(
        shown.chart,
        theme=None,
        key=CHART,
        on_select=lambda: state.choose_clicked(CHART),
        selection_mode="points",
        config=MODEBAR,
        alt=shown.lead,
    )
    if len(shown.view.rows) > MANY:
        st.html(f"<p class='aside'>{captions.many(len(shown.view.rows))}</p>")
    if reason := shown.chart.layout.meta["refused"]:
        st.html(f"<p class='aside'>{labels.LOG_REFUSED.format(reason=reason)}</p>")


def _others(shown: Shown) -> None:
    """List the panels that are not drawn; choosing one draws it alone."""
    rest = panels(shown.view.rows)[MOST_PANELS:]
    if not rest:
        return
    counts = shown.view.rows.groupby(["group", "area"]).size()
    pairs = {f"{words.pair(*pair)} ({counts[pair]})": pair for pair in rest}
    st.selectbox(
        labels.NOT_DRAWN,
        list(pairs),
        index=None,
        key="panel",
        placeholder=labels.DRAW_ONE,
        on_change=state.choose_pair,
        args=(pairs,),
    )
