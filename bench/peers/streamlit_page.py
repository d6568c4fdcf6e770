"""The same figures and table in plain Streamlit, with a choice of source type."""

import json
import os
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
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
columns = st.columns(2)
for number, figure in enumerate(json.loads((FOLDER / f"{choice}.json").read_text())):
    columns[number % 2].plotly_chart(go.Figure(figure), key=f"chart-{number}")
st.dataframe(shown)
