"""Where marks go when several fall on one place."""

import numpy as np
import pandas as pd

from lib.figures.times import days

FARTHEST = 0.006  # of the visible span
CLOSE = 0.004
HALF_MARK = 5.0  # pixels that a mark reaches beyond what it states
PAIR = 0.5  # two marks need only half of the way


def nudged(
    rows: pd.DataFrame, low: np.ndarray, high: np.ndarray, span: float, panel: np.ndarray
) -> np.ndarray:
    """Give each mark its time in days, moved where marks would cover one another.

    `low` and `high` are the ends of what is drawn, in pixels; `span` is the visible time; only
    marks with the same number of `panel` can cover one another. Marks
    that pile up are spread in order of time, so that none overtakes another, by at most 0.6 % of
    the span, and inside their own period where they have one. The order of rows does not matter.
    """
    x, low, high = days(rows["middle_day"]), low - HALF_MARK, high + HALF_MARK
    if not len(x):
        return x
    name = np.empty(len(x), dtype=int)
    name[np.argsort(rows["id"].to_numpy(dtype=str))] = np.arange(len(x))
    # Sorted by the last of the keys first. A place is a stretch of a panel's time without a gap, a
    # pile those marks of a place that touch.
    order = np.lexsort((name, x, panel))
    apart = (np.diff(x[order]) > CLOSE * span) | (np.diff(panel[order]) > 0)
    place = _numbered(order, apart)
    order = np.lexsort((name, x, high, low, place))
    reach = pd.Series(high[order]).groupby(place[order]).cummax().to_numpy()
    pile = _numbered(order, (low[order][1:] > reach[:-1]) | (np.diff(place[order]) > 0))
    order = np.lexsort((name, high, low, x, pile))
    size = np.bincount(pile)[pile[order]]
    first = np.searchsorted(pile[order], pile[order])
    spread = np.empty(len(x))
    last = np.maximum(size - 1, 1)
    way = np.where(size > 1, 2 * (np.arange(len(x)) - first) / last - 1, 0.0)
    spread[order] = np.where(size == 2, way * PAIR, way)
    return x + spread * np.minimum(FARTHEST * span, _room(rows, x))


def _numbered(order: np.ndarray, begins: np.ndarray) -> np.ndarray:
    """Give each mark its group, numbered along an order; `begins` tells where a new one starts."""
    number = np.zeros(len(order), dtype=int)
    number[order[1:]] = np.cumsum(begins)
    return number


def _room(rows: pd.DataFrame, x: np.ndarray) -> np.ndarray:
    """Give how far each mark may move without leaving its month or year; a day has no such end."""
    first, last = days(rows["first_day"]), days(rows["last_day"])
    return np.where(last > first, np.minimum(x - first, last - x), np.inf)
