"""The timeline page: lead, charts, what to take away, evidence, who says what, table."""

from html import escape

import streamlit as st

from lib import controls, words
from lib.answer import Answer
from lib.controls import state
from lib.data.days import Day
from lib.figures import legend
from lib.figures.crowd import MANY
from lib.figures.style import STYLES
from lib.figures.timeline import MOST_PANELS
from lib.page import card, empty, table, taking, who
from lib.words import captions, labels, statements, subjects
from lib.words.sides import SideView

CHART = "timeline_chart"
MODEBAR = {"displaylogo": False, "scrollZoom": False, "doubleClick": "reset",
           "displayModeBar": False}  # fmt: skip


def show(answer: Answer) -> None:
    """Draw the page for the current view."""
    view = answer.view
    with st.container(key="lead", horizontal=True):
        st.html(_lead(answer))
        if answer.may_split:
            controls.split(answer.selection.split)
    if answer.estimates.empty:
        return  # there is no filter to clear
    if view.rows.empty:
        empty.show(answer)
    else:
        _charts(answer)
        taking.show(answer)
    card.show(answer)
    if not view.rows.empty:
        who.show(answer)
        _others(answer)
    _undated(answer)
    if not view.rows.empty:
        table.show(answer)


def _lead(answer: Answer) -> str:
    """Write the newest numbers, a line each, under what they are about."""
    found, moment = answer.finding, answer.view.moment
    ago = captions.ago(moment, Day.today()) if moment and found.newest else ""
    first = " ".join((*found.before, f"{found.heading}{ago}"))
    newest = "".join(
        f"<li><b>{escape(words.capital(name))}</b> {escape(said)}</li>"
        for name, said in found.newest
    )
    listed = f":</p><ul class='newest'>{newest}</ul>" if newest else "</p>"
    return f"<p class='lead'>{escape(first)}{listed}"


def _charts(answer: Answer) -> None:
    """Draw how far the numbers ranged, how marks are read, and the charts."""
    after = " ".join(answer.finding.after)
    after = f"<p class='more'>{escape(after)} <span>{labels.CHOOSE_A_MARK}</span></p>"
    st.html(after + legend.marks(answer.marks, STYLES[state.theme()].ink))
    if answer.sides and answer.selection.highlight:
        controls.highlight([])
    if answer.sides:
        _sides(answer)
    else:
        _drawn(answer, CHART)
        _types(answer)
    for said in _notes(answer):
        st.html(f"<p class='aside'>{said}</p>")


def _types(answer: Answer) -> None:
    """Draw the legend of colours, which is also the choice of sides to stand out."""
    st.html(f"<style>{legend.dots(answer.legend, answer.colours(state.theme()))}</style>")
    controls.highlight(answer.legend)


def _sides(answer: Answer) -> None:
    """Draw a chart for each side, two beside each other where there is room."""
    colours = answer.colours(state.theme())
    for at in range(0, len(answer.sides), 2):
        for column, (place, side) in zip(
            st.columns(2), enumerate(answer.sides[at : at + 2], start=at), strict=False
        ):
            ink = colours.get(side.name) if side.name else "inherit"
            with column:
                st.html(
                    f"<h3 class='side' style='color:{ink}'>{escape(side.title)}</h3>"
                    f"<p class='aside said'>{escape(side.said)}</p>"
                )
                _drawn(answer, f"{CHART}_{place}", side)


def _drawn(answer: Answer, key: str, side: SideView | None = None) -> None:
    st.plotly_chart(
        answer.chart(state.theme(), side),
        theme=None,
        key=key,
        on_select=lambda: state.choose_clicked(key),
        selection_mode="points",
        config=MODEBAR,
        alt=side.alt if side else answer.lead,
    )


def _notes(answer: Answer) -> list[str]:
    """Say what is to know of the charts: that marks cover one another, that no axis is log."""
    rows = len(answer.view.rows)
    reason = answer.chart(state.theme(), *answer.sides[:1]).layout.meta["refused"]
    return [
        *([captions.many(rows)] if rows > MANY else []),
        *([labels.LOG_REFUSED.format(reason=reason)] if reason else []),
    ]


def _undated(answer: Answer) -> None:
    """List what is left out for want of a date of publication."""
    if left_out := len(answer.view.undated):
        with st.expander(captions.undated(left_out)):
            listed = map(escape, statements.one_line(answer.view.undated))
            st.html(f"<ul class='problems'>{''.join(f'<li>{row}</li>' for row in listed)}</ul>")


def _others(answer: Answer) -> None:
    """List the panels that are not drawn; choosing one draws it alone."""
    rest = answer.pairs[MOST_PANELS:]
    if not rest:
        return
    counts = answer.view.rows.groupby(["group", "area"]).size()
    named = {
        f"{subjects.pair(*pair, answer.dataset.titles)} ({counts[pair]})": pair for pair in rest
    }
    st.selectbox(
        labels.NOT_DRAWN,
        list(named),
        index=None,
        key="panel",
        placeholder=labels.DRAW_ONE,
        on_change=state.choose_pair,
        args=(named,),
    )
