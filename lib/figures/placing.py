"""Where marks go when several fall on one place."""

import numpy as np
import pandas as pd

from lib.figures.scale import milliseconds

FARTHEST = 0.006  # of the visible span
CLOSE = 0.004
SLOTS = np.array([0.0, 1.0, -1.0, 0.5, -0.5])
PAIR = np.array([-0.5, 0.5])


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
    first, last = milliseconds(rows["first_day"]), milliseconds(rows["last_day"])
    has_period = last > first
    return np.clip(
        x + offset.sort_index().to_numpy(),
        np.where(has_period, first, -np.inf),
        np.where(has_period, last, np.inf),
    )
