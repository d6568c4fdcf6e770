"""Lines of any number as one shape of the layout.

Plotly draws a shape as a single element, but the line of a trace as one for each of its segments,
which takes a browser twice as long. Shapes lie between the grid and all traces, in the order in
which they are listed. Source of the grammar of `path`: Plotly's reference, layout.shapes.path;
numbers are in the units of the axes.
"""

from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np

Values = Sequence[float] | np.ndarray


def shape(path: str, yaxis: str, name: str, line: dict, **more: object) -> list[dict]:
    """Draw a path on the time axis and a number axis; nothing where it is empty."""
    drawn = dict(type="path", path=path, xref="x", yref=yaxis, layer="between", name=name,
                 line=line, **more)  # fmt: skip
    return [drawn] if path else []


def upright(x: Values, low: Values, high: Values) -> str:
    """Write lines that stand at a time (in days) from one number to another."""
    return "".join(
        f"M{at},{bottom}V{top}"
        for at, bottom, top in zip(_times(x), _numbers(low), _numbers(high), strict=True)
    )


def level(first: Values, last: Values, y: Values) -> str:
    """Write lines that lie at a number from one time (in days) to another."""
    return "".join(
        f"M{start},{at}H{end}"
        for start, end, at in zip(_times(first), _times(last), _numbers(y), strict=True)
    )


def slanted(first: Values, last: Values, start: Values, end: Values) -> str:
    """Write lines from a time and a number to another time and number."""
    ends = zip(_times(first), _numbers(start), _times(last), _numbers(end), strict=True)
    return "".join(f"M{left},{one}L{right},{other}" for left, one, right, other in ends)


def rectangles(first: Values, last: Values, low: Values, high: Values) -> str:
    """Write rectangles between two times (in days) and two numbers."""
    corners = zip(_times(first), _times(last), _numbers(low), _numbers(high), strict=True)
    return "".join(
        f"M{start},{bottom}V{top}H{end}V{bottom}Z" for start, end, bottom, top in corners
    )


def through(x: Values, y: Values) -> str:
    """Write one line through points in their order."""
    pens = (pen for pens in ("M", repeat("L")) for pen in pens)
    points = zip(pens, _times(x), _numbers(y), strict=False)
    return "".join(f"{pen}{at},{number}" for pen, at, number in points)


def _times(x: Values) -> Iterator[str]:
    # As exact as a screen can show, even of a single month.
    return (f"{day:.9g}" for day in np.asarray(x, dtype=float).tolist())


def _numbers(y: Values) -> Iterator[str]:
    return (f"{number:.15g}" for number in np.asarray(y, dtype=float).tolist())
