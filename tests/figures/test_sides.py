"""The chart of one side: its marks in colour, all others behind it in grey, on the same axes."""

import plotly.graph_objects as go
import pytest

from lib.analysis.select import view
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


def of(side: str, **written: str) -> go.Figure:
    focus = Focus(frozenset([side]), written)
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


def test_its_newest_number_is_written_at_its_mark_in_its_colour():
    _, text = named(of("x", b="500 · 30 Sep 2024"), "newest")
    assert list(text.text) == ["500 · 30 Sep 2024"]
    assert set(text.textfont.color) == {INK["x"]}
    [leader, _] = named(of("x", b="500 · 30 Sep 2024"), "newest")
    assert len(leader.x) == 0  # far from its mark it would be read at another height


def test_a_label_at_the_edge_of_the_chart_stays_inside():
    [_, text] = named(of("y", d="2,000 · 1 Feb 2026"), "newest")
    assert text.textposition[0].endswith("left")


def test_plotly_accepts_what_is_drawn():
    assert go.Figure(of("y", d="2,000 · 1 Feb 2026").to_dict())
