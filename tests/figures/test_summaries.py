"""The band and the charts that compare sources: read from traces and shapes."""

from datetime import date

import numpy as np
import plotly.graph_objects as go
import pytest

from lib.analysis.select import view
from lib.analysis.sources import leanings as compare
from lib.analysis.summary import summary
from lib.analysis.voices import voices
from lib.figures.leanings import leanings
from lib.figures.sources import by_rows, sources
from lib.figures.style import STYLES, colours
from lib.figures.timeline import panels, timeline
from lib.figures.without import without
from lib.query import DEFAULTS, Selection
from tests.conftest import table
from tests.figures.strokes import lines, strokes

STYLE = STYLES["light"]
HEAD = "id,counted,low,high,year,reference_date,source\n"


def drawn(rows: str, selection: Selection = DEFAULTS) -> go.Figure:
    estimates = table(HEAD + rows)
    return timeline(view(estimates, selection), (), (), colours(estimates, STYLE), STYLE)


def rectangles(figure: go.Figure, name: str, yaxis: str = "y") -> list[tuple]:
    """The rectangles of a band: first day, day after the last, low, high."""
    paths = [shape.path for shape in lines(figure, name) if shape.yref == yaxis]
    return [
        (stroke[0][0], stroke[2][0], stroke[0][1], stroke[2][1])
        for stroke in strokes(*paths)
        if len(stroke) > 2
    ]


TWO = "a,f,100,200,2019,2019-01-15,A\nb,f,300,300,2019,2019-06-30,B"


def test_the_span_steps_where_a_voice_begins_and_ends_with_the_moment():
    assert rectangles(drawn(TWO), "span") == [
        ("2019-01-15", "2019-06-30", 100, 200),
        ("2019-06-30", "2019-07-01", 100, 300),
    ]


def test_the_band_is_blank_where_nobody_is_in_force():
    rows = "a,f,100,200,2015,2015-01-15,A\nb,f,300,300,2019,2019-06-30,B"
    assert rectangles(drawn(rows), "span") == [
        ("2015-01-15", "2016-07-15", 100, 200),
        ("2019-06-30", "2019-07-01", 300, 300),
    ]
    assert rectangles(drawn(rows), "middle") == []


def test_the_middle_lies_inside_from_three_voices_on():
    rows = TWO + "\nc,f,150,250,2019,2019-05-01,C\nd,f,10,20,2019,2019-12-31,D"
    assert rectangles(drawn(rows), "middle") == [
        ("2019-06-30", "2019-12-31", 150, 250),
        ("2019-12-31", "2020-01-01", 125, 225),
    ]


def test_the_band_can_be_switched_off_and_is_never_drawn_across_kinds():
    assert rectangles(drawn(TWO, Selection(band="hidden")), "span") == []
    assert rectangles(drawn(TWO.replace("b,f", "b,k")), "span") == []


def test_each_panel_has_a_band_of_its_own(data, estimates):
    selection = Selection(group=("ISIS-K",), counted=("fighters", "members"))
    found = view(estimates, selection)
    figure = timeline(found, (), data.views.dataset.comparable, colours(estimates, STYLE), STYLE)
    # In the fifth area the only row repeats one of the first: nobody speaks there.
    assert {shape.yref for shape in lines(figure, "span")} == {"y", "y2", "y3", "y4", "y6"}
    assert {trace.yaxis for trace in figure.data if trace.name == "repeat"} == {"y5"}


@pytest.mark.parametrize("number", range(5))
def test_the_band_at_the_moment_is_the_summary_at_the_moment(data, estimates, number):
    found = view(estimates, data.views.named[number].selection)
    figure = timeline(found, (), data.views.dataset.comparable, colours(estimates, STYLE), STYLE)
    assert found.moment
    for place, (group, area) in enumerate(panels(found.rows)[:6]):
        own = found.speaking[(found.speaking["group"] == group) & (found.speaking["area"] == area)]
        expected = summary(voices(own, 18), found.moment)
        last = [
            (low, high)
            for _, end, low, high in rectangles(figure, "span", ("y", f"y{place + 1}")[place > 0])
            if end > found.moment.isoformat()
        ]
        assert last == ([(expected.span_low.value, expected.span_high.value)] if expected else [])


ROWS = "a,f,100,200,2019,2019-01-15,A\nb,f,300,300,2019,2019-06-30,B\nc,f,,50,2018,,A"


def test_each_source_has_a_row_of_its_own_on_the_same_scale():
    rows = table(HEAD + ROWS)
    figure = sources(view(rows, DEFAULTS).originals, DEFAULTS, lambda _: "#000000", STYLE)
    [titles] = [trace for trace in figure.data if trace.name == "source"]
    assert list(titles.text) == ["A", "B"]
    upper, lower = titles.y
    assert upper > lower
    marks = {
        row: y
        for trace in figure.data
        if trace.customdata is not None
        for row, y in zip(trace.customdata, trace.y, strict=True)
    }
    assert marks["b"] < lower < marks["a"] < upper
    assert marks["c"] < upper


def test_sources_come_by_number_of_rows_then_a_to_z():
    assert by_rows(table(HEAD + ROWS + "\nd,f,1,1,2019,,C")) == ["A", "B", "C"]


def test_who_counts_high_is_a_dot_and_a_range():
    rows = "id,low,high,year,source,source_type\n" + "\n".join(
        f"{name.lower()},{low},{high},2019,{name},{kind}"
        for name, low, high, kind in (
            ("A", 100, 100, "x"), ("B", 200, 200, "x"), ("C", 300, 300, "x"), ("D", 400, 800, "y")
        )
    )  # fmt: skip
    figure = leanings(compare(table(rows), table(rows), 18), {"y": "#0072b2"}, STYLE)
    [line] = [trace for trace in figure.data if trace.name == "range"]
    [dot] = [trace for trace in figure.data if trace.name == "middle"]
    [label] = [trace for trace in figure.data if trace.name == "label"]
    assert [x for x in line.x if not np.isnan(x)] == [2, 4]
    assert list(dot.x) == [3]
    assert dot.hovertext[0] == "D, y: median ×3.00, from ×2.00 to ×4.00, 2 comparisons"
    assert list(label.text) == ["D (2 comparisons)"]
    assert figure.layout.xaxis.type == "log"


def test_the_middle_without_each_type_stands_beside_the_middle():
    figure = without((100, 200), {"UN": (150, 150), "media": None}, {"UN": "#0072b2"}, STYLE)
    [label] = [trace for trace in figure.data if trace.name == "label"]
    assert list(label.text) == [
        "All sources in force: 100–200", "Without UN: 150", "Without media: no middle",
    ]  # fmt: skip


def test_the_visible_time_limits_the_band():
    rows = TWO + "\nc,f,5,5,2021,2021-01-01,C"
    figure = drawn(rows, Selection(from_="2020"))
    start, _ = figure.layout.xaxis.range
    first = np.datetime64(round(start), "ms").astype(date)
    assert rectangles(figure, "span")[0][0] == first.isoformat()[:10] > "2019-06-30"
