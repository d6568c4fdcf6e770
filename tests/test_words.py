"""Numbers, dates and sentences, written out by hand."""

import pytest

from lib import words
from lib.analysis.select import view
from lib.query import DEFAULTS, Selection
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


HEAD = "id,group,area,counted,low,high,year,reference_date,source,repeats\n"
ONE = "a,G,North,fighters,100,200,2019,2019-06,UN,"
LEADS = {
    "nothing": ("", "No estimate matches this selection."),
    "one": (
        ONE,
        "G in North: 1 estimate by 1 source, 2019. "
        "The newest describes Jun 2019: 100–200 fighters (UN).",
    ),
    "one told again": (
        ONE + "\nb,G,North,fighters,100,200,2020,,Press,a",
        "G in North: 1 estimate by 1 source, 2019–2020, and 1 repeat. "
        "The newest describes Jun 2019: 100–200 fighters (UN).",
    ),
    "two of one day": (
        ONE + "\nb,G,South,members,,50,2019,2019-06,Ministry,",
        "G in 2 areas: 2 estimates by 2 sources, 2019. "
        "The newest describe Jun 2019: 100–200 fighters (UN); at most 50 members (Ministry).",
    ),
    "two groups": (
        ONE + "\nb,H,North,fighters,5,,2021,,UN,",
        "2 groups in North: 2 estimates by 1 source, 2019–2021. "
        "The newest describes 2021: H, at least 5 fighters (UN).",
    ),
    "only a repeat": (
        "b,G,North,fighters,100,200,2020,,Press,gone\ngone,G,South,fighters,1,1,2020,,UN,",
        "G in North: 1 repeat of estimates outside this view, 2020.",
    ),
}


@pytest.mark.parametrize(("rows", "sentence"), LEADS.values(), ids=LEADS)
def test_the_lead_says_what_the_view_shows(rows, sentence):
    found = table(HEAD + rows)
    selection = Selection(area=("North",)) if "gone" in rows else DEFAULTS
    assert words.lead(view(found, selection)) == sentence


def test_a_file_with_the_required_columns_alone_has_a_lead():
    found = view(table("source,year,low,high\nUN,2019,1,2"), DEFAULTS)
    assert words.lead(found) == (
        "1 estimate by 1 source, 2019. The newest describes 2019: 1–2 (UN)."
    )


UNITS = [
    ("fighters", "fighters"),
    ("fighters\nmembers\nfighters", "fighters or members"),
    ("a\na\na\nb\nb\nc\nd", "4 kinds of count"),
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
