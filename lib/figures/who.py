"""Who says what on a day: the numbers that are allowed, above each source's latest estimate."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape
from math import inf

import numpy as np

from lib import words
from lib.analysis.allows import Allowed, profile
from lib.analysis.latest import Latest
from lib.figures import style as s
from lib.figures.figure import Figure
from lib.figures.scale import Numbers, axis_of
from lib.words import labels, sentences

ROW_HEIGHT, PROFILE_HEIGHT, GAP = 38, 84, 16  # pixels
LINE_AT, LABEL_AT = 0.28, 0.72  # of a row's height
MARGIN = {"l": 30, "r": 12, "t": 14, "b": 30}
WIDTH = 760.0  # of the plot that open sides are drawn for
OPEN_SIDE = 26.0  # pixels
DARK, PALE = 0.6, 0.22


def who(
    now: Sequence[Latest],
    colours: Mapping[str, str],
    style: s.Style,
    chosen: Decimal | None = None,
) -> Figure:
    """Draw the profile in two shades, then one row per source on the same number axis.

    `chosen` is a number that is marked through all of it.
    """
    stated = [number for each in now for row in each.said for number in row.numbers]
    marked = [] if chosen is None else [chosen]
    scale = axis_of([*stated, *marked], "auto", WIDTH)
    total = len(now) * ROW_HEIGHT + GAP + PROFILE_HEIGHT
    most = max(len(now), 1)
    base = total - PROFILE_HEIGHT
    shapes = [
        *_steps(profile(now), scale, base, PROFILE_HEIGHT / most, style),
        *(_line(x0, x1, y, colours[each.side])
          for y, each in _rows(now) for x0, x1 in _reaches(each, scale)),
        *([] if chosen is None else [_mark(_at(chosen, scale), total, style)]),
    ]  # fmt: skip
    traces = [_ends(now, scale, colours), *_arrows(now, scale, colours), _names(now, scale, style)]
    # As in the timeline: a test lets Plotly check every value.
    return Figure(traces, _layout(scale, total, base, most, shapes, style), _validate=False)


def _rows(now: Sequence[Latest]) -> list[tuple[float, Latest]]:
    """Give each source the height of its line, the first on top."""
    bottom = (len(now) - 1) * ROW_HEIGHT
    return [(bottom - at * ROW_HEIGHT + LINE_AT * ROW_HEIGHT, each) for at, each in enumerate(now)]


def _steps(
    found: Sequence[Allowed], scale: Numbers, base: float, unit: float, style: s.Style
) -> list[dict]:
    """Draw how many state a number, and on top of them how many only leave it open."""
    drawn = []
    for step in found:
        left = scale.bottom if step.first == -inf else max(_at(step.first, scale), scale.bottom)
        right = scale.top if step.last == inf else min(_at(step.last, scale), scale.top)
        low = base
        for count, opacity in ((step.states, DARK), (step.leaves_open, PALE)):
            high = low + count * unit
            if count and right >= left:
                edge = {"width": 1 if step.first == step.last else 0, "color": style.ink}
                drawn.append({
                    "type": "rect", "x0": left, "x1": right, "y0": low, "y1": high, "line": edge,
                    "name": "states" if opacity == DARK else "leaves open", "layer": "below",
                    "fillcolor": s.faded(style.ink, opacity),
                })  # fmt: skip
            low = high
    return drawn


def _at(number: Decimal | float, scale: Numbers, pixels: float = 0) -> float:
    """Give where a number is drawn, or so many pixels beside it."""
    at = np.array(float(number))
    return float(scale.moved(at, pixels) if pixels else scale.places(at))


def _reaches(each: Latest, scale: Numbers) -> list[tuple[float, float]]:
    """Give the stretches of its rows; an open side is some pixels long, and an arrow follows."""
    found = []
    for row in each.said:
        low, high = row.low, row.high
        if low is None and high is not None:
            found.append((_at(high, scale, -OPEN_SIDE), _at(high, scale)))
        elif high is None and low is not None:
            found.append((_at(low, scale), _at(low, scale, OPEN_SIDE)))
        elif low is not None and high is not None:
            found.append((_at(low, scale), _at(high, scale)))
    return found


def _line(x0: float, x1: float, y: float, ink: str) -> dict:
    return {"type": "line", "x0": x0, "x1": x1, "y0": y, "y1": y, "name": "says",
            "line": {"color": ink, "width": 4}}  # fmt: skip


def _mark(chosen: float, total: float, style: s.Style) -> dict:
    return {"type": "line", "x0": chosen, "x1": chosen, "y0": 0, "y1": total, "name": "chosen",
            "line": {"color": style.ink, "width": 1.5, "dash": "dash"}}  # fmt: skip


def _ends(now: Sequence[Latest], scale: Numbers, colours: Mapping[str, str]) -> dict:
    """Mark every number that is stated: a dot for a single figure, a tick at a bound."""
    found = [
        (number, y, "circle" if row.low == row.high else "line-ns-open", each)
        for y, each in _rows(now)
        for row in each.said
        for number in dict.fromkeys(row.numbers)
    ]
    inks = [colours[each.side] for *_, each in found]
    return dict(
        type="scatter", mode="markers", name="number", hoverinfo="text", cliponaxis=False,
        x=[_at(number, scale) for number, *_ in found], y=[y for _, y, *_ in found],
        hovertext=[escape(f"{sentences.says(each)} ({sentences.by(each)})") for *_, each in found],
        marker={"symbol": [symbol for *_, symbol, _ in found], "size": 10, "color": inks,
                "line": {"width": 2, "color": inks}},
    )  # fmt: skip


def _arrows(now: Sequence[Latest], scale: Numbers, colours: Mapping[str, str]) -> list[dict]:
    """Point along the side that a statement leaves open."""
    found = [
        (at, y, "triangle-left" if row.low is None else "triangle-right", each.side)
        for y, each in _rows(now)
        for row, (left, right) in zip(each.said, _reaches(each, scale), strict=True)
        if row.one_sided
        for at in [left if row.low is None else right]
    ]
    if not found:
        return []
    return [
        dict(
            type="scatter", mode="markers", name="open side", hoverinfo="skip", cliponaxis=False,
            x=[x for x, *_ in found], y=[y for _, y, *_ in found],
            marker={"symbol": [symbol for *_, symbol, _ in found], "size": 9,
                    "color": [colours[kind] for *_, kind in found]},
        )
    ]  # fmt: skip


def _names(now: Sequence[Latest], scale: Numbers, style: s.Style) -> dict:
    return dict(
        type="scatter", mode="text", name="label", hoverinfo="skip", cliponaxis=False,
        x=[scale.bottom] * len(now), textposition="middle right",
        y=[y + (LABEL_AT - LINE_AT) * ROW_HEIGHT for y, _ in _rows(now)],
        text=[escape(f"{words.isolated(each.source)}: {sentences.says(each)}") for each in now],
        textfont={"size": s.FONT_SIZE, "color": style.ink},
    )  # fmt: skip


def _layout(
    scale: Numbers, total: float, base: float, most: int, shapes: list[dict], style: s.Style
) -> dict:
    return {
        "template": {}, "shapes": shapes,
        "height": total + MARGIN["t"] + MARGIN["b"], "margin": MARGIN,
        "paper_bgcolor": style.paper, "plot_bgcolor": style.paper,
        "font": {"family": s.FONT, "size": s.FONT_SIZE, "color": style.ink},
        "hovermode": "closest", "dragmode": False, "showlegend": False,
        "xaxis": {**scale.layout, "gridcolor": style.grid, "zeroline": False},
        "yaxis": {"range": [0, total], "fixedrange": True, "showgrid": False, "zeroline": False,
                  "tickvals": [base, total], "ticktext": ["0", words.number(most)]},
        "annotations": [{
            "text": labels.ALLOWS, "x": 0, "y": total, "xref": "paper", "yref": "y",
            "xanchor": "left", "yanchor": "top", "showarrow": False,
            "font": {"size": s.SMALL_FONT_SIZE, "color": style.faint_ink},
        }],
    }  # fmt: skip
