"""What a figure's layout says, with what its template says beneath."""

from collections.abc import Mapping

from lib.picture.axes import named
from lib.picture.known import needed, one_of, only
from lib.picture.values import over

KNOWN = {
    "height", "width", "margin", "font", "paper_bgcolor", "plot_bgcolor", "shapes", "annotations",
    "showlegend", "template",
    # What a chart answers to the pointer, and what it says of itself: not drawn.
    "hovermode", "hoverlabel", "modebar", "clickmode", "dragmode", "meta",
}  # fmt: skip
NEEDED = ("height", "margin", "font", "paper_bgcolor")
# Of a template other parts are for other kinds of chart.
OF_TEMPLATE = ("font", "paper_bgcolor", "plot_bgcolor")
SIDES, FONT = ("l", "r", "t", "b"), ("family", "size", "color")


def read(given: Mapping) -> dict:
    """Lay a layout over its template.

    Raises CannotDrawError for what is not known, and where something is left to Plotly.
    """
    axes = [key for key, _ in named(given)]
    only("the layout", given, {*KNOWN, *axes})
    template = given.get("template", {}).get("layout", {})
    layout = over({key: template[key] for key in OF_TEMPLATE if key in template}, given)
    for key in axes:
        # A template's colour of lines draws none: an axis has a line where it asks for one itself.
        below = {**template.get(f"{key[0]}axis", {}), "linecolor": None}
        layout[key] = over(below, given[key])
    for place, said, keys in (
        ("the layout", layout, NEEDED),
        ("the font of the layout", layout.get("font", {}), FONT),
        ("the margin", layout.get("margin", {}), SIDES),
    ):
        needed(place, said, *keys)
    only("the font of the layout", layout["font"], FONT)
    only("the margin", layout["margin"], SIDES)
    one_of("a legend", layout.get("showlegend", False), (False,))
    one_of("a plot_bgcolor", layout.get("plot_bgcolor"), (layout["paper_bgcolor"],))
    return layout
