"""Marks → their lines, as shapes: hairlines first, then stubs and bars.

A line shows only what the source said: no cap, no bar to an end that nobody stated.
"""

from collections.abc import Callable

import numpy as np

from lib.figures import style as s
from lib.figures.marks import Marks
from lib.figures.paths import level, shape, upright
from lib.figures.scale import Panel

FADING = (0.75, 0.45, 0.2)  # opacity of the thirds of a stub, from the stated bound outwards


def lines(marks: Marks, panel: Panel) -> list[dict]:
    """Draw the lines of all originals, a shape for each colour."""
    ranges = marks.of("range")
    return [
        *_hairlines(marks, panel),
        *_stubs(marks, panel),
        *_by_ink(ranges[~ranges.derived], panel, "range", _bars, width=s.BAR_WIDTH),
        *_dotted_bars(ranges[ranges.derived], panel),
    ]


def strip(panel: Panel, visible: tuple[float, float]) -> list[dict]:
    """Part the zeros below a log axis from the numbers on it."""
    if not panel.scale.zero:
        return []
    path = level(visible[:1], visible[1:], [panel.scale.strip])
    return shape(path, panel.yaxis, "zero strip", {"color": panel.style.event, "width": 1})


def _by_ink(
    marks: Marks, panel: Panel, name: str, path: Callable[[Marks], str],
    opacity: float = 1, **line: object,
) -> list[dict]:  # fmt: skip
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


def _dotted_bars(marks: Marks, panel: Panel) -> list[dict]:
    """Draw a dotted outline: a dotted bar with a thinner one of the paper's colour on it."""
    hollow = {"color": panel.style.paper, "width": s.HOLLOW_WIDTH}
    return [
        *_by_ink(marks, panel, "derived range", _bars, width=s.BAR_WIDTH + 1, dash="2px,2px"),
        *shape(_bars(marks), panel.yaxis, "derived range", hollow),
    ]


def _hairlines(marks: Marks, panel: Panel) -> list[dict]:
    """Draw the period of a year- or month-only row at each bound that it states."""

    def periods(part: Marks) -> str:
        which, y = part.stated_bounds()
        return level(part.first[which], part.last[which], y)

    whole = marks[marks.last > marks.first]
    return _by_ink(whole, panel, "period", periods, width=s.HAIRLINE_WIDTH, opacity=0.6)


def _stubs(marks: Marks, panel: Panel) -> list[dict]:
    """Draw the open side of one-sided rows in pieces, each fainter than the last."""
    one_sided = marks[(marks.bound == "at least") | (marks.bound == "at most")]
    shapes = []
    for number, opacity in enumerate(FADING):

        def open_side(part: Marks, number: int = number) -> str:
            outwards = np.where(part.bound == "at least", 1, -1)
            piece = outwards * (part.top - part.bottom) / len(FADING)
            moved = panel.scale.moved
            return upright(part.x, moved(part.stated, number * piece),
                           moved(part.stated, (number + 1) * piece))  # fmt: skip

        shapes += _by_ink(one_sided, panel, "open side", open_side, width=s.BAR_WIDTH / 2,
                          opacity=opacity)  # fmt: skip
    return shapes
