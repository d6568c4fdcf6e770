"""The charts of a view, drawn for a page: each for a wide and for a narrow screen."""

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

import plotly.graph_objects as go
from markupsafe import Markup

from lib.answer import Answer
from lib.figures.style import STYLES
from lib.picture.drawing import drawing
from lib.picture.values import each, plain
from lib.share.themed import themed, variable

# Pixels that a drawing is made for; a page stretches and shrinks it by about a quarter.
WIDE, NARROW = 880, 360
HALF_WIDE, HALF_NARROW = 460, 340  # of several charts, two in a row
TAG = re.compile("</?b>")


class Chart(NamedTuple):
    """A chart as a page shows it: what stands above it, blank for all in one, and its drawings.

    `colour` is a value of CSS, `alt` the text that stands for the chart.
    """

    title: str
    said: str
    colour: str
    alt: str
    wide: Markup
    narrow: Markup


class Hovers(NamedTuple):
    """What the pointer is told: of each estimate by its id, and of what is no estimate."""

    by_id: dict[str, str]
    events: list[str]


def figures(answer: Answer) -> list[go.Figure]:
    """Give the figures of a view: one for each side, or all estimates in one."""
    return [answer.chart("light", side) for side in answer.sides or [None]]


def charts(answer: Answer) -> list[Chart]:
    """Draw the charts of a view, in colours that follow the theme of the page."""
    found = figures(answer)
    if not answer.sides:
        return [Chart("", "", "", answer.lead, *_drawings(found[0], (WIDE, NARROW)))]
    inks = {**answer.colours("light"), "": STYLES["light"].ink}
    return [
        Chart(
            side.title, side.said, variable(inks[side.name]), side.alt,
            *_drawings(figure, (HALF_WIDE, HALF_NARROW)),
        )
        for side, figure in zip(answer.sides, found, strict=True)
    ]  # fmt: skip


def hovers(answer: Answer) -> Hovers:
    """Collect the hover texts of all marks of a view, as lines of plain text, each once."""
    by_id: dict[str, str] = {}
    events: dict[str, None] = {}
    for figure in figures(answer):
        for trace in plain(figure.to_plotly_json())["data"]:
            if trace.get("hovertext") is None:
                continue
            texts = each(trace["hovertext"], len(trace["x"]))
            if trace.get("customdata") is None:
                events |= dict.fromkeys(map(str, texts))
            else:
                by_id |= zip(map(str, trace["customdata"]), map(str, texts), strict=True)
    return Hovers({row: _text(said) for row, said in by_id.items()}, list(map(_text, events)))


def _drawings(figure: go.Figure, widths: Sequence[int]) -> list[Markup]:
    return [Markup(themed(drawing(figure, width))) for width in widths]


def _text(hover: str) -> str:
    """Turn a hover into lines of plain text; it has tags for new lines and for bold alone."""
    return unescape(TAG.sub("", hover.replace("<br>", "\n")))
