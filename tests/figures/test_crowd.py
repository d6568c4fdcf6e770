"""Very many marks: a few shapes draw them all, and each still answers the pointer."""

import pytest

from lib.figures.crowd import DOT, HEAD, MANY, SQUARE, TICK
from tests.figures.strokes import lines, segments
from tests.figures.test_timeline import STYLE, drawn, named

DAY = "2020-02-02"
ROW = "{id},G,N,f,{low},{high},{day:.4},{day},{source},UN,{derivation},\n"
FILLED = "".join(
    ROW.format(id=f"r{at}", low=5, high=5, day="2019-06-30", source=f"S{at}", derivation="")
    for at in range(MANY)
)
HIGH = ROW.format(id="high", low=10, high=8000, day="2018-01-01", source="A", derivation="")


def crowd(low: str, high: str, derivation: str = ""):
    return drawn(FILLED + HIGH + one(low, high, derivation))


def one(low: str, high: str, derivation: str = "") -> str:
    return ROW.format(
        id="one", low=low, high=high, day=DAY, source="<b>UN</b>", derivation=derivation
    )


STATED = {
    # low, high → the shapes, their blocks, and the number in the middle of each
    ("1000", "1000"): ("single", DOT, 1000),
    ("1000", ""): ("at least", (TICK,), 1000),
    ("", "7000"): ("at most", (TICK,), 7000),
    ("1000", "1001"): ("narrow range", SQUARE, 1000),
}


@pytest.mark.parametrize(
    ("row", "shown"), STATED.items(), ids=[each[0] for each in STATED.values()]
)
def test_a_block_stands_at_each_number_that_is_stated(row, shown):
    name, blocks, number = shown
    found = lines(figure := crowd(*row), name)
    assert [shape.line.width for shape in found] == [block.width for block in blocks]
    middles = [(low + high) / 2 for (day, low), (_, high) in segments(figure, name) if day == DAY]
    assert middles[: len(blocks)] == [pytest.approx(number, abs=1)] * len(blocks)


@pytest.mark.parametrize(
    ("low", "high", "name", "nearest"),
    [("1000", "", "at least, arrow", min), ("", "7000", "at most, arrow", max)],
)
def test_an_arrow_points_from_its_number_to_the_open_side(low, high, name, nearest):
    ends = [number for _, (_, number) in segments(crowd(low, high), name)]
    assert len(ends) == len(HEAD)
    assert nearest(*ends, int(low or high)) == int(low or high)


def test_a_range_is_the_same_bar_as_among_few():
    assert ((DAY, 2500), (DAY, 4000)) in segments(crowd("2500", "4000"), "range")


def test_what_is_worked_out_has_a_hole():
    [hole] = lines(crowd("1000", "1000", "halved"), "hollow single")
    assert hole.line.color == STYLE.paper
    assert lines(crowd("1000", "1000"), "hollow single") == []


def test_the_browser_gets_no_more_elements_than_of_few():
    figure = crowd("1000", "")
    assert len(figure.layout.shapes) + len(figure.data) < 40
    assert {(each.marker.opacity, each.marker.maxdisplayed) for each in figure.data} == {(0, 1)}


def test_each_answers_the_pointer_with_number_date_and_source():
    figure = crowd("1000", "1000")
    [trace] = figure.data
    assert set(trace.customdata) == {*(f"r{at}" for at in range(MANY)), "high", "one"}
    said = dict(zip(trace.customdata, trace.hovertext, strict=True))
    assert said["one"] == "<b>1,000 f</b><br>About 2 Feb 2020<br>&lt;b&gt;UN&lt;/b&gt;"


def test_few_keep_marks_of_their_own_and_the_whole_hover():
    figure = drawn(FILLED)
    [trace] = named(figure, "single")
    assert len(trace.x) == MANY
    assert "Source type: UN" in trace.hovertext[0]
