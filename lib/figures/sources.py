"""One small timeline of ranges per source, all on the same two axes."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures import style as s
from lib.figures.lines import lines
from lib.figures.marks import Marks, marks
from lib.figures.paths import level, shape
from lib.figures.points import originals
from lib.figures.scale import Numbers, Panel, numbers
from lib.figures.times import layout as time_axis
from lib.figures.times import time_range
from lib.selection import Selection

ROW_HEIGHT, TITLE_HEIGHT = 46, 20  # pixels
MARGIN = {"l": 8, "r": 10, "t": 4, "b": 30}


def sources(
    rows: pd.DataFrame, selection: Selection, colours: Mapping[str, str], style: s.Style
) -> go.Figure:
    """Draw originals of one group and area, the source with most rows on top.

    Within a row, height is the number on the same scale for all: hovering tells it. Thin lines
    stand at the powers of ten on a log scale, at zero on a linear one.
    """
    names = by_rows(rows)
    scale = numbers(rows, selection.axis, ROW_HEIGHT)
    start, end = time_range(rows, selection)
    each = ROW_HEIGHT + TITLE_HEIGHT
    total = each * max(len(names), 1)
    bases = [total - each * (place + 1) for place in range(len(names))]
    lifted = _joined(
        [
            _lifted(marks(rows[rows["source"] == name], scale, end - start, colours), scale, base)
            for name, base in zip(names, bases, strict=True)
        ]
    )
    pixels = Panel(Numbers(False, 0, total, total), end - start, "y", style, start)
    layout = _layout(total, (start, end), style)
    layout["shapes"] = [*_guides(scale, bases, (start, end), style), *lines(lifted, pixels)]
    return go.Figure([_titles(names, bases, start, style), *originals(lifted, pixels)], layout)


def by_rows(rows: pd.DataFrame) -> list[str]:
    """List the sources, most rows first, ties A–Z."""
    counted = rows["source"].value_counts().rename_axis("source").reset_index(name="rows")
    return counted.sort_values(["rows", "source"], ascending=[False, True])["source"].tolist()


def _lifted(found: Marks, scale: Numbers, base: float) -> Marks:
    """Turn numbers into pixels above the bottom of the whole chart, for its linear axis."""
    lift = found.bottom + base, found.top + base
    return replace(
        found,
        low=np.where(np.isnan(found.low), np.nan, lift[0]),
        high=np.where(np.isnan(found.high), np.nan, lift[1]),
        value=scale.pixels(found.value) + base,
        bottom=lift[0],
        top=lift[1],
        times=np.ones(len(found), dtype=int),  # the count belongs to the timeline
    )


def _joined(parts: Sequence[Marks]) -> Marks:
    return Marks(
        **{
            field.name: np.concatenate([getattr(part, field.name) for part in parts])
            for field in fields(Marks)
        }
    )


def _guides(
    scale: Numbers, bases: Sequence[float], visible: tuple[float, float], style: s.Style
) -> list[dict]:
    values = np.array([0.0])
    if scale.log:
        powers = np.arange(np.ceil(np.log10(scale.bottom)), np.floor(np.log10(scale.top)) + 1)
        values = 10.0**powers
    heights = (np.array(bases)[:, None] + scale.pixels(values)[None, :]).ravel()
    first, last = ([end] * len(heights) for end in visible)
    line = {"color": style.grid, "width": 1}
    return shape(level(first, last, heights), "y", "guide", line)


def _titles(names: Sequence[str], bases: Sequence[float], start: float, style: s.Style) -> dict:
    return dict(
        type="scatter", mode="text", name="source", hoverinfo="skip", cliponaxis=False,
        x=[start] * len(names), textposition="middle right",
        y=[base + ROW_HEIGHT + TITLE_HEIGHT / 2 for base in bases],
        text=[escape(name) for name in names],
        textfont={"size": s.FONT_SIZE, "color": style.ink},
    )  # fmt: skip


def _layout(total: float, visible: tuple[float, float], style: s.Style) -> dict:
    return {
        "template": {}, "height": total + MARGIN["t"] + MARGIN["b"], "margin": MARGIN,
        "paper_bgcolor": style.paper, "plot_bgcolor": style.paper,
        "font": {"family": s.FONT, "size": s.FONT_SIZE, "color": style.ink},
        "hovermode": "closest", "dragmode": False, "showlegend": False,
        "clickmode": "event+select",
        "hoverlabel": {"align": "left", "bgcolor": style.paper, "bordercolor": style.event},
        "xaxis": {**time_axis(visible), "gridcolor": style.grid, "zeroline": False},
        "yaxis": {"range": [0, total], "visible": False, "fixedrange": True},
    }  # fmt: skip
