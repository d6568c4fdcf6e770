"""The main chart: every estimate in view as the range its source stated, over time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from lib import words
from lib.analysis.select import PAIR, View, mostly_untimely, pairs
from lib.analysis.steps import Step
from lib.data.days import Day
from lib.data.row import Event
from lib.figures import crowd, joins
from lib.figures import events as event_band
from lib.figures import style as s
from lib.figures.band import band as steps_band
from lib.figures.counts import HALF_PLOTS, PLOTS
from lib.figures.figure import Figure
from lib.figures.layout import RIGHT, layout
from lib.figures.lines import lines, strip
from lib.figures.margin import room, written
from lib.figures.marks import Marks, marks
from lib.figures.paths import shape, upright
from lib.figures.points import chosen, originals, silent, ticks
from lib.figures.scale import Numbers, Panel, numbers
from lib.figures.times import time_range
from lib.words import labels

MOST_PANELS = 6
ONLY_PANEL_HEIGHT = 305
PANEL_HEIGHT = 172
LEAST_HEIGHT, HEADROOM = 46.0, 16.0  # of one of several panels; above its highest mark


@dataclass(frozen=True)
class Focus:
    """The side that a chart is about; all others stand behind it in grey.

    `names` are its source types or sources; `written` what is written beside the chart of some of
    its marks, by id; `longest` the characters of the longest such line in any chart of the view.
    """

    names: frozenset[str]
    written: Mapping[str, Sequence[str]]
    longest: int = 0


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
    day: Day | None = None,
) -> Figure:
    """Draw the view, a panel for each pair of group and area, on shared axes.

    `steps` are drawn as a band behind the marks of the pairs that have some; `colours` gives each
    source type its colour, dimmed where others are highlighted; the rows whose ids are `marked`
    stand out, and the one whose card is open; `titles` are the dataset's own titles of columns;
    `day` is that of which is told who says what. With a `focus` the only panel is about one side.
    An empty view gives an empty figure that says so.
    """
    panels = drawn(view)
    shown, _ = _in_panels(view.rows, panels)
    alone = len(panels) < 2 and not focus
    scale = numbers(shown, view.selection.axis, ONLY_PANEL_HEIGHT if alone else PANEL_HEIGHT)
    start, end = time_range(shown, view.selection)
    own, own_in, retold, retold_in = _marks(view, panels, scale, end - start, colours, titles)
    heights = [
        scale.height if len(panels) < 2 else _height(own[own_in == each], scale)
        for each in range(max(len(panels), 1))
    ]
    dated = event_band.in_view(events, set(shown["group"].unique()), start, end)
    plots = HALF_PLOTS if focus else PLOTS
    widths = [width for width, _ in plots]
    right = room(focus.longest) if focus and focus.longest else RIGHT
    most = 1 if focus else event_band.MOST_ROWS
    band = event_band.placed(dated, start, end, widths, most, right)

    traces, shapes = event_band.traces(band, style), []
    for number, pair in enumerate(panels):
        yaxis = f"y{number + 1}" if number else "y"
        panel = Panel(scale.cut(heights[number]), end - start, yaxis, style, start, plots)
        if view.moment and (held := steps.get(pair)):
            shapes += steps_band(held, view.moment, (start, end), panel)
        shapes += event_band.lines(band.labels, panel)
        shapes += _day(day, (start, end), panel)
        shapes += strip(panel, (start, end))
        here, repeats, behind = own[own_in == number], retold[retold_in == number], None
        if focus:
            mine = np.isin(here.side, list(focus.names))
            behind = here[~mine].painted(style.behind)
            here = here[mine]
            repeats = repeats[np.isin(repeats.side, list(focus.names))]
            shapes += lines(behind, panel)
            traces += [*silent(behind, panel), *written(here, focus.written, panel, end)]
        shapes += [*joins.reports(here, panel), *_guide(here, view.selection.highlight, panel)]
        if len(view.rows) > crowd.MANY:
            shapes += crowd.shapes(here, repeats, panel)
            traces += crowd.traces(here, repeats, panel)
        else:
            shapes += lines(here, panel)
            traces += [*originals(here, panel, behind), *ticks(repeats, panel)]
        for part in (here, repeats):
            traces += chosen(part[np.isin(part.id, [view.selection.estimate, *marked])], panel)
    laid = layout(
        panels, scale, (start, end), heights, band.height, right, not focus, style, titles
    )
    laid["shapes"] = shapes
    if view.rows.empty:
        laid["annotations"] = [
            {"text": labels.NOTHING, "showarrow": False, "xref": "paper", "yref": "paper"}
        ]
    elif alone:
        laid["yaxis"]["title"] = {
            "text": escape(words.unit(shown)), "standoff": 6, "font": {"size": s.FONT_SIZE},
        }  # fmt: skip
    # A test lets Plotly check every value; for a reader that takes longer than all the rest.
    return Figure(traces, laid, _validate=False)


def _marks(
    view: View,
    panels: Sequence[tuple[str, str]],
    scale: Numbers,
    span: float,
    colours: Mapping[str, str],
    titles: Mapping[str, str],
) -> tuple[Marks, np.ndarray, Marks, np.ndarray]:
    """Place the originals and the repeats that are drawn, each with the number of its panel."""
    told, told_in = _in_panels(view.originals, panels)
    retold, retold_in = _in_panels(view.retold, panels)
    if view.selection.repeats == "shown":
        told = told.assign(times=1)  # each repeat stands for itself
    else:
        alone = _not_folded(retold, retold_in, dict(zip(told["id"], told_in, strict=True)))
        retold, retold_in = retold[alone], retold_in[alone]
    many, solid = len(view.rows) > crowd.MANY, mostly_untimely(view.scope)

    def placed(rows: pd.DataFrame, panel: np.ndarray) -> Marks:
        found = marks(rows, scale, span, colours, panel, many, solid, titles)
        wanted = list(view.selection.highlight)
        dim = ~(np.isin(found.side, wanted) | np.isin(found.source, wanted))
        return found.dimmed(dim) if wanted else found

    return placed(told, told_in), told_in, placed(retold, retold_in), retold_in


def _height(marks: Marks, scale: Numbers) -> float:
    """Give the height of a panel, which ends where its marks do."""
    return float(round(min(max(marks.top.max(initial=0) + HEADROOM, LEAST_HEIGHT), scale.height)))


def _day(day: Day | None, visible: tuple[float, float], panel: Panel) -> list[dict]:
    """Draw the day of which is told who says what."""
    if day is None or not visible[0] <= day <= visible[1]:
        return []
    path = upright([float(day)], [panel.scale.bottom], [panel.scale.top])
    line = {"color": panel.style.faint_ink, "width": 1}
    return shape(path, panel.yaxis, "who says what", line)


def _guide(marks: Marks, highlight: Sequence[str], panel: Panel) -> list[dict]:
    """Join the statements of each source that is highlighted by its own name."""
    return [
        each
        for name in sorted(set(highlight) & set(marks.source.tolist()))
        for each in joins.guide(marks[marks.source == name], panel)
    ]


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
