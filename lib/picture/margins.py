"""Margins that grow where labels need more room than they have, as Plotly's `automargin` says."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from lib.picture.axes import Axis, Frame, axes
from lib.picture.known import one_of
from lib.picture.labels import labels, title
from lib.picture.texts import Font

MOST_PAD = 12.0  # pixels beside labels
NOTICED = 1.0  # a change of so many pixels or fewer moves nothing
ROUNDS = 9  # of moving plots and measuring anew

Edge = tuple[float, float]  # where along the plot (0 to 1, from the left or bottom), pixels


class Push(NamedTuple):
    """The room that one axis needs on each side."""

    left: Edge
    right: Edge
    bottom: Edge
    top: Edge


def frame(
    layout: Mapping, width: float, height: float, font: Font
) -> tuple[Frame, dict[str, Axis]]:
    """Fit the margins of a layout to its labels; give the frame and the axes in it."""
    given = layout["margin"]
    found = Frame(width, height, given["l"], given["r"], given["t"], given["b"])
    base = Push((0, found.left), (1, found.right), (0, found.bottom), (1, found.top))
    pad = min(MOST_PAD, *found[2:])
    for _ in range(ROUNDS):
        fitted = _fitted(found, [base, *pushes(axes(layout, found, font), found, font, pad)])
        changes = (abs(a - b) for a, b in zip(found, fitted, strict=True))
        if max(changes) <= NOTICED:
            break
        found = fitted
    return found, axes(layout, found, font)


def crossing(axis: Axis, placed: Mapping[str, Axis]) -> Axis:
    """Find the axis at whose plot another one is written.

    Raises CannotDrawError where it stands free, or at none.
    """
    anchor = axis.look.get("anchor", "x" if axis.upright else "y")
    one_of(f"axis {axis.name} at", anchor, placed)
    return placed[anchor]


def pushes(placed: Mapping[str, Axis], now: Frame, font: Font, pad: float) -> list[Push]:
    """Measure the room that the labels and titles of axes need beyond their plots."""
    return [
        _push(axis, crossing(axis, placed), now, font, pad)
        for axis in placed.values()
        if axis.shown and axis.look.get("automargin")
    ]


def _push(axis: Axis, other: Axis, now: Frame, font: Font, pad: float) -> Push:
    found, name = labels(axis, other, now), title(axis, font)
    room = name.room if name else 0.0
    left = min((each.left for each in found), default=other.offset)
    right = max((each.right for each in found), default=axis.offset)
    top = min((each.top for each in found), default=axis.end)
    bottom = max((each.bottom for each in found), default=other.offset)
    base = other.domain[0], pad  # what is not said otherwise
    if axis.upright:
        aside = max(other.offset - left, 0) + room + pad
        below, above = max(bottom - axis.end, 0), max(axis.offset - top, 0)
        high = 1 if above else 0
        return Push((other.domain[0], aside), base, (0, below + pad), (high, above + pad))
    under = max(bottom - other.end, 0) + room + pad
    before, after = max(axis.offset - left, 0), max(right - axis.end, 0)
    far = 1 if after else 0
    return Push((0, before + pad), (far, after + pad), (other.domain[0], under), base)


def _fitted(found: Frame, needed: Sequence[Push]) -> Frame:
    """Give whole margins that leave each push its room, all others as they are."""
    base = needed[0]
    left, right, bottom, top = (edge[1] for edge in base)
    for one, other in product(needed, repeat=2):
        left, right = _both(one.left, other.right, found.width, left, right)
        bottom, top = _both(one.bottom, other.top, found.height, bottom, top)
    return Frame(found.width, found.height, *map(round, (left, right, top, bottom)))


def _both(low: Edge, high: Edge, size: float, before: float, after: float) -> tuple[float, float]:
    """Give both margins of a direction, where two pushes need more than there is.

    Each place must be its push away from its edge of the drawing: two linear equations.
    """
    (begin, first), (end, last) = low, high
    if end <= begin:
        return before, after
    one = (first * end + (last - size) * begin) / (end - begin)
    two = (last * (1 - begin) + (first - size) * (1 - end)) / (end - begin)
    return (one, two) if one + two > before + after else (before, after)
