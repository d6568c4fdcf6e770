"""Dates of a file that a spreadsheet has rewritten: read where they leave no doubt."""

import pytest

from lib.data.read import read

HEAD = "source,year,low,high,reference_date,publication_date\n"
CERTAIN = {
    # reference date, publication date, beside 2019 → as they are read
    "the month of Excel": ("Jun-19", "Jul-19", "2019-06", "2019-07"),
    "in German": ("Mrz 19", "Mai 19", "2019-03", "2019-05"),
    "with the year in full": ("Okt 2019", "Sept. 2020", "2019-10", "2020-09"),
    "in words": ("30. Juni 2019", "July 1, 2019", "2019-06-30", "2019-07-01"),
    "day, month and two digits": ("30-Jun-19", "1-Jul-2019", "2019-06-30", "2019-07-01"),
    "a timestamp": (
        "2019-06-30 00:00:00", "2019-07-01T12:30:00.5Z", "2019-06-30", "2019-07-01",
    ),
    "a year of pandas": ("2019.0", "2020.0", "2019", "2020"),
    "a day above twelve": ("30.06.2019", "7/13/2019", "2019-06-30", "2019-07-13"),
    "a day that is its month": ("5.5.2019", "6/6/2019 0:00", "2019-05-05", "2019-06-06"),
    "year first": ("2019/6/30", "2019.07.01", "2019-06-30", "2019-07-01"),
    "other hyphens and blanks": ("2019\u201106", "1.\u00a0Juli 2019", "2019-06", "2019-07-01"),
    "nothing to do": ("2019-06", "2019", "2019-06", "2019"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("reference", "published", "first", "second"), CERTAIN.values(), ids=CERTAIN
)
def test_a_date_that_leaves_no_doubt_is_read(reference, published, first, second):
    reading = read(f'{HEAD}UN,2019,1,2,"{reference}","{published}"'.encode())
    assert reading.problems == ()
    for table, expected in (
        (reading.estimates, [first, second]),
        (reading.cells, [reference, published]),
    ):
        assert list(table.iloc[0][["reference_date", "publication_date"]]) == expected


REFUSED = {
    "a year that is not beside it": ("Jan-20", "write 2020-01, if that is meant"),
    "a century ago": ("Dec-99", "write 1999-12, if that is meant"),
    "day or month": ("6/7/2019", "write 2019-07-06 or 2019-06-07, whichever is meant"),
    "no such day": (
        "31.04.2019", "write year-month or year-month-day, like 2019-06 or 2019-06-30",
    ),
    "a range of years": (
        "2018/19", "write year-month or year-month-day, like 2019-06 or 2019-06-30",
    ),
    "no month": ("Foo-19", "write year-month or year-month-day, like 2019-06 or 2019-06-30"),
}  # fmt: skip


@pytest.mark.parametrize(("cell", "repair"), REFUSED.values(), ids=REFUSED)
def test_a_doubtful_date_is_refused_with_what_to_write(cell, repair):
    [problem] = read(f"{HEAD}UN,2019,1,2,,{cell}".encode()).problems
    assert str(problem) == f'line 2, publication_date "{cell}": not a date; {repair}'


ORDERS = {
    # cells of one column → the dates of those that are read
    "day first": (["30/06/2019", "06/07/2019"], ["2019-06-30", "2019-07-06"]),
    "month first": (["6/30/2019", "6/7/2019"], ["2019-06-30", "2019-06-07"]),
    "both, so neither": (["30/6/2019", "6/30/2019", "6/7/2019"], ["2019-06-30", "2019-06-30"]),
    "another sign proves nothing": (["30.06.2019", "6/7/2019"], ["2019-06-30"]),
    "no day proves it": (["45/06/2019", "6/7/2019"], []),
    "two digits beside their year": (["30.06.19", "06.07.19"], ["2019-06-30", "2019-07-06"]),
    "two digits of another year prove nothing": (["30.06.18", "6.7.2019"], []),
}


@pytest.mark.parametrize(("cells", "dates"), ORDERS.values(), ids=ORDERS)
def test_a_day_above_twelve_proves_the_order_of_its_column(cells, dates):
    reading = read((HEAD + "".join(f"UN,2019,1,2,{cell},\n" for cell in cells)).encode())
    assert list(reading.estimates["reference_date"]) == dates
    assert len(reading.problems) == len(cells) - len(dates)


def test_the_order_of_one_column_says_nothing_of_another():
    [problem] = read(f"{HEAD}UN,2019,1,2,30/06/2019,06/07/2019".encode()).problems
    assert problem.repair == "write 2019-07-06 or 2019-06-07, whichever is meant"


def test_the_cause_is_told_once_with_the_way_out():
    text = f"{HEAD}UN,2019,1,2,Jun-19,6/30/2019\nUK,2019,1,2,7/2/2019,7/9/2019\n"
    [notice] = read(text.encode()).notices
    assert str(notice) == (
        "the file: a spreadsheet has rewritten the dates (2 in reference_date and 2 in "
        'publication_date, such as "Jun-19"; 3 of 4 could be read); import the columns as text, '
        "and write dates like 2019-06 or 2019-06-30"
    )
