"""The plots of a figure, one above the other: what is drawn on each, in the order of layers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lib.picture.annotations import annotation
from lib.picture.axes import PAPER, Axis, Frame, paper
from lib.picture.elements import clipped
from lib.picture.grid import grid, line, zero
from lib.picture.known import CannotDrawError
from lib.picture.labels import labels, title, write_labels, write_title
from lib.picture.margins import crossing, frame
from lib.picture.shapes import known, shape
from lib.picture.texts import Font
from lib.picture.traces import trace

Pair = tuple[Axis, Axis]


@dataclass(frozen=True)
class Plots:
    """A layout in its frame, with its traces; `axes` by their names."""

    layout: Mapping
    traces: Sequence[Mapping]
    frame: Frame
    axes: Mapping[str, Axis]
    font: Font

    def parts(self) -> Iterator[str]:
        """Draw everything, from the bottom up.

        Raises CannotDrawError for what is not known.
        """
        x, *uprights = self.axes.values()
        traces = [(each, self._pair(each, "axis")) for each in self.traces]
        shapes = [(each, self._pair(each, "ref")) for each in self.layout.get("shapes", ())]
        yield self._shapes(shapes, "below", PAPER)
        for y in uprights:
            yield self._shapes(shapes, "below", y.name)
            yield from (grid(x, y), grid(y, x), zero(x, y), zero(y, x))
            yield self._shapes(shapes, "between", y.name)
            yield from (trace(each, *pair, self.font) for each, pair in traces if pair[1] is y)
        for axis in self.axes.values():
            yield from self._beside(axis)
        for name in (*(y.name for y in uprights), PAPER):
            yield self._shapes(shapes, "above", name)
        for each in self.layout.get("annotations", ()):
            yield annotation(each, *self._pair(each, "ref"), self.font)

    def _shapes(self, shapes: Sequence[tuple[Mapping, Pair]], layer: str, name: str) -> str:
        """Draw the shapes of a layer that belong to an upright axis, or to the paper."""
        there = [
            (each, pair)
            for each, pair in shapes
            if each.get("layer", "above") == layer and pair[1].name == name
        ]
        return "".join(
            clipped(box, *(shape(each, *pair) for each, pair in run))
            for box, run in groupby(there, lambda drawn: self._box(drawn[1]))
        )

    def _beside(self, axis: Axis) -> Iterator[str]:
        """Write what stands beside a plot: the axis's line, labels and name."""
        other = crossing(axis, self.axes)
        found, name = labels(axis, other, self.frame), title(axis, self.font)
        yield line(axis, other)
        yield write_labels(found, axis)
        if name:
            yield write_title(name, found, axis, other)

    def _pair(self, given: Mapping, end: str) -> Pair:
        """Find the axes that a part of the figure refers to."""
        names = [given.get(f"{letter}{end}", letter) for letter in ("x", "y")]
        whole = paper(self.frame)
        if missing := {*names} - {*self.axes, PAPER}:
            raise CannotDrawError(f"cannot draw on {', '.join(missing)}")
        x, y = (
            at if name == PAPER else self.axes[name] for name, at in zip(names, whole, strict=True)
        )
        return x, y

    def _box(self, pair: Pair) -> tuple[float, float, float, float]:
        """Give what can be seen of a shape: that of its plot, all where it is on the paper."""
        x, y = pair
        left, width = (0, self.frame.width) if x.name == PAPER else (x.offset, x.length)
        top, height = (0, self.frame.height) if y.name == PAPER else (y.offset, y.length)
        return left, top, width, height


def plots(layout: Mapping, traces: Sequence[Mapping], width: float, height: float) -> Plots:
    """Fit a layout to a size in pixels.

    Raises CannotDrawError for axes that are not known.
    """
    for each in layout.get("shapes", ()):
        known(each)
    font = Font(layout["font"]["size"], layout["font"]["color"])
    return Plots(layout, traces, *frame(layout, width, height, font), font)
