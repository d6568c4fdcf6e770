"""Traces → lines, markers and texts."""

from collections.abc import Mapping
from itertools import groupby

import numpy as np

from lib.picture.axes import Axis
from lib.picture.elements import clipped, element, group, short, unless_1
from lib.picture.known import CannotDrawError, needed, one_of, only
from lib.picture.lines import dashes
from lib.picture.markers import markers, sizes
from lib.picture.texts import ANCHORS, LINE_SPACING, Font, Text, read, write
from lib.picture.values import each

KNOWN = {
    "type", "mode", "x", "y", "xaxis", "yaxis", "name", "cliponaxis", "marker", "line", "text",
    "textfont", "textposition", "customdata",
    # Words for the pointer, and how a mark looks when it is chosen: not drawn.
    "hovertext", "hoverinfo", "showlegend", "selected", "unselected",
}  # fmt: skip
PARTS = ("lines", "markers", "text")
SIDES = {"right": "left", "left": "right", "center": "center"}
ABOVE, LEVEL, BELOW = "top", "middle", "bottom"
HALF = {ABOVE: -1, LEVEL: 0, BELOW: 1}
BASELINE = 0.75  # times the size, from the top of a line; as Plotly has it
BESIDE = 0.8  # of its distance to a text, a marker's radius


def trace(given: Mapping, x: Axis, y: Axis, font: Font) -> str:
    """Draw a trace on its two axes.

    Raises CannotDrawError for what is not known.
    """
    name = f"trace {given.get('name', '')}".strip()
    only(name, given, KNOWN)
    one_of(f"the type of {name}", given.get("type"), ("scatter",))
    parts = given["mode"].split("+")
    for part in parts:
        one_of(f"the mode of {name}", part, PARTS)
    left, top = x.places(given["x"]), y.places(given["y"])
    shown = x.holds(left) & y.holds(top)
    if parts != ["lines"] and given.get("cliponaxis", True):
        raise CannotDrawError(f"cannot cut off the marks of {name} at the edge of the plot")
    found = []
    if "lines" in parts:
        found.append(_lines(given.get("line", {}), left, top, x, y))
    if "markers" in parts:
        found.append(markers(given, left, top, shown))
    if "text" in parts:
        found.append(_texts(given, left, top, shown, font))
    return "".join(found)


def _lines(line: Mapping, left: np.ndarray, top: np.ndarray, x: Axis, y: Axis) -> str:
    """Draw a line through points, broken where one is missing, and cut off at the plot's edge."""
    only("a line", line, ("color", "width", "dash"))
    needed("a line", line, "color")
    there = np.isfinite(left) & np.isfinite(top)
    path, pen = "", "M"
    for across, down, seen in zip(left.tolist(), top.tolist(), there.tolist(), strict=True):
        path += f"{pen}{short(across)} {short(down)}" if seen else ""
        pen = "L" if seen else "M"
    if not path:
        return ""
    width = line.get("width", 2)
    look = {"fill": "none", "stroke": line["color"], "stroke-width": unless_1(width),
            "stroke-dasharray": dashes(line.get("dash"), width)}  # fmt: skip
    drawn = element("path", {"d": path, **look})
    if (x.holds(left[there]) & y.holds(top[there])).all():
        return drawn
    return clipped((x.offset, y.offset, x.length, y.length), drawn)


def _texts(
    given: Mapping, left: np.ndarray, top: np.ndarray, shown: np.ndarray, font: Font
) -> str:
    """Write texts beside their places, those that look the same in one group."""
    count = len(left)
    own = given.get("textfont", {})
    only("the font of texts", own, ("size", "color", "family"))
    size = own.get("size", font.size)
    radii = [size / 2 / BESIDE + 1 for size in sizes(given, count)] if "marker" in given else None
    columns = zip(
        left.tolist(), top.tolist(), each(given["text"], count),
        each(given.get("textposition", "middle center"), count),
        each(own.get("color", font.color), count), radii or [0] * count, shown.tolist(),
        strict=True,
    )  # fmt: skip
    placed = [
        (*_beside(x, y, read(text), place, size, radius), colour)
        for x, y, text, place, colour, radius, seen in columns
        if seen and text not in (None, "")
    ]
    found = []
    for (anchor, colour), run in groupby(placed, lambda text: text[3:]):
        look = {"fill": colour, "font-size": size, "text-anchor": anchor}
        found.append(group(look, (write(text, x, y, size) for text, x, y, *_ in run)))
    return "".join(found)


def _beside(
    x: float, y: float, text: Text, place: str, size: float, radius: float
) -> tuple[Text, float, float, str]:
    """Give where a text starts that stands on a side of a place, and its anchor."""
    upright, side = place.split(" ")
    one_of("a text's side", upright, HALF)
    one_of("a text's side", side, SIDES)
    half, lines = HALF[upright], 1 + (len(text.lines) - 1) * LINE_SPACING
    down = size * BASELINE + half * radius + (half - 1) * lines * size / 2
    right = {"left": -radius, "right": radius, "center": 0}[side]
    return text, x + right, y + down, ANCHORS[SIDES[side]]
