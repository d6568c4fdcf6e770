"""The number axis: where numbers fall, and how far a pixel is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pandas as pd

from lib.data.numbers import Year, whole
from lib.figures import ticks
from lib.figures.counts import PLOTS
from lib.figures.style import Style
from lib.words import labels

LOG_FROM_RATIO = 20  # from the tenth of a hundred numbers to the ninetieth
PADDING = 30.0  # pixels beyond the extreme numbers, so that open ends and counts fit inside
MOST_PADDING = 0.15  # of the height
ZERO_STRIP = 24.0  # pixels under a log axis, where zeros stand
NEAR_ZERO = 0.5  # of the largest size: where the smallest is at most that, the axis begins at 0
LEAST_DECADES = 0.3


@dataclass(frozen=True)
class Numbers:
    """The number axis of all panels: its ends, and whether it is logarithmic.

    `zero` is where zeros stand on a log axis that has a strip for them, else 0; `years` tells
    that the numbers are years, `whole` that none has decimals.
    """

    log: bool
    bottom: float
    top: float
    height: float
    refused: str = ""
    zero: float = 0.0
    years: bool = False
    whole: bool = False

    def places(self, values: np.ndarray) -> np.ndarray:
        """Give values as they are drawn: zeros in their strip, under a log axis."""
        return np.where(values == 0, self.zero, values) if self.zero else values

    def pixels(self, values: np.ndarray) -> np.ndarray:
        """Give the height of values above the bottom of the panel, in pixels."""
        low, high = self._plain(self.bottom), self._plain(self.top)
        return (self._plain(self.places(values)) - low) / (high - low) * self.height

    def moved(self, values: np.ndarray, pixels: np.ndarray | float) -> np.ndarray:
        """Move values up by pixels."""
        low, high = self._plain(self.bottom), self._plain(self.top)
        moved = self._plain(self.places(values)) + pixels * (high - low) / self.height
        return 10.0**moved if self.log else moved

    def cut(self, height: float) -> "Numbers":
        """Leave off what lies above a height in pixels; all else keeps its place."""
        top = float(self.moved(np.array(self.bottom), height))
        return replace(self, top=top, height=height) if height < self.height else self

    @property
    def strip(self) -> float:
        """Where the strip for zeros ends, on a log axis that has one; else not a number."""
        return float(self.moved(np.array(self.bottom), ZERO_STRIP)) if self.zero else float("nan")

    @property
    def ticks(self) -> list[ticks.Tick]:
        """Give the numbers that are named on the axis."""
        if not self.log:
            return ticks.linear(self.bottom, self.top, self.height, self.whole, self.years)
        bottom = self.strip if self.zero else self.bottom
        found = ticks.log(bottom, self.top, self.height, self.years)
        found = [(self.zero, "0"), *found] if self.zero else found
        return ticks.apart(found, self.pixels(np.array([at for at, _ in found])).tolist())

    @property
    def layout(self) -> dict:
        """Give the axis as Plotly wants it."""
        ends = [self.bottom, self.top]
        return {
            "type": "log" if self.log else "linear",
            "range": np.log10(ends).tolist() if self.log else ends,
            **ticks.named(self.ticks),
            # The line at zero, where both signs are in view.
            "zeroline": bool(self.bottom < 0 < self.top),
        }

    def _plain(self, values):
        return np.log10(values) if self.log else values


@dataclass(frozen=True)
class Panel:
    """What the marks of one panel are drawn on: `span` is the visible time in days, from `start`.

    `plots` are the widths that it has on a desktop and on a phone, as `counts.places` takes them.
    """

    scale: Numbers
    span: float
    yaxis: str
    style: Style
    start: float
    plots: tuple[tuple[float, int], ...] = PLOTS


def numbers(rows: pd.DataFrame, axis: str, height: float) -> Numbers:
    """Choose the number axis for what originals in view state; `height` in pixels."""
    ends = zip(rows["low"].tolist(), rows["high"].tolist(), strict=True)
    stated = [each for low, high in ends for each in ({low, high} - {None})]
    return axis_of(stated, axis, height)


def axis_of(stated: Sequence[Decimal], axis: str, height: float) -> Numbers:
    """Choose an axis for some numbers; `height`, or width, in pixels.

    Auto is log when they span more than a factor of twenty from the 10th to the 90th of a
    hundred, zeros left out. Log is refused, with the reason, while a number below zero is in view,
    and where there is none above it.
    """
    values = np.array(stated, dtype=float)
    above = values[values > 0]
    below = bool((values < 0).any())
    tenth, ninetieth = np.percentile(above, (10, 90)) if above.size else (1.0, 1.0)
    wide = ninetieth / tenth > LOG_FROM_RATIO
    years = bool(stated) and all(isinstance(each, Year) for each in stated)
    if above.size and not below and (axis == "log" or (axis != "linear" and wide and not years)):
        return _log(above.min(), above.max(), height, above.size < values.size, years)
    refused = "" if axis != "log" else labels.LOG_BELOW_ZERO if below else labels.LOG_OF_ZERO
    is_whole = all(map(whole, stated))
    return Numbers(False, *_linear(values, height), height, refused, 0.0, years, is_whole)


def _log(smallest: float, largest: float, height: float, has_zero: bool, years: bool) -> Numbers:
    strip = ZERO_STRIP if has_zero else 0.0
    padding = min(PADDING, MOST_PADDING * height)
    low, high = np.log10(smallest), np.log10(largest)
    spare = max(LEAST_DECADES - (high - low), 0) / 2
    low, high = low - spare, high + spare
    pixel = (high - low) / (height - strip - 2 * padding)
    bottom, top = low - (padding + strip) * pixel, high + padding * pixel
    zero = 10 ** (bottom + strip / 2 * pixel) if has_zero else 0.0
    return Numbers(True, float(10**bottom), float(10**top), height, zero=float(zero), years=years)


def _linear(values: np.ndarray, height: float) -> tuple[float, float]:
    """Give both ends: 0 is one of them where the sizes come near it, else the axis is fitted."""
    if not values.size or not values.any():
        return 0.0, 1.0
    low, high = values.min(), values.max()
    sizes = np.abs(values)
    if low * high > 0 and sizes.min() <= NEAR_ZERO * sizes.max():
        low, high = min(low, 0.0), max(high, 0.0)
    padding = min(PADDING, MOST_PADDING * height)
    below, above = (0.0 if end == 0 else padding for end in (low, high))
    reach = (high - low) or abs(high) * 0.1
    pixel = reach / (height - below - above)
    middle = (low + high - reach) / 2 if high == low else low
    return float(middle - below * pixel), float(middle + reach + above * pixel)
