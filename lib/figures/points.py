"""Marks → traces of markers, which answer the pointer, and the counts beside them.

One trace per shape of marker. A mark shows only what the source said: no midpoint.
"""

import numpy as np

from lib.figures import counts
from lib.figures import style as s
from lib.figures.marks import LOOKS, Marks
from lib.figures.scale import Panel

SHORTEST_BAR = 5.0  # pixels; a shorter range is also marked by squares at its two bounds
TARGET_STEP = 28.0  # pixels between the places of a bar that react to the pointer
MOST_TARGETS = 12
ABOVE = 9.0  # pixels from a mark to the × of who denies it
MANY = 1000  # beyond, some bar is under the pointer anywhere: one place for each is enough


def originals(marks: Marks, panel: Panel, behind: Marks | None = None) -> list[dict]:
    """Draw the markers of every original, and the counts on top; others may stand `behind`."""
    return [
        *(trace for look in LOOKS for trace in _of_look(marks[marks.look == look], panel, look)),
        *_notches(marks, panel),
        *_denials(marks, panel),
        *_targets(marks.of("range"), panel),
        *_counts(marks, behind, panel),
    ]


def silent(marks: Marks, panel: Panel) -> list[dict]:
    """Draw markers that stand behind others and answer nothing."""
    return [
        {**trace, "hoverinfo": "skip", "hovertext": None, "customdata": None, "name": "behind"}
        for look in LOOKS
        for trace in _of_look(marks[marks.look == look], panel, look)
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


def narrow(marks: Marks) -> Marks:
    """Take the ranges that are too short to be seen as bars."""
    ranges = marks.of("range")
    return ranges[ranges.top - ranges.bottom < SHORTEST_BAR]


def pointed(marks: Marks, y: np.ndarray, panel: Panel) -> list[dict]:
    """Let marks answer the pointer at some numbers, without being seen there."""
    symbol = {"symbol": "square", "size": s.TARGET_SIZE}
    return _markers(marks, y, panel, "range", symbol, unseen=True)


def _of_look(marks: Marks, panel: Panel, look: str) -> list[dict]:
    """Draw narrow ranges, dots, and the ticks and heads of arrows, filled, hollow or dotted."""
    line = {"width": 1.5, "dash": "dot" if look == "derived" else "solid"}
    fill: dict = {"color": panel.style.paper, "line": line} if look else {}
    short = narrow(marks)
    which, y = short.stated_bounds()
    dots = marks.of("single")
    return [
        *_markers(short[which], y, panel, f"{look} narrow range".strip(),
                  {"symbol": "square", "size": s.BAR_WIDTH, **fill}),
        *_markers(dots, dots.stated, panel, f"{look} single".strip(),
                  {"symbol": "circle", "size": s.DOT_SIZE, **fill}),
        *_arrow(marks.of("at least"), panel, look, "up", fill),
        *_arrow(marks.of("at most"), panel, look, "down", fill),
    ]  # fmt: skip


def _arrow(marks: Marks, panel: Panel, look: str, way: str, fill: dict) -> list[dict]:
    """Draw a level tick at the stated bound, and the head of the arrow to the open side."""
    length = (marks.top - marks.bottom) * (1 if way == "up" else -1)
    name = f"{look} at {'least' if way == 'up' else 'most'}".strip()
    tick = {"symbol": "line-ew-open", "size": s.LIMIT_SIZE, "line": {"width": 2}}
    head = {"symbol": f"arrow-{way}", "size": s.HEAD_SIZE, **fill}
    return [
        *_markers(marks, marks.stated, panel, name, tick),
        *_markers(marks, panel.scale.moved(marks.stated, length), panel, f"{name}, arrow", head),
    ]


def _notches(marks: Marks, panel: Panel) -> list[dict]:
    """Cut a notch into a bar at the value that its source names."""
    named = marks[~np.isnan(marks.value)]
    symbol = {"symbol": "line-ew", "size": s.NOTCH_SIZE,
              "line": {"width": 2, "color": panel.style.paper}}  # fmt: skip
    return _markers(named, named.value, panel, "value", symbol)


def _denials(marks: Marks, panel: Panel) -> list[dict]:
    """Draw a small × above what was denied."""
    denied = marks[marks.denied]
    y = panel.scale.moved(np.full(len(denied), panel.scale.bottom), denied.top + ABOVE)
    symbol = {"symbol": "x-thin-open", "size": s.DENIED_SIZE, "line": {"width": 1.5}}
    return _markers(denied, y, panel, "denied", symbol)


def _targets(marks: Marks, panel: Panel) -> list[dict]:
    """Let the whole length of a bar react to the pointer: unseen markers along it."""
    length = marks.top - marks.bottom
    if len(marks) > MANY:
        return pointed(marks, panel.scale.moved(marks.low, length / 2), panel)
    steps = np.clip(np.ceil(length / TARGET_STEP), 1, MOST_TARGETS).astype(int) + 1
    which = np.repeat(np.arange(len(marks)), steps)
    along = np.arange(len(which)) - np.repeat(np.cumsum(steps) - steps, steps)
    y = panel.scale.moved(marks.low[which], length[which] * along / (steps[which] - 1))
    return pointed(marks[which], y, panel)


def _counts(marks: Marks, behind: Marks | None, panel: Panel) -> list[dict]:
    """Write ×3 beside an original that two rows in view retell, where it covers nothing."""
    told = np.flatnonzero(marks.times > 1)
    if not len(told):
        return []
    around = [marks, *([behind] if behind else [])]
    x, bottom = (
        np.concatenate([getattr(each, name) for each in around]) for name in ("x", "bottom")
    )
    top = np.concatenate([np.where(each.denied, each.top + ABOVE, each.top) for each in around])
    places = counts.places(
        told, x - panel.start, bottom, top, panel.span, panel.scale.height, panel.plots
    )
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
            textfont={"size": s.SMALL_FONT_SIZE, "color": panel.style.ink},
            textposition=[place.side for place in places],
        ),
    ]  # fmt: skip


def _markers(
    marks: Marks, y: np.ndarray, panel: Panel, name: str, marker: dict, unseen: bool = False
) -> list[dict]:
    """Draw markers that carry the id and the hover of their row."""
    if not len(marks):
        return []
    opacity = 0 if unseen else 1
    # Unseen ones answer the pointer without being drawn; one is the least that Plotly draws.
    ink = {} if unseen else {"color": marks.ink}
    shown = {"maxdisplayed": 1} if unseen else {}
    line = {**ink, **marker.get("line", {"width": 0})}
    return [
        dict(type="scatter",
            x=marks.x, y=y, mode="markers",
            marker={**ink, **shown, **marker, "line": line, "opacity": opacity},
            # A chosen mark opens its card; the others must not fade for it.
            selected={"marker": {"opacity": opacity}},
            unselected={"marker": {"opacity": opacity}},
            customdata=marks.id, hovertext=marks.hover, hoverinfo="text",
            name=name, yaxis=panel.yaxis, cliponaxis=False,
        )
    ]  # fmt: skip
