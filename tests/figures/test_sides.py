"""The chart of one side: its marks in colour, all others behind it in grey, on the same axes."""

import numpy as np
import plotly.graph_objects as go
import pytest

from lib.analysis.select import view
from lib.figures.margin import apart, fitting
from lib.figures.style import STYLES, colours
from lib.figures.timeline import Focus, timeline
from lib.selection import DEFAULTS
from tests.conftest import table
from tests.figures.strokes import lines

STYLE = STYLES["light"]
ROWS = table(
    """
    id,source,source_type,year,reference_date,low,high,disputed_by
    a,A,x,2015,2015-06-30,100,900,
    b,A,x,2024,2024-09-30,500,500,
    c,B,y,2020,2020-01-01,300,,C
    d,B,y,2026,2026-02-01,2000,2000,
    """
)
INK = colours(ROWS, STYLE)


def of(side: str, **written: tuple[str, ...]) -> go.Figure:
    longest = max((len(line) for lines in written.values() for line in lines), default=0)
    focus = Focus(frozenset([side]), written, longest)
    return timeline(view(ROWS, DEFAULTS), (), {}, INK, STYLE, focus=focus)


def named(figure: go.Figure, name: str) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.name == name]


def test_its_own_marks_are_in_its_colour_and_answer():
    figure = of("x")
    [dot] = named(figure, "single")
    assert (list(dot.customdata), set(dot.marker.color)) == (["b"], {INK["x"]})
    assert {line.line.color for line in lines(figure, "range")} == {INK["x"]}


def test_all_others_stand_behind_in_grey_and_answer_nothing():
    figure = of("x")
    behind = named(figure, "behind")
    assert behind
    assert {ink for trace in behind for ink in trace.marker.color} == {STYLE.behind}
    assert {(trace.hoverinfo, trace.customdata) for trace in behind} == {("skip", None)}
    assert [line.line.color for line in lines(figure, "open side")] == [STYLE.behind]
    assert named(figure, "denied") == []


@pytest.mark.parametrize("axis", ["xaxis", "yaxis"])
def test_the_charts_of_all_sides_have_equal_axes(axis):
    one, other = (getattr(of(side).layout, axis) for side in ("x", "y"))
    assert (one.range, one.tickvals, one.ticktext) == (other.range, other.tickvals, other.ticktext)


def test_its_newest_number_is_written_beside_the_chart_at_its_own_height_in_its_colour():
    figure = of("x", b=("500", "30 Sep 2024"))
    [text] = named(figure, "newest")
    assert list(text.text) == ["\u2002<b>500</b><br>\u200230 Sep 2024"]
    assert (list(text.x), list(text.y)) == ([figure.layout.xaxis.range[1]], [500])
    assert set(text.textposition.split()) == {"middle", "right"}
    assert set(text.textfont.color) == {INK["x"]}
    assert figure.layout.margin.r > of("x").layout.margin.r


def test_texts_without_room_are_left_out_the_last_first():
    texts = {"a": ("1", "x"), "b": ("2", "y"), "c": ("3",)}
    assert fitting(texts, 200) == ["a", "b", "c"]
    assert fitting(texts, 60) == ["a", "b"]


APART = {
    # middles and heights of texts → where they come
    "far from each other": ([20, 80], [10, 10], [20, 80]),
    "that would touch": ([20, 22], [10, 10], [20, 36]),
    "below the chart": ([2], [10], [5]),
    "above it": ([99], [10], [95]),
    "pushed down from its top": ([90, 94], [10, 10], [79, 95]),
    "in any order": ([80, 20], [10, 10], [80, 20]),
}


@pytest.mark.parametrize(("middles", "heights", "expected"), APART.values(), ids=APART)
def test_texts_beside_a_chart_do_not_touch(middles, heights, expected):
    found = apart(np.array(middles, dtype=float), np.array(heights, dtype=float), 100)
    assert found.tolist() == expected


def test_plotly_accepts_what_is_drawn():
    assert go.Figure(of("y", d=("2,000", "1 Feb 2026")).to_dict())
