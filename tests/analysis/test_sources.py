"""Who counts high, and who contradicts whom."""

import pytest

from lib.analysis.sources import Contradiction, contradictions, leanings
from tests.conftest import table

LEANING = table(
    """
    id,low,high,year,reference_date,source,source_type,derivation
    a,100,100,2019,2019-01-01,A,x,
    b,200,200,2019,2019-01-02,B,x,
    c,300,300,2019,2019-01-03,C,x,
    d,400,800,2019,2019-01-04,D,y,
    e,600,,2019,2019-01-05,E,z,
    f,1,1,2019,2019-01-05,F,z,worked out
    """
)


def test_a_leaning_is_the_ratio_to_the_other_source_types():
    # D: 400 and 800 over the medians of A, B, C: 200 and 200.
    # E: 600 over the median low of A, B, C, D: 250. F is derived and has none.
    found = {each.source: each.ratios for each in leanings(LEANING, LEANING, 18)}
    assert found == {"D": (2.0, 4.0), "E": (2.4,)}


def test_the_highest_leaning_comes_first():
    assert [each.source for each in leanings(LEANING, LEANING, 18)] == ["D", "E"]


def test_only_rows_in_view_are_compared_with_all_who_speak():
    in_view = LEANING[LEANING["source"] == "E"]
    assert [each.source for each in leanings(in_view, LEANING, 18)] == ["E"]


def test_a_zero_median_gives_none():
    zeros = LEANING.assign(low=LEANING["low"].where(LEANING["source"].isin(["D", "E"]), 0))
    found = {each.source: each.ratios for each in leanings(zeros, zeros, 18)}
    assert found == {"D": (4.0,)}


def test_under_three_others_give_none():
    fewer = LEANING[LEANING["source"] != "B"]
    assert [each.source for each in leanings(fewer, fewer, 18)] == ["E"]


HEAD = "id,group,area,counted,low,high,year,reference_date,source\n"
COMPARABLE = [frozenset({"f", "m"})]
PAIRS = {
    "apart": ("a,G,N,f,400,500,2019,,A\nb,G,N,f,100,200,2019,,B", [("a", "b", 2.0)]),
    "touching": ("a,G,N,f,200,500,2019,,A\nb,G,N,f,100,200,2019,,B", []),
    "one-sided": ("a,G,N,f,400,,2019,,A\nb,G,N,f,,200,2019,,B", [("a", "b", 2.0)]),
    "an open side contradicts nothing": ("a,G,N,f,,900,2019,,A\nb,G,N,f,100,200,2019,,B", []),
    "the same source": ("a,G,N,f,400,500,2019,,A\nb,G,N,f,100,200,2019,,A", []),
    "another area": ("a,G,N,f,400,500,2019,,A\nb,G,S,f,100,200,2019,,B", []),
    "kinds that compare": ("a,G,N,f,400,500,2019,,A\nb,G,N,m,100,200,2019,,B", [("a", "b", 2.0)]),
    "kinds that do not": ("a,G,N,f,400,500,2019,,A\nb,G,N,k,100,200,2019,,B", []),
    "twelve months apart": (
        "a,G,N,f,400,500,2019,2019-06-30,A\nb,G,N,f,100,200,2020,2020-06-30,B",
        [("a", "b", 2.0)],
    ),
    "a day more": (
        "a,G,N,f,400,500,2019,2019-06-30,A\nb,G,N,f,100,200,2020,2020-07-01,B",
        [],
    ),
    "sharpest first": (
        "a,G,N,f,400,500,2019,,A\nb,G,N,f,100,200,2019,,B\nc,G,N,f,50,50,2019,,C",
        [("a", "c", 8.0), ("a", "b", 2.0), ("b", "c", 2.0)],
    ),
    "over zero": (
        "a,G,N,f,400,500,2019,,A\nb,G,N,f,0,0,2019,,B",
        [("a", "b", float("inf"))],
    ),
}


@pytest.mark.parametrize(("rows", "pairs"), PAIRS.values(), ids=PAIRS)
def test_contradictions(rows, pairs):
    found = contradictions(table(HEAD + rows), COMPARABLE)
    assert found == [Contradiction(*pair) for pair in pairs]
