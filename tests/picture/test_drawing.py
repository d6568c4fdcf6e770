"""Tiny figures and exactly what is drawn of them; anything unknown is refused aloud."""

import re
from xml.etree import ElementTree

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.picture import fonts
from lib.picture.drawing import drawing
from lib.picture.known import CannotDrawError
from tests.picture.figures import answers, charts, random_tables

AXIS = {"range": [0, 10], "tickvals": [], "ticktext": [], "zeroline": False, "showgrid": False,
        "automargin": False}  # fmt: skip
LAYOUT = {
    "template": {}, "height": 100, "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "paper_bgcolor": "#fff", "plot_bgcolor": "#fff", "showlegend": False,
    "font": {"family": "Any", "size": 10, "color": "#000"},
}  # fmt: skip
MARKERS = {"type": "scatter", "mode": "markers", "x": [5], "y": [5], "cliponaxis": False}
TEXT = {**MARKERS, "mode": "text", "text": ["a"]}
START = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100" '
    'font-family="Any"><rect width="100" height="100" fill="#fff"/>'
)
SVG = "{http://www.w3.org/2000/svg}"


def figure(*traces: dict, x: dict | None = None, y: dict | None = None, **layout) -> go.Figure:
    axes = {"xaxis": {**AXIS, **(x or {})}, "yaxis": {**AXIS, **(y or {})}}
    return go.Figure([*traces], {**LAYOUT, **axes, **layout}, _validate=False)


def drawn(*traces: dict, **layout) -> str:
    """Draw a figure of 100 × 100 pixels, and give what is drawn on its paper."""
    whole = drawing(figure(*traces, **layout), 100)
    assert whole.startswith(START)
    return whole.removeprefix(START).removesuffix("</svg>")


def marker(**look) -> dict:
    return {**MARKERS, "marker": {"size": 10, "color": "red", **look}}


def shape(**given) -> dict:
    return {"type": "path", "layer": "below", "line": {"color": "red", "width": 2}, **given}


MARKS = {
    # how a marker looks → its group
    "circle": (
        marker(),
        '<g fill="red"><path d="M45 50a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z"/></g>',
    ),
    "square with a line": (
        marker(symbol="square", line={"width": 1.5, "color": "blue"}),
        '<g fill="red" stroke="blue" stroke-width="1.5"><path d="M45 45h10v10h-10z"/></g>',
    ),
    "dotted arrow": (
        marker(symbol="arrow-up", line={"width": 1, "color": "blue", "dash": "dot"}),
        '<g fill="red" stroke="blue" stroke-dasharray="3 3">'
        '<path d="M50 50l-5 10h10z"/></g>',
    ),
    "arrow down": (
        marker(symbol="arrow-down"), '<g fill="red"><path d="M50 50l-5 -10h10z"/></g>',
    ),
    "level line": (
        marker(symbol="line-ew-open", line={"width": 2}),
        '<g fill="none" stroke="red" stroke-width="2"><path d="M43 50h14"/></g>',
    ),
    "line of its own colour": (
        marker(symbol="line-ns", line={"width": 2, "color": "blue"}),
        '<g fill="none" stroke="blue" stroke-width="2"><path d="M50 43v14"/></g>',
    ),
    "cross": (
        marker(symbol="x-thin-open"),
        '<g fill="none" stroke="red">'
        '<path d="M45 45l10 10M45 55l10 -10"/></g>',
    ),
    "open triangle, pale": (
        marker(symbol="triangle-right-open", opacity=0.5),
        '<g fill="none" stroke="red" opacity="0.5">'
        '<path d="M47.5 44.23v11.55l7.5 -5.77z"/></g>',
    ),
    "of an estimate": (
        {**marker(symbol="square"), "customdata": np.array(["a"])},
        '<g fill="red"><path d="M45 45h10v10h-10z" data-id="a"/></g>',
    ),
    "several of an estimate, and of none": (
        {**marker(symbol="square"), "x": [1, 2, 3], "y": [5, 5, 5], "customdata": ["a", "a", ""]},
        '<g fill="red"><path d="M5 45h10v10h-10zM15 45h10v10h-10z" data-id="a"/>'
        '<path d="M25 45h10v10h-10z"/></g>',
    ),
    "of two colours": (
        {**marker(symbol="square", color=np.array(["red", "blue"])), "x": [1, 2], "y": [5, 5]},
        '<g fill="red"><path d="M5 45h10v10h-10z"/></g>'
        '<g fill="blue"><path d="M15 45h10v10h-10z"/></g>',
    ),
    "unseen": (
        {**marker(symbol="square", opacity=0), "x": [5, 5], "y": [2, 8], "customdata": ["a", "a"]},
        '<g fill="none" pointer-events="all">'
        '<rect x="45" y="15" width="10" height="70" data-id="a"/></g>',
    ),
    "beyond the axis": ({**marker(), "x": [11]}, ""),
    "missing": ({**marker(), "y": [None]}, ""),
    "line, broken": (
        {"type": "scatter", "mode": "lines", "x": [1, 2, None, 3], "y": [1, 1, 1, 1],
         "line": {"color": "red", "width": 1}},
        '<path d="M10 90L20 90M30 90" fill="none" stroke="red"/>',
    ),
    "line, cut off at the edge": (
        {"type": "scatter", "mode": "lines", "x": [1, 12], "y": [1, 1],
         "line": {"color": "red", "width": 1, "dash": "dash"}},
        '<svg x="0" y="0" width="100" height="100" viewBox="0 0 100 100">'
        '<path d="M10 90L120 90" fill="none" stroke="red" '
        'stroke-dasharray="9 9"/></svg>',
    ),
    "text in the middle": (
        {**TEXT, "textposition": "middle center"},
        '<g fill="#000" font-size="10" text-anchor="middle"><text x="50" y="52.5">a</text></g>',
    ),
    "text on the right, above": (
        {**TEXT, "textposition": "top right", "textfont": {"size": 20, "color": "red"}},
        '<g fill="red" font-size="20" text-anchor="start"><text x="50" y="45">a</text></g>',
    ),
    "two lines below, one bold": (
        {**TEXT, "textposition": "bottom left", "text": ["<b>a</b> &amp;<br>b"]},
        '<g fill="#000" font-size="10" text-anchor="end"><text x="50" y="57.5">'
        '<tspan font-weight="bold">a</tspan> &amp;<tspan x="50" dy="13">b</tspan></text></g>',
    ),
    "text beside a marker": (
        {**TEXT, **marker(symbol="square"), "mode": "markers+text",
         "textposition": "middle right"},
        '<g fill="red"><path d="M45 45h10v10h-10z"/></g>'
        '<g fill="#000" font-size="10" text-anchor="start"><text x="57.25" y="52.5">a</text></g>',
    ),
    "spaces at the ends": (
        {**TEXT, "text": [" a  b "]},
        '<g fill="#000" font-size="10" text-anchor="middle">'
        '<text x="50" y="52.5">\u00a0a \u00a0b\u00a0</text></g>',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("trace", "expected"), MARKS.values(), ids=MARKS)
def test_what_is_drawn_of_a_trace(trace, expected):
    assert drawn(trace) == expected


INSIDE = '<svg x="0" y="0" width="100" height="100" viewBox="0 0 100 100">{}</svg>'
SHAPES = {
    # shape → what is inside its plot
    "path": (
        shape(path="M1,2V3H4L5,1e0Z"),
        '<path d="M10 80V70H40L50 90Z" fill="none" stroke="red" stroke-width="2"/>',
    ),
    "line, dashed": (
        shape(type="line", x0=0, x1=10, y0=5, y1=5, line={"color": "red", "dash": "2px,4px"}),
        '<path d="M0 50L100 50" fill="none" stroke="red" stroke-width="2" '
        'stroke-dasharray="2 4"/>',
    ),
    "rectangle, filled": (
        shape(type="rect", x0=1, x1=2, y0=1, y1=2, fillcolor="blue", opacity=0.5,
              line={"width": 0}),
        '<path d="M10 90H20V80H10Z" fill="blue" fill-rule="evenodd" opacity="0.5"/>',
    ),
    "on the paper": (
        shape(type="line", x0=0, x1=1, y0=1, y1=0, xref="paper", yref="paper"),
        '<path d="M0 0L100 100" fill="none" stroke="red" stroke-width="2"/>',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), SHAPES.values(), ids=SHAPES)
def test_what_is_drawn_of_a_shape(given, expected):
    assert drawn(shapes=[given]) == INSIDE.format(expected)


def test_layers_lie_on_one_another_in_their_order():
    shapes = [
        shape(path="M1,1H2", layer=layer, name=layer) for layer in ("above", "between", "below")
    ]
    for each, colour in zip(shapes, ("a", "b", "c"), strict=True):
        each["line"] = {"color": colour, "width": 1}
    grid = {"tickvals": [5], "ticktext": ["5"], "showgrid": True, "gridcolor": "grid"}
    found = drawn(marker(color="mark"), shapes=shapes, x=grid)
    order = re.findall('(?:stroke|fill)="(a|b|c|mark|grid)"', found)
    assert order == ["c", "grid", "b", "mark", "a"]


def test_an_axis_has_its_line_grid_labels_and_name():
    found = drawn(
        margin={"l": 40, "r": 0, "t": 0, "b": 20},
        y={"tickvals": [0, 5], "ticktext": ["0", "5"], "showgrid": True,
           "gridcolor": "grid", "linecolor": "line",
           "title": {"text": "name", "standoff": 6, "font": {"size": 10}}},
    )  # fmt: skip
    crisp = 'fill="none" shape-rendering="crispEdges"'
    # The line at 0 is that of the other axis's edge, and the name stands left of the labels.
    [turned] = re.findall(r'x="([\d.]+)" y="40" fill="#000" font-size="10" transform', found)
    labels = 1 + 0.2 * 10 + fonts.width("5", 10)
    assert float(turned) == pytest.approx(40 - labels - 6 - 0.35 * 10, abs=1)
    assert re.sub(r"<text [^>]*rotate.*?</text>", "", found) == (
        f'<path d="M40 40h60" stroke="grid" {crisp}/>'
        f'<path d="M39.5 0V80" stroke="line" {crisp}/>'
        '<g fill="#000" font-size="10" text-anchor="end">'
        '<text x="37" y="83.5">0</text><text x="37" y="43.5">5</text></g>'
    )


def test_a_log_axis_stands_at_powers_of_ten():
    found = drawn(
        {**marker(symbol="square"), "x": [5, 5, 5], "y": [100, 0, -1]},
        y={"type": "log", "range": [0, 4], "tickvals": [10], "ticktext": ["10"]},
    )
    assert '<path d="M45 45h10v10h-10z"/>' in found
    assert found.count("M") == 1
    assert 'y="78.5">10<' in found


def test_the_line_at_zero_stands_for_the_grid_there():
    found = drawn(
        y={"range": [-10, 10], "tickvals": [0], "ticktext": ["0"], "showgrid": True,
           "gridcolor": "grid", "zeroline": True, "zerolinecolor": "zero", "zerolinewidth": 2},
    )  # fmt: skip
    assert "grid" not in found
    assert 'd="M0 50h100" fill' not in found
    assert '<path d="M0 50h100" stroke="zero" stroke-width="2"' in found


NOTES = {
    # annotation → where its text is held
    "left, on top of its place": (
        {"xanchor": "left", "yanchor": "bottom"}, 'text-anchor="start"', (52, 45),
    ),
    "left, below its place, shifted": (
        {"xanchor": "left", "yanchor": "top", "xshift": 3, "yshift": -4},
        'text-anchor="start"', (55, 67),
    ),
    "in the middle by default": ({"x": 0.5, "y": 0.5}, 'text-anchor="middle"', (50, 54)),
}  # fmt: skip


@pytest.mark.parametrize(("given", "anchor", "place"), NOTES.values(), ids=NOTES)
def test_where_an_annotation_stands(given, anchor, place):
    found = drawn(annotations=[{"text": "a", "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper",
                                "showarrow": False, **given}])  # fmt: skip
    x, y = re.findall(r'x="([\d.]+)" y="([\d.]+)"', found)[0]
    assert anchor in found
    assert (float(x), float(y)) == pytest.approx(place, abs=1)


def test_a_long_label_gets_the_room_that_it_needs():
    label = {"tickvals": [5], "ticktext": ["a rather long label"], "showgrid": True,
             "gridcolor": "grid"}  # fmt: skip
    narrow = drawn(y=label)
    wide = drawn(y={**label, "automargin": True})
    starts = [float(re.findall(r"M([\d.]+) \d+h", found)[0]) for found in (narrow, wide)]
    assert starts[0] == 0
    assert starts[1] > 80


def test_labels_that_would_touch_or_leave_the_drawing_are_left_out():
    ticks = {"tickvals": [0, 4, 5, 9], "ticktext": ["beyond", "first", "too near", "last"]}
    found = drawn(x=ticks, margin={"l": 10, "r": 10, "t": 0, "b": 20})
    assert re.findall(">([a-z ]+)</text>", found) == ["first", "last"]


def test_it_stands_at_a_place_inside_another():
    placed = drawing(figure(), 50, 40, x=7, y=8.5)
    assert placed.startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" x="7" y="8.5" width="50" height="40"'
    )


# What it does not know

ARROW = {"text": "a", "x": 1, "y": 1, "showarrow": True}
UNKNOWN = {
    "fewer markers than there are": ([marker(maxdisplayed=1)], {}),
    "a kind of trace": ([{**MARKERS, "type": "bar"}], {}),
    "a mode": ([{**MARKERS, "mode": "lines+bars"}], {}),
    "an attribute of a trace": ([{**marker(), "error_y": {}}], {}),
    "an attribute of a marker": ([marker(angle=3)], {}),
    "a marker without a colour": ([{**MARKERS, "marker": {"size": 3}}], {}),
    "a line of a marker without a colour": ([marker(line={"width": 1})], {}),
    "a line without a colour": ([{**MARKERS, "mode": "lines"}], {}),
    "an axis at no plot": ([], {"x": {"anchor": "free"}}),
    "a margin that Plotly would choose": ([], {"margin": {"l": 3}}),
    "a symbol": ([marker(symbol="star")], {}),
    "a dash": ([marker(line={"width": 1, "color": "red", "dash": "wavy"})], {}),
    "marks that are cut off": ([{**marker(), "cliponaxis": True}], {}),
    "a tag": ([{**TEXT, "text": ["<i>a</i>"]}], {}),
    "a place of a text": ([{**TEXT, "textposition": "inside center"}], {}),
    "an axis that is not there": ([{**marker(), "yaxis": "y7"}], {}),
    "an axis of a shape that is not there": ([], {"shapes": [shape(path="M1,1", yref="y7")]}),
    "a kind of axis": ([], {"x": {"type": "date"}}),
    "an attribute of an axis": ([], {"x": {"side": "top"}}),
    "ticks that Plotly would choose": ([], {"x": {"tickvals": None}}),
    "a tick label of two lines": ([], {"x": {"tickvals": [1], "ticktext": ["a<br>b"]}}),
    "an attribute of the layout": ([], {"title": {"text": "a"}}),
    "a legend": ([], {"showlegend": True}),
    "a plot of another colour": ([], {"plot_bgcolor": "#eee"}),
    "a kind of shape": ([], {"shapes": [shape(type="circle")]}),
    "a curve": ([], {"shapes": [shape(path="M1,1C2,2,3,3,4,4")]}),
    "an attribute of a shape": ([], {"shapes": [shape(path="M1,1", label={})]}),
    "a layer": ([], {"shapes": [shape(path="M1,1", layer="beside")]}),
    "a path below a log axis": (
        [], {"shapes": [shape(path="M1,0V2")], "y": {"type": "log", "range": [0, 1]}},
    ),
    "an arrow": ([], {"annotations": [ARROW]}),
    "an attribute of an annotation": ([], {"annotations": [{**ARROW, "textangle": 3}]}),
}  # fmt: skip


@pytest.mark.parametrize(("traces", "layout"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_known_is_refused(traces, layout):
    with pytest.raises(CannotDrawError, match="cannot"):
        drawn(*traces, **layout)


# Safety and size


@given(st.text())
def test_any_text_is_only_text(cell):
    trace = {
        **TEXT,
        "customdata": [cell],
        "text": [cell.replace("&", "&amp;").replace("<", "&lt;")],
    }
    whole = drawing(figure(trace, {**marker(), "customdata": [cell]}), 100)
    tree = ElementTree.fromstring(whole)
    assert {each.tag.removeprefix(SVG) for each in tree.iter()} <= {
        "svg", "rect", "g", "path", "text",
    }  # fmt: skip
    names = {name for each in tree.iter() for name in each.attrib}
    assert not any(name.startswith("on") or "href" in name or name == "style" for name in names)


def test_hostile_cells_of_a_whole_chart_are_text():
    for name, chart in random_tables(3, 6):
        tree = ElementTree.fromstring(drawing(chart, 800))
        assert not [each for each in tree.iter() if "script" in each.tag], name


def test_the_same_figure_is_drawn_the_same():
    (_, chart), *_ = random_tables(3, 1)
    assert drawing(chart, 900) == drawing(chart, 900)


def test_every_estimate_of_a_chart_can_be_found_in_its_drawing():
    for name, answer in answers():
        for side, chart in charts(answer, "light"):
            there = (trace.customdata for trace in chart.data if trace.customdata is not None)
            ids = {str(id) for rows in there for id in rows}
            found = set(re.findall('data-id="([^"]*)"', drawing(chart, 900)))
            assert found == ids, (name, side)
