"""What spreadsheets really write is read; anything else is a reason, never a traceback."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.data.days import Day
from lib.data.problems import UnreadableError
from lib.data.read import read, read_events

PLAIN = "source,year,low,high\nRosé,2019,1500,2000\nRosé,2020,,3000\n"
EXPECTED = [("Rosé", 2019, 1500, 2000), ("Rosé", 2020, None, 3000)]

ENCODINGS = {
    "UTF-8": PLAIN.encode(),
    "UTF-8 with byte order mark": PLAIN.encode("utf-8-sig"),
    "UTF-16 with byte order mark": PLAIN.encode("utf-16"),
    "UTF-16, little end first": PLAIN.encode("utf-16-le"),
    "UTF-16, big end first": PLAIN.encode("utf-16-be"),
    "Windows-1252": PLAIN.encode("cp1252"),
    "semicolons": PLAIN.replace(",", ";").encode(),
    "tabs": PLAIN.replace(",", "\t").encode(),
    "Windows line ends": PLAIN.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": PLAIN.replace("\n", "\r").encode(),
    "no newline at the end": PLAIN.rstrip().encode(),
    "blank rows at the end": (PLAIN + ",,,\n\n,,,\n").encode(),
    "blank columns at the end": PLAIN.replace("\n", ",,\n").encode(),
    "columns in another order": (
        "high,low,year,source\n2000,1500,2019,Rosé\n3000,,2020,Rosé\n".encode()
    ),
    "headings with capitals": PLAIN.replace("source,year", "Source,Year").encode(),
    "blanks around cells": PLAIN.replace(",", " , ").encode(),
    "numbers in groups of three": PLAIN.replace("1500", '"1,500"')
    .replace("3000", "3 000")
    .encode(),
    "numbers with no-break spaces": PLAIN.replace("1500", "1\u00a0500").encode(),
    "whole numbers as pandas writes them": PLAIN.replace("1500", "1500.0").encode(),
    "quoted cells": PLAIN.replace("Rosé", '"Rosé"').encode(),
}


def rows(content: bytes) -> list[tuple]:
    estimates = read(content).estimates.astype(object).where(lambda t: t.notna(), None)
    return list(estimates[["source", "year", "low", "high"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("content", ENCODINGS.values(), ids=ENCODINGS)
def test_real_spreadsheet_output_is_read(content):
    assert rows(content) == EXPECTED
    assert read(content).problems == ()


UNREADABLE = {
    b"": "the file is empty; write the column names in its first line",
    b"\n\n,,\n": "the file is empty; write the column names in its first line",
    b"low,high\n1,2\n": "its first line has no column for the source or the time (year or "
    "reference_date). There are low and high. Add or rename it, or say which it is under "
    '[columns] in views.toml: source = "its heading here"',
    b"\xff\xfe\x00\xd8a": "the file is not utf-16 text; save it as CSV in UTF-8",
    b"PK\x03\x04\x14\x00\x06\x00": "it is a damaged spreadsheet or archive; save it anew, or as "
    "CSV in UTF-8",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "it is an old spreadsheet or document, or one with a "
    "password; save it as .xlsx or CSV",
    b"%PDF-1.7\nsource,year": "it is a PDF; copy its text, and paste that",
    b"\x1f\x8b\x08\x00": "it is a compressed file; unpack it first",
    bytes(range(256)) * 20: "it holds bytes that are no text; save it as CSV in UTF-8",
    b"source,year,low\n"
    + b"1" * 1_000_001: "line 2 has more than 1,000,000 characters; put every "
    "row on a line of its own",
    b"source,year,low" + b"," * 999_000: "the first line has 999,003 columns, more than 200; keep "
    "the columns of the codebook and your own",
    b"source,year,low\n" + b"UN,2019,1\n" * 60_000: "it has more than 60,000 lines; split it",
    b"source,year,low" + b"".join(b",%d" % each for each in range(17)) + b"\nUN,2019,1" * 55_000: (
        "it has more than 1,000,000 cells; split it, or leave out columns"
    ),
    b"x" * 10_000_001: "the file is larger than 10 MB; split it, or leave out what is not needed",
}


@pytest.mark.parametrize(
    ("content", "reason"), UNREADABLE.items(), ids=[str(name[:12]) for name in UNREADABLE]
)
def test_an_unreadable_file_says_why(content, reason):
    with pytest.raises(UnreadableError) as raised:
        read(content)
    assert str(raised.value) == reason


PROBLEMS = {
    "a byte of another encoding in one cell": (
        "source,year,low\nRosé,2019,1\n".encode() + b"Caf\xe9,2019,2\n",
        ["line 3, source: holds a character that cannot be read; "
         "type the cell again and save the file as UTF-8"],
        1,
    ),
    "text right after a quoted cell": (
        b'source,year,low\n"UN" Team,2019,1\nUN,2019,2\n',
        ["line 2: has text right after a closing quotation mark; "
         "write quotation marks inside a cell twice"],
        1,
    ),
    "an endless cell": (
        b"source,year,low\n" + b"x" * 200_000 + b",2019,1\nUN,2019,2\n",
        ["line 2: holds a cell of more than 131,072 characters, or an open quotation mark; "
         "shorten the cell, or close the quotation mark"],
        1,
    ),
    "stray quotation marks that would swallow a row": (
        b'source,year,low,note\nA,2019,5,"5 men\nB,2019,6,x\nC,2019,7,"\nD,2019,8,\n',
        ["line 2: opens a quotation mark that takes in the lines after it; "
         "close it, or write it twice if it belongs to the text",
         "line 4: opens a quotation mark that is never closed; "
         "close it, or write it twice if it belongs to the text"],
        2,
    ),
    "a note with as many commas as the table": (
        b'source,year,low,note\nA,2019,5,"one\ntwo, three, four, five"\nD,2019,8,\n', [], 2,
    ),
    "a column without a name": (
        b"source,,year,low\nA,12,2019,5\nB,13,2019,6\n",
        ["line 1: a column without a name holds values, which are not read; "
         "give it a name of its own"],
        2,
    ),
    "a byte order mark beside a byte of another encoding": (
        b"\xef\xbb\xbf" + "source,year,low\nRos\u00e9,2019,1\n".encode() + b"Caf\xe9,2019,2\n",
        ["line 3, source: holds a character that cannot be read; "
         "type the cell again and save the file as UTF-8"],
        1,
    ),
    "a column that stands twice": (
        b"source,year,low,low\nUN,2019,1,2\n",
        ["line 1, low: stands twice in the first line; rename one of the two"],
        1,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "messages", "sound"), PROBLEMS.values(), ids=PROBLEMS)
def test_damage_costs_only_the_damaged_row(content, messages, sound):
    reading = read(content)
    assert [str(problem) for problem in reading.problems] == messages
    assert len(reading.estimates) == sound


def test_lines_are_counted_as_an_editor_counts_them():
    content = b'source,year,low,note\nUN,2019,1,"two\nlines"\n\nUN,2019,x,\n'
    assert [problem.line for problem in read(content).problems] == [5]
    assert list(read(content).estimates["line"]) == [2]


def test_unknown_columns_are_kept_for_the_way_out():
    reading = read(b"Page no,source,year,low\n12,UN,2019,1 000\n")
    assert reading.cells.to_dict("list") == {
        "id": ["un-2019"], "Page no": ["12"], "source": ["UN"], "year": ["2019"], "low": ["1000"],
    }  # fmt: skip


def test_a_column_of_ones_own_may_be_named_as_what_follows_from_a_row():
    reading = read(b"source,year,low,line,bound\nUN,2019,1,front,\nUN,2020,2,rear,x\n")
    assert list(reading.cells["line"]) == ["front", "rear"]
    assert list(reading.cells["bound"]) == ["", "x"]
    assert list(reading.estimates["line"]) == [2, 3]


def test_what_follows_from_a_row_is_added():
    content = (
        b"source,year,reference_date,low,high,publication_date\n"
        b"A,2019,,1,2,\nB,2019,2019-06,5,5,2019-07\nC,2019,2019-06-30,,7,2020-01-31\n"
        b"D,2019,,8,,2021\n"
    )
    found = read(content).estimates
    assert list(found["bound"]) == ["range", "single", "at most", "at least"]
    for column, days in {
        "first_day": ["2019-01-01", "2019-06-01", "2019-06-30", "2019-01-01"],
        "middle_day": ["2019-07-02", "2019-06-15", "2019-06-30", "2019-07-02"],
        "last_day": ["2019-12-31", "2019-06-30", "2019-06-30", "2019-12-31"],
        "published_last": ["", "2019-07-31", "2020-01-31", "2021-12-31"],
    }.items():
        assert ["" if day != day else Day(day).isoformat() for day in found[column]] == days


TIMES = {
    # described, published → forecast, looking back
    "in the year that it describes": ("2019", "2019", False, False),
    "in the middle of what it describes": ("2019", "2019-02", False, False),
    "a day before": ("2019-06", "2019-05-31", True, False),
    "some day of the year before": ("2019-01-01", "2018", True, False),
    "some day of a year that begins before": ("2019-06-30", "2019", False, False),
    "180 days after its day": ("2019-06-30", "2019-12-27", False, False),
    "181 days after its day": ("2019-06-30", "2019-12-28", False, True),
    "180 days after the end of its year": ("2019", "2020-06-28", False, False),
    "181 days after the end of its year": ("2019", "2020-06-29", False, True),
    "some day of the next year": ("2019", "2020", False, False),
    "some day of the year after next": ("2019", "2021", False, True),
    "nobody knows when": ("2019", "", False, False),
}


@pytest.mark.parametrize(
    ("described", "published", "forecast", "looking_back"), TIMES.values(), ids=TIMES
)
def test_what_was_said_before_or_long_after_its_time_is_told_apart(
    described, published, forecast, looking_back
):
    exact = described if "-" in described else ""
    line = f"UN,{described[:4]},{exact},5,{published}\n"
    content = "source,year,reference_date,low,publication_date\n" + line
    [row] = read(content.encode()).estimates[["forecast", "looking_back"]].values.tolist()
    assert row == [forecast, looking_back]


def expect_a_reading_or_a_reason(content: bytes) -> None:
    try:
        reading = read(content)
    except UnreadableError as error:
        assert str(error)
        return
    assert reading.estimates.dtypes.equals(read(PLAIN.encode()).estimates.dtypes)
    assert list(reading.estimates.index) == list(reading.cells.index)
    assert reading.estimates["id"].is_unique
    ends = reading.estimates[["low", "high"]].dropna()
    assert (ends["low"] <= ends["high"]).all()
    assert all(problem.rule and problem.repair for problem in reading.problems)


@given(st.binary(max_size=400))
@example(b"source,year,low\nUN,2019,\x00\n")
@example(b'"source,year,low')
def test_any_bytes_give_a_table_or_a_reason(content):
    expect_a_reading_or_a_reason(content)


CELL = st.one_of(
    st.sampled_from(["", "UN", "2019", "1500", "1,500", "-1", "2019-06", "nan", "inf", "1_000",
                     "１２", "=1+1", '"', "\n", "un-2019", "un-2019-2"]),
    st.text(max_size=12),
)  # fmt: skip


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL, CELL, CELL), max_size=6))
def test_any_cells_give_a_table_with_the_declared_columns(cells):
    quoted = "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in cells
    )
    content = "id,source,year,low,high,repeats\n" + quoted
    expect_a_reading_or_a_reason(content.encode("utf-8", "surrogatepass"))


@given(st.data())
def test_one_changed_byte_of_a_sound_file_is_survived(draw):
    content = bytearray(PLAIN.encode())
    at = draw.draw(st.integers(0, len(content) - 1))
    content[at] = draw.draw(st.integers(0, 255))
    expect_a_reading_or_a_reason(bytes(content))


def test_events_need_a_date_and_a_label():
    with pytest.raises(UnreadableError, match="has no column date; write the column names"):
        read_events(b"label,note\n")
