"""Where marks go when several fall on one place."""

import numpy as np
import pandas as pd

from lib.figures.scale import milliseconds

FARTHEST = 0.006  # of the visible span
CLOSE = 0.004
HALF_MARK = 5.0  # pixels that a mark reaches beyond what it states
PAIR = 0.5  # two marks need only half of the way


def nudged(rows: pd.DataFrame, low: np.ndarray, high: np.ndarray, span: float) -> np.ndarray:
    """Give each mark its time in milliseconds, moved where marks would cover one another.

    `low` and `high` are the ends of what is drawn, in pixels; `span` is the visible time. Marks
    that pile up are spread in order of time, so that none overtakes another, by at most 0.6 % of
    the span, and inside their own period where they have one. The order of rows does not matter.
    """
    x = milliseconds(rows["middle_day"])
    frame = pd.DataFrame({"x": x, "low": low - HALF_MARK, "high": high + HALF_MARK})
    frame["id"] = rows["id"].to_numpy()
    frame = frame.sort_values(["x", "id"])
    frame["place"] = (frame["x"].diff() > CLOSE * span).cumsum()
    frame = frame.sort_values(["place", "low", "high", "x", "id"])
    reach = frame.groupby("place")["high"].cummax().shift()
    apart = (frame["low"] > reach) | (frame["place"] != frame["place"].shift())
    frame["pile"] = apart.cumsum()
    frame = frame.sort_values(["pile", "x", "low", "high", "id"])
    piles = frame.groupby("pile")["x"]
    last = piles.transform("size") - 1
    spread = (2 * piles.cumcount() / last.clip(lower=1) - 1).where(last > 0, 0.0)
    spread = spread.where(last > 1, spread * PAIR).sort_index().to_numpy()
    return x + spread * np.minimum(FARTHEST * span, _room(rows, x))


def _room(rows: pd.DataFrame, x: np.ndarray) -> np.ndarray:
    """Give how far each mark may move without leaving its month or year; a day has no such end."""
    first, last = milliseconds(rows["first_day"]), milliseconds(rows["last_day"])
    return np.where(last > first, np.minimum(x - first, last - x), np.inf)
