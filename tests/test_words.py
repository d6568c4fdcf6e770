"""Numbers, dates and sentences, written out by hand."""

import pytest

from lib import words
from lib.query import Selection
from tests.conftest import table

BOUNDS = [
    (2500, 4000, "2,500–4,000"),
    (1750, 1750, "1,750"),
    (10000, None, "at least 10,000"),
    (None, 7000, "at most 7,000"),
    (None, 0, "at most 0"),
    (0, 0, "0"),
    (1_000_000, 2_000_000, "1,000,000–2,000,000"),
]


@pytest.mark.parametrize(("low", "high", "written"), BOUNDS)
def test_bounds_read_the_same_everywhere(low, high, written):
    assert words.bounds(low, high) == written


DATES = [
    ("", ""), ("2019", "2019"), ("0079", "79"), ("2019-06", "Jun 2019"),
    ("2019-06-30", "30 Jun 2019"), ("2021-08-05", "5 Aug 2021"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "written"), DATES)
def test_dates_are_only_as_exact_as_they_are_known(text, written):
    assert words.partial_date(text) == written


UNITS = [
    ("fighters", "fighters"),
    ("fighters\nmembers\nfighters", "fighters or members"),
    ("a\na\na\nb\nb\nc\nd", "4 kinds of number"),
    ("", ""),
]


@pytest.mark.parametrize(("kinds", "unit"), UNITS)
def test_the_unit_is_what_the_rows_count(kinds, unit):
    rows = "\n".join(f"{kind},UN,2019,1" for kind in kinds.split("\n"))
    assert words.unit(table("counted,source,year,low\n" + rows)) == unit


def test_filters_are_said_in_the_readers_words():
    selection = Selection(group=("ISIS-K",), area=("North", ""), from_="2020-06", axis="log")
    assert words.filters(selection) == [
        ("Group", "ISIS-K"), ("Area", "North or not stated"), ("From", "2020-06"),
    ]  # fmt: skip


def test_labels_that_streamlit_reads_as_markdown_are_escaped():
    assert words.plain("*a* [b](c) <d> :red[e] $f$") == (
        r"\*a\* \[b\]\(c\) \<d\> \:red\[e\] \$f\$"
    )
