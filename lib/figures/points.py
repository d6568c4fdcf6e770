"""Marks → traces of markers, which answer the pointer, and the counts beside them.

One trace per shape of marker. A mark shows only what the source said: no midpoint.
"""

import numpy as np

from lib.figures import counts
from lib.figures import style as s
from lib.figures.marks import Marks
from lib.figures.scale import Panel

SHORTEST_BAR = 5.0  # pixels; a shorter range is also marked by squares at its two bounds
TARGET_STEP = 28.0  # pixels between the places of a bar that react to the pointer
MOST_TARGETS = 12
MANY = 1000  # beyond, some bar is under the pointer anywhere: one place for each is enough


def originals(marks: Marks, panel: Panel) -> list[dict]:
    """Draw the markers of every original, and the counts on top."""
    quoted, derived = marks[~marks.derived], marks[marks.derived]
    return [
        *_narrow(quoted.of("range"), panel, "solid"),
        *_narrow(derived.of("range"), panel, "dot"),
        *_points(quoted, panel, "solid"),
        *_points(derived, panel, "dot"),
        *_targets(marks.of("range"), panel),
        *_counts(marks, panel),
    ]


def ticks(marks: Marks, panel: Panel) -> list[dict]:
    """Draw repeats as small ticks at their own place, one at each stated bound."""
    which, y = marks.stated_bounds()
    symbol = {"symbol": "line-ew-open", "size": s.TICK_SIZE, "line": {"width": 2}}
    return _markers(marks[which], y, panel, "repeat", symbol)


def chosen(marks: Marks, panel: Panel) -> list[dict]:
    """Point at the mark whose card is open: a ring at each of its stated bounds."""
    which, y = marks.stated_bounds()
    if not len(which):
        return []
    line = {"width": 2, "color": panel.style.ink}
    return [
        dict(
            type="scatter", mode="markers", name="chosen", yaxis=panel.yaxis, hoverinfo="skip",
            x=marks.x[which], y=y, cliponaxis=False,
            marker={"symbol": "circle-open", "size": s.CHOSEN_SIZE, "line": line,
                    "color": panel.style.ink},
        )
    ]  # fmt: skip


def _narrow(marks: Marks, panel: Panel, dash: str) -> list[dict]:
    """Mark ranges that are shorter than can be seen by squares at their two bounds."""
    short = marks[marks.top - marks.bottom < SHORTEST_BAR]
    which, y = short.stated_bounds()
    symbol: dict = {"symbol": "square", "size": s.BAR_WIDTH}
    if dash == "dot":
        symbol |= {"color": panel.style.paper, "line": {"width": 1, "dash": dash}}
    name = "narrow range" if dash == "solid" else "derived narrow range"
    return _markers(short[which], y, panel, name, symbol)


def _points(marks: Marks, panel: Panel, dash: str) -> list[dict]:
    """Draw rings at single figures and triangles at the bound of one-sided rows."""
    traces = []
    for bound, symbol, size in (
        ("single", "circle", s.RING_SIZE),
        ("at least", "triangle-up", s.TRIANGLE_SIZE),
        ("at most", "triangle-down", s.TRIANGLE_SIZE),
    ):
        part = marks.of(bound)
        marker: dict = {"symbol": symbol, "size": size, "line": {"width": 2, "dash": dash}}
        if bound == "single" or dash == "dot":
            marker["color"] = panel.style.paper
        name = bound if dash == "solid" else f"derived {bound}"
        traces += _markers(part, part.stated, panel, name, marker)
    return traces


def _targets(marks: Marks, panel: Panel) -> list[dict]:
    """Let the whole length of a bar react to the pointer: unseen markers along it."""
    length = marks.top - marks.bottom
    symbol = {"symbol": "square", "size": s.TARGET_SIZE}
    if len(marks) > MANY:
        y = panel.scale.moved(marks.low, length / 2)
        return _markers(marks, y, panel, "range", symbol, unseen=True)
    steps = np.clip(np.ceil(length / TARGET_STEP), 1, MOST_TARGETS).astype(int) + 1
    which = np.repeat(np.arange(len(marks)), steps)
    along = np.arange(len(which)) - np.repeat(np.cumsum(steps) - steps, steps)
    y = panel.scale.moved(marks.low[which], length[which] * along / (steps[which] - 1))
    return _markers(marks[which], y, panel, "range", symbol, unseen=True)


def _counts(marks: Marks, panel: Panel) -> list[dict]:
    """Write ×3 beside an original that two rows in view retell."""
    told = np.flatnonzero(marks.times > 1)
    if not len(told):
        return []
    places = counts.places(told, marks.x, marks.bottom, marks.top, panel.span, panel.scale.height)
    base = np.full(len(told), panel.scale.bottom)
    near, far = (
        panel.scale.moved(base, np.array([getattr(place, end) for place in places]))
        for end in ("mark", "anchor")
    )
    x, gap = marks.x[told], np.full(len(told), np.nan)
    led = near != far
    shared = {"name": "count", "yaxis": panel.yaxis, "hoverinfo": "skip", "cliponaxis": False}
    return [
        dict(
            type="scatter", mode="lines", line={"color": panel.style.event, "width": 1}, **shared,
            x=np.column_stack([x, x, gap])[led].ravel(),
            y=np.column_stack([near, far, gap])[led].ravel(),
        ),
        dict(
            type="scatter", mode="text", x=x, y=far, **shared,
            text=[f"\u2002×{times}\u2002" for times in marks.times[told]],
            textposition=[place.side for place in places],
            textfont={"size": s.SMALL_FONT_SIZE, "color": panel.style.ink},
        ),
    ]  # fmt: skip


def _markers(
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
