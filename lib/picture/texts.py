"""Texts of a figure: Plotly's few tags and entities → text elements of SVG."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from lib.picture import fonts
from lib.picture.elements import element, safe, short
from lib.picture.known import CannotDrawError, only

LINE_SPACING = 1.3  # times the size
BREAK = re.compile(r"<br ?/?>")
BOLD = re.compile("(</?b>)")
SPACE = re.compile("^ | $|(?<= ) ")
TAG = re.compile("</?[a-zA-Z]")
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


@dataclass(frozen=True)
class Font:
    """Size in pixels and colour of a text."""

    size: float
    color: str

    def over(self, given: Mapping | None) -> "Font":
        """Take what a part of a figure says of its own font."""
        given = given or {}
        only("a font", given, ("size", "color", "family"))
        return Font(given.get("size", self.size), given.get("color", self.color))


@dataclass(frozen=True)
class Text:
    """A text as it is read: its lines, with tags for bold alone."""

    lines: tuple[str, ...]

    def width(self, size: float) -> float:
        """Give the width of the longest line, in pixels."""
        return max(fonts.width(unescape(BOLD.sub("", line)), size) for line in self.lines)

    def height(self, size: float) -> float:
        """Give the height of all lines, in pixels."""
        return sum(fonts.line(size)) + (len(self.lines) - 1) * LINE_SPACING * size


def read(text: object) -> Text:
    """Read a text of a figure.

    Raises CannotDrawError for any tag but those for a new line and for bold.
    """
    # At the ends of a text, and beside another one, SVG drops a space that may break a line.
    kept = SPACE.sub("\N{NO-BREAK SPACE}", str(text).replace("\n", " "))
    lines = tuple(BREAK.split(kept))
    if strange := TAG.search(BOLD.sub("", "".join(lines))):
        raise CannotDrawError(f"cannot draw the tag at {strange.group()!r} in {text!r}")
    return Text(lines)


def write(text: Text, x: float, y: float, size: float, **attributes: str | float | None) -> str:
    """Write a text whose first baseline starts at a place."""
    below = short(LINE_SPACING * size)
    first, *others = (_bold(line) for line in text.lines)
    more = (element("tspan", {"x": x, "dy": below}, line) for line in others)
    return element("text", {"x": x, "y": y, **attributes}, first, *more)


def _bold(line: str) -> str:
    """Write a line, where a tag without its end is bold to the end, and an end alone nothing."""
    bold, found = False, []
    for part in BOLD.split(line):
        if BOLD.fullmatch(part):
            bold = part == "<b>"
        elif part:
            written = safe(unescape(part))
            found.append(element("tspan", {"font-weight": "bold"}, written) if bold else written)
    return "".join(found)
