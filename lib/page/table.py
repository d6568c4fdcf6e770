"""The table of the same view as the chart, with links."""

import pandas as pd
import streamlit as st

from lib import words
from lib.data.row import titles
from lib.words import captions, labels

HOST = r"^https?://([^/]+)"


def show(rows: pd.DataFrame) -> None:
    """Draw the rows in view."""
    st.html(f"<h2>{labels.TABLE}</h2>")
    table = in_words(rows)
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
        alt=captions.table(len(rows)),
    )


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the rows in reader's words, the number first; blank columns are left out."""
    said = titles()
    shown = [name for name in said if rows[name].notna().any() and (rows[name] != "").any()]
    shown = [*(name for name in shown if name != "id"), "id"]  # the id last: it is for linking
    table = rows[shown].rename(columns=said)
    table.insert(0, labels.ESTIMATE, words.stated(rows))
    return table
