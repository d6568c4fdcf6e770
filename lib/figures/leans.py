"""Who counts high: each source's statements as times the others' level, one dot each."""

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np
import plotly.graph_objects as go

from lib import words
from lib.analysis.leans import Beside, Lean
from lib.figures import style as s
from lib.words import labels, leaning, statements

ROW_HEIGHT = 34
MARGIN = {"l": 8, "r": 12, "t": 4, "b": 30}
DOT_AT, LABEL_AT = 0.28, 0.72  # of a row's height
LEVEL = 1.0  # with the others
TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
ROOM = 1.15  # times, beyond the outermost dots
ARROWS = {"at least": "triangle-right-open", "at most": "triangle-left-open", "": "circle"}


def leans(found: Sequence[Lean], colours: Mapping[str, str], style: s.Style) -> go.Figure:
    """Draw a row per source in their order; one-sided statements are open arrows."""
    heights = np.arange(len(found), 0, -1) - 1.0
    dots = [
        (y + DOT_AT, each)
        for y, lean in zip(heights, found, strict=True)
        for each in (*lean.counted, *lean.open)
    ]
    ratios = [each.ratio for _, each in dots]
    ends = min([*ratios, LEVEL]) / ROOM, max([*ratios, LEVEL]) * ROOM
    inks = [colours[each.row.side] for _, each in dots]
    traces = [
        dict(
            type="scatter", mode="markers", name="statement", hoverinfo="text", cliponaxis=False,
            x=ratios, y=[y for y, _ in dots], hovertext=[_hover(each) for _, each in dots],
            marker={"size": 10, "symbol": [ARROWS[each.side] for _, each in dots], "color": inks,
                    "line": {"width": 1.5, "color": inks}, "opacity": 0.75},
        ),
        dict(
            type="scatter", mode="text", name="label", hoverinfo="skip", cliponaxis=False,
            x=[ends[0]] * len(found), y=heights + LABEL_AT, textposition="middle right",
            text=[escape(leaning.row(each)) for each in found],
            textfont={"size": s.FONT_SIZE, "color": style.ink},
        ),
    ]  # fmt: skip
    return go.Figure(traces, _layout(len(found), ends, style))


def _hover(each: Beside) -> str:
    said = f"{statements.number(each.row)} ({statements.by(each.row)})"
    return escape(f"{said}: {words.ratio(each.ratio)} {labels.OTHERS_LEVEL}")


def _layout(rows: int, ends: tuple[float, float], style: s.Style) -> dict:
    level = {"type": "line", "x0": LEVEL, "x1": LEVEL, "y0": 0, "y1": rows, "name": "level",
             "line": {"color": style.event, "width": 1}}  # fmt: skip
    return {
        "template": {}, "height": rows * ROW_HEIGHT + MARGIN["t"] + MARGIN["b"], "margin": MARGIN,
        "paper_bgcolor": style.paper, "plot_bgcolor": style.paper, "shapes": [level],
        "font": {"family": s.FONT, "size": s.FONT_SIZE, "color": style.ink},
        "hovermode": "closest", "dragmode": False, "showlegend": False,
        "xaxis": {"type": "log", "range": np.log10(ends).tolist(), "gridcolor": style.grid,
                  "tickvals": list(TICKS), "ticktext": [f"×{each:g}" for each in TICKS],
                  "zeroline": False},
        "yaxis": {"range": [0, rows], "visible": False, "fixedrange": True},
    }  # fmt: skip
