"""The symbols of markers as paths: the corners of each, for a marker of radius 1.

Their shapes and sizes are Plotly's, so that a mark is the same in the dashboard and in a picture.
"""

from itertools import pairwise
from math import sqrt

from lib.picture.elements import short
from lib.picture.known import one_of

Stroke = tuple[tuple[float, float], ...]

OPEN = "-open"
SIDE = 2 / sqrt(3)  # half of a triangle's side, which reaches from -1/2 to 1 across it
CIRCLE = "circle"
CLOSED: dict[str, Stroke] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "arrow-up": ((0, 0), (-1, 2), (1, 2)),
    "arrow-down": ((0, 0), (-1, -2), (1, -2)),
    "triangle-up": ((-SIDE, 0.5), (SIDE, 0.5), (0, -1)),
    "triangle-down": ((-SIDE, -0.5), (SIDE, -0.5), (0, 1)),
    "triangle-left": ((0.5, -SIDE), (0.5, SIDE), (-1, 0)),
    "triangle-right": ((-0.5, -SIDE), (-0.5, SIDE), (1, 0)),
}
THIN: dict[str, tuple[Stroke, ...]] = {
    "line-ew": (((-1.4, 0), (1.4, 0)),),
    "line-ns": (((0, -1.4), (0, 1.4)),),
    "x-thin": (((-1, -1), (1, 1)), ((-1, 1), (1, -1))),
}
NAMES = {name + end for name in (CIRCLE, *CLOSED, *THIN) for end in ("", OPEN)}


def symbol(name: str, size: float, x: float, y: float) -> str:
    """Write a marker's path at a place; `size` is its diameter in pixels.

    Raises CannotDrawError for a symbol that is not known.
    """
    one_of("the symbol", name, NAMES)
    name, radius = name.removesuffix(OPEN), size / 2
    if name == CIRCLE:
        half = f"a{short(radius)} {short(radius)} 0 1 0 "
        return f"M{short(x - radius)} {short(y)}{half}{short(size)} 0{half}{short(-size)} 0z"
    if name in THIN:
        return "".join(_stroke(points, radius, x, y) for points in THIN[name])
    return f"{_stroke(CLOSED[name], radius, x, y)}z"


def thin(name: str) -> bool:
    """Tell whether a symbol is lines only, with nothing to fill."""
    return name.removesuffix(OPEN) in THIN


def _stroke(points: Stroke, radius: float, x: float, y: float) -> str:
    """Begin at the first corner, and go on from each to the next."""
    (right, down), *_ = points
    moves = (_move((b[0] - a[0]) * radius, (b[1] - a[1]) * radius) for a, b in pairwise(points))
    return f"M{short(x + right * radius)} {short(y + down * radius)}{''.join(moves)}"


def _move(right: float, down: float) -> str:
    if not down:
        return f"h{short(right)}"
    return f"l{short(right)} {short(down)}" if right else f"v{short(down)}"
