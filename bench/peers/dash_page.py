"""The same figures and table in plain Dash, with a choice of source type."""

import json
import os
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
from dash import Dash, Input, Output, callback, dash_table, dcc, html

FOLDER = Path(os.environ["PEER_DATA"])
rows = pd.read_csv(FOLDER / "rows.csv")
types = ["all", *sorted(rows["Source type"].unique())]
app = Dash()
app.layout = [
    dcc.Dropdown(types, "all", id="type", clearable=False),
    html.H1(id="title"),
    html.Div(id="charts", style={"display": "grid", "gridTemplateColumns": "1fr 1fr"}),
    dash_table.DataTable(id="table", columns=[{"name": name, "id": name} for name in rows]),
]


@callback(
    Output("title", "children"),
    Output("charts", "children"),
    Output("table", "data"),
    Input("type", "value"),
)
def show(choice: str) -> tuple:
    """Answer a choice."""
    shown = rows if choice == "all" else rows[rows["Source type"] == choice]
    figures = json.loads((FOLDER / f"{choice}.json").read_text())
    charts = [dcc.Graph(figure=go.Figure(figure)) for figure in figures]
    return f"{len(shown)} estimates: {choice}", charts, shown.to_dict("records")


app.run(port=os.environ["PORT"])
