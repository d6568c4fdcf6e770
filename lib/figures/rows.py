"""Rows of a name, a line and a dot on one axis: the shape that several charts share."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import plotly.graph_objects as go

from lib.figures import style as s

ROW_HEIGHT = 34
MARGIN = {"l": 8, "r": 12, "t": 4, "b": 30}
LINE_AT, LABEL_AT = 0.28, 0.72  # of a row's height


@dataclass(frozen=True)
class Row:
    """One row: `dot` is None where only the line is meant, low and high NaN where nothing is."""

    label: str
    low: float
    high: float
    dot: float | None
    ink: str
    hover: str


def row_chart(
    rows: Sequence[Row],
    ticks: dict[float, str],
    style: s.Style,
    log: bool,
    reference: float | None,
) -> go.Figure:
    """Draw rows from the top down, each name above its line, so that a phone has room.

    `ticks` are the numbers on the axis with their text; `reference` is marked by a line.
    """
    y = np.arange(len(rows), 0, -1) - 1.0
    low, high = (np.array([getattr(row, end) for row in rows], float) for end in ("low", "high"))
    gap = np.full(len(rows), np.nan)
    ends = np.array([*low, *high, *([] if reference is None else [reference])])
    ends = ends[~np.isnan(ends)]
    traces = [
        *_reference(reference, len(rows), style),
        *(
            dict(
                type="scatter", mode="lines", name="range", hoverinfo="skip",
                x=np.column_stack([low, high, gap])[mine].ravel(),
                y=np.column_stack([y, y, gap])[mine].ravel() + LINE_AT,
                line={"color": ink, "width": 3},
            )
            for ink in sorted({row.ink for row in rows})
            for mine in [np.array([row.ink == ink for row in rows])]
        ),
        dict(
            type="scatter", mode="markers", name="middle", y=y + LINE_AT, hoverinfo="text",
            x=[(row.low + row.high) / 2 if row.dot is None else row.dot for row in rows],
            hovertext=[escape(row.hover) for row in rows],
            marker={"size": 9, "color": [row.ink for row in rows],
                    "opacity": [0.0 if row.dot is None else 1.0 for row in rows]},
        ),
        dict(
            type="scatter", mode="text", name="label", y=y + LABEL_AT, hoverinfo="skip",
            x=np.full(len(rows), _start(ends, log)), textposition="middle right",
            text=[escape(row.label) for row in rows], cliponaxis=False,
            textfont={"size": s.FONT_SIZE, "color": style.ink},
        ),
    ]  # fmt: skip
    return go.Figure(traces, _layout(len(rows), ends, ticks, style, log))


def _reference(reference: float | None, rows: int, style: s.Style) -> list[dict]:
    if reference is None:
        return []
    return [
        dict(type="scatter", mode="lines", name="reference", hoverinfo="skip",
             x=[reference, reference], y=[0, rows], line={"color": style.event, "width": 1}),
    ]  # fmt: skip


def _start(ends: np.ndarray, log: bool) -> float:
    return min(ends) / 1.1 if log else 0


def _layout(
    rows: int, ends: np.ndarray, ticks: dict[float, str], style: s.Style, log: bool
) -> dict:
    left, right = _start(ends, log), max(ends) * 1.1
    visible = [float(np.log10(left)), float(np.log10(right))] if log else [left, right]
    return {
        "height": rows * ROW_HEIGHT + MARGIN["t"] + MARGIN["b"],
        "margin": MARGIN, "paper_bgcolor": style.paper, "plot_bgcolor": style.paper,
        "font": {"family": s.FONT, "size": s.FONT_SIZE, "color": style.ink},
        "hovermode": "closest", "dragmode": False, "showlegend": False,
        "xaxis": {"type": "log" if log else "linear", "range": visible, "gridcolor": style.grid,
                  "tickvals": list(ticks), "ticktext": list(ticks.values()), "zeroline": False},
        "yaxis": {"range": [0, rows], "visible": False, "fixedrange": True},
    }  # fmt: skip
