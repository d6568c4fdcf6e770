"""The small timeline of one source, a line high, for a table; all on the same two axes."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.figures import style as s
from lib.figures.lines import lines
from lib.figures.marks import marks
from lib.figures.points import originals
from lib.figures.scale import Numbers, Panel, numbers
from lib.figures.times import time_range
from lib.selection import Selection

HEIGHT, WIDTH = 28, 240  # pixels
MARGIN = {"l": 4, "r": 4, "t": 2, "b": 5}  # so that marks at the ends are whole


class SmallTimelines:
    """The timelines of the sources of some originals, which are of one group and area."""

    def __init__(
        self, rows: pd.DataFrame, selection: Selection, colours: Mapping[str, str], style: s.Style
    ) -> None:
        self.colours, self.style = colours, style
        self.rows = dict(list(rows.assign(times=1).groupby("source", sort=False)))
        self.scale: Numbers = numbers(rows, selection.axis, HEIGHT - MARGIN["t"] - MARGIN["b"])
        self.visible = time_range(rows, selection)

    def of(self, source: str) -> dict[str, Any]:
        """Draw the originals of one source: a figure as plain data, since a page has hundreds."""
        start, end = self.visible
        found = marks(self.rows[source], self.scale, end - start, self.colours)
        panel = Panel(self.scale, end - start, "y", self.style, start)
        layout = {
            "template": {}, "height": HEIGHT, "margin": MARGIN,
            "paper_bgcolor": self.style.paper, "plot_bgcolor": self.style.paper,
            "font": {"family": s.FONT, "size": s.FONT_SIZE, "color": self.style.ink},
            "showlegend": False, "shapes": lines(found, panel),
            "xaxis": {"type": "linear", "range": [start, end], "visible": False},
            "yaxis": {**self.scale.layout, "visible": False},
        }  # fmt: skip
        # As in the timeline: a test lets Plotly check every value.
        return {"data": originals(found, panel), "layout": layout}
