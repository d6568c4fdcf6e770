"""Days and years, before year 1 too; which date an estimate stands at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import words
from lib.data import periods
from lib.data.days import Day
from lib.data.read import read


@given(st.dates())
def test_a_day_is_numbered_as_datetime_numbers_it(day):
    own = Day.of(day.year, day.month, day.day)
    assert own == day.toordinal()
    assert (own.year, own.month, own.day) == (day.year, day.month, day.day)
    assert own.isoformat() == day.isoformat()


@given(st.integers(Day.of(-100_000), Day.of(2200, 12, 31)))
def test_every_day_has_one_date_and_is_followed_by_the_next(number):
    day = Day(number)
    assert Day.of(day.year, day.month, day.day) == number
    assert periods.parse(day.isoformat()).first == number
    after = day + 1
    assert (after.year, after.month, after.day) > (day.year, day.month, day.day)


def test_the_last_day_before_year_1_is_a_day():
    assert Day.of(-1, 12, 31) == 0
    assert Day.of(-1, 12, 31)


def test_the_year_before_1_is_minus_1():
    assert (Day.of(-1, 12, 31) + 1).isoformat() == "0001-01-01"
    assert periods.months_later(Day.of(-1, 12, 31), 2).isoformat() == "0001-02-28"
    assert Day(date(1, 1, 1).toordinal()).months == 0


WRITTEN = {
    "2019": "2019", "2019-06": "Jun 2019", "2019-06-30": "30 Jun 2019", "-480": "480 BCE",
    "-331-10-01": "1 Oct 331 BCE", "-10000": "10,000 BCE", "0058": "58 CE", "0500": "500",
}  # fmt: skip


@pytest.mark.parametrize(("text", "written"), WRITTEN.items(), ids=WRITTEN)
def test_a_date_is_written_as_exactly_as_it_is_known(text, written):
    assert words.partial_date(text) == written


TIMES = {
    # year, reference date → the period, as a date
    "a year": ("2019", "", "2019"),
    "a date": ("2019", "2019-06", "2019-06"),
    "a date alone": ("", "2019-06-30", "2019-06-30"),
    "a timestamp": ("", "2019-06-30T00:00:00", "2019-06-30"),
    "before year 1": ("-480", "", "-480"),
    "as pandas writes it": ("-480.0", "", "-480"),
    "long ago": ("-100000", "", "-100000"),
    "of few digits": ("500", "", "0500"),
}


@pytest.mark.parametrize(("year", "exact", "when"), TIMES.values(), ids=TIMES)
def test_year_and_reference_date_give_each_other(year, exact, when):
    reading = read(f"source,year,reference_date,low\nA,{year},{exact},1".encode())
    assert (reading.problems, list(reading.estimates["when"])) == ((), [when])
    assert periods.parse(when).first.year == reading.estimates["year"][0]


NONE = {
    # year → rule and repair
    "0": "there is no year 0; write -1 for 1 BCE, or 1",
    "2201": "not between -100,000 and 2200; write four digits, like 2019",
    "-100001": "not between -100,000 and 2200; write four digits, like 2019",
    "480 BCE": "not a year; write -480",
    "10,000 BC": "not a year; write -10000",
    "20l9": "not a year; write four digits, like 2019",
    "": "is blank, and there is no reference date; write the year that the number describes, "
    "like 2019",
}


@pytest.mark.parametrize(("cell", "said"), NONE.items(), ids=NONE)
def test_what_is_no_year_is_refused_with_what_to_write(cell, said):
    [problem] = read(f'source,year,low\nA,"{cell}",1'.encode()).problems
    assert str(problem) == f'line 2, year "{cell}": {said}'.replace(' ""', "")


def test_a_file_without_a_column_for_the_year_is_read_by_its_dates():
    found = read(b"pollster,enddate,value\nA,2016-06-23,0.52\nB,2016-06-22,0.55").problems
    assert found == ()
