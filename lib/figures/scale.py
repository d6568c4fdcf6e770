"""The two axes: where numbers and days fall, and how far a pixel is."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from lib.data import periods
from lib.figures.style import Style
from lib.selection import Selection

LOG_FROM_RATIO = 8
PADDING = 30.0  # pixels beyond the extreme numbers, so that open ends and counts fit inside
MOST_PADDING = 0.15  # of the height
TIME_PADDING = 0.015
SHORTEST_SPAN = 120 * 86_400_000.0  # milliseconds: one estimate alone still gets some months


@dataclass(frozen=True)
class Numbers:
    """The number axis of all panels: its ends, and whether it is logarithmic."""

    log: bool
    bottom: float
    top: float
    height: float
    refused: str = ""

    def pixels(self, values: np.ndarray) -> np.ndarray:
        """Give the height of values above the bottom of the panel, in pixels."""
        low, high = self._plain(self.bottom), self._plain(self.top)
        return (self._plain(values) - low) / (high - low) * self.height

    def moved(self, values: np.ndarray, pixels: np.ndarray | float) -> np.ndarray:
        """Move values up by pixels."""
        low, high = self._plain(self.bottom), self._plain(self.top)
        moved = self._plain(values) + pixels * (high - low) / self.height
        return 10.0**moved if self.log else moved

    @property
    def layout(self) -> dict:
        """Give the axis as Plotly wants it."""
        if not self.log:
            step = {"dtick": 1} if self.top <= 8 else {}
            return {"type": "linear", "range": [self.bottom, self.top], "tickformat": ",", **step}
        low, high = float(np.log10(self.bottom)), float(np.log10(self.top))
        decades = high - low
        # Less than a decade has too few round powers: Plotly then chooses round numbers itself.
        step = {} if decades < 1 else {"dtick": "D2" if decades < 4 else 1}
        return {"type": "log", "range": [low, high], "tickformat": ",", **step}

    def _plain(self, values):
        return np.log10(values) if self.log else values


@dataclass(frozen=True)
class Panel:
    """What the marks of one panel are drawn on: `span` is the visible time in milliseconds."""

    scale: Numbers
    span: float
    yaxis: str
    style: Style


def numbers(rows: pd.DataFrame, axis: str, height: float) -> Numbers:
    """Choose the number axis for the bounds stated in view; `height` in pixels."""
    stated = pd.concat([rows["low"], rows["high"]]).dropna().to_numpy(dtype=float)
    return axis_of(stated, axis, height)


def axis_of(stated: np.ndarray, axis: str, height: float) -> Numbers:
    """Choose an axis for some numbers; `height`, or width, in pixels.

    Auto is log when they span more than a factor of eight and none is 0. A linear axis starts
    at zero. Log is refused, with the reason, while a 0 is in view.
    """
    if not stated.size:
        return Numbers(False, 0, 1, height)
    smallest, largest = stated.min(), stated.max()
    padding = min(PADDING, MOST_PADDING * height)
    wide = smallest > 0 and largest / smallest > LOG_FROM_RATIO
    if smallest > 0 and (axis == "log" or (axis != "linear" and wide)):
        room = max(np.log10(largest / smallest), 0.3) * padding / (height - 2 * padding)
        return Numbers(True, smallest / 10**room, largest * 10**room, height)
    refused = "a log axis has no place for the 0 in view" if axis == "log" else ""
    return Numbers(False, 0, max(largest, 1) * height / (height - padding), height, refused)


def milliseconds(days: pd.Series) -> np.ndarray:
    """Give days as milliseconds since 1970, the way Plotly counts time."""
    return days.to_numpy(dtype="datetime64[ms]").astype("int64").astype(float)


def time_range(rows: pd.DataFrame, selection: Selection) -> tuple[float, float]:
    """Give both ends of the time axis: the reader's own where set, else all periods in view."""
    first = milliseconds(rows["first_day"]).min(initial=np.inf)
    last = milliseconds(rows["last_day"]).max(initial=-np.inf)
    if not np.isfinite(first):
        return 0.0, SHORTEST_SPAN
    if selection.from_:
        first = min(first, at(periods.parse(selection.from_).first))
    if selection.to:
        last = max(last, at(periods.parse(selection.to).last))
    room = max((last - first) * TIME_PADDING, (SHORTEST_SPAN - (last - first)) / 2)
    return first - room, last + room


def at(day: date) -> float:
    """Give a day as Plotly counts time."""
    return float(np.datetime64(day, "ms").astype("int64"))
