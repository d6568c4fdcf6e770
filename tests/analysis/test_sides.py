"""Which sides speak, and the newest that each of them said."""

import pytest

from lib.analysis.latest import said
from lib.analysis.sides import lately, parts, sides
from lib.data.days import Day
from tests.conftest import table

END = Day.of(2030, 1, 1)


def rows(*spoken: str):
    """Rows of a source type, a source and a year each: "x A 2019"."""
    lines = "\n".join(f"{each.replace(' ', ',')},1" for each in spoken)
    return said(table("source_type,source,year,low\n" + lines))


def named(found) -> list[tuple[str, int]]:
    return [(each.name, each.size) for each in found]


SIDES = {
    "three originals make a side": (["x A 2018", "x A 2019", "x B 2020"], [("x", 3)]),
    "two do not": (["x A 2018", "x A 2019"], []),
    "whoever is left is everyone else": (
        ["x A 2018", "x A 2019", "x B 2020", "y C 2019"], [("x", 3), ("", 1)],
    ),
    "at most three sides, those with most originals, ties A to Z without case": (
        [f"{kind} A {year}" for kind in ("d", "B", "a", "c") for year in (2017, 2018, 2019)]
        + ["d A 2020"],
        [("d", 4), ("a", 3), ("B", 3), ("", 3)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("spoken", "expected"), SIDES.values(), ids=SIDES)
def test_who_is_a_side(spoken, expected):
    assert named(sides(rows(*spoken), END)) == expected


def test_a_blank_type_is_never_a_side():
    lines = [*[",A,2019,1"] * 3, "x,B,2019,1"]
    assert sides(said(table("source_type,source,year,low\n" + "\n".join(lines))), END) == []


def test_where_no_row_of_the_file_has_a_type_a_source_is_a_side():
    lines = "\n".join([*["A,2019,1"] * 3, "B,2019,1"])
    assert named(sides(said(table("source,year,low\n" + lines)), END)) == [("A", 3), ("", 1)]


TIES = table(
    """
    id,source_type,source,low,high,year,reference_date
    b,x,B,2,2,2019,2019-06-30
    a,x,A,3,3,2019,2019-06-30
    o,x,A,1,1,2018,2018-06-30
    n,x,C,9,9,2020,2020-06-30
    """
)


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 2, 1, 0]])
def test_the_newest_up_to_the_moment_in_no_order_of_the_file(order):
    [side] = sides(said(TIES.iloc[order]), Day.of(2019, 12, 31))
    assert (side.size, [row.id for row in side.newest]) == (4, ["a", "b"])


def test_a_side_that_has_not_spoken_yet_has_nothing_newest():
    [side] = sides(said(TIES), Day.of(2017, 12, 31))
    assert side.newest == ()


def test_without_sides_the_sources_that_spoke_last_come_first():
    assert [each.name for each in lately(said(TIES), Day.of(2019, 12, 31))] == ["A", "B"]
    assert [each.name for each in lately(said(TIES), END)] == ["C", "A", "B"]


def test_parts_come_by_their_number_of_originals():
    assert named(parts(said(TIES), "source", END)) == [("A", 2), ("B", 1), ("C", 1)]
