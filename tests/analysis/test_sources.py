"""Whose numbers lie farthest apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.latest import said
from lib.analysis.lowest import Lowest
from lib.analysis.sources import sharpest
from lib.data.dataset import Dataset
from tests.conftest import table

HEAD = "id,group,area,counted,low,high,year,reference_date,source,derivation\n"
DATASET = Dataset(comparable=(frozenset({"f", "m"}),))
PAIRS = {
    "apart": ("a,G,N,f,400,500,2019,,A,\nb,G,N,f,100,200,2019,,B,", [("a", "b", 2.0)]),
    "touching": ("a,G,N,f,200,500,2019,,A,\nb,G,N,f,100,200,2019,,B,", []),
    "one-sided": ("a,G,N,f,400,,2019,,A,\nb,G,N,f,,200,2019,,B,", [("a", "b", 2.0)]),
    "an open side excludes nothing": ("a,G,N,f,,900,2019,,A,\nb,G,N,f,100,200,2019,,B,", []),
    "the same source": ("a,G,N,f,400,500,2019,,A,\nb,G,N,f,100,200,2019,,A,", []),
    "another area": ("a,G,N,f,400,500,2019,,A,\nb,G,S,f,100,200,2019,,B,", []),
    "kinds that compare": (
        "a,G,N,f,400,500,2019,,A,\nb,G,N,m,100,200,2019,,B,",
        [("a", "b", 2.0)],
    ),
    "kinds that do not": ("a,G,N,f,400,500,2019,,A,\nb,G,N,k,100,200,2019,,B,", []),
    "worked out": ("a,G,N,f,400,500,2019,,A,x\nb,G,N,f,100,200,2019,,B,", []),
    "single figures within a tenth": ("a,G,N,f,110,110,2019,,A,\nb,G,N,f,100,100,2019,,B,", []),
    "twelve months apart": (
        "a,G,N,f,400,500,2019,2019-06-30,A,\nb,G,N,f,100,200,2020,2020-06-30,B,",
        [("a", "b", 2.0)],
    ),
    "a day more": (
        "a,G,N,f,400,500,2019,2019-06-30,A,\nb,G,N,f,100,200,2020,2020-07-01,B,",
        [],
    ),
    "sharpest first": (
        "a,G,N,f,400,500,2019,,A,\nb,G,N,f,100,200,2019,,B,\nc,G,N,f,50,50,2019,,C,",
        [("a", "c", 8.0), ("a", "b", 2.0), ("b", "c", 2.0)],
    ),
    "with a zero in scope by how much more": (
        "a,G,N,f,400,500,2019,,A,\nb,G,N,f,0,0,2019,,B,",
        [("a", "b", 400.0)],
    ),
}


@pytest.mark.parametrize(("rows", "pairs"), PAIRS.values(), ids=PAIRS)
def test_the_sharpest_differences(rows, pairs):
    found = sharpest(said(table(HEAD + rows)), DATASET, 20)
    assert [(each.higher.id, each.lower.id, each.size) for each in found] == pairs


def test_only_the_sharpest_are_listed():
    rows = "\n".join(f"r{n},G,N,f,{2**n},{2**n},2019,,S{n}," for n in range(9))
    found = sharpest(said(table(HEAD + rows)), DATASET, 3)
    assert [(each.higher.id, each.lower.id) for each in found] == [
        ("r8", "r0"), ("r7", "r0"), ("r8", "r1"),
    ]  # fmt: skip


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40), st.data())
def test_the_lowest_of_any_stretch(numbers, drawing):
    first = drawing.draw(st.integers(0, len(numbers) - 1))
    last = drawing.draw(st.integers(first, len(numbers) - 1))
    stretch = numbers[first : last + 1]
    assert Lowest(np.array(numbers)).between(first, last) == first + stretch.index(min(stretch))
