"""The pale steps behind the marks: span and middle of the voices in force, never smoothed."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from lib.analysis.summary import Summary
from lib.figures import style as s
from lib.figures.paths import level, rectangles, shape
from lib.figures.scale import Numbers, at

SPAN_OPACITY, MIDDLE_OPACITY, EDGE_OPACITY = 0.07, 0.16, 0.25

Steps = Sequence[tuple[date, Summary | None]]


def band(
    steps: Steps,
    moment: date,
    visible: tuple[float, float],
    scale: Numbers,
    yaxis: str,
    style: s.Style,
) -> list[dict]:
    """Draw a rectangle from each step to the next, the last one through the moment's day.

    `visible` are the two ends of the time axis in milliseconds. Where no source is in force there
    is no span, where fewer than three state both bounds no middle: there it stays blank. A span
    or middle of one number is a line.
    """
    days = [*(day for day, _ in steps), moment + timedelta(days=1)]
    edges = np.clip([at(day) for day in days], *visible)
    reach = list(pairwise(edges))
    spans, middles = [], []
    for (x0, x1), (_, found) in zip(reach, steps, strict=True):
        if found:
            _extend(spans, x0, x1, (found.span_low.value, found.span_high.value))
        if found and found.middle:
            _extend(middles, x0, x1, found.middle)
    return [
        *_rectangles(spans, "span", SPAN_OPACITY, scale, yaxis, style),
        *_rectangles(middles, "middle", MIDDLE_OPACITY, scale, yaxis, style),
    ]


def _extend(
    corners: list[tuple[float, ...]], x0: float, x1: float, ends: tuple[float, float]
) -> None:
    """Add a step, or lengthen the one before it where the numbers stay the same."""
    if corners and corners[-1][1] == x0 and corners[-1][2:] == ends:
        x0 = corners.pop()[0]
    if x1 > x0:
        corners.append((x0, x1, *ends))


def _rectangles(
    corners: Sequence[tuple[float, ...]],
    name: str,
    opacity: float,
    scale: Numbers,
    yaxis: str,
    style: s.Style,
) -> list[dict]:
    if not corners:
        return []
    x0, x1, y0, y1 = np.array(corners, dtype=float).T
    if scale.log:  # a 0 said outside the visible time lies below any place on this axis
        y0, y1 = (np.where(y > 0, y, scale.bottom / 1000) for y in (y0, y1))
    edge = {"width": 1, "color": s.faded(style.ink, EDGE_OPACITY)}
    return [
        *shape(rectangles(x0, x1, y0, y1), yaxis, name, {"width": 0},
               fillcolor=s.faded(style.ink, opacity)),
        # The edges alone, so that a band of one number is still a line.
        *shape(level(x0, x1, y0) + level(x0, x1, y1), yaxis, name, edge),
    ]  # fmt: skip
