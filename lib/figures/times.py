"""The time axis: a day is its number, as in `lib.data.days`, so that every year has its place."""

import numpy as np
import pandas as pd

from lib.data import periods
from lib.figures import ticks
from lib.selection import Selection

ROOM = 0.015  # of the span, at both ends
PERIODS = 5  # as long as the longest period in view, at least: else its line is the whole chart
SHORTEST_SPAN = 120.0  # days: one estimate alone still gets some months


def days(column: pd.Series) -> np.ndarray:
    """Give the places of days."""
    return column.to_numpy(dtype=float)


def time_range(rows: pd.DataFrame, selection: Selection) -> tuple[float, float]:
    """Give both ends of the time axis: the reader's own where set, else all periods in view."""
    if rows.empty:
        return 0.0, SHORTEST_SPAN
    first, last = days(rows["first_day"]).min(), days(rows["last_day"]).max()
    if selection.from_:
        first = min(first, periods.parse(selection.from_).first)
    if selection.to:
        last = max(last, periods.parse(selection.to).last)
    longest = (days(rows["last_day"]) - days(rows["first_day"])).max()
    shortest = max(SHORTEST_SPAN, PERIODS * longest)
    room = max((last - first) * ROOM, (shortest - (last - first)) / 2)
    return float(first - room), float(last + room)


def layout(visible: tuple[float, float]) -> dict:
    """Give the axis as Plotly wants it."""
    found = ticks.off_corner(ticks.times(*visible), *visible)
    return {"type": "linear", "range": list(visible), **ticks.named(found)}
