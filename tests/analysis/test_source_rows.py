"""A row for each source: what it said first and last, in the order asked for."""

import pytest

from lib.analysis.latest import said
from lib.analysis.source_rows import source_rows
from tests.conftest import table

ROWS = table(
    """
    id,source,year,low
    a,C,2019,1
    b,A,2017,2
    c,C,2015,3
    d,B,2020,4
    """
)
SORTS = {"statements": "CAB", "newest": "BCA", "lean": "ABC", "name": "ABC"}


@pytest.mark.parametrize(("sort", "order"), SORTS.items())
def test_sources_come_in_the_order_asked_for(sort, order):
    assert [row.name for row in source_rows(said(ROWS), [], sort)] == list(order)


def test_what_a_source_said_comes_by_time():
    [row] = [row for row in source_rows(said(ROWS), [], "name") if row.name == "C"]
    assert [each.id for each in row.said] == ["c", "a"]
    assert row.lean is None
