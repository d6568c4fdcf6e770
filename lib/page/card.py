"""The evidence card of one estimate: every filled column in reader's words."""

from html import escape

import pandas as pd
import streamlit as st

from lib import words
from lib.analysis.lineage import chain
from lib.controls import state
from lib.data.row import titles
from lib.data.rules import is_web_address
from lib.share.report import report_link
from lib.words import curating, labels

FIRST = (
    "source", "speaker", "reference_date", "reported_by", "url", "publication_date", "derivation",
    "disputed_by", "note",
)  # fmt: skip
DATES = ("reference_date", "publication_date")


def show(in_view: pd.DataFrame, estimates: pd.DataFrame, chosen: str, contact: str) -> None:
    """Draw the card, and a button for each row that it leads on to.

    These are the rows it goes back to or that repeat it, and its neighbours in time among those
    in view, of all sources and of its own.

    `contact` is where a mistake can be reported; blank where nobody wants to hear of it.
    """
    found = estimates[estimates["id"] == chosen]
    if found.empty:
        return
    with st.container(key="card", border=True):
        st.html(_html(found) + _report(found, contact))
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


def _html(found: pd.DataFrame) -> str:
    """Lead with the number, the words printed and who said them; then every filled column."""
    row = found.iloc[0].to_dict()
    heading = " ".join(filter(None, (words.stated(found)[0], row["counted"])))
    said = titles()
    order = [*FIRST, *(name for name in said if name not in FIRST)]
    filled = "".join(
        f"<div><dt>{escape(said[name])}</dt><dd>{_value(name, row[name])}</dd></div>"
        for name in order
        if not pd.isna(row[name]) and row[name] != "" and name != "wording"
    )
    quote = f"<p class='quote'>“{escape(row['wording'])}”</p>" if row["wording"] else ""
    return f"<h2>{escape(heading)}</h2>{quote}<dl class='card'>{filled}</dl>"


def _report(found: pd.DataFrame, contact: str) -> str:
    address = (st.context.url or "").split("?")[0]
    chosen = str(found["id"].iloc[0])
    link = report_link(contact, chosen, words.one_line(found)[0], f"{address}?estimate={chosen}")
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


def _value(name: str, value: object) -> str:
    text = escape(str(value))
    if name == "url" and is_web_address(str(value)):
        return f"<a href='{text}' target='_blank' rel='noopener noreferrer'>{text}</a>"
    if name in ("low", "high"):
        return words.number(int(str(value)))
    return escape(words.partial_date(str(value))) if name in DATES else text


def _related(heading: str, estimates: pd.DataFrame, ids: list[str]) -> None:
    rows = estimates[estimates["id"].isin(ids)]
    if rows.empty:
        return
    st.html(f"<h3>{heading}</h3>")
    for row, label in zip(rows["id"], words.one_line(rows), strict=True):
        st.button(words.plain(label), key=f"open-{row}", on_click=state.choose, args=(row,))
