"""The table of the same view as the chart, with links."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib import controls
from lib.answer import Answer
from lib.controls import state
from lib.data.row import COLUMNS
from lib.query import write
from lib.words import captions, labels
from lib.words.tables import Column, link_texts

HOST = r"^https?://([^/]+)"


def show(answer: Answer) -> None:
    """Draw the estimates in view: as a list to choose from, as a grid and as a plain table.

    A cell that is chosen opens the evidence of its row; the row of what is open is marked.
    """
    rows, columns, shown = answer.view.rows, answer.table, answer.grid
    ids = rows["id"].tolist()
    st.html(f"<h2>{labels.TABLE}</h2>{_on_paper(answer)}")
    controls.estimate(answer)
    state.mark_row(ids)
    st.dataframe(
        shown,
        hide_index=True,
        column_config={
            key: _settings(each, shown[key])
            for key, each in zip(map(str, shown), columns, strict=True)
            if each.name
        },
        key=state.TABLE,
        on_select=partial(state.choose_row, ids),
        selection_mode=["single-row", "single-cell"],
        placeholder="",  # not stated; neither 0 nor None
        alt=captions.table(len(rows)),
    )
    # For readers whom a drawn grid does not reach.
    with st.expander(labels.PLAIN_TABLE, key="plain_table", on_change="rerun") as unfolded:
        if unfolded.open:
            st.html(_html(columns, link_texts(rows)))


def _on_paper(answer: Answer) -> str:
    """Say on paper, where a grid is cut, which page has the whole; an own file has none."""
    if answer.data.own:
        return ""
    page = f"{answer.base((st.context.url or '').split('?')[0])}/view?{write(answer.selection)}"
    address = escape(page)
    return f"<p class='on-paper'>{labels.ON_PAPER} <a href='{address}'>{address}</a></p>"


def _settings(shown: Column, values: pd.Series) -> Any:
    column, label = COLUMNS[shown.name], shown.title
    if shown.holds_numbers:
        # A grid has one form for all numbers of a column: thousands only where all are whole.
        whole = column.unit != "year" and (values.dropna() % 1 == 0).all()
        return st.column_config.NumberColumn(label, format="%,d" if whole else "plain")
    if column.kind == "link":
        return st.column_config.LinkColumn(label, display_text=HOST)
    return st.column_config.TextColumn(label)


def _html(columns: Sequence[Column], texts: list[str]) -> str:
    head = "".join(f"<th scope='col'>{escape(each.title)}</th>" for each in columns)
    rows = zip(*(each.html(texts) for each in columns), strict=True)
    body = "".join(
        "<tr>" + "".join(f"<td dir='auto'>{said}</td>" for said in row) + "</tr>" for row in rows
    )
    return (
        f"<div class='wide' tabindex='0' role='region' aria-label='{labels.PLAIN_TABLE}'>"
        f"<table class='codebook'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        "</div>"
    )
