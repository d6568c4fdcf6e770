"""The same figure and table in plain Dash, with a choice of source type."""

import os
from pathlib import Path

import pandas as pd
import plotly.io as pio
from dash import Dash, Input, Output, callback, dash_table, dcc, html

FOLDER = Path(os.environ["PEER_DATA"])
rows = pd.read_csv(FOLDER / "rows.csv")
types = ["all", *sorted(rows["Source type"].unique())]
app = Dash()
app.layout = [
    dcc.Dropdown(types, "all", id="type", clearable=False),
    html.H1(id="title"),
    dcc.Graph(id="chart"),
    dash_table.DataTable(id="table", columns=[{"name": name, "id": name} for name in rows]),
]


@callback(
    Output("title", "children"),
    Output("chart", "figure"),
    Output("table", "data"),
    Input("type", "value"),
)
def show(choice: str) -> tuple:
    """Answer a choice."""
    shown = rows if choice == "all" else rows[rows["Source type"] == choice]
    figure = pio.from_json((FOLDER / f"{choice}.json").read_text())
    return f"{len(shown)} estimates: {choice}", figure, shown.to_dict("records")


app.run(port=os.environ["PORT"])
