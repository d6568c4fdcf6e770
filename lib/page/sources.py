"""The sources page: each source's own timeline, who counts high, who contradicts whom."""

from dataclasses import replace
from html import escape

import streamlit as st

from lib import query
from lib.analysis.latest import Said
from lib.analysis.leans import leans
from lib.analysis.select import several
from lib.analysis.sources import are_ratios
from lib.answer import Answer
from lib.controls import state
from lib.figures.leans import leans as draw
from lib.figures.sources import sources
from lib.figures.style import STYLES
from lib.words import captions, labels, lead, leaning, statements, subjects

STILL = {"displayModeBar": False, "scrollZoom": False}


def show(answer: Answer) -> None:
    """Draw the page for the current view."""
    view, theme = answer.view, state.theme()
    st.html(f"<h2>{labels.SOURCES}</h2><p>{escape(answer.lead)}</p>")
    if view.originals.empty:
        return
    if several(view.scope):
        st.html(f"<p class='notice'>{labels.ONE_PANEL_FIRST}</p>")
    else:
        st.html(f"<p class='aside'>{labels.SOURCE_ROWS}</p>")
        figure = sources(view.originals, view.selection, answer.colours(theme), STYLES[theme])
        alt = captions.source_rows(len(view.originals["source"].unique()))
        st.plotly_chart(figure, theme=None, key="source_rows", config=STILL, alt=alt)
        _leans(answer)
    _differences(answer)


def _leans(answer: Answer) -> None:
    st.html(f"<h2>{labels.WHO_COUNTS_HIGH}</h2><p>{labels.WHO_COUNTS_HIGH_TERMS}</p>")
    if reason := lead.refused(answer.told):
        st.html(f"<p class='notice'>{escape(reason)}</p>")
        return
    found, theme = answer.told.beside, state.theme()
    if not found:
        st.html(f"<p>{labels.NO_RATIOS[answer.told.no_ratios]}</p>")
        return
    said = leaning.sides(leans(found, "side"))
    st.html(f"<ul class='problems'>{''.join(f'<li>{escape(each)}</li>' for each in said)}</ul>")
    rows = leans(found, "source")
    st.plotly_chart(
        draw(rows, answer.colours(theme), STYLES[theme]),
        theme=None,
        key="leans",
        config=STILL,
        alt=" ".join([captions.leans(len(rows)), *said]),
    )


def _differences(answer: Answer) -> None:
    found = answer.told.differences
    st.html(f"<h2>{labels.DIFFERENCES}</h2><p>{captions.differences(len(found))}</p>")
    if not found:
        return
    ratio, titles = are_ratios(answer.told.scope), answer.dataset.titles
    head = "".join(f"<th scope='col'>{title}</th>" for title in labels.DIFFERENCES_HEAD)
    body = "".join(
        f"<tr><td>{_card_link(answer, pair.higher)}</td><td>{_card_link(answer, pair.lower)}</td>"
        f"<td>{escape(subjects.about(pair.higher.group, pair.higher.area, titles))}</td>"
        f"<td>{captions.apart(pair, ratio)}</td></tr>"
        for pair in found
    )
    st.html(f"<table class='codebook'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def _card_link(answer: Answer, row: Said) -> str:
    """Link to the card of a row in this view, on the timeline page."""
    address = query.write(replace(answer.selection, estimate=row.id))
    [line] = statements.listed([row])
    return f"<a href='./?{escape(address)}' target='_self'>{escape(line)}</a>"
