"""Marks → their lines, as shapes: hairlines first, then the shafts of arrows and bars.

A line shows only what the source said: no cap, no bar to an end that nobody stated.
"""

from collections.abc import Callable

import numpy as np

from lib.figures import style as s
from lib.figures.marks import Marks
from lib.figures.paths import level, shape, upright
from lib.figures.scale import Panel


def lines(marks: Marks, panel: Panel) -> list[dict]:
    """Draw the lines of all originals, a shape for each colour."""
    ranges = marks.of("range")
    return [
        *_hairlines(marks, panel),
        *_shafts(marks, panel),
        *by_ink(ranges[ranges.look == ""], panel, "range", _bars, width=s.BAR_WIDTH),
        *_outlined(ranges[ranges.look == "hollow"], panel, "hollow range", "solid"),
        *_outlined(ranges[ranges.look == "derived"], panel, "derived range", "2px,2px"),
    ]


def strip(panel: Panel, visible: tuple[float, float]) -> list[dict]:
    """Part the zeros below a log axis from the numbers on it."""
    if not panel.scale.zero:
        return []
    path = level(visible[:1], visible[1:], [panel.scale.strip])
    return shape(path, panel.yaxis, "zero strip", {"color": panel.style.event, "width": 1})


def by_ink(
    marks: Marks, panel: Panel, name: str, path: Callable[[Marks], str],
    opacity: float = 1, **line: object,
) -> list[dict]:  # fmt: skip
    """Draw a path of the marks of each colour."""
    return [
        each
        for ink in np.unique(marks.ink)
        for each in shape(
            path(marks[marks.ink == ink]), panel.yaxis, name,
            {"color": str(ink), **line}, opacity=opacity,
        )
    ]  # fmt: skip


def _bars(marks: Marks) -> str:
    return upright(marks.x, marks.low, marks.high)


def _outlined(marks: Marks, panel: Panel, name: str, dash: str) -> list[dict]:
    """Draw an outline: a bar with a thinner one of the paper's colour on it."""
    inner = {"color": panel.style.paper, "width": s.HOLLOW_WIDTH}
    return [
        *by_ink(marks, panel, name, _bars, width=s.BAR_WIDTH + 1, dash=dash),
        *shape(_bars(marks), panel.yaxis, name, inner),
    ]


def _hairlines(marks: Marks, panel: Panel) -> list[dict]:
    """Draw the period of a year- or month-only row at each bound that it states."""

    def periods(part: Marks) -> str:
        which, y = part.stated_bounds()
        return level(part.first[which], part.last[which], y)

    whole = marks[marks.last > marks.first]
    return by_ink(whole, panel, "period", periods, width=s.HAIRLINE_WIDTH, opacity=0.6)


def _shafts(marks: Marks, panel: Panel) -> list[dict]:
    """Draw the shafts of the arrows to open sides."""

    def shaft(part: Marks) -> str:
        up = np.where(part.bound == "at least", 1, -1)
        end = panel.scale.moved(part.stated, up * (part.top - part.bottom))
        return upright(part.x, part.stated, end)

    one_sided = marks[(marks.bound == "at least") | (marks.bound == "at most")]
    return [
        drawn
        for name, dash, kept in (
            ("open side", "solid", one_sided.look != "derived"),
            ("derived open side", "2px,2px", one_sided.look == "derived"),
        )
        for drawn in by_ink(one_sided[kept], panel, name, shaft, width=1.5, dash=dash)
    ]
