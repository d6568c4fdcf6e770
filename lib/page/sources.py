"""The sources page: each source's own timeline, who counts high, who contradicts whom."""

from dataclasses import replace
from html import escape

import streamlit as st

from lib import query, words
from lib.analysis import sources as compare
from lib.figures.leanings import leanings
from lib.figures.leans import by_middle, leans
from lib.figures.sources import sources
from lib.page import Shown
from lib.words import captions, labels, sentences, trends

MOST_PAIRS = 20
STILL = {"displayModeBar": False, "scrollZoom": False}


def show(shown: Shown) -> None:
    """Draw the page for the current view."""
    view = shown.view
    st.html(f"<h2>{labels.SOURCES}</h2><p>{escape(sentences.lead(view, shown.comparable))}</p>")
    if view.originals.empty:
        return
    several = any(len(view.speaking[column].unique()) > 1 for column in ("group", "area"))
    if several:
        st.html(f"<p class='notice'>{labels.ONE_PANEL_FIRST}</p>")
    else:
        st.html(f"<p class='aside'>{labels.SOURCE_ROWS}</p>")
        figure = sources(view.originals, view.selection, shown.colours.__getitem__, shown.style)
        alt = captions.source_rows(len(view.originals["source"].unique()))
        st.plotly_chart(figure, theme=None, key="source_rows", config=STILL, alt=alt)
        _leanings(shown)
        _leans(shown)
    _contradictions(shown)


def _leanings(shown: Shown) -> None:
    st.html(f"<h2>{labels.WHO_COUNTS_HIGH}</h2><p>{labels.WHO_COUNTS_HIGH_TERMS}</p>")
    if reason := sentences.refused(shown.view.speaking, shown.comparable):
        st.html(f"<p class='notice'>{escape(reason)}</p>")
        return
    view = shown.view
    found = compare.leanings(view.originals, view.speaking, view.selection.months)
    if not found:
        st.html(f"<p>{labels.TOO_FEW_TO_COMPARE}</p>")
        return
    st.plotly_chart(
        leanings(found, shown.colours, shown.style),
        theme=None,
        key="leanings",
        config=STILL,
        alt=captions.leanings(found[0].source, found[-1].source),
    )


def _leans(shown: Shown) -> None:
    """Draw the leans that the model of the trend found, whatever its verdict."""
    if not shown.verdict:
        return
    found = by_middle(shown.verdict.leans)
    originals = shown.view.originals
    types = dict(zip(originals["source"], originals["source_type"], strict=True))
    st.html(f"<h2>{trends.LEANS}</h2><p>{trends.LEANS_TERMS}</p>")
    st.plotly_chart(
        leans(found, types, shown.colours, shown.style),
        theme=None,
        key="leans",
        config=STILL,
        alt=trends.leans_alt(found[0].source, found[-1].source),
    )


def _contradictions(shown: Shown) -> None:
    originals = shown.view.originals
    found = compare.contradictions(originals, shown.comparable)
    st.html(
        f"<h2>{labels.CONTRADICTIONS}</h2><p>{captions.contradictions(len(found), MOST_PAIRS)}</p>"
    )
    if not found:
        return
    about = dict(zip(originals["id"], words.where(originals), strict=True))
    lines = dict(zip(originals["id"], words.one_line(originals), strict=True))
    head = "".join(f"<th scope='col'>{title}</th>" for title in labels.CONTRADICTIONS_HEAD)
    body = "".join(
        f"<tr><td>{_card_link(shown, pair.higher, lines)}</td>"
        f"<td>{_card_link(shown, pair.lower, lines)}</td>"
        f"<td>{escape(about[pair.higher])}</td>"
        f"<td>{words.ratio(pair.ratio)}</td></tr>"
        for pair in found[:MOST_PAIRS]
    )
    st.html(f"<table class='codebook'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def _card_link(shown: Shown, row: str, lines: dict[str, str]) -> str:
    """Link to the card of a row in this view, on the timeline page."""
    address = query.write(replace(shown.view.selection, estimate=row))
    return f"<a href='./?{escape(address)}' target='_self'>{escape(lines[row])}</a>"
