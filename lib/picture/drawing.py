"""A figure of Plotly → one element of SVG, without a browser and without knowing what it shows."""

from collections.abc import Mapping

import plotly.graph_objects as go

from lib.picture.elements import element
from lib.picture.layout import read
from lib.picture.plots import plots
from lib.picture.values import plain

NAMESPACE = "http://www.w3.org/2000/svg"


def drawing(
    figure: go.Figure | Mapping,
    width: float,
    height: float | None = None,
    x: float = 0,
    y: float = 0,
) -> str:
    """Draw a figure as an `svg` element of a size in pixels, by default of its own height.

    It may be given as Plotly has it, or as its data and layout alone.

    It can stand alone, in HTML, or at a place inside another one. Every visible marker that
    carries the id of an estimate has it as `data-id`; so has a box that is not seen, around all
    places where one answers the pointer. It draws what Plotly does in a browser, but for labels of
    ticks that would touch: the later one is left out, where Plotly turns them all.

    Raises CannotDrawError where the figure holds something that the drawing does not know.
    """
    given = plain(figure if isinstance(figure, Mapping) else figure.to_plotly_json())
    layout = read(given["layout"])
    height = layout["height"] if height is None else height
    attributes = {
        "xmlns": NAMESPACE, "x": x or None, "y": y or None, "width": width, "height": height,
        "viewBox": f"0 0 {width:g} {height:g}", "font-family": layout["font"]["family"],
    }  # fmt: skip
    paper = {"width": width, "height": height, "fill": layout["paper_bgcolor"]}
    parts = plots(layout, given["data"], width, height).parts()
    return element("svg", attributes, element("rect", paper), *parts)
