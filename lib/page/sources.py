"""The sources page: each source's own timeline, who counts high, who contradicts whom."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from urllib.parse import quote

import streamlit as st

from lib import controls, query, words
from lib.analysis.latest import Said, said
from lib.analysis.leans import Lean, leans
from lib.analysis.select import several
from lib.analysis.source_rows import SourceRow, source_rows
from lib.analysis.sources import are_ratios
from lib.answer import Answer
from lib.controls import state
from lib.figures.leans import leans as draw
from lib.figures.sources import HEIGHT, WIDTH, SmallTimelines
from lib.figures.style import STYLES
from lib.picture.drawing import drawing
from lib.words import captions, labels, lead, leaning, statements, subjects

STILL = {"displayModeBar": False, "scrollZoom": False}


def show(answer: Answer) -> None:
    """Draw the page for the current view."""
    view = answer.view
    st.html(f"<h2>{labels.SOURCES}</h2><p class='aside'>{escape(answer.title)}</p>")
    if view.originals.empty:
        return
    if several(view.scope):
        st.html(f"<p class='notice'>{labels.ONE_PANEL_FIRST}</p>")
    else:
        controls.sort(answer.selection.sort)
        found = leans(answer.told.beside, "source")
        _table(answer, found)
        _leans(answer, found)
    _differences(answer)


def _table(answer: Answer, found: Sequence[Lean]) -> None:
    """Draw a line for each source, with its timeline."""
    view, theme = answer.view, state.theme()
    rows = source_rows(said(view.originals), found, view.selection.sort)
    drawn = SmallTimelines(view.originals, view.selection, answer.colours(theme), STYLES[theme])
    name, *others = (f"<th scope='col'>{title}</th>" for title in labels.SOURCES_HEAD)
    head = f"{name}<th scope='col'>{labels.TIMELINE}</th>{''.join(others)}"
    body = "".join(_row(answer, each, drawn) for each in rows)
    st.html(
        f"<p class='aside'>{escape(captions.source_rows(rows))}</p>"
        f"<div class='broad'><table class='codebook sources'><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(answer: Answer, row: SourceRow, drawn: SmallTimelines) -> str:
    address = query.write(replace(answer.selection, source=(row.name,), split="none"))
    image = quote(drawing(drawn.of(row.name), WIDTH))
    first, newest = row.said[0], row.said[-1]
    cells = (
        f"{statements.stated(first)} · {words.partial_date(first.when)}",
        f"{statements.stated(newest)} · {words.partial_date(newest.when)}",
        leaning.short(row.lean),
        words.number(len(row.said)),
    )
    described = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return (
        f"<tr><th scope='row'><a href='./?{escape(address)}' target='_self'>"
        f"{escape(row.name)}</a></th>"
        f"<td><img alt='' width='{WIDTH}' height='{HEIGHT}' "
        f"src='data:image/svg+xml,{image}'></td>{described}</tr>"
    )


def _leans(answer: Answer, found: Sequence[Lean]) -> None:
    st.html(f"<h2>{labels.WHO_COUNTS_HIGH}</h2><p>{labels.WHO_COUNTS_HIGH_TERMS}</p>")
    if reason := lead.refused(answer.told):
        st.html(f"<p class='notice'>{escape(reason)}</p>")
        return
    beside, theme = answer.told.beside, state.theme()
    if not beside:
        st.html(f"<p>{labels.NO_RATIOS[answer.told.no_ratios]}</p>")
        return
    sides = leaning.sides(leans(beside, "side"))
    listed = "".join(f"<li>{escape(each)}</li>" for each in sides)
    st.html(f"<ul class='problems'>{listed}</ul>")
    st.plotly_chart(
        draw(found, answer.colours(theme), STYLES[theme]),
        theme=None,
        key="leans",
        config=STILL,
        alt=" ".join([captions.leans(len(found)), *sides]),
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
