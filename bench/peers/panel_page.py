"""The same figures and table in plain Panel, with a choice of source type."""

import json
import os
from pathlib import Path

import pandas as pd
import panel as pn
import plotly.graph_objects as go

FOLDER = Path(os.environ["PEER_DATA"])
pn.extension("plotly", "tabulator")


@pn.cache
def read() -> pd.DataFrame:
    """Read the rows once."""
    return pd.read_csv(FOLDER / "rows.csv")


rows = read()
types = pn.widgets.Select(name="Type", options=["all", *sorted(rows["Source type"].unique())])


def shown(choice: str) -> pd.DataFrame:
    """Give the rows of a choice."""
    return rows if choice == "all" else rows[rows["Source type"] == choice]


def title(choice: str) -> str:
    """Say how many they are."""
    return f"# {len(shown(choice))} estimates: {choice}"


def charts(choice: str) -> pn.GridBox:
    """Draw their figures."""
    figures = json.loads((FOLDER / f"{choice}.json").read_text())
    return pn.GridBox(*(pn.pane.Plotly(go.Figure(each)) for each in figures), ncols=2)


pn.Column(
    types,
    pn.pane.Markdown(pn.bind(title, types)),
    pn.bind(charts, types),
    pn.widgets.Tabulator(pn.bind(shown, types)),
).servable()
