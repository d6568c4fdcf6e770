"""Spellings that look alike are one source, group, area, kind and source type."""

from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.select import view
from lib.analysis.strays import strays
from lib.data.dataset import Dataset
from lib.data.names import key, one_spelling
from lib.data.read import read
from lib.data.row import named
from lib.selection import Selection

ONE = {
    "a no-break blank": ("UN Team", "UN\u00a0Team"),
    "two blanks, and around": ("UN Team", " UN  Team\u202f"),
    "composed and decomposed": ("Jos\u00e9", "Jose\u0301"),
    "something invisible": ("José", "Jo\u200bsé\ufeff"),
    "a soft hyphen": ("Ministry", "Mini\u00adstry"),
    "marks of direction": ("وزارة", "\u200fوزارة\u200e"),
}
SEVERAL = [("UN", "un"), ("José", "Jose"), ("ISIS-K", "ISIS K"), ("UN", "UNO"), ("½", "1/2")]


@pytest.mark.parametrize("names", ONE.values(), ids=ONE)
@pytest.mark.parametrize("column", named("filter"))
def test_names_that_look_alike_are_one(column, names):
    other = "" if column == "source" else "source,"
    lines = [
        f"2019,{n},{'' if column == 'source' else 'UN,'}{name}" for n, name in enumerate(names)
    ]
    text = "\n".join([f"year,low,{other}{column}", *lines])
    reading = read(text.encode())
    assert len(reading.estimates[column].unique()) == 1
    assert list(reading.cells[column]) == [name.strip() for name in names]


@pytest.mark.parametrize("names", SEVERAL)
def test_names_that_differ_in_what_is_seen_are_several(names):
    assert key(names[0]) != key(names[1])


def test_the_spelling_is_that_of_most_rows_and_no_matter_of_their_order():
    often, rare = "UN\u00a0Team", "UN Team"
    assert set(one_spelling(pd.Series([rare, often, often]))) == {often}
    for names in permutations(["UN  Team", "UN Team", "UN\u00a0Team", "", "\u200b"]):
        chosen = one_spelling(pd.Series(names))
        assert list(chosen) == ["UN Team" if key(name) else "" for name in names]


@given(st.lists(st.text(alphabet="ab é́e\u00a0\u200b", max_size=4), max_size=8))
def test_one_spelling_keeps_what_is_one_and_what_is_several(names):
    chosen = one_spelling(pd.Series(names, dtype="str"))
    assert list(map(key, chosen)) == list(map(key, names))
    assert len(set(chosen)) == len(set(map(key, names)))
    assert set(chosen) <= {*names, ""}


def test_a_link_finds_its_rows_however_its_name_is_spelled():
    rows = read("source,year,low\nUN\u00a0Team,2019,1\nJose\u0301,2019,2\n".encode()).estimates
    for name in ("UN Team", "UN\u00a0\u200bTeam"):
        asked = Selection(source=(name,))
        assert list(view(rows, asked).rows["low"]) == [1]
        assert strays(rows, asked) == []
    assert [each.value for each in strays(rows, Selection(source=("un team",)))] == ["un team"]


def test_kinds_compare_however_they_are_spelled():
    dataset = Dataset(comparable=(frozenset({"armed men", "José"}),))
    assert dataset.compares(["armed\u00a0men", "Jose\u0301"])
    assert dataset.together(["armed  men", "women"]) == [{"armed  men"}, {"women"}]
