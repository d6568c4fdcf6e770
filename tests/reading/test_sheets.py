"""Spreadsheets are read as the CSV that they would be saved as; what cannot be is a reason."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineError, CalamineWorkbook

from lib.__main__ import main
from lib.curate.edit import NotEditedError
from lib.curate.save import save_beside
from lib.curate.text import plain
from lib.data.memory import Memory
from lib.data.problems import UnreadableError
from lib.data.read import read, read_events
from lib.data.row import COLUMNS
from lib.data.spreadsheets.packed import packed
from lib.data.spreadsheets.sheets import as_csv, rows
from tests.reading.workbooks import ods, unzipped, xlsx, zipped

HEAD = ["source", "year", "low", "high"]
PLAIN = [HEAD, ["Rosé", 2019, 1500, 2000], ["Rosé", 2020, None, 3000]]
FORMS = pytest.mark.parametrize("form", [xlsx, ods], ids=["xlsx", "ods"])


def texts(content: bytes) -> list[tuple[int, list[str]]]:
    found = rows(content, COLUMNS)
    return [(found.line, list(found.header)), *found.rows]


def said(content: bytes) -> list[str]:
    return [str(each) for each in rows(content, COLUMNS).notices]


CELLS = {
    # what a cell holds → its text
    "text": ("UN", "UN"),
    "blanks around it": (" UN ", "UN"),
    "lines": ("one\ntwo", "one\ntwo"),
    "marks": ('5 < 6 & "7"', '5 < 6 & "7"'),
    "a year": (2019, "2019"),
    "a whole number": (1500.0, "1500"),
    "a large one": (1e21, "1000000000000000000000"),
    "a negative one": (-3, "-3"),
    "zero": (0, "0"),
    "a part": (0.1, "0.1"),
    "a sum": (0.1 + 0.2, "0.3"),
    "a day": (date(2019, 6, 30), "2019-06-30"),
    "a moment": (datetime(2019, 6, 30, 18, 30), "2019-06-30"),
    "true": (True, "TRUE"),
    "false": (False, "FALSE"),
    "a number as text": ("1,500", "1,500"),
    "a failed formula": ("#REF!", "#REF!"),
    "nothing": (None, ""),
}


@FORMS
@pytest.mark.parametrize(("cell", "text"), CELLS.values(), ids=CELLS)
def test_a_cell_is_its_text(form, cell, text):
    assert texts(form({"A": [HEAD, ["UN", cell, "x"]]}))[1] == (2, ["UN", text, "x", ""])


def test_a_share_is_the_number_that_is_stored():
    row = '<row><c t="str"><v>source</v></c><c s="2"><v>0.25</v></c></row>'
    assert texts(xlsx({"A": row})) == [(1, ["source", "0.25"])]


@FORMS
def test_a_line_is_the_number_of_the_row(form):
    content = form({"A": [[None], HEAD, ["UN", 2019, 5], [], ["", None], ["UN", "20l9", 6]]})
    reading = read(content)
    assert list(reading.estimates["line"]) == [3]
    assert [str(each) for each in reading.problems] == [
        'line 6, year "20l9": not a year; write four digits, like 2019'
    ]


@FORMS
def test_it_is_read_as_its_csv(form):
    reading = read(form({"A": PLAIN}))
    csv = read("source,year,low,high\nRosé,2019,1500,2000\nRosé,2020,,3000\n".encode())
    assert reading.problems == csv.problems == ()
    assert reading.estimates.equals(csv.estimates)
    assert reading.cells.equals(csv.cells)


def test_the_names_of_files_do_not_matter():
    assert len(read(xlsx({"A": PLAIN})).estimates) == len(read(ods({"A": PLAIN})).estimates) == 2


OTHER = [["some", "notes"], ["a", "b"]]
PART = [["source", "note"], ["UN", "x"]]
SHEETS = {
    # sheets, hidden → the one that is read, what is said of the others
    "one": ({"A": PLAIN}, (), "A", "it has no other"),
    "a second": ({"A": PLAIN, "B": OTHER}, (), "A", "1 other sheet is not read"),
    "after others": (
        {"Notes": OTHER, "Codes": [], "Data": PLAIN}, (), "Data", "2 other sheets are not read",
    ),
    "two that have them": ({"A": PLAIN, "B": PLAIN}, (), "A", "1 other sheet is not read"),
    "one that has a part": ({"A": PART, "B": PLAIN}, (), "B", "1 other sheet is not read"),
    "none": ({"A": [], "B": OTHER, "C": OTHER}, (), "B", "2 other sheets are not read"),
    "under a title": (
        {"A": PART, "B": [["Who says what"], [], *PLAIN]}, (), "B", "1 other sheet is not read",
    ),
    "one that nobody sees": ({"Old": PLAIN, "New": PLAIN}, ("Old",), "New",
                             "1 other sheet is not read"),
}  # fmt: skip


@pytest.mark.parametrize(("sheets", "hidden", "name", "others"), SHEETS.values(), ids=SHEETS)
def test_the_first_sheet_with_the_needed_columns_is_read_and_named(sheets, hidden, name, others):
    expected = f"the file: read the sheet “{name}” of the spreadsheet; {others}"
    assert said(xlsx(sheets, hidden=hidden))[0] == expected
    if not hidden:
        assert said(ods(sheets))[0] == expected


@FORMS
def test_without_the_needed_columns_the_usual_reason_says_what_is_there(form):
    with pytest.raises(UnreadableError, match="no column for the source, the time"):
        read(form({"A": OTHER}))


@FORMS
def test_titles_above_the_column_names_are_passed_over_and_it_is_said(form):
    content = form({"A": [["Strength of the groups"], ["As of June"], [], *PLAIN]})
    assert texts(content)[0] == (4, HEAD)
    assert said(content)[1] == (
        "line 4: the column names are read from here; the rows above them are left out"
    )
    assert list(read(content).estimates["line"]) == [5, 6]


@FORMS
def test_a_title_is_no_title_where_the_column_names_are_too_far_down(form):
    assert texts(form({"A": [["Title"], *[[]] * 20, *PLAIN]}))[0] == (1, ["Title", "", "", ""])


MERGED = "the first row has merged cells (B1:C1); give every column a heading of its own"
REASONS = {
    # bytes → reason
    "merged heads": (xlsx({"A": PLAIN}, merged="B1:C1"), MERGED),
    "merged heads, ods": (ods({"A": PLAIN}, spanned={"year": 2}), MERGED),
    "heads merged downwards": (
        xlsx({"A": PLAIN}, merged="A1:A2"),
        "the first row has merged cells (A1:A2); give every column a heading of its own",
    ),
    "merged heads under a title": (
        xlsx({"A": [["Title"], *PLAIN]}, merged="C2:D2"),
        "row 2 has merged cells (C2:D2); give every column a heading of its own",
    ),
    "empty": (
        xlsx({"A": [], "B": []}),
        "the spreadsheet is empty; write the column names in its first line",
    ),
    "too many rows": (
        xlsx({"A": '<row r="60001"><c r="A60001"><v>1</v></c></row>'}),
        "it has more than 60,000 rows; split it",
    ),
    "too many columns": (
        xlsx({"A": [[*HEAD, *range(197)]]}),
        "it has 201 columns, more than 200; keep the columns of the codebook and your own",
    ),
    "one cell far away": (
        xlsx({"A": '<row><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'}),
        "it has more than 60,000 rows; split it",
    ),
    "a cell beyond all places": (
        xlsx({"A": '<row><c r="ZZZZZZ99999999999"><v>1</v></c></row>'}),
        "it is a damaged spreadsheet or archive; save it anew, or as CSV in UTF-8",
    ),
    "rows that are repeated": (
        ods({"A": '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
                  'office:value-type="float" office:value="3" '
                  'table:number-columns-repeated="16384"/></table:table-row>'}),
        "in the sheet “A” it has more than 60,000 rows; split it",
    ),
    "texts that are repeated": (
        ods({"A": '<table:table-row table:number-rows-repeated="5000"><table:table-cell '
                  f'office:value-type="string"><text:p>{"x" * 5000}</text:p></table:table-cell>'
                  "</table:table-row>"}),
        "in the sheet “A” it has more than 10 MB of text; split it",
    ),
    "blanks that are repeated": (
        ods({"A": '<table:table-row><table:table-cell office:value-type="string"><text:p>a'
                  '<text:s text:c="999999999"/></text:p></table:table-cell></table:table-row>'}),
        "in the sheet “A” it has more than 10 MB of text; split it",
    ),
    "one text in every cell": (
        xlsx(
            {"A": ("<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>") * 100},
            more={"xl/sharedStrings.xml": f"<sst><si><t>{'x' * 2000}</t></si></sst>"},
        ),
        "it has more than 10 MB of text; split it",
    ),
    "sheets that are too much together": (
        ods(dict.fromkeys("AB", '<table:table-row table:number-rows-repeated="9000">'
                          '<table:table-cell office:value-type="float" office:value="3" '
                          'table:number-columns-repeated="100"/></table:table-row>')),
        "its sheets together hold too much; save the one that is meant alone",
    ),
    "a bomb": (
        xlsx({"A": PLAIN}, more={"xl/styles.xml": " " * 151_000_000}),
        "it unfolds to more than 150 MB; split it, or leave out what is not needed",
    ),
    "an empty value far away": (
        xlsx({"A": '<row><c r="A1"><v>1</v></c><c r="XFD1048576" t="str"><v/></c></row>'}),
        "it has more than 60,000 rows; split it",
    ),
    "shared texts twice": (
        xlsx({"A": PLAIN}, more={"xl/sharedStrings.xml": "<a/>", "xl/SharedStrings.xml": "<a/>"}),
        "it is a damaged spreadsheet or archive; save it anew, or as CSV in UTF-8",
    ),
    "entities": (
        xlsx({"A": PLAIN}, more={"xl/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "it is a damaged spreadsheet or archive; save it anew, or as CSV in UTF-8",
    ),
    "a password": (
        ods({"A": PLAIN}, locked="<manifest:file-entry><manifest:encryption-data/>"
                                 "</manifest:file-entry>"),
        "it has a password; save it without one, or as CSV in UTF-8",
    ),
    "another way of packing": (
        zipped(unzipped(xlsx({"A": PLAIN})), zipfile.ZIP_LZMA),
        "it is a damaged spreadsheet or archive; save it anew, or as CSV in UTF-8",
    ),
    "half of it": (
        xlsx({"A": PLAIN})[:900],
        "it is a damaged spreadsheet or archive; save it anew, or as CSV in UTF-8",
    ),
    "a document": (
        zipped({"word/document.xml": "<w/>"}),
        "it is a document, not a spreadsheet; copy its table into one, and save that as .xlsx or "
        "CSV",
    ),
    "a document, odt": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<w/>"}),
        "it is a document, not a spreadsheet; copy its table into one, and save that as .xlsx or "
        "CSV",
    ),
    "a binary workbook": (
        zipped({"xl/workbook.bin": "x"}),
        "it is a binary spreadsheet (.xlsb); save it as .xlsx or CSV",
    ),
    "an archive": (
        zipped({"estimates.csv": "source,year,low\n"}),
        "it is an archive without a spreadsheet; unpack it first",
    ),
    "an old workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "it is an old spreadsheet or document, or one with a password; save it as .xlsx or CSV",
    ),
    "beyond the limit": (
        b"PK\x03\x04" + bytes(10_000_000),
        "the file is larger than 10 MB; split it, or leave out what is not needed",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), REASONS.values(), ids=REASONS)
def test_what_is_not_read_says_why(content, reason):
    with pytest.raises(UnreadableError) as raised:
        read(content)
    assert str(raised.value) == reason


def test_another_sheet_may_be_too_large():
    far = '<row r="99999"><c r="A99999"><v>1</v></c></row>'
    assert len(read(xlsx({"Pivot": far, "Data": PLAIN})).estimates) == 2


def test_a_directory_that_lies_about_a_part_is_found_out():
    content = xlsx({"A": PLAIN})
    [size] = [
        each.file_size
        for each in zipfile.ZipFile(io.BytesIO(content)).infolist()
        if each.filename == "xl/worksheets/sheet1.xml"
    ]
    lying = content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != content
    with pytest.raises(UnreadableError):
        read(lying)


@FORMS
def test_a_failed_formula_costs_its_row_and_is_named(form):
    content = form({"A": [HEAD, ["UN", 2019, "#REF!"], ["#NAME?", 2020, 5], ["UN", 2021, 6]]})
    reading = read(content)
    assert [str(each) for each in reading.problems] == [
        'line 2, low "#REF!": an error of the spreadsheet, not a value; mend its formula, or type '
        "the value",
        'line 3, source "#NAME?": an error of the spreadsheet, not a value; mend its formula, or '
        "type the value",
    ]
    assert reading.problems == read(as_csv(content, COLUMNS)).problems
    assert list(reading.estimates["line"]) == [4]


@pytest.mark.parametrize("parse", [read_events, plain], ids=["events", "a text"])
def test_elsewhere_a_spreadsheet_is_refused(parse):
    with pytest.raises(UnreadableError, match="a spreadsheet, a document or an archive, not text"):
        parse(xlsx({"A": PLAIN}))


@FORMS
def test_the_sheet_as_csv(form):
    content = form(
        {"Notes": OTHER, "A": [["Title"], *PLAIN, [], ['Say "so", twice\nor not', 2021, 7, None]]}
    )
    assert as_csv(content, COLUMNS).decode() == (
        "source,year,low,high\nRosé,2019,1500,2000\nRosé,2020,,3000\n"
        '"Say ""so"", twice\nor not",2021,7,\n'
    )


CELL = st.one_of(st.none(), st.integers(0, 3000), st.dates(date(1950, 1, 1)), st.text("ab ,;\"'é"))


@given(st.lists(st.lists(CELL, min_size=4, max_size=4), max_size=5))
def test_the_csv_is_read_as_the_spreadsheet(cells):
    for form in (xlsx, ods):
        content = form({"A": [HEAD, *cells]})
        sheet, csv = read(content), read(as_csv(content, COLUMNS))
        assert sheet.cells.equals(csv.cells)
        assert [each.rule for each in sheet.problems] == [each.rule for each in csv.problems]


def expect_rows_or_a_reason(content: bytes) -> None:
    try:
        read(content)
    except UnreadableError as error:
        assert str(error)


def expect_counted(content: bytes) -> None:
    """Whatever is read was counted before: a range beyond that could take all memory."""
    try:
        found = packed(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(found.content))
        sheets = {name: book.get_sheet_by_name(name) for name in found.sheets}
    except (UnreadableError, CalamineError):
        return
    for name, sheet in sheets.items():
        counted = found.sheets[name]
        assert sheet.total_height <= counted.rows
        assert sheet.total_width <= counted.columns


@given(st.binary(max_size=300))
def test_any_bytes_of_an_archive_are_a_reason(content):
    expect_rows_or_a_reason(b"PK\x03\x04" + content)


SOUND = [xlsx({"A": PLAIN, "B": OTHER}), ods({"A": PLAIN, "B": OTHER})]


@given(st.sampled_from(SOUND), st.data())
def test_changed_bytes_of_a_workbook_are_survived(content, draw):
    changed = bytearray(content)
    for _ in range(draw.draw(st.integers(1, 4))):
        changed[draw.draw(st.integers(4, len(changed) - 1))] = draw.draw(st.integers(0, 255))
    expect_rows_or_a_reason(bytes(changed))


WORDS = st.sampled_from(
    [b'"', b"<", b">", b"</c>", b"<c>", b"<row>", b"9", b"-1", b"s", b"e", b"A", b"99999999999",
     b"</table:table-row>", b"&#0;", b"r=", b"", b"<v/>", b't="str"', b"7", b"<is/>", b"1", b"B",
     b"<table:table-cell office:value-type='string'/>"]
)  # fmt: skip


@given(st.sampled_from(SOUND), st.data())
def test_changed_parts_of_a_workbook_are_survived(content, draw):
    parts = unzipped(content)
    name = draw.draw(st.sampled_from(sorted(parts)))
    start = draw.draw(st.integers(0, len(parts[name])))
    end = draw.draw(st.integers(start, min(start + 8, len(parts[name]))))
    parts[name] = parts[name][:start] + draw.draw(WORDS) + parts[name][end:]
    expect_rows_or_a_reason(zipped(parts))
    if name in ("content.xml", "xl/worksheets/sheet1.xml"):
        expect_counted(zipped(parts))


LINKED = [[*HEAD, "url"], ["UN", 2019, 5, 6, "https://example.org/"]]
CSV = b"source,year,low,high,url\nUN,2019,5,6,https://example.org/\n"


def test_the_check_names_rows_by_their_number(tmp_path, capsys):
    file = tmp_path / "data.xlsx"
    file.write_bytes(xlsx({"A": [*LINKED, [], ["UN", "20l9", 5, 6, "https://example.org/b"]]}))
    assert main(["check", str(file)]) == 1
    assert capsys.readouterr().out == (
        f"{file}:1: row: warning: read the sheet “A” of the spreadsheet; it has no other\n"
        f'{file}:4: year: "20l9" not a year; write four digits, like 2019\n'
    )


def test_a_release_freezes_the_csv_which_it_writes_beside_the_spreadsheet(tmp_path, capsys):
    file = tmp_path / "data.ods"
    file.write_bytes(ods({"A": LINKED}))
    before = file.read_bytes()
    assert main(["release", str(file), "first"]) == 0
    wrote, released = capsys.readouterr().out.splitlines()
    assert wrote == "Wrote data.csv from data.ods, which stays as it is"
    assert released.startswith("Released 20")
    [frozen] = (tmp_path / "releases").glob("20*.csv")
    assert frozen.read_bytes() == (tmp_path / "data.csv").read_bytes() == CSV
    assert file.read_bytes() == before


@pytest.mark.parametrize(("held", "status"), [(CSV, 0), (b"mine", 1)], ids=["same", "other"])
def test_a_release_never_writes_over_a_csv(tmp_path, capsys, held, status):
    file, beside = tmp_path / "data.xlsx", tmp_path / "data.csv"
    file.write_bytes(xlsx({"A": LINKED}))
    beside.write_bytes(held)
    assert main(["release", str(file), "first"]) == status
    assert beside.read_bytes() == held
    assert (tmp_path / "releases").exists() == (status == 0)
    if status:
        assert capsys.readouterr().err == (
            "Not released: data.csv is there already with other rows than data.xlsx, and is not "
            "overwritten; release it instead, or move it away\n"
        )


def test_edits_start_from_the_csv_and_are_saved_beside_the_spreadsheet(tmp_path):
    file = tmp_path / "data.xlsx"
    file.write_bytes(xlsx({"A": LINKED}))
    name, opened = Memory(file).latest().editable
    assert (name, opened) == ("data.csv", CSV)
    assert save_beside(file, b"new", opened) == tmp_path / "data.csv"
    assert (tmp_path / "data.csv").read_bytes() == b"new"
    with pytest.raises(NotEditedError, match=r"data\.csv is there already and is not overwritten"):
        save_beside(file, b"newer", opened)
    file.write_bytes(xlsx({"A": PLAIN}))
    with pytest.raises(NotEditedError, match=r"data\.xlsx has changed on disk"):
        save_beside(file, b"newer", opened)
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(NotEditedError, match=r"data\.xlsx has changed on disk"):
        save_beside(file, b"newer", opened)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["data.csv", "data.xlsx"]


def test_a_spreadsheet_that_is_called_csv_is_not_written_over(tmp_path):
    file = tmp_path / "data.csv"
    file.write_bytes(xlsx({"A": LINKED}))
    before = file.read_bytes()
    assert main(["release", str(file), "first"]) == 0
    assert file.read_bytes() == before
    assert (tmp_path / "data-sheet.csv").read_bytes() == CSV


def test_what_is_gone_is_not_saved(tmp_path):
    with pytest.raises(NotEditedError, match=r"data\.xlsx could not be written \(No such file"):
        save_beside(tmp_path / "data.xlsx", b"new", CSV)


def test_edits_of_a_csv_start_from_the_csv(tmp_path):
    file = tmp_path / "data.csv"
    file.write_bytes(CSV)
    assert Memory(file).latest().editable == ("data.csv", CSV)
