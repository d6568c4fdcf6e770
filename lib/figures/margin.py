"""What is written in the margin beside a chart, each text at the height of its own mark."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import accumulate

import numpy as np

from lib.figures import style as s
from lib.figures.marks import Marks
from lib.figures.scale import Panel

CHARACTER = 6.3  # pixels of the small font, about
LINE = 13.0  # pixels
GAP = 6.0  # pixels, between two texts, and on both sides of them
SPACE = "\u2002"  # between them and a mark at the end of the chart

Text = Sequence[str]  # its lines, the number first


def room(longest: int) -> int:
    """Give the pixels that texts take whose longest line has so many characters."""
    return round(longest * CHARACTER + 2 * GAP)


def written(marks: Marks, texts: Mapping[str, Text], panel: Panel, right: float) -> list[dict]:
    """Write texts by id beside the chart, whose time ends at `right`.

    There no text covers a mark, and a number is read at its own height; texts that would touch are
    moved apart as little as can be, and the last that have no room are left out.
    """
    kept = fitting(texts, panel.scale.height)
    told = np.flatnonzero(np.isin(marks.id, kept))
    if not len(told):
        return []
    lines = [texts[row] for row in marks.id[told]]
    middles = (marks.bottom[told] + marks.top[told]) / 2
    places = apart(middles, np.array([len(each) * LINE for each in lines]), panel.scale.height)
    base = np.full(len(told), panel.scale.bottom)
    return [
        dict(
            type="scatter", mode="text", name="newest", yaxis=panel.yaxis, hoverinfo="skip",
            x=np.full(len(told), right), y=panel.scale.moved(base, places), cliponaxis=False,
            text=list(map(_written, lines)), textposition="middle right",
            textfont={"size": s.SMALL_FONT_SIZE, "color": marks.ink[told]},
        )
    ]  # fmt: skip


def fitting(texts: Mapping[str, Text], height: float) -> list[str]:
    """Give the ids of the first texts that have room below each other in so many pixels."""
    tall = accumulate(len(lines) * LINE + GAP for lines in texts.values())
    return [row for row, end in zip(texts, tall, strict=True) if end - GAP <= height]


def apart(middles: np.ndarray, heights: np.ndarray, most: float) -> np.ndarray:
    """Move texts up or down until none touches another, all between 0 and `most` while they fit.

    Two of height 10 whose middles are at 0 and 5 come to 5 and 21.
    """
    order = np.argsort(middles, kind="stable")
    found = middles[order].astype(float)
    half = heights[order] / 2
    lowest = 0.0
    for at in range(len(found)):
        found[at] = max(found[at], lowest + half[at])
        lowest = found[at] + half[at] + GAP
    highest = most
    for at in reversed(range(len(found))):
        found[at] = min(found[at], highest - half[at])
        highest = found[at] - half[at] - GAP
    back = np.empty(len(found))
    back[order] = found
    return back


def _written(lines: Text) -> str:
    number, *rest = map(escape, lines)
    return "<br>".join(f"{SPACE}{line}" for line in (f"<b>{number}</b>", *rest))
