"""The main chart: every estimate in view as the range its source stated, over time."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib import words
from lib.analysis.select import PAIR, View, mostly_untimely, pairs
from lib.analysis.steps import Step
from lib.data.row import Event
from lib.figures import events as event_band
from lib.figures import style as s
from lib.figures.band import band
from lib.figures.counts import HALF_PLOTS, PLOTS
from lib.figures.layout import layout
from lib.figures.lines import lines, strip
from lib.figures.marks import marks
from lib.figures.points import chosen, originals, silent, ticks, written
from lib.figures.scale import Panel, numbers
from lib.figures.times import time_range
from lib.words import labels

MOST_PANELS = 6
MANY = 5_000  # rows in view; beyond, the hover is short, and the page says that narrowing helps
ONLY_PANEL_HEIGHT = 305
PANEL_HEIGHT = 190


@dataclass(frozen=True)
class Focus:
    """The side that a chart is about; all others stand behind it in grey.

    `names` are its source types or sources; `written` what is written at some of its marks, by id.
    """

    names: frozenset[str]
    written: Mapping[str, str]


def drawn(view: View) -> list[tuple[str, str]]:
    """Give the pairs of group and area that have a panel each: those with most rows."""
    return pairs(view.rows)[:MOST_PANELS]


def timeline(
    view: View,
    events: Sequence[Event],
    steps: Mapping[tuple[str, str], Sequence[Step]],
    colours: Mapping[str, str],
    style: s.Style,
    marked: Collection[str] = (),
    titles: Mapping[str, str] = labels.NO_TITLES,
    focus: Focus | None = None,
) -> go.Figure:
    """Draw the view, a panel for each pair of group and area, on shared axes.

    `steps` are drawn as a band behind the marks of the pairs that have some; `colours` gives each
    source type its colour, dimmed where another is highlighted; the rows whose ids are `marked`
    stand out, and the one whose card is open; `titles` are the dataset's own titles of columns.
    With a `focus` the only panel is about one side. An empty view gives an empty figure that says
    so.
    """
    panels = drawn(view)
    shown, _ = _in_panels(view.rows, panels)
    height = ONLY_PANEL_HEIGHT if len(panels) < 2 and not focus else PANEL_HEIGHT
    scale = numbers(shown, view.selection.axis, height)
    start, end = time_range(shown, view.selection)
    dated = event_band.in_view(events, set(shown["group"].unique()), start, end)
    ink = _ink(colours, view.selection.highlight)

    told, told_in = _in_panels(view.originals, panels)
    retold, retold_in = _in_panels(view.retold, panels)
    if view.selection.repeats == "shown":
        told = told.assign(times=1)  # each repeat stands for itself
    else:
        alone = _not_folded(retold, retold_in, dict(zip(told["id"], told_in, strict=True)))
        retold, retold_in = retold[alone], retold_in[alone]
    many = len(view.rows) > MANY
    solid = mostly_untimely(view.scope)
    own = marks(told, scale, end - start, ink, told_in, many, solid, titles)
    repeats = marks(retold, scale, end - start, ink, retold_in, many, solid, titles)
    standing_out = {view.selection.estimate, *marked}

    named = 1 if focus else event_band.MOST_ROWS
    lined = event_band.most_apart(dated, named) if focus else dated  # small charts have few lines
    traces, shapes = event_band.labels(dated, start, end, style, named), []
    for number, pair in enumerate(panels):
        yaxis = f"y{number + 1}" if number else "y"
        panel = Panel(scale, end - start, yaxis, style, start, HALF_PLOTS if focus else PLOTS)
        if view.moment and (held := steps.get(pair)):
            shapes += band(held, view.moment, (start, end), panel)
        shapes += event_band.lines(lined, scale.bottom, scale.top, panel.yaxis, style)
        shapes += strip(panel, (start, end))
        here = own[told_in == number], repeats[retold_in == number]
        if focus:
            mine, theirs = (rows["side"].isin(focus.names).to_numpy() for rows in (told, retold))
            behind = here[0][~mine].painted(style.behind)
            here = here[0][mine], here[1][theirs]
            shapes += lines(behind, panel)
            traces += [*silent(behind, panel), *written(here[0], focus.written, panel)]
        shapes += lines(here[0], panel)
        traces += [*originals(here[0], panel), *ticks(here[1], panel)]
        for part in here:
            traces += chosen(part[np.isin(part.id, list(standing_out))], panel)
    laid = layout(
        panels, scale, (start, end), event_band.rows(dated, named), not focus, style, titles
    )
    laid["shapes"] = shapes
    if view.rows.empty:
        laid["annotations"] = [
            {"text": labels.NOTHING, "showarrow": False, "xref": "paper", "yref": "paper"}
        ]
    elif len(panels) == 1 and not focus:
        laid["yaxis"]["title"] = {
            "text": escape(words.unit(shown)), "standoff": 6, "font": {"size": s.FONT_SIZE},
        }  # fmt: skip
    # A test lets Plotly check every value; for a reader that takes longer than all the rest.
    return go.Figure(traces, laid, _validate=False)


def _in_panels(
    rows: pd.DataFrame, panels: Sequence[tuple[str, str]]
) -> tuple[pd.DataFrame, np.ndarray]:
    """Keep the rows of the panels that are drawn, and number the panel of each."""
    numbers = {pair: number for number, pair in enumerate(panels)}
    cells = (rows[name].to_numpy(dtype=object) for name in PAIR)
    every = np.array([numbers.get(pair, -1) for pair in zip(*cells, strict=True)], dtype=int)
    return rows[every >= 0], every[every >= 0]


def _not_folded(
    retold: pd.DataFrame, panel: np.ndarray, panel_of: Mapping[str, int]
) -> np.ndarray:
    """Tell which repeats no original of their own panel stands for."""
    return np.array(
        [
            all(panel_of.get(origin) != own for origin in ids.split())
            for ids, own in zip(retold["origins"], panel, strict=True)
        ],
        dtype=bool,
    )


def _ink(colours: Mapping[str, str], highlight: str) -> Callable[[str], str]:
    def ink(side: str) -> str:
        colour = colours[side]
        return s.faded(colour, s.DIMMED) if highlight not in ("", side) else colour

    return ink
