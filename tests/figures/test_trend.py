"""The line of the trend and the leans: read from shapes and traces."""

import pytest

from lib.analysis.select import view
from lib.data.verdicts import Lean, Line
from lib.figures.leans import leans
from lib.figures.style import STYLES, colours
from lib.figures.timeline import timeline
from lib.figures.trend import trend
from lib.query import DEFAULTS
from tests.conftest import table
from tests.figures.strokes import strokes

STYLE = STYLES["light"]
JANUARY = 2020 * 12
LINE = Line(
    months=tuple(range(JANUARY, JANUARY + 5)),
    low=(1, 2, 3, 4, 5), median=(11, 12, 13, 14, 15), high=(21, 22, 23, 24, 25),
    spoken=(True, True, False, False, True),
)  # fmt: skip


def test_months_where_somebody_speaks_and_silent_ones_are_drawn_apart():
    silent_inside, _, silent, inside, limits, median = trend(LINE, "y", STYLE)
    january, february, march, april, may = (f"2020-0{month}-15" for month in range(1, 6))
    assert strokes(median["path"]) == [[(january, 11), (february, 12)], [(may, 15)]]
    # The grey stretch reaches to its neighbours, so that the line does not break.
    assert strokes(silent["path"]) == [[(february, 12), (march, 13), (april, 14), (may, 15)]]
    assert strokes(inside["path"]) == [
        [(january, 21), (february, 22), (february, 2), (january, 1), (january, 21)],
        [(may, 25), (may, 5), (may, 25)],
    ]
    assert strokes(limits["path"]) == [
        [(january, 21), (february, 22)], [(january, 1), (february, 2)], [(may, 25)], [(may, 5)]
    ]  # fmt: skip
    assert strokes(silent_inside["path"]) == [
        [(february, 22), (march, 23), (april, 24), (may, 25),
         (may, 5), (april, 4), (march, 3), (february, 2), (february, 22)]
    ]  # fmt: skip


def test_the_line_is_like_no_mark():
    _, silent_limits, silent, _, limits, median = trend(LINE, "y", STYLE)
    assert median["line"]["dash"] == silent["line"]["dash"] == "dash"
    assert limits["line"]["dash"] == silent_limits["line"]["dash"] == "dot"
    assert median["line"]["color"] == STYLE.ink
    assert silent["line"]["color"] != STYLE.ink


@pytest.mark.parametrize("area", ["", "North"])
def test_it_is_drawn_behind_the_marks_of_one_panel_alone(area):
    rows = f"id,area,source,year,low,high\na,North,A,2020,10,20\nb,{area or 'South'},B,2020,10,20"
    estimates = table(rows)
    seen = view(estimates, DEFAULTS)
    figure = timeline(seen, (), (), colours(estimates, STYLE), STYLE, line=LINE)
    found = [shape.name for shape in figure.layout.shapes]
    assert ("trend" in found) is (area == "North")
    if area:
        assert found.index("trend") < found.index("range")


def test_leans_are_dots_with_limits_the_highest_first():
    found = (
        Lean(source="A", statements=1, low=0.4, middle=0.8, high=1.6),
        Lean(source="B", statements=3, low=1.5, middle=2, high=2.7),
    )
    figure = leans(found, {"A": "x", "B": "y"}, {"x": "#000001", "y": "#000002"}, STYLE)
    [label] = [trace for trace in figure.data if trace.name == "label"]
    [dot] = [trace for trace in figure.data if trace.name == "middle"]
    assert list(label.text) == ["B (3 statements)", "A (1 statement)"]
    assert list(dot.x) == [2, 0.8]
    assert list(dot.marker.color) == ["#000002", "#000001"]
    assert dot.hovertext[0] == "B: ×2.00, 90 % limits ×1.50 to ×2.70, 3 statements"
