"""Numbers as sources write them: exact, with their own decimals, alone or with an error."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import words
from lib.data.numbers import Year
from lib.data.read import read
from lib.share.rows import csv

HEAD = "source,year,counted,low,high,value,error"

READ = {
    # cell → as it is written for a reader
    "2500": "2,500", "2.20": "2.20", ".855": "0.855", "1,500": "1,500", "1 500": "1,500",
    "1\u202f500.5": "1,500.5", "1.3E+6": "1,300,000", "1.3e-5": "0.000013", "-0.4": "−0.4",
    "−0.4": "−0.4", "+3": "3", "100000000000000": "100,000,000,000,000", "12.3456": "12.3456",
}  # fmt: skip


@pytest.mark.parametrize(("cell", "written"), READ.items(), ids=READ)
def test_a_number_keeps_its_own_decimals(cell, written):
    reading = read(f'{HEAD}\nA,2019,x,,,"{cell}",\nB,2019,x,,,0.55,'.encode())
    assert reading.problems == ()
    assert words.stated(reading.estimates)[0] == written


REFUSED = {
    # cell → rule and repair
    "2.4 - 2.5": "not a number; write the two numbers under low and high (2.4 and 2.5)",
    "73.7 ± 1.45": "not a number; write the two numbers under value and error (73.7 and 1.45)",
    "1,5": "not a number; write 1.5 if the comma marks decimals",
    "1.234,5": "not a number; write 1234.5 if the comma marks decimals",
    "many": "not a number; write digits only, like 3500 or 2.4",
    "1e": "not a number; write digits only, like 3500 or 2.4",
    "0.12345678901234567": "has too many digits; write at most 15 digits",
    "1e300": "too large or too small to be drawn; choose another unit",
    "1.200.000": "not a number; write 1200000",
    "1'200'000": "not a number; write 1200000, if that is meant",
    "51.5%": "not a number; write 51.5, if that is meant",
    "１５００": "not a number; write 1500, if that is meant",
    "0,125": "not a number; write 0.125 if the comma marks decimals",
    "1 234,567": "not a number; write 1234.567 if the comma marks decimals",
    "1,234 567": "not a number; write digits only, like 3500 or 2.4",
    "1,5–2,5": "not a number; write the two numbers under low and high (1.5 and 2.5)",
    "12.5 +/- 0.5": "not a number; write the two numbers under value and error (12.5 and 0.5)",
    "-99": "looks like a code for not stated; leave it blank",
}


@pytest.mark.parametrize(("cell", "said"), REFUSED.items(), ids=REFUSED)
def test_what_is_no_number_is_refused_with_what_to_write(cell, said):
    [problem] = read(f'{HEAD}\nA,2019,x,,,"{cell}",'.encode()).problems
    assert str(problem) == f'line 2, value "{cell}": {said}'


SEPARATORS = {
    # cells → the lines that are refused, and why the first is
    "points that group": (
        ("1.200.000", "1.500", "950.5"), [2, 3],
        "not a number; write 1200000",
    ),
    "decimal commas": (
        ("1,375", "1,5", "2,25", "7"), [2, 3, 4],
        "may be 1375 or 1.375: in “1,5” a comma marks decimals; write all numbers without such "
        "marks",
    ),
    "one slip alone": (
        ("1,375", "1,5"), [3], "not a number; write 1.5 if the comma marks decimals",
    ),
    "commas that group": (("1,375", "1,200,000"), [], ""),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "lines", "said"), SEPARATORS.values(), ids=SEPARATORS)
def test_what_a_separator_means_is_not_guessed_where_others_prove_a_custom(cells, lines, said):
    rows = "".join(f'\nA,2019,x,,,"{cell}",' for cell in cells)
    found = read(f"{HEAD}{rows}".encode()).problems
    assert [problem.line for problem in found] == lines
    assert not lines or f"{found[0].rule}; {found[0].repair}" == said


def test_a_code_in_the_error_is_a_code_and_no_error_below_zero():
    [problem] = read(f"{HEAD}\nA,2019,x,5,9,6,-99".encode()).problems
    assert str(problem) == 'line 2, error "-99": looks like a code for not stated; leave it blank'


def test_a_code_for_not_stated_is_a_number_beside_others_below_zero():
    rows = "A,2019,x,,,-9,\nB,2019,x,,,-4,\nC,2019,y,,,-9,"
    reading = read(f"{HEAD}\n{rows}".encode())
    assert [problem.line for problem in reading.problems] == [4]


STATED = {
    # low, high, value, error → low and high, bound kind, as written
    "a value alone": (",,5,", ("5", "5"), "single", "5"),
    "a value between bounds": ("1.96,2.55,2.24,", ("1.96", "2.55"), "range", "2.24 (1.96–2.55)"),
    "a value above a lower bound": ("4,,5,", ("4", None), "at least", "5 (at least 4)"),
    "a value with an error": (",,73.7,1.45", ("72.25", "75.15"), "range", "73.7 ± 1.45"),
    "an error that agrees": ("72.25,75.15,73.7,1.45", ("72.25", "75.15"), "range", "73.7 ± 1.45"),
    "below zero": ("-0.5,-0.25,,", ("-0.5", "-0.25"), "range", "−0.5 to −0.25"),
    "over zero": ("-1,2,,", ("-1", "2"), "range", "−1 to 2"),
    "an error beside one bound": ("3,,5,2", ("3", "7"), "range", "5 ± 2"),
    "an error of nothing": (",,5,0", ("5", "5"), "single", "5 ± 0"),
}


@pytest.mark.parametrize(("cells", "ends", "kind", "said"), STATED.values(), ids=STATED)
def test_what_is_stated(cells, ends, kind, said):
    reading = read(f"{HEAD}\nA,2019,x,{cells}".encode())
    [row] = reading.estimates.to_dict("records")
    assert reading.problems == ()
    assert (row["low"], row["high"]) == tuple(each and Decimal(each) for each in ends)
    assert row["bound"] == kind
    assert words.stated(reading.estimates) == [said]


CONTRADICTIONS = {
    # low, high, value, error → where, rule and repair
    "nothing stated": (
        ",,,", "line 2, high: neither low nor high is given; write at least one of the two "
        "numbers, or a value",
    ),
    "a value outside": (
        "1,2,3,", 'line 2, value "3": higher than high (2); correct one of the '
        "numbers, or blank the value",
    ),
    "an error without value": (
        "1,2,,1", 'line 2, error "1": has no value beside it; write the value that it belongs to',
    ),
    "an error below zero": (
        ",,5,-1", 'line 2, error "-1": an error is never below zero; write it without a sign',
    ),
    "other bounds": (
        "1,9,5,1", 'line 2, error "1": low and high are not value minus and plus error; blank low '
        "and high, or write 4 and 6",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "said"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_what_contradicts_itself_is_refused(cells, said):
    [problem] = read(f"{HEAD}\nA,2019,x,{cells}".encode()).problems
    assert str(problem) == said


def test_rows_without_id_are_told_apart_by_what_they_state():
    rows = "A,2019,x,,,2.5,\nA,2019,x,,,3,0.5\nA,2019,x,2,,,"
    assert list(read(f"{HEAD}\n{rows}".encode()).estimates["id"]) == [
        "a-2019-x-2-5-2-5", "a-2019-x-2-5-3-5", "a-2019-x-at-least-2",
    ]  # fmt: skip


def test_a_decimal_that_a_program_has_added_is_none():
    rows = "A,2019,people,1500.0,2500.0,,\nB,2019,percent,0.0,1.5,,"
    assert words.stated(read(f"{HEAD}\n{rows}".encode()).estimates) == ["1,500–2,500", "0.0–1.5"]


NO_YEARS = {"2025.5": "a year is a whole number; write the whole year",
            "0": "there is no year 0; write -1 for 1 BCE, or 1"}  # fmt: skip


@pytest.mark.parametrize(("cell", "said"), NO_YEARS.items())
def test_a_number_that_is_a_year_is_one(cell, said):
    [problem] = read(f"{HEAD}\nA,2019,Year of it,,,{cell},".encode()).problems
    assert f"{problem.rule}; {problem.repair}" == said


def test_the_error_of_a_year_counts_years():
    found = read(f"{HEAD}\nA,2019,year of it,,,2031,5".encode()).estimates
    assert words.stated(found) == ["2031 ± 5"]
    assert [words.number(end) for end in found.loc[0, ["low", "high"]]] == ["2026", "2036"]


YEARS = {
    # kind, cell → as written
    "its name begins with year": ("year of AGI", "2250", "2250"),
    "listed": ("Date", "2250", "2250"),
    "before year 1": ("Year", "-480", "480 BCE"),
    "years are no year": ("years lost", "2250", "2,250"),
}


@pytest.mark.parametrize(("kind", "cell", "written"), YEARS.values(), ids=YEARS)
def test_a_number_that_is_a_year_has_no_separators(kind, cell, written):
    found = read(f"{HEAD}\nA,2019,{kind},,,{cell},".encode(), years=("date",)).estimates
    assert words.stated(found) == [written]
    assert isinstance(found["low"][0], Year) == (written != "2,250")


FORMS = r"[+-]?([0-9]{1,6}\.[0-9]{0,6}|\.[0-9]{1,6}|[0-9]{1,12}|[0-9]{1,6}e-?[0-3])"
decimal_text = st.one_of(
    st.decimals(-(10**9), 10**9, allow_nan=False, places=5).map(str),
    st.from_regex(FORMS, fullmatch=True),
)  # fmt: skip


@given(st.lists(decimal_text, min_size=1, max_size=8))
def test_the_text_of_any_number_that_is_read_leaves_as_it_came(texts):
    content = "id,source,year,value\n" + "".join(f"r{n},A,2019,{t}\n" for n, t in enumerate(texts))
    reading = read(content.encode())
    left_out = {problem.line for problem in reading.problems}
    kept = [line for n, line in enumerate(content.splitlines(), 1) if n not in left_out]
    assert csv(reading.cells).decode().splitlines() == kept
    exact = {Decimal(text) for text in texts} - {-9, -99, -999}
    assert {*reading.estimates["value"]} >= exact or left_out


@pytest.mark.parametrize(("number", "written"), {
    "1000000": "1 million", "1500000": "1.5 million", "-2000000": "−2 million",
    "999999": "999,999", "8E+9": "8 billion", "2.5E+12": "2.5 trillion", "0.50": "0.50",
}.items())  # fmt: skip
def test_numbers_on_an_axis_are_brief(number, written):
    assert words.brief(Decimal(number)) == written
