"""Which numbers are allowed, and by whom: against every number looked at one by one."""

from decimal import Decimal
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.allows import SAYS, of_number, profile
from lib.analysis.latest import Latest, latest, said
from tests.conftest import table

HEAD = "id,low,high,year,source,derivation\n"


def now(*bounds: str) -> list[Latest]:
    """Latest estimates of a source each; several rows of one source stand behind one another."""
    lines = [
        f"r{source}-{row},{ends},2019,S{source},"
        for source, rows in enumerate(bounds)
        for row, ends in enumerate(rows.split(" and "))
    ]
    return latest(said(table(HEAD + "\n".join(lines))), 18)


# What a source stated, and what it says of 4,000.
OF_4000 = {
    "a range around it": ("2000,5000", "states"),
    "a range that ends there": ("2000,4000", "states"),
    "the figure itself": ("4000,4000", "states"),
    "a figure within a tenth": ("4400,4400", "states"),
    "a figure farther off": ("4500,4500", "more"),
    "at least less": ("2000,", "leaves_open"),
    "at least more": ("5000,", "more"),
    "at most more": (",5000", "leaves_open"),
    "at most less": (",3000", "fewer"),
    "a range below": ("1000,3000", "fewer"),
    "a range above": ("5000,6000", "more"),
    "two ranges of one report around it": ("2000,3500 and 4500,6000", "other"),
    "one of two states it": ("2000,3500 and 3900,6000", "states"),
    "one leaves it open, one says fewer": ("1000,2000 and 3000,", "leaves_open"),
    "one states it, one leaves it open": ("3000,5000 and 3000,", "states"),
    "zero": ("0,0", "fewer"),
}


@pytest.mark.parametrize(("stated", "expected"), OF_4000.values(), ids=OF_4000)
def test_what_a_source_says_of_a_number(stated, expected):
    found = of_number(now(stated), Decimal(4000))
    assert [name for name in SAYS if found[name]] == [expected]


def test_a_profile_has_a_step_between_any_two_ends():
    assert profile(now("10,20", "15,", ",12")) == [
        (-inf, 10, 0, 1),
        (10, 12, 1, 1),
        (12, 15, 1, 0),
        (15, 20, 1, 1),
        (20, inf, 0, 1),
    ]


def test_a_number_at_which_two_meet_has_a_step_alone():
    assert profile(now("1,5", "5,8")) == [
        (-inf, 1, 0, 0), (1, 5, 1, 0), (5, 5, 2, 0), (5, 8, 1, 0), (8, inf, 0, 0),
    ]  # fmt: skip


def test_nobody_allows_nothing():
    assert profile([]) == [(-inf, inf, 0, 0)]


ends = st.one_of(st.none(), st.integers(0, 40))
stated = st.tuples(ends, ends).filter(lambda each: each != (None, None))
sources = st.lists(st.lists(stated, min_size=1, max_size=3), max_size=8)


@given(sources)
def test_profile_and_check_agree_with_every_number_one_by_one(drawn):
    written = [
        " and ".join(
            ",".join("" if end is None else str(end) for end in _ordered(row)) for row in rows
        )
        for rows in drawn
    ]
    current = now(*written) if written else []
    steps = profile(current)
    for quarter in range(-4, 200):
        number = Decimal(quarter) / 4
        found = of_number(current, number)
        counted = (len(found["states"]), len(found["leaves_open"]))
        holding = [step for step in steps if step.first <= number <= step.last]
        alone = [step for step in holding if step.first == step.last == number]
        inside = [step for step in holding if step.first < number < step.last]
        assert counted in [step[2:] for step in alone or inside or holding]
        assert sum(map(len, found.values())) == len(current)


def _ordered(row: tuple) -> list:
    return sorted(row) if None not in row else list(row)
