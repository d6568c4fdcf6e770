"""What is drawn for each kind of row: read from traces and shapes, never from pixels."""

import json

import numpy as np
import plotly.graph_objects as go
import pytest

from lib.analysis.select import pairs, view
from lib.data.days import Day
from lib.data.row import Event
from lib.figures.style import STYLES, colours
from lib.figures.timeline import timeline
from lib.selection import DEFAULTS, Selection
from tests.conftest import table
from tests.figures.strokes import lines, segments, strokes

STYLE = STYLES["light"]
HEAD = "id,group,area,counted,low,high,year,reference_date,source,source_type,derivation,repeats\n"


def drawn(rows: str, selection: Selection = DEFAULTS, events: tuple[Event, ...] = ()) -> go.Figure:
    estimates = table(HEAD + rows)
    return timeline(view(estimates, selection), events, {}, colours(estimates, STYLE), STYLE)


def named(figure: go.Figure, name: str) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.name == name]


def numbers(trace: go.Scatter) -> list[float]:
    return [round(y, 6) for y in trace.y if not np.isnan(y)]


def days(trace: go.Scatter) -> list[str]:
    return [Day(round(x)).isoformat() for x in trace.x if not np.isnan(x)]


DAY_ROW = "a,G,N,fighters,{low},{high},2019,2019-06-30,UN,UN,{derivation},"
MARKS = {
    # low, high, derivation → name, symbol, number
    ("1000", "1000", ""): ("single", "circle", 1000),
    ("1000", "", ""): ("at least", "line-ew-open", 1000),
    ("", "7000", ""): ("at most", "line-ew-open", 7000),
    ("1000", "1000", "x"): ("derived single", "circle", 1000),
    ("", "7000", "x"): ("derived at most", "line-ew-open", 7000),
}


@pytest.mark.parametrize(("row", "mark"), MARKS.items(), ids=[mark[0] for mark in MARKS.values()])
def test_each_bound_kind_has_its_mark_at_what_was_stated(row, mark):
    low, high, derivation = row
    name, symbol, stated = mark
    [trace] = named(drawn(DAY_ROW.format(low=low, high=high, derivation=derivation)), name)
    assert trace.marker.symbol == symbol
    assert numbers(trace) == [stated]
    assert days(trace) == ["2019-06-30"]


@pytest.mark.parametrize(("derivation", "name"), [("", "range"), ("x", "derived range")])
def test_a_range_is_a_bar_from_bound_to_bound(derivation, name):
    figure = drawn(DAY_ROW.format(low=2500, high=4000, derivation=derivation))
    assert set(segments(figure, name)) == {(("2019-06-30", 2500), ("2019-06-30", 4000))}


def test_derived_marks_have_a_dotted_outline_and_quotes_do_not():
    rows = "a,G,N,f,1000,1000,2019,,UN,UN,worked out,\nb,G,N,f,2000,2000,2020,,UN,UN,,"
    figure = drawn(rows)
    assert named(figure, "derived single")[0].marker.line.dash == "dot"
    assert named(figure, "derived single")[0].marker.color == STYLE.paper
    assert named(figure, "single")[0].marker.line.width == 0
    bar = drawn("a,G,N,f,1000,4000,2019,,UN,UN,worked out,")
    dotted, hollow = lines(bar, "derived range")
    assert dotted.line.dash == "2px,2px"
    assert hollow.line.color == STYLE.paper
    assert hollow.line.width < dotted.line.width


ONE_SIDED = [("1000", "", "at least", "up"), ("", "1000", "at most", "down")]


@pytest.mark.parametrize(("low", "high", "bound", "way"), ONE_SIDED)
def test_an_open_side_is_an_arrow_that_ends_in_the_panel(low, high, bound, way):
    figure = drawn(DAY_ROW.format(low=low, high=high, derivation=""))
    [head] = named(figure, f"{bound}, arrow")
    [((_, start), (_, end))] = segments(figure, "open side")
    bottom, top = figure.layout.yaxis.range
    assert head.marker.symbol == f"arrow-{way}"
    assert (start, numbers(head)) == (1000, [round(end, 6)])
    assert (end > start) == (way == "up")
    assert bottom < end < top  # neither to the axis nor to the top


DATED = "source,year,reference_date,low,high,publication_date\n"


def of(text: str) -> go.Figure:
    rows = table(text)
    return timeline(view(rows, DEFAULTS), (), {}, colours(rows, STYLE), STYLE)


def test_what_was_said_long_after_its_time_is_hollow():
    rows = DATED + "A,2019,2019-06-30,1,9,{}\nB,2018,,4,4,\nC,2018,,5,5,"
    outer, inner = lines(of(rows.format("2020-06-30")), "hollow range")
    assert (outer.line.dash, inner.line.color) == ("solid", STYLE.paper)
    assert lines(of(rows.format("2019-07")), "hollow range") == []


def test_where_most_look_back_no_mark_is_hollow():
    figure = of(DATED + "A,2018,,1,9,2020\nB,2018,,4,4,2020")
    assert lines(figure, "hollow range") == []
    assert named(figure, "single") != []


def test_a_value_that_the_source_names_is_a_notch_in_its_bar():
    [notch] = named(
        of("source,year,low,high,value\nA,2019,1,9,4\nB,2018,,,5\nC,2017,3,,4"), "value"
    )
    assert (numbers(notch), notch.marker.line.color) == ([4], STYLE.paper)


def test_what_was_denied_has_a_cross_above_it():
    figure = of("source,year,low,high,disputed_by\nA,2019,1,9,B\nB,2018,5,5,")
    [cross] = named(figure, "denied")
    assert cross.marker.symbol == "x-thin-open"
    assert 9 < numbers(cross)[0] < figure.layout.yaxis.range[1]


def test_nothing_is_drawn_at_a_value_that_nobody_stated():
    figure = drawn(
        "a,G,N,f,100,900,2019,2019-06-30,UN,UN,,\nb,G,N,f,50,50,2018,2018-05-05,UN,UN,,"
    )
    paths = [shape.path for shape in figure.layout.shapes]
    assert {number for stroke in strokes(*paths) for _, number in stroke} == {100, 900}
    markers = [trace for trace in figure.data if trace.marker.opacity != 0]
    assert {y for trace in markers for y in trace.y} == {50}


def test_a_range_too_short_to_see_gets_squares_at_its_two_bounds():
    rows = "a,G,N,f,1200,1201,2019,,UN,UN,,\nb,G,N,f,100,9000,2018,,UN,UN,,"
    [squares] = named(drawn(rows), "narrow range")
    assert squares.marker.symbol == "square"
    assert numbers(squares) == [1200, 1201]


PERIODS = [
    ("2019", "", [("2019-01-01", "2019-12-31")], "2019-07-02"),
    ("2019", "2019-06", [("2019-06-01", "2019-06-30")], "2019-06-15"),
    ("2019", "2019-06-30", [], "2019-06-30"),
]


@pytest.mark.parametrize(("year", "exact", "hairline", "middle"), PERIODS)
def test_a_period_is_a_hairline_at_each_stated_bound(year, exact, hairline, middle):
    figure = drawn(f"a,G,N,f,100,900,{year},{exact},UN,UN,,")
    assert segments(figure, "period") == [
        ((first, number), (last, number)) for first, last in hairline for number in (100, 900)
    ]
    assert segments(figure, "range") == [((middle, 100), (middle, 900))]


TOLD = (
    "a,G,N,f,100,900,2019,,UN,UN,,\nb,G,N,f,100,900,2020,,Press,media,,a\n"
    "c,G,N,f,100,900,2021,,Press,media,,b\nd,G,N,f,500,500,2020,,Other,media,,"
)


def test_repeats_are_folded_into_their_original_with_a_count():
    figure = drawn(TOLD)
    assert [text.strip() for trace in named(figure, "count") for text in trace.text or ()] == [
        "×3"
    ]
    assert named(figure, "repeat") == []
    assert "repeated 2 times" in named(figure, "range")[0].hovertext[0]


def test_repeats_on_demand_are_ticks_at_their_own_place():
    [ticks] = named(drawn(TOLD, Selection(repeats="shown")), "repeat")
    assert ticks.marker.symbol == "line-ew-open"
    assert list(ticks.customdata) == ["b", "c", "b", "c"]
    assert numbers(ticks) == [100, 100, 900, 900]
    assert days(ticks) == ["2020-07-01", "2021-07-02"] * 2


def test_a_repeat_whose_original_is_outside_the_view_is_a_tick_that_says_so():
    figure = drawn(TOLD, Selection(source_type=("media",)))
    [ticks] = named(figure, "repeat")
    assert set(ticks.customdata) == {"b", "c"}
    assert all("The original is outside this view" in text for text in ticks.hovertext)
    assert named(figure, "count") == []


def test_marks_on_one_place_are_nudged_apart_within_their_bounds():
    rows = "\n".join(f"r{n},G,N,f,100,900,2019,2019-06,S{n},UN,," for n in range(3))
    figure = drawn(rows + "\nfar,G,N,f,100,900,2010,,UN,UN,,")
    [places] = named(figure, "range")
    x = np.unique(places.x)[1:]  # without the one that is far away
    start, end = figure.layout.xaxis.range
    middle = Day.of(2019, 6, 15)
    assert len(x) == 3
    assert max(abs(x - middle)) <= 0.006 * (end - start)
    assert all(Day.of(2019, 6, 1) <= at <= Day.of(2019, 6, 30) for at in x)


def test_marks_that_do_not_touch_stay_where_they_are():
    figure = drawn("a,G,N,f,100,200,2019,,S,UN,,\nb,G,N,f,500,900,2019,,T,UN,,")
    assert {day for (day, _), _ in segments(figure, "range")} == {"2019-07-02"}


AXES = [
    ("100,800", "auto", "linear"),
    ("0,801", "auto", "linear"),
    ("100,200", "log", "log"),
    ("100,99999", "linear", "linear"),
    ("0,99999", "log", "log"),
    ("-5,99999", "log", "linear"),
]


@pytest.mark.parametrize(("bounds", "wanted", "drawn_as"), AXES)
def test_the_number_axis(bounds, wanted, drawn_as):
    figure = drawn(f"a,G,N,f,{bounds},2019,,UN,UN,,", Selection(axis=wanted))
    assert figure.layout.yaxis.type == drawn_as
    refused = wanted == "log" and drawn_as == "linear"
    assert figure.layout.meta["refused"] == ("numbers below zero are in view" if refused else "")


def test_a_zero_below_a_log_axis_is_drawn_in_a_strip():
    figure = drawn(
        "a,G,N,f,0,0,2019,,UN,UN,,\nb,G,N,f,900,900,2020,,UN,UN,,", Selection(axis="log")
    )
    [zero, number] = named(figure, "single")[0].y
    [(start, _)] = segments(figure, "zero strip")
    assert 0 < zero < start[1] < number == 900
    assert (figure.layout.yaxis.tickvals[0], figure.layout.yaxis.ticktext[0]) == (zero, "0")


def test_all_ticks_and_margins_are_said_and_none_left_to_plotly():
    layout = drawn("a,G,N,f,1000000,8000000,2019,,UN,UN,,").layout
    assert layout.xaxis.tickmode == layout.yaxis.tickmode == "array"
    assert layout.margin.l > drawn("a,G,N,f,1,8,2019,,UN,UN,,").layout.margin.l


def test_the_number_axis_is_titled_with_what_is_counted():
    figure = drawn("a,G,N,<b>sheep</b>,1,2,2019,,UN,UN,,")
    assert figure.layout.yaxis.title.text == "&lt;b&gt;sheep&lt;/b&gt;"


def test_each_pair_of_group_and_area_has_a_panel_on_shared_axes():
    figure = drawn(
        "a,G,N,f,1,2,2019,,UN,UN,,\nb,H,N,f,3,4,2019,,UN,UN,,\nc,G,N,f,3,4,2020,,UN,UN,,"
    )
    assert [note.text for note in figure.layout.annotations] == ["G · N", "H · N"]
    assert {trace.yaxis for trace in named(figure, "range")} == {"y", "y2"}
    assert {shape.yref for shape in lines(figure, "range")} == {"y", "y2"}
    ends = [(axis.range[0], axis.range[1]) for axis in (figure.layout.yaxis, figure.layout.yaxis2)]
    heights = [
        axis.domain[1] - axis.domain[0] for axis in (figure.layout.yaxis, figure.layout.yaxis2)
    ]
    scales = {
        round((top - bottom) / height) for (bottom, top), height in zip(ends, heights, strict=True)
    }
    assert len(scales) == 1
    assert {trace.xaxis for trace in figure.data} == {None}


def test_a_panel_ends_where_its_marks_do_on_the_same_scale():
    figure = drawn("a,G,N,f,100,900,2019,,UN,UN,,\nb,G,O,f,50,60,2019,,UN,UN,,")
    high, low = (figure.layout.yaxis, figure.layout.yaxis2)
    assert 900 < high.range[1] < 1200
    assert 60 < low.range[1] < 300
    assert high.range[0] == low.range[0] == 0


def test_panels_come_by_number_of_rows_then_a_to_z():
    rows = "\n".join(f"r{n},{group},N,f,1,2,2019,,UN,UN,," for n, group in enumerate("CBBADEFGH"))
    assert [group for group, _ in pairs(table(HEAD + rows))] == list("BACDEFGH")
    assert len(drawn(rows).layout.annotations) == 6


def test_colour_belongs_to_the_source_type_in_every_view():
    rows = "a,G,N,f,1,2,2019,,UN,UN,,\nb,G,N,f,3,9,2019,,Press,media,,"
    both, one = drawn(rows), drawn(rows, Selection(source_type=("media",)))
    inks = {shape.line.color for shape in lines(both, "range")}
    assert len(inks) == 2
    assert {shape.line.color for shape in lines(one, "range")} < inks


def test_choosing_a_type_dims_the_others():
    rows = "a,G,N,f,1,2,2019,,UN,UN,,\nb,G,N,f,3,9,2019,,Press,media,,"
    inks = {
        shape.line.color for shape in lines(drawn(rows, Selection(highlight=("UN",))), "range")
    }
    assert len([ink for ink in inks if ink.startswith("rgba(")]) == 1


def test_a_source_stands_out_with_a_guide_from_mark_to_mark():
    rows = (
        "a,G,N,f,2,2,2017,,UN,UN,,\nb,G,N,f,4,9,2018,,UN,UN,,\nc,G,N,f,,3,2019,,UN,UN,,\n"
        "d,G,N,f,5,5,2018,,US,US,,"
    )
    figure = drawn(rows, Selection(highlight=("UN",)))
    numbers = [(start[1], end[1]) for start, end in segments(figure, "guide")]
    assert numbers == [(2, 4), (4, 3)]  # the ends that face each other, no midpoint
    assert segments(drawn(rows), "guide") == []


def test_numbers_of_one_report_are_joined():
    head = "id,low,high,year,source,url,publication_date\n"
    rows = (
        "a,2,3,2019,UN,https://example.org/one,2019-12\nb,4,6,2019,UN,https://example.org/one,2019-12\n"
        "c,4,6,2019,UN,https://example.org/two,2019-12\nd,8,9,2019,UN,,2019-12\ne,1,1,2019,UN,,2019-12"
    )
    figure = timeline(view(table(head + rows), DEFAULTS), (), {}, {"UN": "#000000"}, STYLE)
    [(start, end)] = segments(figure, "one report")
    assert (start[1], end[1]) == (3, 4)


def test_every_mark_carries_the_id_and_hover_of_its_row():
    figure = drawn("a,G,N,fighters,2500,4000,2019,2019-06,UN,UN,,\nb,G,N,f,5,5,2019,,UN,UN,,")
    carried = {
        (str(row), str(text))
        for trace in figure.data
        if trace.customdata is not None
        for row, text in zip(trace.customdata, trace.hovertext, strict=True)
    }
    assert {row for row, _ in carried} == {"a", "b"}
    assert (
        "a",
        "<b>2,500–4,000 fighters</b><br>G in N<br>UN<br>About Jun 2019<br>Source type: UN",
    ) in carried


SAID = {
    # described, published, denied by → lines of the hover
    "in its time": (
        "2021,2021-07", "2021-08", "", ["About Jul 2021", "Publication date: Aug 2021"],
    ),
    "looking back": (
        "2021,2021-07", "2022-07-28", "",
        ["About Jul 2021, said 28 Jul 2022, looking back", "Publication date: 28 Jul 2022"],
    ),
    "a forecast": (
        "2021,", "2020-12", "",
        ["About 2021, said Dec 2020, a forecast", "Publication date: Dec 2020"],
    ),
    "denied": (
        "2021,2021-07", "", "the <b>army", ["About Jul 2021", "Denied by: the &lt;b&gt;army"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("described", "published", "denied", "told"), SAID.values(), ids=SAID)
def test_the_hover_tells_when_it_was_said_and_who_denies_it(described, published, denied, told):
    estimates = table(
        "low,high,year,reference_date,source,publication_date,disputed_by\n"
        f"5,5,{described},UN,{published},{denied}"
    )
    figure = timeline(view(estimates, DEFAULTS), (), {}, colours(estimates, STYLE), STYLE)
    [trace] = [each for each in figure.data if each.name in ("single", "hollow single")]
    assert list(trace.hovertext) == ["<br>".join(["<b>5</b>", "UN", *told])]


def test_marked_rows_and_the_one_whose_card_is_open_stand_out():
    rows = "".join(f"{row},G,N,f,{low},{low},2019,,UN,UN,,\n" for row, low in (("a", 1), ("b", 5)))
    estimates = table(HEAD + rows + "c,G,N,f,2,9,2020,,UN,UN,,")
    found = view(estimates, Selection(estimate="c"))
    ink = colours(estimates, STYLE)
    [rings] = named(timeline(found, (), {}, ink, STYLE, marked=["a"]), "chosen")
    assert rings.marker.symbol == "circle-open"
    assert sorted(numbers(rings)) == [1, 2, 9]


def test_cells_that_hold_html_are_text_in_the_hover():
    figure = drawn('a,G,N,"<a href=""javascript:x"">f</a>",5,5,2019,,<b>UN</b>,UN,,')
    [text] = {text for trace in named(figure, "single") for text in trace.hovertext}
    assert "<a" not in text
    assert "&lt;b&gt;UN&lt;/b&gt;" in text


EVENTS = (
    Event(date="2019-05-01", label="Ours", group="G"),
    Event(date="2019-05-12", label="Everybody's", group=""),
    Event(date="2019-06-01", label="Of others", group="Z"),
    Event(date="1999-06-01", label="Long ago", group=""),
)


def test_events_of_these_groups_and_times_are_labelled_lines():
    figure = drawn("a,G,N,f,1,2,2019,,UN,UN,,", events=EVENTS)
    [labels] = [trace for trace in named(figure, "event") if trace.mode == "text"]
    assert sorted(text.strip() for text in labels.text) == ["Everybody&#x27;s", "Ours"]
    assert len(set(labels.y)) == 2  # each on a row of its own
    through = segments(figure, "event")
    assert {start[0] for start, _ in through} == {"2019-05-01", "2019-05-12"}


def test_an_empty_view_says_so():
    figure = drawn("a,G,N,f,1,2,2019,,UN,UN,,", Selection(view="gone"))
    assert figure.layout.annotations[0].text == "No estimate matches this selection."


def test_few_traces_and_shapes_whatever_the_number_of_rows():
    rows = "\n".join(
        f"r{n},G,N,f,{n + 1},{2 * n + 1},2019,2019-{n % 12 + 1:02},S{n},{'AB'[n % 2]},,"
        for n in range(300)
    )
    figure = drawn(rows)
    assert len(figure.data) < 20
    assert len(figure.layout.shapes) < 20


def test_a_file_with_the_required_columns_alone_is_drawn():
    estimates = table("source,year,low,high\nUN,2019,1,2\nMinistry,2020,,7")
    figure = timeline(view(estimates, DEFAULTS), (), {}, colours(estimates, STYLE), STYLE)
    assert [(low, high) for (_, low), (_, high) in segments(figure, "range")] == [(1, 2)]
    assert figure.layout.yaxis.title.text == ""


def test_the_visible_time_is_the_readers_where_set():
    rows = "a,G,N,f,1,2,2019,2019-06-30,UN,UN,,\nb,G,N,f,1,2,2021,2021-06-30,UN,UN,,"
    start, end = drawn(rows, Selection(from_="2015", to="2025")).layout.xaxis.range
    assert start <= Day.of(2015)
    assert end >= Day.of(2025, 12, 31)


def test_plotly_accepts_what_is_drawn():
    figure = drawn(
        "a,G,N,f,10,200,2019,,UN,UN,,\nb,G,N,f,,90,2019,2019-06,UN,UN,halved,\n"
        "c,G,N,f,5,5,2020,2020-01-01,M,M,,\nd,G,N,f,10,200,2019,,X,X,,a",
        events=(Event(date="2019-08-15", label="Day"),),
    )
    accepted = go.Figure(figure.to_dict())  # checks every value, which no reader waits for
    given, taken = json.loads(figure.to_json()), json.loads(accepted.to_json())
    assert taken["data"] == given["data"]
    assert taken["layout"]["shapes"] == given["layout"]["shapes"]


def test_what_only_answers_the_pointer_costs_a_browser_one_element():
    figure = drawn("a,G,N,f,10,2000,2019,,UN,UN,,\nb,G,N,f,900,900,2020,,M,M,,")
    assert {(each.marker.opacity, each.marker.maxdisplayed) for each in figure.data} == {
        (0, 1), (1, None),
    }  # fmt: skip


def test_each_of_very_many_bars_has_one_place_for_the_pointer():
    rows = "\n".join(f"r{n},G,N,f,{n + 1},{2 * n + 2},2019,,S{n},A,," for n in range(1200))
    [unseen] = named(drawn(rows), "range")
    assert unseen.marker.opacity == 0
    assert len(unseen.x) == len(set(unseen.customdata)) == 1200
