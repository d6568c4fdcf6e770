"""Files of many kinds, dropped on the curate page: found, accepted, corrected, saved."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, curating
from tests.conftest import PROJECT
from tests.curate.files import docx, odt, tabled, written
from tests.reading.workbooks import ods, xlsx

pytestmark = pytest.mark.browser

SAID = "According to the UN Monitoring Team, the TTP had up to 6,{}00 members in 2024."
SHEET = [
    ["Source", "Group", "Year", "Low", "High"],
    ["UN", "TTP", 2024, 6000, 6500],
    ["US", "TTP", 2023, 3000, 5000],
]
PAGE = (
    "<html><head><meta property='og:title' content='How many?'>"
    "<link rel='canonical' href='https://daily.example/a'></head>"
    f"<body><nav>Our 900 members</nav><p>{SAID.format(3)}</p></body></html>"
)
FILES = {
    # name → bytes, (source, low, high) of the rows that come of it, and a note
    "report.docx": (docx(written(SAID.format(1))), [("UN Monitoring Team", "", "6100")]),
    "report.odt": (
        odt(f"<text:p>{SAID.format(2)}</text:p>"), [("UN Monitoring Team", "", "6200")],
    ),
    "page.html": (PAGE.encode(), [("UN Monitoring Team", "", "6300")]),
    "sheet.xlsx": (xlsx({"A": SHEET}), [("UN", "6000", "6500"), ("US", "3000", "5000")]),
    "sheet.ods": (ods({"A": [SHEET[0], ["EU", "ETA", 1984, 100, ""]]}), [("EU", "100", "")]),
    "wide.csv": (
        b"Year,UN,US,Russia\n2024,6500,,7000\n2023,,5000,\n",
        [("UN", "", ""), ("Russia", "", ""), ("US", "", "")],  # each a value
    ),
    "table.docx": (
        docx(tabled([["Source", "Year", "Value"], ["UN", "2024", "6,500"]])), [("UN", "", "")],
    ),
}  # fmt: skip
SMALL = (
    b"id,group,area,counted,low,high,value,year,source,source_type\r\na,TTP,,,1,2,,2019,X,Y\r\n"
)


@pytest.fixture
def local(browser, tmp_path) -> Iterator[Visit]:
    yield from curating(browser, tmp_path, SMALL)


def drop(page: Page, name: str, content: bytes) -> None:
    page.locator(".st-key-curate_text_file input[type=file]").set_input_files(
        {"name": name, "mimeType": "", "buffer": content}
    )
    expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()


def saved(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "estimates.csv").read_text("utf-8"))))


def test_files_of_many_kinds_are_found_accepted_and_saved(local):
    page = local.open("/curate")
    expected = [("X", "1", "2")]
    for name, (content, rows) in FILES.items():
        drop(page, name, content)
        local.settle()
        expect(page.locator(".marked mark.open")).to_have_count(len(rows))
        page.get_by_role("button", name="Accept all").click()
        expect(page.locator(".marked mark.accepted")).to_have_count(len(rows))
        local.settle()
        expected += rows
    page.get_by_role("button", name="Save to disk").click()
    expect(page.get_by_text("estimates.csv is saved.")).to_be_visible()
    found = saved(local.folder)
    assert [(row["source"], row["low"], row["high"]) for row in found] == expected
    [of_page] = [row for row in found if row["title"]]
    assert (of_page["title"], of_page["url"]) == ("How many?", "https://daily.example/a")


def test_a_pdf_in_two_columns_is_corrected_and_saved_with_its_page(local):
    page = local.open("/curate")
    drop(page, "report.pdf", (PROJECT / "tests/curate/brought/two-columns.pdf").read_bytes())
    local.settle()
    expect(page.locator(".marked mark.now")).to_be_visible()
    page.locator(".st-key-edit_7 button").click()
    card = page.locator("[class*=candidate_7]").first
    card.get_by_role("textbox", name="Year").fill("2017")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No problem found.")).to_be_visible()
    local.settle()
    page.get_by_role("button", name="Save to disk").click()
    expect(page.get_by_text("estimates.csv is saved.")).to_be_visible()
    [_, row] = saved(local.folder)
    assert [row[name] for name in ("source", "low", "high", "year", "note")] == [
        "Tana Institute", "4000", "6000", "2017", "page 1",
    ]  # fmt: skip


def test_cells_copied_from_a_sheet_are_read_as_rows(local):
    page = local.open("/curate")
    lines = "\n".join("\t".join(map(str, row)) for row in SHEET)
    page.locator(".st-key-curate_text textarea").fill(lines)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".marked mark")).to_have_count(2)
    page.get_by_role("button", name="Accept all").click()
    local.settle()
    page.get_by_role("button", name="Save to disk").click()
    expect(page.get_by_text("estimates.csv is saved.")).to_be_visible()
    assert [row["group"] for row in saved(local.folder)] == ["TTP"] * 3


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("scan.png", b"\x89PNG\r\n\x1a\n", "run text recognition (OCR) on it"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "save it without one as .docx"),
        ("torn.pdf", b"%PDF-1.7\nno more", "torn.pdf"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(local, name: str, content: bytes, said: str):
    page = local.open("/curate")
    drop(page, name, content)
    expect(page.get_by_role("alert")).to_contain_text(said)
