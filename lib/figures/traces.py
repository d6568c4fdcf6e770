"""The few kinds of trace that all marks are drawn with: segments, and markers with their hover."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.figures import style as s
from lib.figures.marks import Marks
from lib.figures.scale import Numbers

Segments = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Panel:
    """What the marks of one panel are drawn on: `span` is the visible time in milliseconds."""

    scale: Numbers
    span: float
    yaxis: str
    style: s.Style


def stated_bounds(marks: Marks) -> tuple[np.ndarray, np.ndarray]:
    """Give every number that is stated, once: which row states it, and the number."""
    low = ~np.isnan(marks.low)
    high = ~np.isnan(marks.high) & (marks.bound != "single")
    which = np.concatenate([np.flatnonzero(low), np.flatnonzero(high)])
    return which, np.concatenate([marks.low[low], marks.high[high]])


def lines(
    marks: Marks, panel: Panel, name: str, segments: Callable[[Marks], Segments],
    opacity: float = 1, ink: str = "", **line: object,
) -> list[dict]:  # fmt: skip
    """Draw segments (x0, x1, y0, y1) with gaps between them, one trace per colour."""
    traces = []
    for own in [ink] * bool(len(marks)) if ink else sorted(set(marks.ink)):
        x0, x1, y0, y1 = segments(marks if ink else marks[marks.ink == own])
        gap = np.full(len(x0), np.nan)
        traces.append(
            dict(type="scatter",
                x=np.column_stack([x0, x1, gap]).ravel(),
                y=np.column_stack([y0, y1, gap]).ravel(),
                mode="lines", line={"color": own, **line}, opacity=opacity,
                name=name, yaxis=panel.yaxis, hoverinfo="skip",
            )
        )  # fmt: skip
    return traces


def markers(
    marks: Marks, y: np.ndarray, panel: Panel, name: str, marker: dict, unseen: bool = False
) -> list[dict]:
    """Draw markers that carry the id and the hover of their row."""
    if not len(marks):
        return []
    opacity = 0 if unseen else 1
    ink = {} if unseen else {"color": marks.ink}
    line = {**ink, **marker.get("line", {"width": 0})}
    return [
        dict(type="scatter",
            x=marks.x, y=y, mode="markers",
            marker={**ink, **marker, "line": line, "opacity": opacity},
            # A chosen mark opens its card; the others must not fade for it.
            selected={"marker": {"opacity": opacity}},
            unselected={"marker": {"opacity": opacity}},
            customdata=marks.id, hovertext=marks.hover, hoverinfo="text",
            name=name, yaxis=panel.yaxis, cliponaxis=False,
        )
    ]  # fmt: skip
