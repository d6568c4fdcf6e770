"""The pale steps behind the marks: span and middle of the latest estimates, never smoothed."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

import numpy as np

from lib.analysis.steps import Step
from lib.data.days import Day
from lib.figures import style as s
from lib.figures.paths import level, rectangles, shape, upright
from lib.figures.scale import Panel

SPAN_OPACITY, MIDDLE_OPACITY, EDGE_OPACITY = 0.07, 0.16, 0.25


def band(
    steps: Sequence[Step], moment: Day, visible: tuple[float, float], panel: Panel
) -> list[dict]:
    """Draw a rectangle from each step to the next, the last one through the moment's day.

    `visible` are the two ends of the time axis. Where nobody has spoken lately
    there is no span, under three sources no middle: there it stays blank. An open end of the
    middle reaches the end of the axis. A span or middle of one number is a line. Where a step
    comes on a day on which nobody spoke, its edge is dotted.
    """
    days = [*(step.day for step in steps), moment + 1]
    reach = list(pairwise(np.clip(days, *visible).tolist()))
    return [
        *_steps(reach, steps, "span", SPAN_OPACITY, panel),
        *_steps(reach, steps, "middle", MIDDLE_OPACITY, panel),
    ]


def _steps(
    reach: Sequence[tuple[float, float]],
    steps: Sequence[Step],
    name: str,
    opacity: float,
    panel: Panel,
) -> list[dict]:
    """Draw the span or the middle of each step, lengthened while its numbers stay."""
    corners: list[tuple[float, ...]] = []
    for (x0, x1), step in zip(reach, steps, strict=True):
        ends = getattr(step, name)
        if ends is None or x1 <= x0:
            continue
        low, high = (_seen(end, panel) for end in ends)
        if corners and corners[-1][1] == x0 and corners[-1][2:4] == (low, high):
            corners[-1] = (corners[-1][0], x1, *corners[-1][2:])
        else:
            corners.append((x0, x1, low, high, step.spoken))
    if not corners:
        return []
    x0, x1, y0, y1, spoken = np.array(corners, dtype=float).T
    edge = {"width": 1, "color": s.faded(panel.style.ink, EDGE_OPACITY)}
    # A step on a day on which nobody spoke, and the end of what nobody followed.
    follows = np.append(x0[1:], reach[-1][1])
    ran_out = np.concatenate([x0[spoken == 0], x1[x1 < follows]])
    bottom, top = (np.concatenate([y[spoken == 0], y[x1 < follows]]) for y in (y0, y1))
    return [
        *shape(rectangles(x0, x1, y0, y1), panel.yaxis, name, {"width": 0},
               fillcolor=s.faded(panel.style.ink, opacity)),
        # The edges alone, so that a band of one number is still a line.
        *shape(level(x0, x1, y0) + level(x0, x1, y1), panel.yaxis, name, edge),
        *shape(upright(ran_out, bottom, top), panel.yaxis, f"{name} ran out",
               {**edge, "dash": "dot"}),
    ]  # fmt: skip


def _seen(end: float, panel: Panel) -> float:
    """Give where an end is drawn: an open one at that of the axis, a 0 below a log one."""
    if end == -inf:
        return panel.scale.bottom
    if end == inf:
        return panel.scale.top
    return float(panel.scale.places(np.array(float(end))))
