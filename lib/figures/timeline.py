"""The main chart: every estimate in view as the range its source stated, over time."""

from collections.abc import Callable, Collection, Mapping, Sequence
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib import words
from lib.analysis.select import View
from lib.analysis.summary import refusal, steps
from lib.analysis.voices import voices
from lib.data.row import Event
from lib.figures import events as event_band
from lib.figures import style as s
from lib.figures.band import band
from lib.figures.marks import marks
from lib.figures.scale import Numbers, numbers, time_range
from lib.figures.shapes import chosen, originals, ticks
from lib.figures.traces import Panel
from lib.words import labels

MOST_PANELS = 6
MANY = 5_000  # rows in view; beyond, the hover is short, and the page says that narrowing helps
ONLY_PANEL_HEIGHT = 335
PANEL_HEIGHT = 190
PANEL_GAP = 30  # pixels, for the panel's title
MARGIN = {"l": 58, "r": 10, "t": 8, "b": 30}


def timeline(
    view: View,
    events: Sequence[Event],
    comparable: Sequence[frozenset[str]],
    colours: Mapping[str, str],
    style: s.Style,
    marked: Collection[str] = (),
) -> go.Figure:
    """Draw the view, a panel for each pair of group and area, on shared axes.

    `comparable` are the kinds of count that may be summarised together, in the band behind the
    marks; `colours` gives each source type its colour, dimmed where another is highlighted; the
    rows whose ids are `marked` stand out, and the one whose card is open. An empty view gives an
    empty figure that says so.
    """
    pairs = panels(view.rows)[:MOST_PANELS]
    shown = _of_pairs(view.rows, pairs)
    height = ONLY_PANEL_HEIGHT if len(pairs) < 2 else PANEL_HEIGHT
    scale = numbers(shown, view.selection.axis, height)
    start, end = time_range(shown, view.selection)
    dated = event_band.in_view(events, set(shown["group"].unique()), start, end)
    ink = _ink(colours, view.selection.highlight)

    traces = event_band.labels(dated, start, end, style)
    for number, pair in enumerate(pairs, start=1):
        panel = Panel(scale, end - start, f"y{number}" if number > 1 else "y", style)
        speaking = _of_pairs(view.speaking, [pair])
        if view.selection.band == "shown" and view.moment and not refusal(speaking, comparable):
            every = steps(voices(speaking, view.selection.months), view.moment)
            traces += band(every, view.moment, (start, end), scale, panel.yaxis, style)
        traces += event_band.lines(dated, scale.bottom, scale.top, panel.yaxis, style)
        traces += _marks(view, pair, panel, ink, {view.selection.estimate, *marked})
    layout = _layout(pairs, scale, (start, end), event_band.rows(dated), style)
    if view.rows.empty:
        layout["annotations"] = [
            {"text": labels.NOTHING, "showarrow": False, "xref": "paper", "yref": "paper"}
        ]
    elif len(pairs) == 1:
        layout["yaxis"]["title"] = {"text": escape(words.unit(shown)), "standoff": 6}
    # A test lets Plotly check every value; for a reader that takes longer than all the rest.
    return go.Figure(traces, layout, _validate=False)


def _marks(
    view: View,
    pair: tuple[str, str],
    panel: Panel,
    ink: Callable[[str], str],
    marked: Collection[str],
) -> list[dict]:
    """Draw a panel's originals, its repeats where shown, and what marks some of them out."""
    told = _of_pairs(view.originals, [pair])
    retold = _of_pairs(view.retold, [pair])
    if view.selection.repeats != "shown":
        retold = _not_folded(retold, set(told["id"].to_numpy(dtype=object)))
    many = len(view.rows) > MANY
    own, repeats = (marks(rows, panel.scale, panel.span, ink, many) for rows in (told, retold))
    standing_out = [part[np.isin(part.id, list(marked))] for part in (own, repeats)]
    return [
        *originals(own, panel),
        *ticks(repeats, panel),
        *(trace for part in standing_out for trace in chosen(part, panel)),
    ]


def _not_folded(retold: pd.DataFrame, originals_here: set[str]) -> pd.DataFrame:
    """Keep the repeats that no original of their own panel stands for."""
    folded = [not originals_here.isdisjoint(ids.split()) for ids in retold["origins"]]
    return retold[~np.array(folded, dtype=bool)]


def panels(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """List the pairs of group and area in view, most rows first, ties A–Z."""
    sizes = rows.groupby(["group", "area"]).size().reset_index(name="rows")
    sizes = sizes.sort_values(["rows", "group", "area"], ascending=[False, True, True])
    return list(zip(sizes["group"], sizes["area"], strict=True))


def _of_pairs(rows: pd.DataFrame, pairs: Sequence[tuple[str, str]]) -> pd.DataFrame:
    of_any = np.zeros(len(rows), dtype=bool)
    for group, area in pairs:
        of_any |= ((rows["group"] == group) & (rows["area"] == area)).to_numpy(dtype=bool)
    return rows[of_any]


def _ink(colours: Mapping[str, str], highlight: str) -> Callable[[str], str]:
    def ink(source_type: str) -> str:
        colour = colours[source_type]
        return s.faded(colour, s.DIMMED) if highlight not in ("", source_type) else colour

    return ink


def _layout(
    pairs: Sequence[tuple[str, str]],
    scale: Numbers,
    visible: tuple[float, float],
    label_rows: int,
    style: s.Style,
) -> dict:
    """Stack the event labels and the panels from the top down, in pixels."""
    count = max(len(pairs), 1)
    gap = PANEL_GAP if count > 1 else 0
    band = label_rows * event_band.ROW_HEIGHT
    inner = band + count * (scale.height + gap)
    line = {"gridcolor": style.grid, "linecolor": style.grid, "zeroline": False}
    layout: dict = {
        "height": inner + MARGIN["t"] + MARGIN["b"],
        "margin": MARGIN,
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
        "xaxis": {**line, "type": "date", "range": list(visible),
                  "anchor": f"y{count}" if count > 1 else "y"},
        "yaxis100": {"domain": [1 - band / inner, 1], "range": [0, max(label_rows, 1)],
                     "visible": False, "fixedrange": True},
        "annotations": [],
    }  # fmt: skip
    top = inner - band
    for number, (group, area) in enumerate(pairs or [("", "")], start=1):
        top -= gap
        name = f"yaxis{number}" if number > 1 else "yaxis"
        domain = [max((top - scale.height) / inner, 0), top / inner]
        shared = {"matches": "y"} if number > 1 else {}
        layout[name] = {**line, **scale.layout, **shared, "domain": domain}
        if count > 1:
            layout["annotations"].append(_panel_title(group, area, domain[1], style))
        top -= scale.height
    return layout


def _panel_title(group: str, area: str, top: float, style: s.Style) -> dict:
    return {
        "text": words.panel_title(group, area), "x": 0, "y": top, "xref": "paper",
        "yref": "paper", "xanchor": "left", "yanchor": "bottom", "showarrow": False,
        "font": {"size": s.FONT_SIZE, "color": style.ink},
    }  # fmt: skip
