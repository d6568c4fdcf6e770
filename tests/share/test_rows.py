"""Rows leave as they came, and run nothing in a spreadsheet."""

import csv as standard_csv
import io
import json
import re
import zipfile
from datetime import date

import frictionless
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.answer import answer_to
from lib.data.files import files
from lib.data.read import read
from lib.data.row import COLUMNS
from lib.selection import Selection
from lib.share import rows
from lib.share.bundle import bundle
from lib.share.formats import as_json, data_package

FILE = (
    '=Page,source,year,low,high,note\n12,UN,2019,"1,000",,"say ""hi"", twice"\n'
    "13,مصدر,2020,,5,=HYPERLINK(1)\n14,Ministry,2021,1,2,  +1 or -1\n"
)


def parsed(content: bytes, encoding: str) -> list[list[str]]:
    return list(standard_csv.reader(io.StringIO(content.decode(encoding), newline="")))


def test_csv_has_all_columns_of_the_file_in_its_order_and_plain_digits():
    cells = read(FILE.encode()).cells
    assert parsed(rows.csv(cells), "utf-8") == [
        ["id", "=Page", "source", "year", "low", "high", "note"],
        ["un-2019", "12", "UN", "2019", "1000", "", 'say "hi", twice'],
        ["مصدر-2020", "13", "مصدر", "2020", "", "5", "=HYPERLINK(1)"],
        ["ministry-2021", "14", "Ministry", "2021", "1", "2", "+1 or -1"],
    ]


def test_what_leaves_can_be_read_again():
    cells = read(FILE.encode()).cells
    assert read(rows.csv(cells)).cells.equals(cells)


def test_a_spreadsheet_gets_a_byte_order_mark_and_no_formula():
    content = rows.spreadsheet_csv(read(FILE.encode()).cells)
    assert content.startswith(b"\xef\xbb\xbf")
    assert parsed(content, "utf-8-sig")[0][1] == "'=Page"
    notes = [row[-1] for row in parsed(content, "utf-8-sig")[1:]]
    assert notes == ['say "hi", twice', "'=HYPERLINK(1)", "'+1 or -1"]


GUARDED = {
    # a cell → as it leaves
    "=1": "'=1",
    "+1 or -1": "'+1 or -1",
    "@SUM(1)": "'@SUM(1)",
    "-1+1": "'-1+1",
    " \t=1": " \t'=1",
    "x;=1+1": "x;'=1+1",
    "x; =1+1": "x;' =1+1",
    "x,@a,y": "x,'@a,y",
    "x\t-a": "x\t'-a",
    "x\n+1\n=2": "x\n'+1\n'=2",
    "\n=1": "\n'=1",
    'x;"=1': "x;'\"=1",
    ";;=1;=2": ";;'=1;'=2",
    "-5;=1": "'-5;'=1",
    "＝1": "'＝1",
    "x;＋1": "x;'＋1",
    "－1": "'－1",
    "＠a": "'＠a",
    "\u200b=1": "'\u200b=1",
    "\ufeff=1": "'\ufeff=1",
    "\u2060\u00ad +1": "'\u2060\u00ad +1",
    # readable as they are
    "": "",
    "-5": "-5",
    "-2.5": "-2.5",
    "-1,500": "-1,500",
    "1,000-2,000": "1,000-2,000",
    "a = b, or a - b; well-known": "a = b, or a - b; well-known",
    "me@example.org": "me@example.org",
    "https://example.org/?a=1&b=-2": "https://example.org/?a=1&b=-2",
}


@pytest.mark.parametrize(("cell", "guarded"), GUARDED.items())
def test_what_would_run_behind_any_separator_is_guarded(cell, guarded):
    content = rows.spreadsheet_csv(pd.DataFrame({"note": [cell], cell: ["x"]}))
    assert parsed(content, "utf-8-sig") == [["note", guarded], [guarded, "x"]]
    assert rows.csv(pd.DataFrame({"note": [cell, "x"]})).decode().count("'") == 0


def test_every_cell_is_in_quotation_marks():
    content = rows.spreadsheet_csv(pd.DataFrame({"low": ["1"], "note": [""]}))
    assert content == b'\xef\xbb\xbf"low","note"\r\n"1",""\r\n'


@given(st.text(st.sampled_from("=+-@＝;,\t\n\r \"'\u200bx1"), max_size=12))
def test_no_part_of_any_cell_runs(cell):
    content = rows.spreadsheet_csv(pd.DataFrame({"note": [cell]})).decode("utf-8-sig")
    [_, [guarded]] = list(standard_csv.reader(io.StringIO(content, newline="")))
    starts = [part.lstrip(' "\u200b')[:1] for part in re.split("[;,\t\n\r]", guarded)]
    number = re.fullmatch("-[0-9]+([.,][0-9]+)*", cell)
    assert number or not set(starts) & set("=+-@＝")
    assert guarded.count("'") >= cell.count("'")
    assert number or guarded.replace("'", "") == cell.replace("'", "")


def test_the_bundle_stands_alone_and_is_the_same_whenever_it_is_made(tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_text(FILE, encoding="utf-8")
    found = answer_to(files(file), Selection())
    content = bundle(found, "https://example.org/?view=all", date(2026, 12, 24))
    assert content == bundle(found, "https://example.org/?view=all", date(2026, 12, 24))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [
            "README.txt", "estimates.csv", "estimates.json", "codebook.csv", "datapackage.json",
            "citations.bib", "citations.csl.json",
        ]  # fmt: skip
        assert archive.read("estimates.csv") == rows.csv(read(FILE.encode()).cells)
        assert b"https://example.org/?view=all" in archive.read("README.txt")
        codebook = parsed(archive.read("codebook.csv"), "utf-8")
    assert [row[0] for row in codebook[1:]] == list(COLUMNS)


def test_a_package_allows_what_the_files_own_cells_say(tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_text(
        "source,year,low,high,reference_date,publication_date\n"
        "UN,2019,NA,2,Jun-19,2019-07\nUK,2020,1,–,,2020\n"
    )
    found = answer_to(files(file), Selection())
    told = json.loads(as_json(found))["rows"]
    assert [(row["low"], row["high"]) for row in told] == [(None, 2), (1, None)]
    file.write_bytes(rows.csv(found.cells))
    (tmp_path / "datapackage.json").write_bytes(data_package(found, "estimates.csv"))
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
