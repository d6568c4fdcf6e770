"""The axes of a figure: where a value is, in pixels from the left and the top of the drawing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lib.picture.known import CannotDrawError, needed, one_of, only
from lib.picture.texts import Font

KNOWN = {
    "type", "range", "domain", "anchor", "matches", "fixedrange", "visible", "automargin",
    "tickmode", "tickvals", "ticktext", "tickfont", "ticks", "title", "showgrid", "gridcolor",
    "linecolor", "zeroline", "zerolinecolor", "zerolinewidth",
}  # fmt: skip
PAPER = "paper"
TOLERANCE = 1e-4  # of an axis, by which a tick may lie beyond its end


class Frame(NamedTuple):
    """A drawing's size, and the margins around its plots, in pixels."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float


class Tick(NamedTuple):
    """A value that is named on an axis: where, in pixels, and what is written."""

    place: float
    text: str
    value: float


@dataclass(frozen=True)
class Axis:
    """An axis of the layout: `name` is x, y, y2, … or paper; `look` what the layout says of it.

    `offset` and `length` are those of its plot, in pixels from the left or the top; on an upright
    axis values rise from the bottom up.
    """

    name: str
    look: Mapping
    offset: float
    length: float
    font: Font
    upright: bool = False

    @property
    def log(self) -> bool:
        """Whether the axis is logarithmic."""
        return self.look.get("type") == "log"

    @property
    def shown(self) -> bool:
        """Whether line, ticks and title are drawn."""
        return self.look.get("visible", True)

    @property
    def lined(self) -> bool:
        """Whether a line is drawn along the axis: where it has a colour."""
        return self.shown and bool(self.look.get("linecolor"))

    @property
    def end(self) -> float:
        """Give the right or lower end of the plot."""
        return self.offset + self.length

    @property
    def domain(self) -> Sequence[float]:
        """Give the part of the whole plot that the axis takes."""
        return self.look.get("domain", (0, 1))

    def places(self, values: Iterable[float]) -> np.ndarray:
        """Give where data are drawn; not a number where a log axis has no place for them."""
        values = np.asarray(values, dtype=float)
        if self.log:
            values = np.log10(np.where(values > 0, values, np.nan))
        return self.along(values)

    def along(self, values: np.ndarray) -> np.ndarray:
        """Give where values in the terms of `range` are drawn: powers of ten on a log axis."""
        first, last = self.look["range"]
        part = (values - first) / (last - first)
        return self.offset + self.length * (1 - part if self.upright else part)

    def holds(self, places: np.ndarray) -> np.ndarray:
        """Tell which places are on the plot."""
        slack = self.length * 1e-9
        return (places >= self.offset - slack) & (places <= self.end + slack)

    def ticks(self) -> list[Tick]:
        """List the named values that lie on the axis."""
        if not self.shown:
            return []
        values, texts = np.asarray(self.look["tickvals"], dtype=float), self.look["ticktext"]
        slack = self.length * TOLERANCE
        return [
            Tick(float(place), text, float(value))
            for place, text, value in zip(self.places(values), texts, values, strict=True)
            if self.offset - slack <= place <= self.end + slack
        ]


def axes(layout: Mapping, frame: Frame, font: Font) -> dict[str, Axis]:
    """Place the axes of a layout in its frame, the horizontal one first.

    Raises CannotDrawError for what is not known, and where ticks are left to the drawing.
    """
    found = {name: _axis(name, layout[key], frame, font) for key, name in named(layout)}
    if "x" not in found or "y" not in found:
        raise CannotDrawError("cannot draw without axes")
    return found


def named(layout: Mapping) -> Iterator[tuple[str, str]]:
    """Give the keys of a layout that are axes, with the names that traces call them by."""
    keys = (key for key in layout if key[1:5] == "axis")
    for key in sorted(keys, key=lambda key: (key[0], int(key[5:] or 1))):
        yield key, key[0] + key[5:]


def paper(frame: Frame) -> tuple[Axis, Axis]:
    """Give the axes of what is placed by parts of the whole plot."""
    font, look = Font(0, ""), {"range": (0, 1)}
    return (
        Axis(PAPER, look, frame.left, frame.width - frame.left - frame.right, font),
        Axis(PAPER, look, frame.top, frame.height - frame.top - frame.bottom, font, True),
    )


def _axis(name: str, look: Mapping, frame: Frame, font: Font) -> Axis:
    place = f"axis {name}"
    only(place, look, KNOWN)
    one_of(f"the type of {place}", look.get("type", "linear"), ("linear", "log"))
    one_of(f"ticks of {place}", look.get("ticks", ""), ("",))
    needed(place, look, "range", *(("tickvals", "ticktext") if look.get("visible", True) else ()))
    if name[0] == "x" and name != "x":
        raise CannotDrawError(f"cannot draw {place}: there is one horizontal axis")
    across, down = paper(frame)
    first, last = look.get("domain", (0, 1))
    upright = name[0] == "y"
    whole = down if upright else across
    offset = whole.offset + whole.length * (1 - last if upright else first)
    length = whole.length * (last - first)
    return Axis(name, look, offset, length, font.over(look.get("tickfont")), upright)
