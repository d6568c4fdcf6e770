"""The same figure and table in plain Streamlit, with a choice of source type."""

import os
from pathlib import Path

import pandas as pd
import plotly.io as pio
import streamlit as st

FOLDER = Path(os.environ["PEER_DATA"])


@st.cache_data
def read() -> pd.DataFrame:
    """Read the rows once."""
    return pd.read_csv(FOLDER / "rows.csv")


rows = read()
choice = st.selectbox("Type", ["all", *sorted(rows["Source type"].unique())])
shown = rows if choice == "all" else rows[rows["Source type"] == choice]
st.title(f"{len(shown)} estimates: {choice}")
st.plotly_chart(pio.from_json((FOLDER / f"{choice}.json").read_text()))
st.dataframe(shown)
