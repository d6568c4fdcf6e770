"""The timeline page: lead, chart, legend, evidence card, table."""

from html import escape

import streamlit as st

from lib import controls, words
from lib.analysis.select import pairs
from lib.answer import Answer
from lib.controls import state
from lib.data.days import Day
from lib.figures import legend
from lib.figures.style import STYLES
from lib.figures.timeline import MANY, MOST_PANELS
from lib.page import card, empty, table, taking, who
from lib.words import captions, labels, statements, subjects
from lib.words.sides import SideView

CHART = "timeline_chart"
MODEBAR = {"displaylogo": False, "scrollZoom": False, "doubleClick": "reset",
           "modeBarButtonsToRemove": ["select2d", "lasso2d", "toImage"]}  # fmt: skip


def show(answer: Answer) -> None:
    """Draw the page for the current view."""
    view, estimates = answer.view, answer.estimates
    ago = captions.ago(view.moment, Day.today()) if view.moment else ""
    said = f"<p class='lead'>{escape(answer.lead)}</p>"
    st.html(said + (f"<p class='aside'>{ago}</p>" if ago else ""))
    if estimates.empty:
        return  # there is no filter to clear
    if view.rows.empty:
        empty.show(answer)
    elif answer.sides:
        _sides(answer)
    else:
        _chart(answer)
        _types(answer)
    if not view.rows.empty or view.selection.estimate:
        chosen = controls.estimate(view.rows, estimates)
        card.show(view.rows, estimates, chosen, answer.dataset)
    if not view.rows.empty:
        st.html(_legend(answer))
        who.show(answer)
        _others(answer)
    if len(view.undated):
        with st.expander(captions.undated(len(view.undated))):
            listed = statements.one_line(view.undated)
            st.html(
                f"<ul class='problems'>{''.join(f'<li>{escape(row)}</li>' for row in listed)}</ul>"
            )
    if not view.rows.empty:
        table.show(answer)
        taking.show(answer)


def _types(answer: Answer) -> None:
    """Draw the legend of colours, which is also the choice of one side to stand out."""
    st.html(f"<style>{legend.dots(answer.legend, answer.colours(state.theme()))}</style>")
    controls.highlight(answer.legend)


def _legend(answer: Answer) -> str:
    drawn = legend.marks(legend.in_view(answer.view), STYLES[state.theme()].ink)
    return (
        f"<section class='legend' aria-label='{labels.HOW_TO_READ}'>"
        f"<h2>{labels.HOW_TO_READ}</h2>{legend.reading()}{drawn}</section>"
    )


def _sides(answer: Answer) -> None:
    """Draw a chart for each side, two beside each other where there is room."""
    unit = words.unit(answer.view.rows)
    st.html(f"<p class='aside'>{escape(captions.behind(unit))}</p>")
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
    _notes(answer)


def _chart(answer: Answer) -> None:
    _drawn(answer, CHART)
    _notes(answer)


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


def _notes(answer: Answer) -> None:
    chart = answer.chart(state.theme(), *answer.sides[:1])
    if len(answer.view.rows) > MANY:
        st.html(f"<p class='aside'>{captions.many(len(answer.view.rows))}</p>")
    if reason := chart.layout.meta["refused"]:
        st.html(f"<p class='aside'>{labels.LOG_REFUSED.format(reason=reason)}</p>")


def _others(answer: Answer) -> None:
    """List the panels that are not drawn; choosing one draws it alone."""
    rest = pairs(answer.view.rows)[MOST_PANELS:]
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
