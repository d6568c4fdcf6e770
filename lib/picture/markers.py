"""Markers of a trace → paths; each that answers the pointer carries the id of its estimate."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from lib.picture.elements import element, group, unless_1
from lib.picture.known import needed, only
from lib.picture.lines import dashes
from lib.picture.symbols import OPEN, symbol, thin
from lib.picture.values import each

KNOWN = {"symbol", "size", "color", "line", "opacity"}
UNSEEN = {*KNOWN, "maxdisplayed"}  # how many are drawn does not matter where none is seen


class Look(NamedTuple):
    """How a marker is drawn: None is what is not drawn at all."""

    fill: str | None
    stroke: str | None
    width: float
    dash: str | None
    opacity: float

    @property
    def merges(self) -> bool:
        """Whether many such markers look the same as one path, where they lie on one another."""
        return self.opacity == 1 and (self.fill is None or self.stroke is None)


class Point(NamedTuple):
    """A marker in its place, in pixels; `row` is the id of its estimate, blank without one."""

    x: float
    y: float
    row: str
    symbol: str
    size: float
    look: Look

    @property
    def path(self) -> str:
        """Give its path."""
        return symbol(self.symbol, self.size, self.x, self.y)


def markers(trace: Mapping, x: np.ndarray, y: np.ndarray, shown: np.ndarray) -> str:
    """Draw the markers of a trace at places in pixels, those that are `shown`.

    Unseen markers are what the pointer finds: all of an estimate are one box around them, and
    those of none are left out.
    """
    points = list(_points(trace, x, y, shown))
    unseen = [point for point in points if not point.look.opacity]
    parts = [_run(look, run) for look, run in groupby(points, lambda point: point.look)]
    return "".join([*parts, _targets(unseen)])


def sizes(trace: Mapping, count: int) -> Sequence[float]:
    """Give the diameter of every marker of a trace, in pixels."""
    return each(trace["marker"].get("size", 6), count)


def _points(trace: Mapping, x: np.ndarray, y: np.ndarray, shown: np.ndarray) -> Iterator[Point]:
    marker, count = trace["marker"], len(x)
    only("a marker", marker, KNOWN if marker.get("opacity", 1) else UNSEEN)
    rows = each(trace.get("customdata"), count)
    symbols = each(marker.get("symbol", "circle"), count)
    columns = zip(
        x.tolist(), y.tolist(), rows, symbols, sizes(trace, count), _looks(marker, symbols),
        shown.tolist(), strict=True,
    )  # fmt: skip
    for left, top, row, name, size, look, seen in columns:
        if seen:
            yield Point(left, top, "" if row is None else str(row), name, size, look)


def _looks(marker: Mapping, symbols: Sequence[str]) -> Iterator[Look]:
    line, count = marker.get("line", {}), len(symbols)
    only("the line of a marker", line, ("color", "width", "dash"))
    opacity, width, dash = marker.get("opacity", 1), line.get("width", 0), line.get("dash")
    if not opacity:  # of what is unseen, colours are not said
        yield from (Look(None, None, 0, None, 0) for _ in symbols)
        return
    needed("a marker", marker, "color")
    colours, inks = each(marker["color"], count), each(line.get("color"), count)
    if width and not all(name.endswith(OPEN) for name in symbols):
        needed("the line of a marker", line, "color")
    for name, colour, ink in zip(symbols, colours, inks, strict=True):
        if name.endswith(OPEN):  # its line has the colour of the marker
            yield Look(None, colour, width or 1, dashes(dash, width or 1), opacity)
        else:
            fill, stroke = None if thin(name) else colour, ink if width else None
            yield Look(fill, stroke, width, dashes(dash, width) if width else None, opacity)


def _run(look: Look, run: Iterable[Point]) -> str:
    """Draw markers that look the same, those of one estimate, or of none, as one path."""
    found = []
    for row, points in groupby(run, lambda point: point.row) if look.opacity else ():
        paths = [point.path for point in points]
        joined = ["".join(paths)] if look.merges else paths
        found += [element("path", {"d": path, "data-id": row or None}) for path in joined]
    attributes = {
        "fill": look.fill or "none",
        "stroke": look.stroke,
        "stroke-width": unless_1(look.width) if look.stroke else None,
        "stroke-dasharray": look.dash,
        "opacity": unless_1(look.opacity),
    }
    return group(attributes, found)


def _targets(unseen: Sequence[Point]) -> str:
    boxes: dict[str, list[tuple[float, float, float, float]]] = {}
    for x, y, row, _, size, _ in unseen:
        if row:
            half = size / 2
            boxes.setdefault(row, []).append((x - half, y - half, x + half, y + half))
    found = []
    for row, corners in boxes.items():
        lefts, tops, rights, bottoms = zip(*corners, strict=True)
        left, top = min(lefts), min(tops)
        place = {"x": left, "y": top, "width": max(rights) - left, "height": max(bottoms) - top}
        found.append(element("rect", {**place, "data-id": row}))
    return group({"fill": "none", "pointer-events": "all"}, found)
