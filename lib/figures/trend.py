"""The line of the model that walks: a dashed median between dotted limits, unlike any mark."""

from datetime import date
from itertools import groupby

import numpy as np

from lib.data.periods import MONTHS
from lib.data.verdicts import Line
from lib.figures.paths import shape, through
from lib.figures.scale import at
from lib.figures.style import Style, faded

MIDDLE_OF_MONTH = 15
GREYED = 0.3
INSIDE = 0.06


def trend(line: Line, yaxis: str, style: Style) -> list[dict]:
    """Draw median and 90 % band by month, in grey where nobody speaks near that month.

    Gives what lies inside, the limits and the median, in each of two inks: `trend` and `trend,
    nobody speaks`.
    """
    x = np.array([at(date(*_year_month(each), MIDDLE_OF_MONTH)) for each in line.months])
    low, median, high = (np.array(each) for each in (line.low, line.median, line.high))
    shapes = []
    for spoken, name, ink in (
        (False, "trend, nobody speaks", faded(style.ink, GREYED)),
        (True, "trend", style.ink),
    ):
        runs = _runs(line.spoken, spoken)
        inside = "".join(
            through(np.append(x[run], x[run][::-1]), np.append(high[run], low[run][::-1])) + "Z"
            for run in runs
        )
        limits = "".join(through(x[run], end[run]) for run in runs for end in (high, low))
        middle = "".join(through(x[run], median[run]) for run in runs)
        shapes += [
            *shape(inside, yaxis, name, {"width": 0}, fillcolor=faded(style.ink, INSIDE)),
            *shape(limits, yaxis, name, {"width": 1, "dash": "dot", "color": ink}),
            *shape(middle, yaxis, name, {"width": 1.5, "dash": "dash", "color": ink}),
        ]
    return shapes


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


def _year_month(months: int) -> tuple[int, int]:
    year, month = divmod(months, MONTHS)
    return year, month + 1
