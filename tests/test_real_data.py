"""The collection itself: read without a problem, and what it began with is in it and drawn."""

import pytest

from lib.analysis.select import view
from lib.data.beside import Data
from lib.figures.style import STYLES, colours
from lib.figures.timeline import timeline
from lib.selection import DEFAULTS, Selection
from lib.words.tables import whole

STYLE = STYLES["light"]

# The figures of the five documents that the project began with.
FIRST_FIGURES = {
    "isis-k-rusi-2016": "7,000–8,500 members and support",
    "isis-k-rusi-2016-pakistan": "2,000–3,000 members and support",
    "isis-k-rusi-2016-afghanistan-and-pakistan": "at least 10,000 members and support",
    "aqis-and-taliban-un-mt-2017-08": "at most 7,000 fighters",
    "isis-k-usfor-a-2017-11": "1,000 fighters",
    "isis-k-usfor-a-2017-11-nangarhar": "600–800 fighters",
    "isis-k-un-mt-2019": "2,500–4,000 members",
    "isis-k-us-dod-2017": "2,500–4,000 members",
    "isis-k-new-york-times-2021-08": "1,500–2,000 fighters",
    "isis-k-new-york-times-2016": "3,000–4,000 fighters",
    "isis-new-york-times-2021-08": "at least 10,000 fighters",
}


def test_all_rows_are_read_without_a_problem(data: Data):
    assert len(data.reading.estimates) == 319
    assert data.problems == ()
    assert len(data.events) == 12
    assert len(data.views.named) == 8


def test_without_a_filter_every_first_figure_is_in_the_table(estimates):
    columns = {column.title: column.cells for column in whole(view(estimates, DEFAULTS).rows)}
    table = dict(zip(columns["Id"], columns["Estimate"], strict=True))
    assert {row: table[row] for row in FIRST_FIGURES} == FIRST_FIGURES


@pytest.mark.parametrize("row", FIRST_FIGURES)
def test_each_first_figure_is_drawn_when_its_group_and_area_are_chosen(estimates, row):
    found = estimates.set_index("id").loc[row]
    selection = Selection(group=(found["group"],), area=(found["area"],), repeats="shown")
    figure = timeline(view(estimates, selection), (), {}, colours(estimates, STYLE), STYLE)
    drawn = {
        point
        for trace in figure.data
        if trace.customdata is not None
        for point in trace.customdata
    }
    assert row in drawn


def test_the_event_that_concerns_all_groups_is_labelled(data, estimates):
    figure = timeline(
        view(estimates, data.views.named[0].selection),
        data.events, {}, colours(estimates, STYLE), STYLE,
    )  # fmt: skip
    [labels] = [trace for trace in figure.data if trace.name == "event" and trace.mode == "text"]
    named = [text.strip() for text in labels.text]
    assert {"Taliban take Kabul", "Doha agreement"} < set(named)


def test_who_looked_back_is_told_and_nobody_here_foretold(estimates):
    assert estimates["looking_back"].sum() == 20
    assert not estimates["forecast"].any()
