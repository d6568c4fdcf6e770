"""What is written beside an axis, and the room that it takes."""

from typing import NamedTuple

from lib.picture import fonts
from lib.picture.axes import Axis, Frame
from lib.picture.elements import group
from lib.picture.known import CannotDrawError, needed, only
from lib.picture.texts import LINE_SPACING, Font, Text, read, write

# Distances as Plotly keeps them, times the size of the text where that is not said otherwise.
CAPITAL, MIDDLE = 0.7, 0.35  # the height of a capital letter, and half of it
ASIDE = 0.2  # from the line of the axis
LINE = 1.0  # pixels of the line of an axis; its room is kept where none is drawn
APART = 2.0  # pixels between two labels; of those nearer, the later one is left out


class Label(NamedTuple):
    """A text at its baseline, and the box around it, in pixels."""

    text: Text
    x: float
    y: float
    left: float
    right: float
    top: float
    bottom: float


class Title(NamedTuple):
    """The name of an axis: its font, and pixels between it and the labels."""

    text: Text
    font: Font
    standoff: float

    @property
    def room(self) -> float:
        """Give the room that it takes beside the labels."""
        return self.font.size * (CAPITAL + self.more) + self.standoff

    @property
    def more(self) -> float:
        """Give the room of all lines but one, times the size."""
        return (len(self.text.lines) - 1) * LINE_SPACING


def labels(axis: Axis, crossing: Axis, frame: Frame) -> list[Label]:
    """Place the labels of an axis at the edge of the plot that it shares with another.

    Those that would reach beyond the drawing are left out.
    """
    found: list[Label] = []
    for tick in axis.ticks():
        text = read(tick.text)
        if len(text.lines) > 1:
            raise CannotDrawError(f"cannot draw {tick.text!r}: a label of a tick has one line")
        label = _label(axis, crossing, tick.place, text)
        touches = found and not axis.upright and found[-1].right + APART > label.left
        if not touches and _inside(label, axis, frame):
            found.append(label)
    return found


def title(axis: Axis, font: Font) -> Title | None:
    """Read the name of an axis; nothing where it has none."""
    given = axis.look.get("title", {})
    only(f"the title of axis {axis.name}", given, ("text", "standoff", "font"))
    if not given.get("text") or not axis.shown:
        return None
    needed(f"the title of axis {axis.name}", given, "standoff")
    default = Font(round(1.2 * font.size), font.color)
    return Title(read(given["text"]), default.over(given.get("font")), given["standoff"])


def write_labels(found: list[Label], axis: Axis) -> str:
    """Write the labels of an axis."""
    look = {
        "fill": axis.font.color,
        "font-size": axis.font.size,
        "text-anchor": "end" if axis.upright else "middle",
    }
    texts = (write(each.text, each.x, each.y, axis.font.size) for each in found)
    return group(look, texts)


def write_title(name: Title, found: list[Label], axis: Axis, crossing: Axis) -> str:
    """Write the name of an axis beside its labels."""
    size, look = name.font.size, {"fill": name.font.color, "font-size": name.font.size}
    middle = axis.offset + axis.length / 2
    if axis.upright:
        line = crossing.offset - LINE / 2
        depth = line - min((each.left for each in found), default=line)
        x = crossing.offset - depth - name.standoff - size * (name.more + MIDDLE)
        x = max(x, fonts.line(size)[0])  # never beyond the edge of the drawing
        turned = {"transform": f"rotate(-90 {x:.2f} {middle:.2f})"}
        return write(name.text, x, middle, size, **look, **turned, **{"text-anchor": "middle"})
    line = crossing.end + LINE / 2
    depth = max((each.bottom for each in found), default=line) - line
    y = crossing.end + depth + name.standoff + size * CAPITAL
    return write(name.text, middle, y, size, **look, **{"text-anchor": "middle"})


def _inside(label: Label, axis: Axis, frame: Frame) -> bool:
    if axis.upright:
        return label.top >= 0 and label.bottom <= frame.height
    return label.left >= 0 and label.right <= frame.width


def _label(axis: Axis, crossing: Axis, place: float, text: Text) -> Label:
    size = axis.font.size
    width, (above, below) = text.width(size), fonts.line(size)
    aside = LINE + ASIDE * size * axis.lined
    if axis.upright:
        x, y = crossing.offset - aside, place + MIDDLE * size
        return Label(text, x, y, x - width, x, y - above, y + below)
    y = crossing.end + aside + size
    return Label(text, place, y, place - width / 2, place + width / 2, y - above, y + below)
