"""Repeats are folded into their originals, through any depth."""

import pytest

from lib.analysis.lineage import chain, fold, roots
from tests.conftest import table

ROWS = table(
    """
    id,source,year,low,repeats
    a,A,2019,1,
    b,B,2019,1,a
    c,C,2019,1,b
    d,D,2019,2,
    e,E,2019,2,a d
    f,F,2019,3,c e
    """
)


def test_roots_are_the_originals_at_the_end_of_every_chain():
    assert roots(ROWS) == {"b": ("a",), "c": ("a",), "e": ("a", "d"), "f": ("a", "d")}


def test_a_row_that_is_left_out_still_counts_as_the_original():
    assert roots(ROWS[ROWS["id"] != "d"])["e"] == ("a", "d")


IN_VIEW = {
    "all": ("abcdef", {"a": 5, "d": 3}, {"b": True, "c": True, "e": True, "f": True}),
    "one original": ("abc", {"a": 3}, {"b": True, "c": True}),
    "the middle of a chain is away": ("ac", {"a": 2}, {"c": True}),
    "one of two originals": ("de", {"d": 2}, {"e": True}),
    "no original": ("bc", {}, {"b": False, "c": False}),
    "nothing": ("", {}, {}),
}


@pytest.mark.parametrize(("ids", "times", "inside"), IN_VIEW.values(), ids=IN_VIEW)
def test_only_what_is_in_view_is_counted(ids, times, inside):
    originals, retold = fold(ROWS[ROWS["id"].isin(list(ids))], roots(ROWS))
    assert dict(zip(originals["id"], originals["times"], strict=True)) == times
    assert dict(zip(retold["id"], retold["inside"], strict=True)) == inside


def test_the_chain_of_a_row_both_ways_nearest_first():
    assert chain(ROWS, "c") == (["b", "a"], ["f"])
    assert chain(ROWS, "a") == ([], ["b", "e", "c", "f"])


def test_a_chain_of_any_depth_is_followed():
    deep = table("id,source,year,low,repeats\n0,S,2019,1,\n" + "\n".join(
        f"{n},S,2019,1,{n - 1}" for n in range(1, 3000)
    ))  # fmt: skip
    assert roots(deep)["2999"] == ("0",)
