"""Numbers, dates and sentences, written out by hand."""

from decimal import Decimal

import pytest

from lib import words
from lib.analysis.select import view
from lib.analysis.told import Told
from lib.data.dataset import Dataset
from lib.figures.hover import hover
from lib.selection import DEFAULTS, Selection
from lib.words.lead import lead
from lib.words.statements import one_line
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


def test_a_value_may_stand_alone_and_nothing_is_written_as_nothing():
    assert words.bounds(None, None, Decimal("2.40")) == "2.40"
    assert words.bounds(None, None) == ""


DATES = [
    ("", ""), ("2019", "2019"), ("0079", "79 CE"), ("2019-06", "Jun 2019"),
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


# Letters that run from right to left are kept apart from what stands beside them.
ISOLATED = [
    ("UN", "UN"),
    ("Россия", "Россия"),
    ("طالبان", "\u2068طالبان\u2069"),
    ("Taliban (طالبان)", "\u2068Taliban (طالبان)\u2069"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "apart"), ISOLATED)
def test_what_runs_from_right_to_left_turns_nothing_round(text, apart):
    assert words.isolated(text) == apart


def test_ranges_keep_their_order_beside_persian_names():
    rows = table("source,counted,group,area,year,low,high\nسازمان,نفر,گروه,کابل,2019,3000,9000")
    [line] = one_line(rows)
    assert line == "2019 · \u2068سازمان\u2069 · 3,000–9,000 \u2068نفر\u2069"
    assert hover(rows)[0].startswith("<b>3,000–9,000 \u2068نفر\u2069</b><br>\u2068گروه\u2069 in ")
    told = Told(rows, Dataset(), view(rows, DEFAULTS))
    assert lead(told).text == (
        "\u2068گروه\u2069 in \u2068کابل\u2069. The newest number, as of Dec 2019: "
        "\u2068سازمان\u2069 3,000–9,000 \u2068نفر\u2069 (2019)."
    )
