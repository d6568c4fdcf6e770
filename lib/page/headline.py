"""The headline figures above the chart, and who stands behind them."""

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from lib import controls, words
from lib.analysis.summary import refusal, summary, without_each_type
from lib.analysis.voices import Voice, voices
from lib.data import periods
from lib.figures.without import without
from lib.page import Shown
from lib.words import labels, sentences
from lib.words.headlines import Headline


def show(figures: Sequence[Headline]) -> None:
    """Draw the figures as one list, which scrolls sideways on a narrow screen."""
    items = "".join(
        f"<div><dt>{escape(each.label)}</dt><dd><strong>{escape(each.figure)}</strong>"
        f"<span>{escape(each.detail)}</span></dd></div>"
        for each in figures
    )
    if items:
        st.html(f"<dl class='headlines' tabindex='0'>{items}</dl>")


def who(shown: Shown) -> None:
    """Tell who is in force on a day of the reader's choice, with what, and how old it is."""
    view = shown.view
    if view.moment is None or refusal(view.speaking, shown.comparable):
        return
    with st.expander(
        labels.IN_FORCE, expanded=bool(view.selection.at), key="in_force", on_change="rerun"
    ) as unfolded:
        if unfolded.open:  # its second chart is not made for those who do not look at it
            _in_force(shown, view.moment)


def _in_force(shown: Shown, moment: date) -> None:
    view = shown.view
    controls.at(moment.isoformat())
    try:
        day = periods.parse(view.selection.at).last if view.selection.at else moment
    except ValueError:
        return
    found = summary(voices(view.speaking, view.selection.months), day)
    if found is None:
        st.html(f"<p class='aside'>{labels.NOBODY}</p>")
        return
    st.html(f"<p>{escape(sentences.as_of(found))}</p>")
    head = "".join(f"<th scope='col'>{title}</th>" for title in labels.IN_FORCE_HEAD)
    body = "".join(_row(voice, day) for voice in found.voices)
    st.html(f"<table class='codebook'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    if found.middle:
        st.html(f"<h3>{labels.WITHOUT_ONE}</h3>")
        others = without_each_type(found.voices)
        st.plotly_chart(
            without(found.middle, others, shown.colours, shown.style),
            theme=None,
            key="without",
            config={"displayModeBar": False},
            alt=labels.WITHOUT_ONE,
        )


def _row(voice: Voice, day: date) -> str:
    first = voice.said[0]
    cells = (
        sentences.said(voice),
        words.reference_date(first.year, first.reference_date),
        words.age((day - voice.since).days),
        labels.COUNTS_AS[voice.kind],
    )
    described = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f"<tr><th scope='row'>{escape(voice.source)}</th>{described}</tr>"
