"""Editing a CSV: exactly what was asked for changes, byte for byte."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.curate.edit import NotEditedError, edited
from lib.curate.save import save
from lib.data.delimited import table
from lib.data.problems import UnreadableError
from lib.data.row import Estimate
from tests.conftest import PROJECT

CASES = {
    "a plain cell": (
        b"source,year,low\nUN,2019,5\nUS,2020,6\n", {(3, "low"): "7"},
        b"source,year,low\nUN,2019,5\nUS,2020,7\n",
    ),
    "a quoted cell stays quoted, others keep their marks": (
        b'source,year,low,own\n"UN",2019,"5","a ""b"""\n', {(2, "source"): 'the "UN"'},
        b'source,year,low,own\n"the ""UN""",2019,"5","a ""b"""\n',
    ),
    "marks only where they are needed": (
        b"source,year,low\nUN,2019,5\n", {(2, "source"): "UN, New York"},
        b'source,year,low\n"UN, New York",2019,5\n',
    ),
    "line ends and the missing last one": (
        b"source;year;low\r\nUN;2019;5\r\nUS;2020;6", {(2, "low"): "4"},
        b"source;year;low\r\nUN;2019;4\r\nUS;2020;6",
    ),
    "a cell over two lines before it": (
        b'source,year,low,note\nUN,2019,5,"one\ntwo"\nUS,2020,6,x\n', {(4, "note"): "y"},
        b'source,year,low,note\nUN,2019,5,"one\ntwo"\nUS,2020,6,y\n',
    ),
    "a line that declares the separator": (
        b"sep=;\r\nsource;year;low\r\nUN;2019;5\r\n", {(3, "low"): "7", (3, "area"): "x"},
        b"sep=;\r\nsource;year;low;area\r\nUN;2019;7;x\r\n",
    ),
    "two byte order marks": (
        b"\xef\xbb\xbf" * 2 + b'"sou,rce",source,year,low\nx,UN,2019,5\n', {(2, "low"): "7"},
        b"\xef\xbb\xbf" * 2 + b'"sou,rce",source,year,low\nx,UN,2019,7\n',
    ),
    "headings by their titles": (
        b"Source,Year,Low,Link\nUN,2019,5,\n", {(2, "url"): "https://example.org"},
        b"Source,Year,Low,Link\nUN,2019,5,https://example.org\n",
    ),
    "a title beside the name of its column": (
        b"Link,source,year,low,url\na,UN,2019,5,\n", {(2, "url"): "https://example.org"},
        b"Link,source,year,low,url\na,UN,2019,5,https://example.org\n",
    ),
    "a blank before a quoted cell": (
        b'source, year, low, note\nUN, 2019, 5, "a, b"\n', {(2, "low"): "7"},
        b'source, year, low, note\nUN, 2019,7, "a, b"\n',
    ),
    "beside a column without a name": (
        b"source,year,low,\nUN,2019,5,remark\n", {(2, "low"): "7", (2, "area"): "x"},
        b"source,year,low,,area\nUN,2019,7,remark,x\n",
    ),
    "a short line grows as far as needed": (
        b"source,year,low,area,note\nUN,2019,5\n", {(2, "note"): "x"},
        b"source,year,low,area,note\nUN,2019,5,,x\n",
    ),
    "two cells beyond the end of a short line": (
        b"source,year,low,area,note\nUN,2019\n", {(2, "note"): "x", (2, "low"): "5"},
        b"source,year,low,area,note\nUN,2019,5,,x\n",
    ),
    "a column that the file lacks": (
        b"source,year,low\nUN,2019,5\nUS,2020,6\n", {(3, "area"): "Kunar"},
        b"source,year,low,area\nUN,2019,5\nUS,2020,6,Kunar\n",
    ),
    "blanks around other cells, empty lines, a mark of the encoding": (
        b"\xef\xbb\xbfSource , year,low\n\n UN ,2019, 5\n\n", {(3, "year"): "2020"},
        b"\xef\xbb\xbfSource , year,low\n\n UN ,2020, 5\n\n",
    ),
    "Windows-1252": (
        "source,year,low\nRosé,2019,5\n".encode("cp1252"), {(2, "low"): "6"},
        "source,year,low\nRosé,2019,6\n".encode("cp1252"),
    ),
    "UTF-16": (
        "source\tyear\tlow\nعمر\t2019\t5\n".encode("utf-16"), {(2, "low"): "6"},
        "source\tyear\tlow\nعمر\t2019\t6\n".encode("utf-16"),
    ),
    "a bad byte elsewhere stays": (
        "source,year,low,note\nRosé,2019,5,x\n".encode() + b"Caf\xe9,2019,2,y\n",
        {(2, "low"): "6"},
        "source,year,low,note\nRosé,2019,6,x\n".encode() + b"Caf\xe9,2019,2,y\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "changes", "expected"), CASES.values(), ids=CASES)
def test_exactly_one_cell_differs(content, changes, expected):
    assert edited(content, changes) == expected


def test_new_rows_stand_at_the_end_in_the_columns_of_the_file():
    content = b"year,source,own,low\r\n2019,UN,mine,5"
    row = {"source": "US", "year": "2020", "low": "6", "wording": "six, or so"}
    assert edited(content, {}, [row]) == (
        b'year,source,own,low,wording\r\n2019,UN,mine,5\r\n2020,US,,6,"six, or so"\r\n'
    )


def test_columns_that_the_file_lacks_are_added_in_the_order_of_their_cells():
    row = {"source": "US", "year": "2020", "low": "6", "title": "One", "note": "two", "area": "A"}
    assert edited(b"year,source,low\n2019,UN,5\n", {(2, "wording"): "five"}, [row]) == (
        b"year,source,low,wording,title,note,area\n2019,UN,5,five\n2020,US,6,,One,two,A\n"
    )


REFUSED = {
    "no such line": (b"source,year,low\nUN,2019,5\n", {(9, "low"): "1"}, NotEditedError),
    "a character that the encoding lacks": (
        "source,year,low\nRosé,2019,5\n".encode("cp1252"), {(2, "source"): "عمر"}, NotEditedError,
    ),
    "no table": (b"", {}, UnreadableError),
}  # fmt: skip


@pytest.mark.parametrize(("content", "changes", "error"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_edited_is_refused(content, changes, error):
    with pytest.raises(error):
        edited(content, changes)


WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cs", "Cc", "Zl", "Zp"],
        exclude_characters="\ufffd",  # stands for what cannot be read, and is refused
    )
)


@given(line=st.integers(2, 187), column=st.sampled_from(["source", "note", "high"]), value=WORDS)
def test_any_text_comes_back_from_any_cell_of_the_real_file(line, column, value):
    content = (PROJECT / "estimates.csv").read_bytes()
    before = table(content, Estimate.model_fields).records
    after = table(edited(content, {(line, column): value}), Estimate.model_fields).records
    expected = [
        (at, cells | {column: value.strip()}) if at == line else (at, cells)
        for at, cells in before
    ]
    assert after == expected


NOW = datetime(2026, 11, 22, 15, 4, 5)


def test_saving_keeps_the_file_before(tmp_path):
    path = tmp_path / "estimates.csv"
    path.write_bytes(b"old")
    kept = save(path, b"new", opened=b"old", now=NOW)
    assert (path.read_bytes(), kept.read_bytes()) == (b"new", b"old")
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "estimates.csv", "estimates.csv.20261122-150405-000000.bak",
    ]  # fmt: skip


def test_saving_is_refused_when_somebody_else_has_saved(tmp_path):
    path = tmp_path / "estimates.csv"
    path.write_bytes(b"theirs")
    with pytest.raises(NotEditedError, match="has changed on disk"):
        save(path, b"mine", opened=b"old", now=NOW)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("estimates.csv", b"theirs")
    ]


def test_saving_says_why_it_could_not(tmp_path):
    with pytest.raises(NotEditedError, match="could not be written"):
        save(tmp_path / "none" / "estimates.csv", b"new", opened=b"old", now=NOW)


def test_a_link_stays_a_link_and_the_copy_is_as_private_as_the_file(tmp_path):
    target, link = tmp_path / "real.csv", tmp_path / "estimates.csv"
    target.write_bytes(b"old")
    target.chmod(0o600)
    link.symlink_to(target)
    kept = save(link, b"new", opened=b"old", now=NOW)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [path.stat().st_mode & 0o777 for path in (target, kept)] == [0o600, 0o600]


FOREIGN = b"study;yr;min\r\nUN;2019;5\r\n"


def test_the_headings_of_the_file_stay():
    found = edited(FOREIGN, {(2, "low"): "6"}, [{"source": "US", "year": "2020", "low": "7"}])
    assert found == b"study;yr;min\r\nUN;2019;6\r\nUS;2020;7\r\n"
    renames = {"low": "n", "source": "=WHO"}
    found = edited(b"yr,n\n2019,5\n", {(2, "low"): "6"}, [{"source": "WHO", "low": "7"}], renames)
    assert found == b"yr,n\n2019,6\n,7\n"


def test_what_stands_in_every_row_is_not_changed_by_one():
    with pytest.raises(NotEditedError, match="source is “WHO” in every row"):
        edited(b"yr,n\n2019,5\n", {}, [{"source": "UN"}], {"low": "n", "source": "=WHO"})


def test_a_new_column_beside_which_another_would_not_be_read():
    polls = b"pollster,end_date,low\nA,2019-06-30,5\n"
    new = [{"source": "B", "year": "2020", "low": "6"}]
    with pytest.raises(NotEditedError) as raised:
        edited(polls, {}, new)
    assert str(raised.value) == (
        "with a column year in the file, reference_date would not be read any more; write "
        'reference_date = "end_date" under [columns] in views.toml first'
    )
    found = edited(polls, {}, new, {"reference_date": "end_date"})
    assert found == b"pollster,end_date,low,year\nA,2019-06-30,5\nB,,6,2020\n"
