"""The line of the model that walks: a dashed median in a hatched band, unlike any mark."""

from datetime import date
from itertools import groupby

import numpy as np

from lib.data.periods import MONTHS
from lib.data.verdicts import Line
from lib.figures.scale import at
from lib.figures.style import Style, faded

MIDDLE_OF_MONTH = 15
GREYED = 0.3


def trend(line: Line, yaxis: str, style: Style) -> list[dict]:
    """Draw median and 90 % band by month, in grey where nobody speaks near that month.

    Gives a band and a median in each of two inks, `trend` and `trend, nobody speaks`.
    """
    x = np.array([at(date(*_year_month(each), MIDDLE_OF_MONTH)) for each in line.months])
    low, median, high = (np.array(each) for each in (line.low, line.median, line.high))
    traces = []
    for spoken, name, ink in (
        (False, "trend, nobody speaks", faded(style.ink, GREYED)),
        (True, "trend", style.ink),
    ):
        runs = _runs(line.spoken, spoken)
        if not runs:
            continue
        shared = {"type": "scatter", "mode": "lines", "name": name, "yaxis": yaxis,
                  "hoverinfo": "skip"}  # fmt: skip
        traces += [
            {
                **shared,
                "x": _joined([np.concatenate([x[run], x[run][::-1]]) for run in runs]),
                "y": _joined([np.concatenate([high[run], low[run][::-1]]) for run in runs]),
                "fill": "toself",
                "fillcolor": "rgba(0,0,0,0)",
                "fillpattern": {"shape": "/", "fgcolor": ink, "size": 7, "solidity": 0.12},
                "line": {"width": 0},
            },
            {
                **shared,
                "x": _joined([x[run] for run in runs]),
                "y": _joined([median[run] for run in runs]),
                "line": {"width": 1.5, "dash": "dash", "color": ink},
            },
        ]
    return traces


def _runs(spoken: tuple[bool, ...], wanted: bool) -> list[slice]:
    """Give the stretches of months that are wanted; silent ones reach to their neighbours."""
    found, start = [], 0
    for flag, months in groupby(spoken):
        end = start + len(list(months))
        if flag == wanted:
            reach = 0 if wanted else 1
            found.append(slice(max(start - reach, 0), end + reach))
        start = end
    return found


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    """Put parts one after another with gaps between them."""
    return np.concatenate([piece for part in parts for piece in (part, [np.nan])])


def _year_month(months: int) -> tuple[int, int]:
    year, month = divmod(months, MONTHS)
    return year, month + 1
