"""Events → a band of labels above the chart and thin lines through its panels."""

from collections.abc import Sequence
from html import escape

import numpy as np

from lib import words
from lib.data import names, periods
from lib.data.row import Event
from lib.figures import style as s
from lib.figures.paths import shape, upright

ROW_HEIGHT = 15  # pixels
MOST_ROWS = 5
UNNAMED = "•"
LONGEST_LABEL = 34
AXIS = "y100"  # the number axis of no panel


def in_view(
    events: Sequence[Event], groups: set[str], start: float, end: float
) -> list[tuple[float, Event]]:
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


def rows(events: Sequence[tuple[float, Event]], most: int = MOST_ROWS) -> int:
    """Give how many rows of labels the band has, at most so many."""
    return min(len(events), most)


def labels(
    events: Sequence[tuple[float, Event]],
    start: float,
    end: float,
    style: s.Style,
    most: int = MOST_ROWS,
) -> list[dict]:
    """Write one label per row, `most` of them, each beside the line that leads down from it.

    Those that stand most apart are named, the others under the pointer.
    Labels of the earlier half run to the right, the earliest on top; those of the later half to
    the left, the latest on top, so that few lines cross a label at any width.
    """
    if not events:
        return []
    middle = (start + end) / 2
    named = most_apart(events, most)
    early = [pair for pair in named if pair[0] <= middle]
    late = [pair for pair in named if pair[0] > middle]
    others = [pair for pair in events if pair not in named]
    ordered = [*early, *reversed(late), *others]
    x = np.array([when for when, _ in ordered])
    y = np.append(len(named) - 0.5 - np.arange(len(named)), np.full(len(others), 0.3))
    gap = np.full(len(x), np.nan)
    return [
        dict(type="scatter",
            x=np.column_stack([x, x, gap]).ravel(),
            y=np.column_stack([np.zeros(len(x)), y, gap]).ravel(),
            mode="lines", name="event", yaxis=AXIS, hoverinfo="skip", showlegend=False,
            line={"color": style.event, "width": 1},
        ),
        dict(type="scatter",
            x=x, y=y, mode="text", name="event", yaxis=AXIS, showlegend=False, cliponaxis=False,
            text=[*(f" {escape(_short(event.label))} " for _, event in [*early, *reversed(late)]),
                  *[UNNAMED] * len(others)],
            textposition=[*("middle right" if when <= middle else "middle left"
                            for when in x[: len(named)]), *["middle center"] * len(others)],
            textfont={"size": s.SMALL_FONT_SIZE, "color": style.faint_ink},
            hovertext=[_hover(event) for _, event in ordered],
            hoverinfo="text",
        ),
    ]  # fmt: skip


def _hover(event: Event) -> str:
    head = f"{words.partial_date(event.date)} {event.label}"
    return f"<b>{escape(head)}</b><br>{escape(event.note)}"


def most_apart(events: Sequence[tuple[float, Event]], most: int) -> list[tuple[float, Event]]:
    """Choose events that concern all groups, then those with most room, in the order of time."""
    times = [-np.inf, *(when for when, _ in events), np.inf]
    room = [min(times[at + 1] - times[at], times[at + 2] - times[at + 1])
            for at in range(len(events))]  # fmt: skip
    widest = sorted(range(len(events)), key=lambda at: (events[at][1].group != "", -room[at]))
    return [events[at] for at in sorted(widest[:most])]


def lines(
    events: Sequence[tuple[float, Event]], bottom: float, top: float, yaxis: str, style: s.Style
) -> list[dict]:
    """Draw the events through one panel."""
    x = [when for when, _ in events]
    path = upright(x, [bottom] * len(x), [top] * len(x))
    return shape(path, yaxis, "event", {"color": style.event, "width": 1, "dash": "dot"})


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
