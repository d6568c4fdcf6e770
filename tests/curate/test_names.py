"""What the check says of names that only spelling keeps apart, and of years far from others."""

from collections import Counter

import pytest

from lib.curate.spellings import alike
from lib.curate.years import far_years
from lib.data.read import read
from tests.conftest import table

PAIRS = {
    "capitals": ("Un Team", "capitals"),
    "a no-break blank": ("UN\u00a0Team", "blanks"),
    "no blank": ("UNTeam", "blanks"),
    "an invisible character": ("UN T\u200beam", "invisible characters"),
    "a hyphen": ("UN-Team", "blanks and dashes"),
    "an accent": ("UN Téam", "accents"),
    "quotation marks": ("“UN” Team", "quotation marks"),
    "capitals and accents": ("ÚN team", "capitals and accents"),
}


@pytest.mark.parametrize(("name", "difference"), PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("column", ["group", "source"])
def test_each_rarer_spelling_is_named_once(column, name, difference):
    rows = [f'2019,A,"{each}"' for each in (name, "UN Team", "UN Team", "UN Team", name, "UK")]
    head = "year,low,group,source" if column == "source" else "year,low,source,group"
    text = "\n".join([head, *(row.replace("A", f"{n},A") for n, row in enumerate(rows))])
    [warning] = alike(read(text.encode()))
    assert (warning.line, warning.column, warning.value) == (2, column, name)
    assert warning.rule == f'differs from "UN Team" in line 3 only in {difference}'
    assert warning.repair == "write it in one way, if both are one"


@pytest.mark.parametrize(
    "names", [("UN", "UNO"), ("हिन्दी", "हन्दी"), ("", "UN"), ("-", "’"), ("G-1", "G-2")]
)
def test_other_names_are_not_warned_of(names):
    rows = "\n".join(f"UN,2019,{n},{name}" for n, name in enumerate(names))
    assert alike(read(f"source,year,low,area\n{rows}".encode())) == []


FOUR = "write four digits"
CALENDAR = "write the year of the common era, if it is one of another calendar"
SLIP = "correct it, if it is a slip"
YEARS = {
    "two digits": ([19, *range(2015, 2021)], {19: FOUR}),
    "the last century in two digits": ([89, *range(1985, 1995)], {89: FOUR}),
    "a solar year": ([1398, *range(2015, 2021)], {1398: CALENDAR}),
    "one of each, and one beside them": ([19, 2020, 1398], {19: FOUR, 1398: CALENDAR}),
    "a digit that slipped": ([1019, *range(2015, 2021)], {1019: SLIP}),
    "a slip and two digits": ([2191, 19, *range(2014, 2021)], {2191: SLIP, 19: FOUR}),
    "two digits in half of the rows": (
        [18, 19, 2019, 2020], {18: FOUR, 19: FOUR},
    ),
    "centuries": ([70, 480, 1066, 1415, 1815, 1914, 2001], {}),
    "two wars": ([*range(1914, 1919), *range(2015, 2021)], {}),
    "one time": (list(range(1900, 2021, 5)), {}),
    "an earlier year of a long time": ([1815, *range(1900, 2021, 5)], {}),
    "one row": ([19], {}),
    "none": ([], {}),
}  # fmt: skip


@pytest.mark.parametrize(("years", "expected"), YEARS.values(), ids=YEARS)
def test_a_year_far_from_all_others_is_named(years, expected):
    rows = "".join(f"UN,{year},{low},\n" for low, year in enumerate(years, 1))
    found = far_years(table("source,year,low,high\n" + rows))
    assert {int(each.value): each.repair for each in found} == expected
    assert all(each.rule == "far from the years of all other rows" for each in found)
    assert Counter(each.line for each in found).total() == len(expected)
