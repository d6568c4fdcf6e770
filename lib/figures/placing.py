"""Where marks and their counts go when several fall on one place."""

import numpy as np
import pandas as pd

from lib.figures.scale import milliseconds

FARTHEST = 0.006  # of the visible span
CLOSE = 0.004
SLOTS = np.array([0.0, 1.0, -1.0, 0.5, -0.5])
PAIR = np.array([-0.5, 0.5])

# A count must be readable on a desktop's and a phone's plot: their widths in pixels.
PLOT_WIDTHS = (1000.0, 300.0)
LABEL_WIDTH, LABEL_HEIGHT = 16.0, 11.0
HALF_MARK = 5.0
SIDES = {
    "top center": (0, 1),
    "bottom center": (0, -1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top right": (1, 1),
    "top left": (-1, 1),
    "bottom right": (1, -1),
    "bottom left": (-1, -1),
}


def nudged(rows: pd.DataFrame, low: np.ndarray, high: np.ndarray, span: float) -> np.ndarray:
    """Give each mark its time in milliseconds, moved where marks would cover one another.

    `low` and `high` are the ends of what is drawn, in pixels; `span` is the visible time. A mark
    moves by at most 0.6 % of the span and stays inside its own period where it has one. The
    order of the rows does not matter, identical ones aside.
    """
    x = milliseconds(rows["middle_day"])
    if not len(x):
        return x
    frame = pd.DataFrame({"x": x, "low": low, "high": high}).reset_index(drop=True)
    frame = frame.sort_values(["x", "low", "high"], kind="stable")
    frame["place"] = (frame["x"].diff() > CLOSE * span).cumsum()
    frame = frame.sort_values(["place", "low", "high", "x"], kind="stable")
    reach = frame.groupby("place")["high"].cummax().shift().where(
        frame["place"] == frame["place"].shift(), -np.inf
    )  # fmt: skip
    frame["pile"] = (frame["low"] > reach).cumsum()
    piles = frame.groupby("pile")["x"]
    turn, size = piles.cumcount().to_numpy(), piles.transform("size").to_numpy()
    slot = np.where(size == 2, PAIR[turn % 2], SLOTS[turn % len(SLOTS)])
    offset = pd.Series(np.where(size > 1, slot * FARTHEST * span, 0.0), index=frame.index)
    length = milliseconds(rows["last_day"]) - milliseconds(rows["first_day"])
    room = np.where(length > 0, length / 2, np.inf)  # a day has no period to stay inside
    return x + np.clip(offset.sort_index().to_numpy(), -room, room)


def label_sides(
    told: np.ndarray, x: np.ndarray, bottom: np.ndarray, top: np.ndarray, span: float
) -> tuple[list[str], np.ndarray]:
    """Choose where the labels of the marks numbered `told` cover least.

    `x` in milliseconds, `bottom` and `top` in pixels, of all marks. Gives each label's side as
    Plotly names it and the pixel height of its anchor. The side that covers fewest marks and
    earlier labels, over both widths of the plot, wins; ties in the order of SIDES.
    """
    sides: list[str] = []
    heights: list[float] = []
    taken = [np.column_stack([x * width / span, bottom, top]) for width in PLOT_WIDTHS]
    for mark in told:
        options = {}
        for name, (right, up) in SIDES.items():
            edge = {1: top[mark], -1: bottom[mark]}.get(up, (bottom[mark] + top[mark]) / 2)
            anchor = edge + up * (HALF_MARK if right == 0 else 0)
            options[name] = (anchor, [_box(rows[mark][0], anchor, right, up) for rows in taken])
        side = min(
            options,
            key=lambda name: sum(
                _covered(box, rows, mark)
                for box, rows in zip(options[name][1], taken, strict=True)
            ),
        )
        anchor, boxes = options[side]
        sides.append(side)
        heights.append(anchor)
        taken = [
            np.vstack([rows, [box[0], box[1] - LABEL_HEIGHT / 2, box[1] + LABEL_HEIGHT / 2]])
            for rows, box in zip(taken, boxes, strict=True)
        ]
    return sides, np.array(heights)


def _box(x: float, anchor: float, right: int, up: int) -> tuple[float, float]:
    """Give the middle of a label beside a mark, in pixels."""
    return x + right * (LABEL_WIDTH / 2 + HALF_MARK), anchor + up * LABEL_HEIGHT / 2


def _covered(box: tuple[float, float], rows: np.ndarray, mark: int) -> int:
    """Count the marks and labels under a label, its own mark aside."""
    beside = np.abs(rows[:, 0] - box[0]) < LABEL_WIDTH / 2 + HALF_MARK
    level = (rows[:, 1] - HALF_MARK < box[1] + LABEL_HEIGHT / 2) & (
        rows[:, 2] + HALF_MARK > box[1] - LABEL_HEIGHT / 2
    )
    beside[mark] = False
    return int((beside & level).sum())
