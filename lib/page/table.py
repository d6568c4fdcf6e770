"""The table of the same view as the chart, with links."""

from html import escape

import pandas as pd
import streamlit as st

from lib import words
from lib.data.row import titles
from lib.data.rules import is_web_address
from lib.words import captions, labels

HOST = r"^https?://([^/]+)"


def show(table: pd.DataFrame) -> None:
    """Draw the rows in view; `table` has them in reader's words."""
    st.html(f"<h2>{labels.TABLE}</h2>")
    st.dataframe(
        table,
        hide_index=True,
        column_config={
            titles()["url"]: st.column_config.LinkColumn(display_text=HOST),
            **{
                titles()[name]: st.column_config.NumberColumn(format="localized")
                for name in ("low", "high")
            },
        },
        placeholder="",  # not stated; neither 0 nor None
        alt=captions.table(len(table)),
    )
    plain(table)


def plain(table: pd.DataFrame) -> None:
    """Draw the rows as an HTML table, for readers whom a drawn grid does not reach."""
    with st.expander(labels.PLAIN_TABLE, key="plain_table", on_change="rerun") as unfolded:
        if unfolded.open:
            st.html(_html(table))


def _html(table: pd.DataFrame) -> str:
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in table.columns)
    names = {title: name for name, title in titles().items()}
    columns = [names.get(str(title), "") for title in table.columns]
    body = "".join(
        "<tr>"
        + "".join(f"<td dir='auto'>{_cell(*each)}</td>" for each in zip(columns, row, strict=True))
        + "</tr>"
        for row in table.itertuples(index=False)
    )
    return (
        f"<div class='wide' tabindex='0' role='region' aria-label='{labels.PLAIN_TABLE}'>"
        f"<table class='codebook'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        "</div>"
    )


def _cell(column: str, value: object) -> str:
    if value is pd.NA:
        return ""
    text = escape(str(value))
    if column in ("low", "high"):
        return words.number(int(str(value)))
    if column in ("reference_date", "publication_date"):
        return escape(words.partial_date(str(value)))
    if is_web_address(str(value)):
        return f"<a href='{text}' target='_blank' rel='noopener noreferrer'>{text}</a>"
    return text
