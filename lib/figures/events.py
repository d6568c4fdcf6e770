"""Events → a band of labels above the chart and thin lines through its panels."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import numpy as np

from lib import words
from lib.data import names, periods
from lib.data.row import Event
from lib.figures import style as s
from lib.figures.paths import shape, upright
from lib.figures.scale import Panel

ROW_HEIGHT = 14  # pixels
PIN_HEIGHT = 9  # pixels, of the row in which events without a label stand
PIN_SIZE = 4
MOST_ROWS = 5
LONGEST_LABEL = 34
CHARACTER, GAP = 6.0, 6.0  # pixels of the small font, about, and beside a label
SIDES = ("right", "left")
AXIS = "y100"  # the number axis of no panel

Dated = tuple[float, Event]


class Label(NamedTuple):
    """An event with its name: in which row, from below, and to which side of its line."""

    when: float
    event: Event
    row: int
    side: str


class Band(NamedTuple):
    """The events above a chart: those with a label, and the others, told under the pointer."""

    labels: tuple[Label, ...]
    others: tuple[Dated, ...]

    @property
    def height(self) -> float:
        """Its height in pixels."""
        rows = 1 + max((each.row for each in self.labels), default=-1)
        return rows * ROW_HEIGHT + PIN_HEIGHT * bool(self.others)


def in_view(events: Sequence[Event], groups: set[str], start: float, end: float) -> list[Dated]:
    """Give the events of these groups within the visible time, by date."""
    keys = set(map(names.key, groups))
    dated = [(float(periods.parse(event.date).middle), event) for event in events]
    return sorted(
        (
            (when, event)
            for when, event in dated
            if start <= when <= end and (not event.group or names.key(event.group) in keys)
        ),
        key=lambda pair: pair[0],
    )


def placed(
    events: Sequence[Dated],
    start: float,
    end: float,
    plots: Sequence[float],
    most: int,
    right: float = 0.0,
) -> Band:
    """Name as many events as fit in so many rows without touching, the others not at all.

    `plots` are the widths in pixels at which they must fit, `right` the room beside them. Events
    that concern all groups come first, then those with most time around them.
    """
    ordered = _by_room(events)

    def greedily(sides: Sequence[str]) -> list[Label]:
        found: list[Label] = []
        for when, event in ordered:
            options = (Label(when, event, row, side) for row in range(most) for side in sides)
            fits = (each for each in options if _fits(each, found, start, end, plots, right))
            found += [option for option in [next(fits, None)] if option]
        return found

    def first(labels: Sequence[Label]) -> list[bool]:
        named = {id(each.event) for each in labels}
        return [id(event) in named for _, event in ordered]

    labels = max(greedily(SIDES), greedily(SIDES[::-1]), key=first)
    others = (each for each, is_named in zip(ordered, first(labels), strict=True) if not is_named)
    return Band(tuple(labels), tuple(others))


def _fits(
    label: Label,
    others: Sequence[Label],
    start: float,
    end: float,
    plots: Sequence[float],
    room: float,
) -> bool:
    """Tell whether a label touches no other, no line of another, and no edge, at any width."""
    for plot in plots:
        pixel = plot / (end - start)
        own, (left, right) = (label.when - start) * pixel, _reach(label, start, pixel)
        if left < -GAP or right > plot + room:
            return False
        for other in others:
            line, (first, last) = (other.when - start) * pixel, _reach(other, start, pixel)
            if other.row == label.row and left < last + GAP and first < right + GAP:
                return False
            if other.row > label.row and left < line < right:
                return False
            if other.row < label.row and first < own < last:
                return False
    return True


def _reach(label: Label, start: float, pixel: float) -> tuple[float, float]:
    at, width = (label.when - start) * pixel, len(_short(label.event.label)) * CHARACTER + GAP
    return (at, at + width) if label.side == "right" else (at - width, at)


def _by_room(events: Sequence[Dated]) -> list[Dated]:
    times = [-np.inf, *(when for when, _ in events), np.inf]
    room = [min(times[at + 1] - times[at], times[at + 2] - times[at + 1])
            for at in range(len(events))]  # fmt: skip
    order = sorted(range(len(events)), key=lambda at: (events[at][1].group != "", -room[at]))
    return [events[at] for at in order]


def traces(band: Band, style: s.Style) -> list[dict]:
    """Write the labels, each beside the line that leads down from it, and pins for the others."""
    found: list[dict] = []
    pins = PIN_HEIGHT * bool(band.others)
    shared = {"name": "event", "yaxis": AXIS, "showlegend": False, "cliponaxis": False}
    if band.labels:
        x = np.array([each.when for each in band.labels])
        y = np.array([pins + (each.row + 0.5) * ROW_HEIGHT for each in band.labels])
        gap = np.full(len(x), np.nan)
        found = [
            dict(type="scatter", mode="lines", **shared, hoverinfo="skip",
                x=np.column_stack([x, x, gap]).ravel(),
                y=np.column_stack([np.zeros(len(x)), y, gap]).ravel(),
                line={"color": style.event, "width": 1}),
            dict(type="scatter", mode="text", **shared, x=x, y=y,
                text=[f" {escape(_short(each.event.label))} " for each in band.labels],
                textposition=[f"middle {each.side}" for each in band.labels],
                textfont={"size": s.SMALL_FONT_SIZE, "color": style.faint_ink},
                hovertext=[_hover(each.event) for each in band.labels], hoverinfo="text"),
        ]  # fmt: skip
    if band.others:
        found.append(
            dict(type="scatter", mode="markers", **shared,
                x=[when for when, _ in band.others], y=[pins / 2] * len(band.others),
                marker={"symbol": "circle", "size": PIN_SIZE, "color": style.event},
                hovertext=[_hover(event) for _, event in band.others], hoverinfo="text")
        )  # fmt: skip
    return found


def lines(labels: Sequence[Label], panel: Panel) -> list[dict]:
    """Draw the events that are named through one panel, as shapes."""
    x, scale = [each.when for each in labels], panel.scale
    path = upright(x, [scale.bottom] * len(x), [scale.top] * len(x))
    line = {"color": panel.style.event, "width": 1, "dash": "dot"}
    return shape(path, panel.yaxis, "event", line)


def _hover(event: Event) -> str:
    head = f"{words.partial_date(event.date)} {event.label}"
    return f"<b>{escape(head)}</b><br>{escape(event.note)}"


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
