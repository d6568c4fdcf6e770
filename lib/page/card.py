"""The evidence card of one estimate: every filled column in reader's words."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from lib import words
from lib.analysis.latest import said
from lib.analysis.lineage import chain
from lib.controls import state
from lib.data.dataset import Dataset
from lib.data.row import COLUMNS, named
from lib.share.report import report_link
from lib.words import curating, labels, statements
from lib.words.cells import as_html


def show(in_view: pd.DataFrame, estimates: pd.DataFrame, chosen: str, dataset: Dataset) -> None:
    """Draw the card, and a button for each row that it leads on to.

    These are the rows it goes back to or that repeat it, and its neighbours in time among those
    in view, of all sources and of its own.

    `dataset` has its own titles of columns, and says where a mistake can be reported.
    """
    found = estimates[estimates["id"] == chosen]
    if found.empty:
        return
    with st.container(key="card", border=True):
        st.html(_html(found, dataset.titles) + _report(found, dataset.contact))
        above, below = chain(estimates, chosen)
        _related(labels.GOES_BACK_TO, estimates, above)
        _related(labels.REPEATED_BY, estimates, below)
        _neighbours(in_view, found)


def _neighbours(in_view: pd.DataFrame, found: pd.DataFrame) -> None:
    """Lead to the estimates before and after, so that the keyboard can walk along the chart."""
    same = in_view[in_view["source"] == found["source"].iloc[0]]
    steps = [
        *zip((labels.EARLIER, labels.LATER), around(in_view, found), strict=True),
        *zip((labels.SAME_EARLIER, labels.SAME_LATER), around(same, found), strict=True),
    ]
    st.html(f"<h3>{labels.NEXT_TO}</h3>")
    with st.container(horizontal=True, key="neighbours"):
        for label, row in steps:
            st.button(label, key=f"go-{label}", on_click=state.choose, args=(row,),
                      disabled=not row)  # fmt: skip


def _html(found: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """Lead with the number, the words printed and who said them; then every filled column."""
    row = found.iloc[0].to_dict()
    [statement] = said(found)
    first = named("card")
    order = [*first, *(name for name in COLUMNS if name not in (*first, "wording"))]
    lines = [(labels.ABOUT, escape(statements.when(statement)))]
    lines += [(labels.title(name, titles), as_html(name, row[name])) for name in order]
    filled = "".join(
        f"<div><dt>{escape(title)}</dt><dd>{value}</dd></div>" for title, value in lines if value
    )
    quote = f"<p class='quote'>“{escape(row['wording'])}”</p>" if row["wording"] else ""
    heading = escape(statements.number(statement))
    return f"<h2>{heading}</h2>{quote}<dl class='card'>{filled}</dl>"


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
