"""Where a label is written beside its mark, so that it covers as little as can be."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

# A label must be readable on a desktop's and on a phone's plot: their widths in pixels, and how
# much a mark covered there weighs.
PLOTS = ((900.0, 3), (600.0, 2), (290.0, 2))
HALF_PLOTS = ((425.0, 3), (230.0, 2), (185.0, 2))  # of two charts side by side
WIDTH, HEIGHT = 17.0, 11.0  # of a count
OUTSIDE = 50  # marks covered, that a label beyond the plot's edge weighs as much as
HALF_MARK = 5.0
ASIDE = 4.0  # pixels from the middle of a count to where it is like two marks
# Where all near places cover something, a label may stand away from its mark, on a thin leader.
MOST_PLACED = 100  # of more, none has a free place to look for
LEADERS = np.arange(12.0, 150.0, 9.0)


class Place(NamedTuple):
    """Where a label could stand: Plotly's word for its side, and heights in pixels.

    `mark` is where its leader starts, the anchor itself where it has none; `right` is how far
    the label's middle is from the mark's.
    """

    side: str
    anchor: float
    right: float
    middle: float
    mark: float


def places(
    told: np.ndarray,
    x: np.ndarray,
    bottom: np.ndarray,
    top: np.ndarray,
    span: float,
    height: float,
    plots: Sequence[tuple[float, int]] = PLOTS,
) -> list[Place]:
    """Choose a place for the label of each mark numbered in `told`.

    `x` in days from the beginning of the axis, `bottom` and `top` in pixels, of all marks;
    `height` of the panel in pixels. The place that covers fewest marks and earlier labels wins,
    the nearest of several; among very many labels each stands above its mark.
    """
    if len(told) > MOST_PLACED:
        return [_above(top) for top in top[told].tolist()]
    chosen: list[Place] = []
    taken = [np.column_stack([x * plot / span, bottom, top]) for plot, _ in plots]
    for mark in told:
        options = _options(bottom[mark], top[mark], height)
        costs = np.array([option.mark != option.anchor for option in options], dtype=int)
        for rows, (plot, weight) in zip(taken, plots, strict=True):
            costs += 2 * weight * _covered(options, _around(rows, mark))
            costs += 2 * OUTSIDE * weight * _outside(options, rows[mark, 0], plot)
        best = options[int(np.argmin(costs))]
        chosen.append(best)
        half = HEIGHT / 2 - HALF_MARK
        ends = np.array([[at, best.middle - half, best.middle + half] for at in (-ASIDE, ASIDE)])
        taken = [
            np.vstack([rows, np.add(ends, [rows[mark, 0] + best.right, 0.0, 0.0])])
            for rows in taken
        ]
    return chosen


def _options(bottom: float, top: float, height: float) -> list[Place]:
    """List the places around a mark, the clearest first, then those on leaders."""
    aside = WIDTH / 2 + HALF_MARK
    sides = (("right", aside), ("left", -aside))
    edges = (("top", top + HALF_MARK, 1), ("bottom", bottom - HALF_MARK, -1))
    near = [
        *((f"{edge} center", at, 0.0, at + up * HEIGHT / 2) for edge, at, up in edges),
        *(
            (f"middle {side}", at, right, at)
            for at in np.unique(np.linspace(bottom, top, 5))[::-1]
            for side, right in sides
        ),
        *(
            (f"{edge} {side}", at, right, at + up * HEIGHT / 2)
            for edge, at, up in edges
            for side, right in sides
        ),
    ]
    far = [
        Place(side, at + up * away, right, at + up * (away + down), at)
        for away in LEADERS
        for edge, at, up in edges
        for side, right, down in (
            (f"{edge} center", 0.0, HEIGHT / 2), ("middle right", aside, 0.0),
            ("middle left", -aside, 0.0),
        )
    ]  # fmt: skip
    every = [*(Place(*place, place[1]) for place in near), *far]
    return [place for place in every if HEIGHT / 2 <= place.middle <= height - HEIGHT / 2] or every


def _above(top: float) -> Place:
    anchor = top + HALF_MARK
    return Place("top center", anchor, 0.0, anchor + HEIGHT / 2, anchor)


def _around(rows: np.ndarray, mark: int) -> np.ndarray:
    """Give the marks and labels that any place of a label may touch, their x from the mark's.

    Its own mark is not among them.
    """
    rows = rows - [rows[mark, 0], 0, 0]
    near = np.abs(rows[:, 0]) < 2 * (WIDTH / 2 + HALF_MARK)
    near[mark] = False
    return rows[near]


def _covered(options: Sequence[Place], around: np.ndarray) -> np.ndarray:
    """Count for each place the marks and labels that a label would touch there."""
    right, middle = np.array([[place.right, place.middle] for place in options]).T[:, :, None]
    x, bottom, top = around.T
    beside = np.abs(x - right) < WIDTH / 2 + HALF_MARK
    level = (bottom - HALF_MARK < middle + HEIGHT / 2) & (top + HALF_MARK > middle - HEIGHT / 2)
    return (beside & level).sum(axis=1)


def _outside(options: Sequence[Place], x: float, plot: float) -> np.ndarray:
    """Tell for each place whether a label would lie on the axis or beyond the other end."""
    middle = x + np.array([place.right for place in options])
    return ((middle < WIDTH / 2) | (middle > plot)).astype(int)
