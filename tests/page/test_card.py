"""Walking along the chart from card to card."""

import pytest

from lib.page.card import around
from tests.conftest import table

ROWS = table(
    """
    id,source,year,reference_date,low
    c,US,2020,2020-03,3
    a,UN,2019,,1
    b,UN,2020,2020-03,2
    d,US,2021,,4
    """
)

STEPS = {
    "the first in time": ("a", "abcd", ("", "b")),
    "one time, then A to Z": ("c", "abcd", ("b", "d")),
    "the last": ("d", "abcd", ("c", "")),
    "of one source": ("c", "cd", ("", "d")),
    "not in view itself": ("b", "ad", ("a", "d")),
    "alone": ("a", "a", ("", "")),
    "nothing in view": ("a", "", ("", "")),
}


@pytest.mark.parametrize(("row", "in_view", "expected"), STEPS.values(), ids=STEPS)
def test_the_neighbours_of_a_row_in_time(row, in_view, expected):
    assert around(ROWS[ROWS["id"].isin(list(in_view))], ROWS[ROWS["id"] == row]) == expected
