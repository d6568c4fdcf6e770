"""The layout of the main chart: event labels and panels, one below the other, on shared axes."""

from collections.abc import Mapping, Sequence

from lib.figures import style as s
from lib.figures.scale import Numbers
from lib.figures.ticks import margin
from lib.figures.times import layout as time_axis
from lib.words import subjects

PANEL_GAP = 30  # pixels, for the panel's title
MARGIN = {"t": 6, "b": 26}
RIGHT = 10  # pixels, where nothing is written beside the chart
TITLE_ROOM = 20  # pixels, for the name of the axis


def layout(
    panels: Sequence[tuple[str, str]],
    scale: Numbers,
    visible: tuple[float, float],
    heights: Sequence[float],
    band: float,
    right: float,
    unit: bool,
    style: s.Style,
    titles: Mapping[str, str],
) -> dict:
    """Stack the event labels and the panels from the top down, in pixels.

    `visible` are both ends of the time axis; `heights` those of the panels, `band` that of the
    event labels, `right` that of what is written beside the chart; `unit` tells whether the number
    axis is named; `titles` are the dataset's own titles of columns.
    """
    count = max(len(panels), 1)
    gap = PANEL_GAP if count > 1 else 0
    inner = band + sum(heights) + count * gap
    line = {"gridcolor": style.grid, "linecolor": style.grid, "zeroline": False}
    found: dict = {
        "template": {},  # else it is what the process happens to have for one
        "height": inner + MARGIN["t"] + MARGIN["b"],
        "margin": {"l": margin(scale.ticks) + TITLE_ROOM * unit, **MARGIN, "r": right},
        "paper_bgcolor": style.paper,
        "plot_bgcolor": style.paper,
        "font": {"family": s.FONT, "size": s.FONT_SIZE, "color": style.ink},
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "bgcolor": style.paper, "bordercolor": style.event,
                       "font": {"family": s.FONT, "size": s.FONT_SIZE, "color": style.ink}},
        "modebar": {"orientation": "v", "bgcolor": "rgba(0,0,0,0)"},
        "clickmode": "event+select",
        "dragmode": False,
        "showlegend": False,
        "meta": {"refused": scale.refused},
        "xaxis": {**line, **time_axis(visible),
                  "anchor": f"y{count}" if count > 1 else "y"},
        "yaxis100": {"domain": [1 - band / inner, 1], "range": [0, band or 1],
                     "visible": False, "fixedrange": True},
        "annotations": [],
    }  # fmt: skip
    top = inner - band
    for number, ((group, area), height) in enumerate(
        zip(panels or [("", "")], heights, strict=True), start=1
    ):
        top -= gap
        name = f"yaxis{number}" if number > 1 else "yaxis"
        domain = [max((top - height) / inner, 0), top / inner]
        found[name] = {
            **line,
            **scale.cut(height).layout,
            "zerolinecolor": style.event,
            "domain": domain,
        }
        if count > 1:
            found["annotations"].append(
                _panel_title(subjects.panel_title(group, area, titles), domain[1], style)
            )
        top -= height
    return found


def _panel_title(text: str, top: float, style: s.Style) -> dict:
    return {
        "text": text, "x": 0, "y": top, "xref": "paper",
        "yref": "paper", "xanchor": "left", "yanchor": "bottom", "showarrow": False,
        "font": {"size": s.FONT_SIZE, "color": style.ink},
    }  # fmt: skip
