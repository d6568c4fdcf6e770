"""Ids for rows that have none, references between rows, and dates as exact as they are known."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.data import periods
from lib.data.days import Day
from lib.data.read import read
from lib.data.references import circles
from lib.data.rules import PLAIN_ADDRESS, PLAIN_SLUG, words_of

HEAD = "source,year,reference_date,area,counted,low,high,id\n"

IDS = {
    "source and year": ("UN Team,2019,,,,1,2,", ["un-team-2019"]),
    "source and reference date": ("UN,2019,2019-06,,,1,2,", ["un-2019-06"]),
    "accents fall away": ("Rosé & Søn,2019,,,,1,2,", ["rose-søn-2019"]),
    "another alphabet stays": ("وزارة الدفاع,2019,,,,1,2,", ["وزارة-الدفاع-2019"]),
    "vowel signs belong to their word": ("हिन्दी,2019,,,,1,2,", ["हिन्दी-2019"]),
    "composed letters stay composed": ("한국,2019,,,,1,2,", ["한국-2019"]),
    "no letter at all": ("!!,2019,,,,1,2,", ["2019"]),
    "area is added where it collides": (
        "UN,2019,,North,,1,2,\nUN,2019,,South,,1,2,",
        ["un-2019-north", "un-2019-south"],
    ),
    "then counted": (
        "UN,2019,,North,men,1,2,\nUN,2019,,North,women,1,2,",
        ["un-2019-north-men", "un-2019-north-women"],
    ),
    "then the bounds": (
        "UN,2019,,,,1,2,\nUN,2019,,,,3,,\nUN,2019,,,,,3,",
        ["un-2019-1-2", "un-2019-at-least-3", "un-2019-at-most-3"],
    ),
    "only identical rows are numbered": (
        "UN,2019,,,,1,2,\nUN,2019,,,,1,2,\nUN,2019,,,,1,3,",
        ["un-2019-1-2", "un-2019-1-2-2", "un-2019-1-3"],
    ),
    "a stated id is left alone": ("UN,2019,,,,1,2,mine", ["mine"]),
    "a stated id is not taken twice": (
        "UN,2019,,North,,1,2,un-2019\nUN,2019,,North,,1,2,",
        ["un-2019", "un-2019-north"],
    ),
}


@pytest.mark.parametrize(("rows", "ids"), IDS.values(), ids=IDS)
def test_generated_ids(rows, ids):
    assert list(read((HEAD + rows).encode()).estimates["id"]) == ids


CIRCLES = [
    ({}, []),
    ({"b": ["a"]}, []),
    ({"a": ["b"], "b": ["a"]}, [["a", "b"]]),
    ({"c": ["b"], "b": ["a"], "a": ["b"]}, [["b", "a"]]),
    ({"a": ["b"], "b": ["c"], "c": ["a", "x"]}, [["a", "b", "c"]]),
    ({"a": ["a"]}, []),
    ({"v": ["w", "u"], "w": ["z", "u"], "z": ["w"], "u": ["v"]}, [["w", "z"], ["v", "u"]]),
]


@pytest.mark.parametrize(("parents", "expected"), CIRCLES)
def test_circles_are_found(parents, expected):
    assert circles(parents) == expected


def test_a_long_circle_is_named_in_short():
    rows = "".join(f"{n},S,2019,1,{(n + 1) % 9}\n" for n in range(9))
    problems = read(f"id,source,year,low,repeats\n{rows}".encode()).problems
    assert len(problems) == 9
    assert problems[0].rule == "goes round in a circle (0, 1, 2, 3, 4, …)"


def test_a_chain_of_any_length_is_no_circle():
    assert circles({str(n): [str(n + 1)] for n in range(20_000)}) == []


PERIODS = [
    ("2019", Day.of(2019, 1, 1), Day.of(2019, 7, 2), Day.of(2019, 12, 31)),
    ("2020", Day.of(2020, 1, 1), Day.of(2020, 7, 1), Day.of(2020, 12, 31)),
    ("2019-02", Day.of(2019, 2, 1), Day.of(2019, 2, 14), Day.of(2019, 2, 28)),
    ("2019-12", Day.of(2019, 12, 1), Day.of(2019, 12, 16), Day.of(2019, 12, 31)),
    ("2019-06-30", Day.of(2019, 6, 30), Day.of(2019, 6, 30), Day.of(2019, 6, 30)),
]


@pytest.mark.parametrize(("text", "first", "middle", "last"), PERIODS)
def test_a_date_is_the_period_it_names(text, first, middle, last):
    period = periods.parse(text)
    assert (period.first, period.middle, period.last) == (first, middle, last)


NO_DATES = [
    "",
    "20190630",
    "2019-6-30",
    "2019-W01-1",
    "0000",
    "2201",
    "9999-01-01",
    "2019-00",
    "2019-02-29",
    "２０１９",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_anything_else_is_no_date(text):
    with pytest.raises(ValueError, match=r"not a date|not between the years|there is no"):
        periods.parse(text)


@given(st.from_regex(PLAIN_SLUG, fullmatch=True))
def test_what_looks_like_a_plain_name_is_one(name):
    assert "-".join(words_of(name)) == name == name.lower()


@given(st.from_regex(PLAIN_ADDRESS, fullmatch=True))
def test_what_looks_like_a_plain_address_is_one(address):
    parts = urlsplit(address)
    assert parts.scheme in ("http", "https")
    assert parts.hostname
    assert not any(character.isspace() for character in address)
