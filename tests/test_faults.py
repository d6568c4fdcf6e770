"""One file with many different faults: each is named once, and no sound row is lost."""

from pathlib import Path

from lib.data.read import read

FAULTS = Path(__file__).parent / "data" / "faults.csv"

EXPECTED = [
    "line 4, source: is blank; write who made the estimate",
    "line 5, year: is blank, and there is no reference date; "
    "write the year that the number describes, like 2019",
    "line 6, high: neither low nor high is given; "
    "write at least one of the two numbers, or a value",
    'line 7, low "3l500": not a number; write digits only, like 3500 or 2.4',
    'line 10, low "1,50": not a number; write 1.50 if the comma marks decimals',
    'line 11, high "9999999999999999": has too many digits; write at most 15 digits',
    'line 12, high "2500": lower than low (4000); '
    "swap the two numbers, or blank the one that is not stated",
    'line 13, year "20l5": not a year; write four digits, like 2019',
    'line 14, year "20155": not between -100,000 and 2200; write four digits, like 2019',
    'line 15, reference_date "2015-13": there is no month 13; '
    "write year-month or year-month-day, like 2019-06 or 2019-06-30",
    'line 16, reference_date "2015-02-30": there is no such day; '
    "write year-month or year-month-day, like 2019-06 or 2019-06-30",
    'line 17, reference_date "06/2015": not a date; '
    "write year-month or year-month-day, like 2019-06 or 2019-06-30",
    'line 18, reference_date "2016-03": not in the year 2015; '
    "correct the year or the reference date",
    'line 20, publication_date "spring 2015": not a date; '
    "write year-month or year-month-day, like 2019-06 or 2019-06-30",
    'line 22, id "Upper_Case": not a plain name; '
    "write lower-case letters, digits and single hyphens, or leave it blank",
    'line 23, id "sound-one": also the id of line 2; write another id, or leave it blank',
    'line 24, repeats "no-such-row": no row has the id "no-such-row"; '
    "write the id of the row that this one retells",
    'line 25, repeats "repeats-itself": names its own row; '
    "write the id of the row that this one retells",
    'line 26, repeats "circle-b": goes round in a circle (circle-a, circle-b); '
    "blank it in the row that came first",
    'line 27, repeats "circle-a": goes round in a circle (circle-b, circle-a); '
    "blank it in the row that came first",
    'line 28, url "javascript:alert(1)": not a web address; '
    "write one that starts with https:// or http://",
    "line 29: has 16 cells where the first line has 15; "
    "put a cell that holds a separator in quotation marks",
    'line 30, low "many": not a number; write digits only, like 3500 or 2.4',
    'line 30, year "0": there is no year 0; write -1 for 1 BCE, or 1',
    "line 32: opens a quotation mark that is never closed; "
    "close it, or write it twice if it belongs to the text",
]

SOUND = [
    "sound-one", "minus", "fraction", "sound-two", "too-early", "sound-three", "sound-four",
]  # fmt: skip


def test_every_fault_is_named_with_line_column_value_rule_and_repair():
    assert [str(problem) for problem in read(FAULTS.read_bytes()).problems] == EXPECTED


def test_no_sound_row_is_lost_beside_them():
    assert list(read(FAULTS.read_bytes()).estimates["id"]) == SOUND


def test_a_row_may_repeat_one_that_is_left_out_for_its_own_fault():
    estimates = read(FAULTS.read_bytes()).estimates.set_index("id")
    assert estimates.loc["sound-three", "repeats"] == "swapped"


def test_what_was_said_before_its_time_is_a_forecast_and_no_fault():
    estimates = read(FAULTS.read_bytes()).estimates.set_index("id")
    assert list(estimates.index[estimates["forecast"]]) == ["too-early"]
