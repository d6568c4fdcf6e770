"""Shapes of a layout → paths: lines, rectangles and paths, in data or in parts of the plot."""

import re
from collections.abc import Iterator, Mapping

import numpy as np

from lib.picture.axes import Axis
from lib.picture.elements import element, short, unless_1
from lib.picture.known import CannotDrawError, needed, one_of, only
from lib.picture.lines import dashes

KNOWN = {
    "type", "path", "x0", "x1", "y0", "y1", "xref", "yref", "layer", "name", "line", "fillcolor",
    "opacity",
}  # fmt: skip
LAYERS = ("below", "between", "above")
COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
# The numbers that a command of Plotly's grammar takes; curves are not known.
TAKES = {"M": "xy", "L": "xy", "H": "x", "V": "y", "Z": ""}
EXPONENT = re.compile(r"(?<=[\d.])[eE](?=[-+]?\d)")


def shape(given: Mapping, x: Axis, y: Axis) -> str:
    """Draw a shape of a layout on its two axes.

    Raises CannotDrawError for what is not known.
    """
    line = given.get("line", {})
    only("the line of a shape", line, ("color", "width", "dash"))
    width = line.get("width", 2.0)
    look = {
        "d": _path(given, x, y),
        "fill": given.get("fillcolor", "none"),
        "fill-rule": "evenodd" if "fillcolor" in given else None,
        "opacity": unless_1(given.get("opacity", 1)),
    }
    if width:
        needed("the line of a shape", line, "color")
        look |= {
            "stroke": line["color"],
            "stroke-width": unless_1(width),
            "stroke-dasharray": dashes(line.get("dash"), width),
        }
    return element("path", look)


def known(given: Mapping) -> None:
    """Make sure that a shape can be drawn.

    Raises CannotDrawError.
    """
    only("a shape", given, KNOWN)
    one_of("a shape of type", given.get("type"), ("path", "line", "rect"))
    one_of("a shape in layer", given.get("layer", "above"), LAYERS)


def _path(given: Mapping, x: Axis, y: Axis) -> str:
    if given["type"] == "path":
        return path(given["path"], x, y)
    left, right = (short(at) for at in x.places([given["x0"], given["x1"]]))
    bottom, top = (short(at) for at in y.places([given["y0"], given["y1"]]))
    if given["type"] == "line":
        return f"M{left} {bottom}L{right} {top}"
    return f"M{left} {bottom}H{right}V{top}H{left}Z"


def path(text: str, x: Axis, y: Axis) -> str:
    """Turn a path in the terms of two axes into one in pixels.

    Raises CannotDrawError for commands that are not known, and numbers that have no place.
    """
    commands = _commands(text)
    places = {
        letter: _pixels(axis, [numbers[letter] for _, numbers in commands if letter in numbers])
        for letter, axis in (("x", x), ("y", y))
    }
    return "".join(
        command + " ".join(next(places[letter]) for letter in numbers)
        for command, numbers in commands
    )


def _commands(text: str) -> list[tuple[str, dict[str, str]]]:
    """Split a path into commands and their numbers, by the letter of the axis."""
    found = []
    for command, rest in COMMAND.findall(EXPONENT.sub("@", text)):  # an exponent is no command
        numbers = rest.replace("@", "e").replace(",", " ").split()
        if len(numbers) != len(TAKES.get(command, "?")) or command not in TAKES:
            raise CannotDrawError(f"cannot draw {command}{rest} of a path")
        found.append((command, dict(zip(TAKES[command], numbers, strict=True))))
    return found


def _pixels(axis: Axis, numbers: list[str]) -> Iterator[str]:
    places = axis.places(np.array(numbers, dtype=float))
    if not np.isfinite(places).all():
        raise CannotDrawError("cannot draw a path to a number that a log axis has no place for")
    return map(short, places.tolist())
