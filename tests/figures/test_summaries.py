"""The band and the charts that compare sources: read from traces and shapes."""

import plotly.graph_objects as go
import pytest

from lib.analysis.latest import at, latest, said
from lib.analysis.leans import Beside, Lean, beside, leans
from lib.analysis.select import view
from lib.analysis.summary import summary
from lib.analysis.told import Told
from lib.data.dataset import Dataset
from lib.data.days import Day
from lib.figures.leans import leans as draw
from lib.figures.sources import SmallTimelines
from lib.figures.style import STYLES, colours
from lib.figures.timeline import drawn, timeline
from lib.picture.drawing import drawing
from lib.selection import DEFAULTS, Selection
from lib.words.leaning import told
from tests.conftest import table
from tests.figures.strokes import lines, segments, strokes

STYLE = STYLES["light"]
HEAD = "id,counted,low,high,year,reference_date,source,derivation\n"
KINDS = Dataset(comparable=(frozenset({"f", "m"}),))


def banded(rows: str, selection: Selection = DEFAULTS) -> go.Figure:
    """Draw rows with the band behind them."""
    estimates = table(HEAD + rows)
    found = view(estimates, selection)
    steps = Told(estimates, KINDS, found).steps(drawn(found))
    return timeline(found, (), steps, colours(estimates, STYLE), STYLE)


def rectangles(figure: go.Figure, name: str, yaxis: str = "y") -> list[tuple]:
    """The rectangles of a band: first day, day after the last, low, high."""
    paths = [shape.path for shape in lines(figure, name) if shape.yref == yaxis]
    return [
        (stroke[0][0], stroke[2][0], stroke[0][1], stroke[2][1])
        for stroke in strokes(*paths)
        if len(stroke) > 2
    ]


TWO = "a,f,100,200,2019,2019-01-15,A,\nb,f,300,300,2019,2019-06-30,B,"


def test_the_span_steps_where_an_estimate_begins_and_ends_with_the_moment():
    assert rectangles(banded(TWO), "span") == [
        ("2019-01-15", "2019-06-30", 100, 200),
        ("2019-06-30", "2019-07-01", 100, 300),
    ]


def test_the_band_is_blank_where_nobody_has_spoken_lately():
    rows = "a,f,100,200,2015,2015-01-15,A,\nb,f,300,300,2019,2019-06-30,B,"
    assert rectangles(banded(rows), "span") == [
        ("2015-01-15", "2016-07-15", 100, 200),
        ("2019-06-30", "2019-07-01", 300, 300),
    ]
    assert rectangles(banded(rows), "middle") == []


def test_the_middle_lies_inside_from_three_sources_on():
    rows = TWO + "\nc,f,150,250,2019,2019-05-01,C,\nd,f,10,20,2019,2019-12-31,D,"
    assert rectangles(banded(rows), "middle") == [
        ("2019-06-30", "2019-12-31", 150, 250),
        ("2019-12-31", "2020-01-01", 125, 225),
    ]


def test_an_open_end_of_the_middle_reaches_the_end_of_the_axis():
    rows = TWO + "\nc,f,150,,2019,2019-07-31,C,\nd,f,400,,2019,2019-12-31,D,"
    figure = banded(rows)
    bottom, top = figure.layout.yaxis.range
    assert (figure.layout.yaxis.type, bottom) == ("linear", 0)
    assert [
        (first, last, low, round(high, 6))
        for first, last, low, high in rectangles(figure, "middle")
    ] == [
        ("2019-07-31", "2019-12-31", 150, 300),
        ("2019-12-31", "2020-01-01", 225, round(top, 6)),
    ]


def test_where_an_estimate_only_grew_too_old_the_edge_is_dotted():
    rows = "a,f,100,900,2015,2015-01-15,A,\nb,f,200,300,2015,2015-06-30,B,"
    figure = banded(rows, Selection(to="2016-12-01"))
    assert rectangles(figure, "span") == [
        ("2015-01-15", "2016-07-15", 100, 900),
        ("2016-07-15", "2016-12-02", 200, 300),
    ]
    assert segments(figure, "span ran out") == [(("2016-07-15", 200), ("2016-07-15", 300))]
    assert {shape.line.dash for shape in lines(figure, "span ran out")} == {"dot"}
    assert {shape.line.dash for shape in lines(figure, "span")} == {None}


def test_without_steps_there_is_no_band():
    estimates = table(HEAD + TWO)
    figure = timeline(view(estimates, DEFAULTS), (), {}, colours(estimates, STYLE), STYLE)
    assert lines(figure, "span") == lines(figure, "middle") == []


ACROSS = {
    "f and m compare": ("m", [("2019-06-30", "2019-07-01", 100, 300)]),
    "f and k do not": ("k", []),
}


@pytest.mark.parametrize(("kind", "together"), ACROSS.values(), ids=ACROSS)
def test_the_band_is_never_drawn_across_kinds_that_do_not_compare(kind, together):
    first = ("2019-01-15", "2019-06-30", 100, 200)
    assert rectangles(banded(TWO.replace("b,f", f"b,{kind}")), "span") == [first, *together]


def test_each_panel_has_a_band_of_its_own(data, estimates):
    selection = Selection(group=("ISIS-K",), counted=("fighters", "members"))
    found = view(estimates, selection)
    steps = Told(estimates, data.views.dataset, found).steps(drawn(found))
    figure = timeline(found, (), steps, colours(estimates, STYLE), STYLE)
    assert {shape.yref for shape in lines(figure, "span")} == {"y", "y2", "y3", "y4", "y5", "y6"}


def test_where_only_a_repeat_is_shown_nobody_speaks():
    rows = (
        "id,group,area,low,high,year,source,repeats\n"
        "a,G,N,1,2,2019,A,\nb,G,N,3,4,2019,B,\nc,G,S,1,2,2019,C,a\n"
    )
    estimates = table(rows)
    found = view(estimates, DEFAULTS)
    steps = Told(estimates, KINDS, found).steps(drawn(found))
    figure = timeline(found, (), steps, colours(estimates, STYLE), STYLE)
    assert {shape.yref for shape in lines(figure, "span")} == {"y"}
    assert {trace.yaxis for trace in figure.data if trace.name == "repeat"} == {"y2"}


@pytest.mark.parametrize("number", range(8))
def test_the_band_at_the_moment_is_the_summary_at_the_moment(data, estimates, number):
    found = view(estimates, data.views.named[number].selection)
    steps = Told(estimates, data.views.dataset, found).steps(drawn(found))
    figure = timeline(found, (), steps, colours(estimates, STYLE), STYLE)
    assert found.moment
    for place, (group, area) in enumerate(drawn(found)):
        own = found.scope[(found.scope["group"] == group) & (found.scope["area"] == area)]
        expected = summary(at(latest(said(own), 18), found.moment), found.moment)
        last = [
            (low, high)
            for _, end, low, high in rectangles(figure, "span", ("y", f"y{place + 1}")[place > 0])
            if end > found.moment.isoformat()
        ]
        assert last == ([(expected.low.value, expected.high.value)] if expected else [])


ROWS = TWO + "\nc,f,,50,2018,,A,"


def test_each_source_has_a_timeline_of_its_own_on_the_same_axes():
    rows = table(HEAD + ROWS)
    drawn = SmallTimelines(rows, DEFAULTS, dict.fromkeys("AB", "#000000"), STYLE)
    one, other = (go.Figure(drawn.of(name)) for name in "AB")  # Plotly accepts them
    assert one.layout.xaxis.range == other.layout.xaxis.range
    assert one.layout.yaxis.range == other.layout.yaxis.range
    shown = {row for figure in (one, other) for trace in figure.data for row in trace.customdata}
    assert shown == set(rows["id"])


def test_the_timeline_of_a_source_is_drawn_as_plotly_has_it():
    drawn = SmallTimelines(table(HEAD + ROWS), DEFAULTS, dict.fromkeys("AB", "#000000"), STYLE)
    assert drawing(drawn.of("A"), 240) == drawing(go.Figure(drawn.of("A")), 240)


def test_who_counts_high_is_a_dot_per_statement_and_an_open_arrow():
    rows = "id,low,high,year,source,source_type\n" + "\n".join(
        f"{name.lower()},{low},{high},2019,{name},{kind}"
        for name, low, high, kind in (
            ("A", 100, 100, "x"), ("B", 200, 200, "x"), ("C", 300, 300, "x"),
            ("D", 400, 400, "y"), ("E", 600, "", "y"),
        )
    )  # fmt: skip
    found = beside(latest(said(table(rows)), 18), set("abcde"), lambda each: each.source_type)
    figure = draw(leans(found, "source"), {"x": "#d55e00", "y": "#0072b2"}, STYLE)
    [dots] = [trace for trace in figure.data if trace.name == "statement"]
    [label] = [trace for trace in figure.data if trace.name == "label"]
    assert list(dots.x) == pytest.approx([2, 3])
    assert list(dots.marker.symbol) == ["circle", "triangle-right-open"]
    assert dots.hovertext[0] == "400 (D, 2019): ×2.00 the others&#x27; level"
    assert list(label.text) == [
        "D: cannot be told (1 statement)", "E: cannot be told (0 statements)",
    ]  # fmt: skip
    assert figure.layout.xaxis.type == "log"


def test_how_a_side_leans_is_said_in_words():
    [row] = said(table("low,high,year,source\n1,1,2019,A"))
    lean = Lean("A", (*[Beside(row, 2.68, "")] * 8, Beside(row, 1, "")), ())
    assert told(lean) == (
        "over the years typically 2.7 times the others' level, above them in 8 of 9, "
        "level with them in 1"
    )


def test_the_visible_time_limits_the_band():
    rows = TWO + "\nc,f,5,5,2021,2021-01-01,C,"
    figure = banded(rows, Selection(from_="2020"))
    start, _ = figure.layout.xaxis.range
    assert rectangles(figure, "span")[0][0] == Day(round(start)).isoformat() > "2019-06-30"
