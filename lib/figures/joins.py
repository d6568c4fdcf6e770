"""Thin lines from mark to mark: the numbers of one report, the statements of one source."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from lib.figures import style as s
from lib.figures.marks import Marks
from lib.figures.paths import shape, through
from lib.figures.scale import Panel


def reports(marks: Marks, panel: Panel) -> list[dict]:
    """Join the numbers that one report gives of one time."""
    order = np.lexsort((marks.bottom, marks.report))
    same = [
        (int(one), int(other))
        for one, other in pairwise(order)
        if marks.report[one] == marks.report[other] >= 0
    ]
    return _joined(marks, same, panel, "one report", "solid")


def guide(marks: Marks, panel: Panel) -> list[dict]:
    """Join the statements of one source in the order of their time, so that the eye finds them."""
    order = np.argsort(marks.x, kind="stable").tolist()
    return _joined(marks, list(pairwise(order)), panel, "guide", "dot")


def _joined(
    marks: Marks, pairs: Sequence[tuple[int, int]], panel: Panel, name: str, dash: str
) -> list[dict]:
    """Draw lines between marks, from what the one states to what the other states."""
    low = np.where(np.isnan(marks.low), marks.high, marks.low)
    high = np.where(np.isnan(marks.high), marks.low, marks.high)
    drawn: dict[str, str] = {}
    for one, other in pairs:
        ends = nearest((low[one], high[one]), (low[other], high[other]))
        ink = str(marks.ink[one])
        drawn[ink] = drawn.get(ink, "") + through(marks.x[[one, other]], ends)
    return [
        each
        for ink, path in drawn.items()
        for each in shape(
            path, panel.yaxis, name, {"color": ink, "width": s.HAIRLINE_WIDTH, "dash": dash}
        )
    ]


def nearest(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Give the stated number of each of two ranges where a line from the one to the other ends.

    The ends that face each other; where ranges overlap, the lowest number that both hold.
    """
    if one[1] < other[0]:
        return one[1], other[0]
    if other[1] < one[0]:
        return one[0], other[1]
    shared = max(one[0], other[0])
    return shared, shared
