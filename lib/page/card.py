"""The evidence behind one estimate, in the viewport for as long as it is open."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from lib import words
from lib.analysis.latest import said
from lib.analysis.lineage import chain
from lib.answer import Answer
from lib.controls import state
from lib.data.row import COLUMNS, named
from lib.figures.style import STYLES
from lib.share.report import report_link
from lib.words import curating, labels, statements
from lib.words.cells import as_html

SHORT, LONG = 45, " class='long'"  # characters; a longer text takes the whole width


def show(answer: Answer) -> None:
    """Draw the evidence of the estimate that is chosen, and the ways that lead on from it.

    These are the rows it goes back to or that repeat it, and its neighbours in time among those
    in view, of all sources and of its own.
    """
    if not answer.selection.estimate:
        return
    estimates, titles = answer.estimates, answer.dataset.titles
    found = estimates[estimates["id"] == answer.selection.estimate]
    if found.empty:
        return
    paper = f"<style>.st-key-card {{ background: {STYLES[state.theme()].paper}; }}</style>"
    with st.container(key="card", border=True):
        st.button(labels.CLOSE, key="close_card", on_click=state.choose, args=("",))
        st.html(paper + _html(found, titles))
        _neighbours(answer.view.rows, found)
        above, below = chain(estimates, answer.selection.estimate)
        _related(labels.GOES_BACK_TO, estimates, above)
        _related(labels.REPEATED_BY, estimates, below)
        _leads_on(answer, found)
        st.html(_folded(found, titles) + _report(found, answer.dataset.contact))


def _neighbours(in_view: pd.DataFrame, found: pd.DataFrame) -> None:
    """Lead to the estimates before and after, so that the keyboard can walk along the chart."""
    same = in_view[in_view["source"] == found["source"].iloc[0]]
    for heading, rows, (earlier, later) in (
        (labels.IN_TIME, in_view, ("earlier", "later")),
        (labels.BY_SOURCE, same, ("same_earlier", "same_later")),
    ):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<p class='aside'>{heading}</p>")
            for label, key, row in zip(
                (labels.EARLIER, labels.LATER), (earlier, later), around(rows, found), strict=True
            ):
                st.button(label, key=f"go_{key}", on_click=state.choose, args=(row,),
                          disabled=not row)  # fmt: skip


def _leads_on(answer: Answer, found: pd.DataFrame) -> None:
    """Offer what the chart can show of it: all of its source, and who says what at its time."""
    row = found.iloc[0]
    with st.container(horizontal=True):
        if answer.told.moment is not None and not answer.told.refusal:
            st.button(labels.WHO_HERE, on_click=state.tell_of, args=(row["when"],))
        held = row["source"] in answer.selection.highlight
        st.button(
            labels.NO_GUIDE if held else labels.GUIDE,
            on_click=state.stand_out,
            args=(() if held else (row["source"],),),
        )


def _html(found: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """Lead with the number large, the words printed, who said it, when, and where to read it."""
    row = found.iloc[0].to_dict()
    [statement] = said(found)
    quote = f"<p class='quote'>“{escape(row['wording'])}”</p>" if row["wording"] else ""
    known = [
        (labels.title(name, titles), as_html(name, row[name]))
        for name in sorted(named("card"), key=lambda name: COLUMNS[name].kind == "link")
    ]
    lines = [*known[:2], (labels.ABOUT, escape(statements.when(statement))), *known[2:]]
    heading = escape(statements.number(statement))
    return f"<h2 class='number'>{heading}</h2>{quote}{_listed(lines)}"


def _folded(found: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """Fold away the other columns, which the database needs more than a reader does."""
    row = found.iloc[0].to_dict()
    rest = [name for name in COLUMNS if name not in (*named("card"), "wording")]
    lines = [(labels.title(name, titles), as_html(name, row[name])) for name in rest]
    return f"<details><summary>{labels.ALL_FIELDS}</summary>{_listed(lines)}</details>"


def _listed(lines: Sequence[tuple[str, str]]) -> str:
    filled = "".join(
        f"<div{LONG * (len(value) > SHORT)}><dt>{escape(title)}</dt><dd>{value}</dd></div>"
        for title, value in lines
        if value
    )
    return f"<dl class='card'>{filled}</dl>"


def _report(found: pd.DataFrame, contact: str) -> str:
    address = (st.context.url or "").split("?")[0]
    chosen = str(found["id"].iloc[0])
    link = report_link(
        contact, chosen, statements.one_line(found)[0], f"{address}?estimate={chosen}"
    )
    if not link:
        return ""
    return (
        f"<p class='aside'><a href='{escape(link)}' target='_blank' rel='noopener noreferrer'>"
        f"{curating.REPORT}</a></p>"
    )


def around(rows: pd.DataFrame, found: pd.DataFrame) -> tuple[str, str]:
    """Give the ids before and after a row in time, blank at either end; ties go by source and id.

    `found` is the row alone; it need not be among `rows`.
    """
    order = ["middle_day", "source", "id"]
    together = pd.concat([rows[rows["id"] != found["id"].iloc[0]], found]).sort_values(order)
    ids = ["", *together["id"], ""]
    at = ids.index(found["id"].iloc[0])
    return ids[at - 1], ids[at + 1]


def _related(heading: str, estimates: pd.DataFrame, ids: list[str]) -> None:
    rows = estimates[estimates["id"].isin(ids)]
    if rows.empty:
        return
    st.html(f"<h3>{heading}</h3>")
    for row, label in zip(rows["id"], statements.one_line(rows), strict=True):
        st.button(words.plain(label), key=f"open-{row}", on_click=state.choose, args=(row,))
