"""Annotations of a layout → texts."""

from collections.abc import Mapping

import numpy as np

from lib.picture import fonts
from lib.picture.axes import PAPER, Axis
from lib.picture.known import one_of, only
from lib.picture.texts import ANCHORS, Font, read, write

KNOWN = {
    "text", "x", "y", "xref", "yref", "xanchor", "yanchor", "xshift", "yshift", "align", "font",
    "showarrow",
}  # fmt: skip
PAD = 2.0  # pixels of the unseen border around the text, on each side
PARTS = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}
HELD = {PARTS[side]: anchor for side, anchor in ANCHORS.items()}


def annotation(given: Mapping, x: Axis, y: Axis, font: Font) -> str:
    """Write an annotation at its place; nothing where that is beyond the ends of an axis.

    Raises CannotDrawError for what is not known: arrows, boxes, turned texts.
    """
    only("an annotation", given, KNOWN)
    one_of("an annotation with showarrow", given.get("showarrow", True), (False,))
    text, font = read(given["text"]), font.over(given.get("font"))
    left, top = (axis.along(np.array(given.get(name, 0.5))) for name, axis in (("x", x), ("y", y)))
    if not all(axis.name == PAPER or axis.holds(at) for axis, at in ((x, left), (y, top))):
        return ""
    across, down = _part(given, "x", x), _part(given, "y", y)
    width, height = text.width(font.size), text.height(font.size)
    left = round(float(left) + given.get("xshift", 0) - round(width + 2 * PAD) * across) + PAD
    top = round(float(top) - given.get("yshift", 0) - round(height + 2 * PAD) * down) + PAD
    align = given.get("align", "center")
    one_of("an annotation's align", align, ANCHORS)
    # A single line fills its box: held at the side that is fixed, it is there in any font.
    held = PARTS[align] if len(text.lines) > 1 else across
    above, _ = fonts.line(font.size)
    look = {"fill": font.color, "font-size": font.size, "text-anchor": HELD[held]}
    return write(text, left + width * held, top + above, font.size, **look)


def _part(given: Mapping, letter: str, axis: Axis) -> float:
    """Give the part of a text's box that lies left of its place, or above it."""
    anchor = given.get(f"{letter}anchor", "auto")
    one_of(f"an annotation's {letter}anchor", anchor, ("auto", *PARTS))
    if anchor != "auto":
        return PARTS[anchor]
    # On the paper the part of the whole plot decides, elsewhere a text stands in the middle.
    at = given.get(letter, 0.5) if axis.name == PAPER else 0.5
    part = 0.0 if at < 1 / 3 else 1.0 if at > 2 / 3 else 0.5
    return 1 - part if letter == "y" else part
