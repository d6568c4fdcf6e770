"""Lines of axes: the grid, the line at zero, the line along an axis."""

from lib.picture.axes import Axis
from lib.picture.elements import element, short, unless_1
from lib.picture.known import needed
from lib.picture.labels import LINE

EDGE = 1.0  # pixels from an end of an axis within which its own line stands for the grid's
CRISP = {"fill": "none", "shape-rendering": "crispEdges"}


def grid(axis: Axis, across: Axis) -> str:
    """Draw the lines at the ticks of an axis, through the plot that it shares with another."""
    if not axis.shown or not axis.look.get("showgrid", True):
        return ""
    zeroed = has_zero(axis, across)
    at = [tick.place for tick in axis.ticks() if not (zeroed and tick.value == 0)]
    lines = "".join(_line(axis, across, place) for place in at if _inside(axis, place))
    if not lines or across.length <= 0:
        return ""
    needed(f"axis {axis.name}", axis.look, "gridcolor")
    return element("path", {"d": lines, "stroke": axis.look["gridcolor"], **CRISP})


def zero(axis: Axis, across: Axis) -> str:
    """Draw the line at zero, where an axis asks for it and holds a zero."""
    if not has_zero(axis, across):
        return ""
    needed(f"axis {axis.name}", axis.look, "zerolinecolor")
    look = {
        "stroke": axis.look["zerolinecolor"],
        "stroke-width": unless_1(axis.look.get("zerolinewidth", 1)),
    }
    return element("path", {"d": _line(axis, across, _zero(axis)), **look, **CRISP})


def has_zero(axis: Axis, across: Axis) -> bool:
    """Tell whether the line at zero is drawn: not on top of the other axis's own line."""
    first, last = axis.look["range"]
    asked = axis.shown and axis.look.get("zeroline", True) and not axis.log
    if not asked or first * last > 0:
        return False
    return _inside(axis, _zero(axis)) or not across.lined


def line(axis: Axis, other: Axis) -> str:
    """Draw the line along an axis, at the edge of the plot that it shares with another."""
    if not axis.lined:
        return ""
    look = {"stroke": axis.look["linecolor"], **CRISP}
    if axis.upright:
        path = f"M{short(other.offset - LINE / 2)} {short(axis.offset)}V{short(axis.end)}"
    else:
        begin = axis.offset - LINE * other.lined  # as far as the other line is wide
        path = f"M{short(begin)} {short(other.end + LINE / 2)}H{short(axis.end)}"
    return element("path", {"d": path, **look})


def _zero(axis: Axis) -> float:
    return float(axis.places([0.0])[0])


def _inside(axis: Axis, place: float) -> bool:
    return axis.offset + EDGE < place < axis.end - EDGE


def _line(axis: Axis, across: Axis, place: float) -> str:
    """Write a line through a plot at a place of an axis."""
    if axis.upright:
        return f"M{short(across.offset)} {short(place)}h{short(across.length)}"
    return f"M{short(place)} {short(across.offset)}v{short(across.length)}"
