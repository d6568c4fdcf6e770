"""What the latest estimates say together, against dates worked out independently and by hand."""

import csv
from math import inf
from pathlib import Path

import pytest

from lib.analysis.latest import latest, said
from lib.analysis.select import view
from lib.analysis.summary import (
    Summary,
    apart,
    changes,
    middle,
    reach,
    summary,
    without_each,
)
from lib.analysis.told import Told
from lib.data.dataset import Dataset
from lib.data.days import Day
from lib.data.periods import months_between, months_later, parse
from lib.selection import DEFAULTS, Selection
from lib.share.formats import summary as written
from tests.conftest import table

EXAMPLES = Path(__file__).parents[1] / "data" / "summary_examples.csv"
HEAD = "id,low,high,year,source,derivation\n"


def of(rows: str) -> Summary:
    """Summarise rows of one year at its end."""
    found = summary(latest(said(table(HEAD + rows)), 18), Day.of(2019, 12, 31))
    assert found
    return found


def in_columns(found: Summary | None) -> dict[str, str]:
    """Write a summary as the examples do."""
    columns = written(found) or {}
    return {name: "" if value is None else str(value).removesuffix(".0")
            for name, value in columns.items()}  # fmt: skip


@pytest.mark.parametrize(
    "example", list(csv.DictReader(EXAMPLES.read_text().splitlines())), ids=lambda row: row["date"]
)
def test_the_dates_worked_out_independently(data, estimates, example):
    [first, *_] = data.views.named
    asked = Selection(**{**vars(first.selection), "to": example["date"]})
    told = Told(estimates, data.views.dataset, view(estimates, asked))
    assert in_columns(told.summary) == example


def test_the_first_view_speaks_of_the_end_of_its_newest_period(data, estimates):
    told = Told(estimates, data.views.dataset, view(estimates, data.views.named[0].selection))
    assert told.summary
    assert (told.moment, told.summary.sources) == (Day.of(2026, 2, 23), 3)


# Who names an end that two of them state: (rows, end, how it is said, by whom).
ENDS = {
    "outright before derived": ("a,5,9,2019,A,x\nb,5,9,2019,B,", "high", "", "B"),
    "derived, where nothing else": ("a,5,9,2019,A,x\nb,6,7,2019,B,", "high", "derived", "A"),
    "derived outweighs at least": ("a,9,,2019,A,x\nb,6,7,2019,B,", "high", "derived", "A"),
    "at the high end at least first": (
        "a,9,9,2019,A,\nb,9,,2019,B,\nc,,9,2019,C,", "high", "at least", "B",
    ),
    "then a figure or range": ("c,,9,2019,A,\nb,1,9,2019,B,", "high", "", "B"),
    "at the low end at most first": (
        "a,9,9,2019,A,\nb,,9,2019,B,\nc,9,,2019,C,", "low", "at most", "B",
    ),
    "then the source that comes first": ("b,1,9,2019,B,\na,2,9,2019,a,", "high", "", "a"),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "end", "said_as", "by"), ENDS.values(), ids=ENDS)
def test_who_names_an_end(rows, end, said_as, by):
    found = getattr(of(rows), end)
    assert (found.said, found.row.source) == (said_as, by)


# Bounds of three or more sources → the middle of all of them.
MIDDLES = {
    "two sources have none": (["1,2", "3,4"], None),
    "medians of the ends": (["100,200", "150,300", "10,400"], (100, 300)),
    "the mean of two": (["100,200", "150,300", "10,400", "200,500"], (125, 350)),
    "an open high lies above every number": (["100,", "150,300", "10,400"], (100, 400)),
    "open where most are": (["100,", "150,", "10,400"], (100, inf)),
    "an even middle with one open end is open": (
        ["1,", "2,", "3,30", "4,40"], (2.5, inf),
    ),
    "open below": ([",1", ",2", "3,4"], (-inf, 2)),
}  # fmt: skip


@pytest.mark.parametrize(("bounds", "expected"), MIDDLES.values(), ids=MIDDLES)
def test_the_middle_is_over_all_latest_estimates(bounds, expected):
    rows = "\n".join(f"r{n},{each},2019,S{n}," for n, each in enumerate(bounds))
    assert middle(latest(said(table(HEAD + rows)), 18)) == expected


# Two sources and whether the one lies wholly above the other.
APART = {
    "ranges with room between": ("100,200", "201,300", 1),
    "ranges that touch": ("100,200", "200,300", 0),
    "figures within a tenth of each other": ("1000,1000", "1200,1200", 0),
    "figures farther apart": ("1000,1000", "1250,1250", 1),
    "a widened figure meets a range": ("1000,1000", "1100,2000", 0),
    "at least above at most": ("500,", ",400", 1),
    "an open side excludes nothing": ("500,", "600,700", 0),
    "zero stands for itself": ("0,0", "1,1", 1),
}


@pytest.mark.parametrize(("one", "other", "pairs"), APART.values(), ids=APART)
def test_which_sources_are_apart(one, other, pairs):
    found = of(f"a,{one},2019,A,\nb,{other},2019,B,")
    assert (found.apart, found.pairs) == (pairs, 1)


def test_a_source_with_nothing_outright_is_apart_from_nobody_but_counted():
    found = of("a,1,1,2019,A,x\nb,100,100,2019,B,\nc,900,900,2019,C,")
    assert (found.apart, found.pairs, found.derived) == (1, 3, 1)


def test_a_derived_row_beside_one_that_is_not_is_left_out_of_the_comparison():
    rows = said(table(HEAD + "a,1,1,2019,A,x\nb,100,100,2019,A,"))
    assert reach(rows) == (90, 110)


def test_a_year_stands_for_itself():
    rows = said(table("low,high,counted,year,source\n1500,1500,year of birth,2019,A"))
    assert reach(rows) == (1500, 1500)


def test_the_middle_without_each_source_type():
    rows = table(
        "id,low,high,year,source,source_type\n"
        "a,1,10,2019,A,x\nb,2,20,2019,B,y\nc,3,30,2019,C,z\nd,4,40,2019,D,z"
    )
    found = without_each(latest(said(rows), 18), lambda each: each.source_type)
    assert found == [(3, 30), (3, 30), None]


def test_a_change_is_told_where_one_source_says_something_else():
    rows = table(
        """
        id,low,high,year,reference_date,source
        a1,1,1,2018,2018-06-01,A
        a2,2,2,2019,2019-06-01,A
        b1,3,3,2018,2018-06-01,B
        c2,4,4,2019,2019-06-01,C
        """
    )
    every = latest(said(rows), 18)
    [change] = changes(every, Day.of(2019, 6, 30))
    assert (change.then.ids, change.now.ids) == (("a1",), ("a2",))
    assert changes(every, Day.of(2019, 5, 31)) is None


def test_nobody_gives_no_summary():
    assert summary([], Day.of(2019, 1, 1)) is None
    assert apart(latest(said(table("low,year,source\n1,2019,A")), 18)) == 0


# Group, area and kind of each row → for which column nothing is summarised.
REFUSALS = [
    ("G,N,f\nG,N,f", ""),
    ("G,N,f\nH,N,f", "group"),
    ("G,N,f\nG,S,f", "area"),
    ("G,N,f\nG,,f", "area"),
    ("G,N,f\nG,N,m", ""),
    ("G,N,f\nG,N,k", "counted"),
    ("G,N,f\nG,N,", "counted"),
    (",,\n,,", ""),
]


def told_of(rows: str, selection: Selection = DEFAULTS) -> Told:
    found = table("group,area,counted,source,year,low\n" + rows)
    return Told(found, Dataset(comparable=(frozenset({"f", "m"}),)), view(found, selection))


@pytest.mark.parametrize(("rows", "column"), REFUSALS)
def test_what_is_never_summarised_together(rows, column):
    lines = "\n".join(f"{row},S{n},2019,1" for n, row in enumerate(rows.split("\n")))
    assert told_of(lines).refusal == column


def test_kinds_are_judged_on_the_latest_estimates_only():
    rows = "G,N,f,A,2019,1\nG,N,k,B,2010,1"
    assert told_of(rows).refusal == ""
    assert told_of(rows.replace("2010", "2019")).refusal == "counted"


def test_another_area_in_scope_is_never_left_out_by_what_is_drawn():
    rows = "G,N,f,A,2019,1\nG,S,f,B,2010,1"
    assert told_of(rows, Selection(from_="2018")).refusal == "area"
    assert told_of(rows, Selection(area=("N",))).refusal == ""


MONTHS = [
    ("2019-01-31", 1, "2019-02-28"), ("2019-01-31", 18, "2020-07-31"),
    ("2020-02-29", 12, "2021-02-28"), ("2019-12-15", 1, "2020-01-15"),
    ("2020-02-29", -12, "2019-02-28"), ("0001-05-01", -12, "-1-05-01"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "months", "later"), MONTHS)
def test_calendar_months(day, months, later):
    assert months_later(parse(day).first, months) == parse(later).first


BETWEEN = [
    ("2019-01-15", "2019-02-14", 0), ("2019-01-15", "2019-02-15", 1),
    ("2019-01-31", "2019-02-28", 1), ("2019-03-01", "2020-02-29", 11),
    ("2019-03-01", "2020-03-01", 12), ("2019-03-01", "2019-03-01", 0),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "months"), BETWEEN)
def test_whole_calendar_months_between(first, last, months):
    assert months_between(parse(first).first, parse(last).first) == months
