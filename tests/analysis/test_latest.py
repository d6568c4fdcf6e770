"""What each source said last, from when to when."""

from math import inf

import pytest

from lib.analysis.latest import at, latest, said
from lib.data.days import Day
from tests.conftest import table

# Ties (d1, d2), a derived row, a one-sided newest row, a month and a year at the edge of the
# window, two kinds of number.
ROWS = table(
    """
    id,counted,low,high,year,reference_date,source,source_type,derivation
    a1,fighters,100,200,2018,,A,x,
    a2,fighters,150,250,2019,2019-06,A,x,
    b1,members,300,300,2019,2019-01-31,B,x,
    c1,fighters,200,400,2018,2018-12-01,C,y,
    c2,fighters,,500,2019,2019-05-01,C,y,
    d1,fighters,120,180,2019,2019-06-15,D,y,
    d2,fighters,,600,2019,2019-06-15,D,y,
    e1,fighters,50,60,2019,2019-03-01,E,z,worked out
    """
)
EVERY = latest(said(ROWS), 18)

# A speaks of 2018 from its middle day, 2 July 2018; of June 2019 from 15 June 2019.
SPEAKING = {
    "before anybody": (Day.of(2018, 7, 1), []),
    "a year from its middle day on": (Day.of(2018, 7, 2), ["a1"]),
    "each source's newest": (Day.of(2019, 5, 1), ["a1", "b1", "c2", "e1"]),
    "a month from its middle day on, and two rows of one day": (
        Day.of(2019, 6, 15), ["a2", "b1", "c2", "d1", "d2", "e1"]
    ),
    "the last day of an estimate": (Day.of(2020, 7, 30), ["a2", "b1", "c2", "d1", "d2", "e1"]),
    "eighteen months after 31 January is 31 July": (
        Day.of(2020, 7, 31), ["a2", "c2", "d1", "d2", "e1"]
    ),
    "the month's window ends on its middle day": (Day.of(2020, 12, 14), ["a2", "d1", "d2"]),
    "and not a day later": (Day.of(2020, 12, 15), []),
}  # fmt: skip


@pytest.mark.parametrize(("moment", "ids"), SPEAKING.values(), ids=SPEAKING)
def test_whose_estimates_are_the_latest(moment, ids):
    assert [row for each in at(EVERY, moment) for row in each.ids] == ids


# What two rows of one source and day say together.
TOGETHER = {
    "two ranges": ("100,200", "150,300", (100, 300), "two_sided"),
    "a range and a single figure": ("100,200", "500,500", (100, 500), "two_sided"),
    "one leaves the upper side open": ("100,200", "300,", (100, inf), "only_lower"),
    "one leaves the lower side open": ("100,200", ",300", (-inf, 300), "only_upper"),
    "at least and at most": ("5000,", ",2000", (-inf, inf), "open"),
    "both at least": ("100,", "300,", (100, inf), "only_lower"),
}


@pytest.mark.parametrize(("one", "other", "bounds", "sides"), TOGETHER.values(), ids=TOGETHER)
def test_rows_of_one_day_speak_together(one, other, bounds, sides):
    rows = table(f"id,low,high,year,source\na,{one},2019,A\nb,{other},2019,A")
    [found] = latest(said(rows), 18)
    assert ((found.low, found.high), found.sides) == (bounds, sides)


def test_only_a_source_with_nothing_outright_is_derived():
    rows = table(
        "id,low,high,year,source,derivation\na,1,2,2019,A,x\nb,3,4,2019,A,\nc,5,6,2019,B,x"
    )
    assert [(each.source, each.derived) for each in latest(said(rows), 18)] == [
        ("A", False), ("B", True),
    ]  # fmt: skip


def test_sources_come_a_to_z_without_case():
    rows = table("low,year,source\n1,2019,Zebra\n1,2019,ape\n1,2019,Bee")
    assert [each.source for each in latest(said(rows), 18)] == ["ape", "Bee", "Zebra"]
