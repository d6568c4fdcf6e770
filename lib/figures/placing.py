"""Where marks go when several fall on one place."""

import numpy as np
import pandas as pd

from lib.figures.scale import milliseconds

FARTHEST = 0.006  # of the visible span
CLOSE = 0.004
HALF_MARK = 5.0  # pixels that a mark reaches beyond what it states
PAIR = 0.5  # two marks need only half of the way


def nudged(
    rows: pd.DataFrame, low: np.ndarray, high: np.ndarray, span: float, panel: np.ndarray
) -> np.ndarray:
    """Give each mark its time in milliseconds, moved where marks would cover one another.

    `low` and `high` are the ends of what is drawn, in pixels; `span` is the visible time; only
    marks with the same number of `panel` can cover one another. Marks
    that pile up are spread in order of time, so that none overtakes another, by at most 0.6 % of
    the span, and inside their own period where they have one. The order of rows does not matter.
    """
    x = milliseconds(rows["middle_day"])
    if not len(x):
        return x
    bottom, top = low - HALF_MARK, high + HALF_MARK
    name = np.argsort(np.argsort(rows["id"].to_numpy(dtype=object)))  # ties never go by chance
    place = np.empty(len(x), dtype=int)
    in_time = np.lexsort((name, x, panel))
    far = np.diff(x[in_time], prepend=x[in_time[0]]) > CLOSE * span
    place[in_time] = np.cumsum(far | (np.diff(panel[in_time], prepend=panel[in_time[0]]) > 0))
    pile = _piles(place, bottom, top, np.lexsort((name, x, top, bottom, place)))
    order = np.lexsort((name, top, bottom, x, pile))
    sizes = np.bincount(pile)
    last = sizes[pile[order]] - 1
    within = np.arange(len(x)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    way = np.where(last > 0, 2 * within / np.maximum(last, 1) - 1, 0.0)
    spread = np.empty(len(x))
    spread[order] = np.where(last > 1, way, way * PAIR)
    return x + spread * np.minimum(FARTHEST * span, _room(rows, x))


def _piles(
    place: np.ndarray, bottom: np.ndarray, top: np.ndarray, order: np.ndarray
) -> np.ndarray:
    """Give each mark the number of its pile; `order` is by place, then upwards."""
    storey = place[order] * (top.max() - bottom.min() + 1)  # no place reaches into the next
    reach = np.maximum.accumulate(top[order] + storey)
    pile = np.empty(len(place), dtype=int)
    pile[order] = np.cumsum([False, *(bottom[order][1:] + storey[1:] > reach[:-1])])
    return pile


def _room(rows: pd.DataFrame, x: np.ndarray) -> np.ndarray:
    """Give how far each mark may move without leaving its month or year; a day has no such end."""
    first, last = milliseconds(rows["first_day"]), milliseconds(rows["last_day"])
    return np.where(last > first, np.minimum(x - first, last - x), np.inf)
