"""What a curator does, in a real browser: from a text to a new file, from a file to its cells."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, curating
from tests.conftest import PROJECT

pytestmark = pytest.mark.browser

TEXT = (
    "According to the UN Monitoring Team, ISIL-K had between 4,000 and 6,000 fighters in "
    "Afghanistan in 2023. Some 200 died. The TTP had up to 6,500 members in 2024."
)
SMALL = (
    b"id,group,area,counted,low,high,year,source,source_type,url,own\r\n"
    b'un-2019,G,A,men,"10",20,2019,"The ""UN""",UN,https://example.org/,kept\r\n'
    b"us-2020,G,A,men,30,,2020,US,UN,https://example.org/,\r\n"
)


@pytest.fixture
def local(browser, tmp_path) -> Iterator[Visit]:
    """The app as `make curate` starts it, on a file of its own."""
    yield from curating(browser, tmp_path, SMALL)


def paste(reader: Visit, text: str = TEXT) -> Page:
    page = reader.open("/curate")
    page.locator(".st-key-curate_text textarea").fill(text)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".marked mark").first).to_be_visible()
    return page


def taken(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


def type_into(page: Page, grid: str, old: str, new: str) -> None:
    """Go to the cell of the first row that holds a value, by the keyboard, and type over it.

    The grid is a canvas; what it tells to screen readers says which cell is selected.
    """
    drawn = page.locator(f"[class*=st-key-{grid}] [data-testid=stDataFrameResizable]").first
    cell = drawn.locator("canvas [role=gridcell]").get_by_text(old, exact=True).first
    entry = page.locator("textarea.gdg-input")
    expect(cell).to_be_attached()
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    assert box
    page.mouse.click(box["x"] + 90, box["y"] + 35 + 18)
    expect(drawn.locator("canvas [aria-selected=true]").first).to_be_attached()
    for _ in range(20):
        if cell.get_attribute("aria-selected") == "true":
            break
        before = drawn.locator("canvas [role=gridcell][aria-selected=true]").get_attribute("id")
        page.keyboard.press("ArrowRight")
        expect(drawn.locator(f"canvas #{before}")).to_have_attribute("aria-selected", "false")
    page.keyboard.press("Enter")
    expect(entry).to_have_value(old)
    entry.fill(new)
    page.keyboard.press("Enter")
    expect(entry).to_have_count(0)


def test_a_text_gives_candidates_that_become_rows_of_the_new_file(reader):
    page = paste(reader)
    expect(page.locator(".marked mark")).to_have_text(
        ["between 4,000 and 6,000 fighters1", "up to 6,500 members2"]
    )
    page.locator(".st-key-curate_url input").fill("https://example.org/article")
    page.keyboard.press("Enter")
    page.locator(".st-key-accept_1 button").click()
    expect(page.locator(".marked mark.accepted")).to_have_count(1)
    page.locator(".st-key-reject_2 button").click()
    expect(page.locator(".marked mark.rejected")).to_have_count(1)
    expect(page.get_by_text("No problem found.")).to_be_visible()
    expect(page.locator(".st-key-curate_preview .js-plotly-plot .point").first).to_be_attached()

    before = (PROJECT / "estimates.csv").read_bytes()
    after = taken(page, "Download the new file")
    assert after.startswith(before)
    [row] = csv.DictReader(taken(page, "Download the new rows").decode().splitlines())
    assert {name: cell for name, cell in row.items() if cell} == {
        "group": "ISIS-K", "area": "Afghanistan", "counted": "fighters", "low": "4000",
        "high": "6000", "year": "2023", "source": "UN Monitoring Team", "source_type": "UN",
        "url": "https://example.org/article", "wording": "between 4,000 and 6,000 fighters",
    }  # fmt: skip
    assert reader.foreign == []


def test_text_and_first_card_stand_in_one_screen_and_no_filter_beside_them(reader):
    page = paste(reader)
    for each in ("h1", ".marked mark.now", ".st-key-accept_1 button"):
        expect(page.locator(each).first).to_be_in_viewport(ratio=1)
    expect(page.get_by_test_id("stSidebar")).to_have_count(0)


def test_a_cell_of_a_new_row_is_checked_as_it_is_typed(reader):
    page = paste(reader)
    page.locator(".st-key-accept_1 button").click()
    expect(page.get_by_text("No problem found.")).to_be_visible()
    expect(page.locator(".st-key-curate_preview .js-plotly-plot .point").first).to_be_attached()
    reader.settle()
    type_into(page, "new_rows", "4000", "7000")
    faulty = page.locator("[class*=st-key-faulty_New_row_1]")
    expect(faulty).to_contain_text('high "6000": lower than low (7000)')
    expect(faulty.locator("mark.faulty")).to_have_text(["6000"])
    faulty.get_by_role("textbox", name="High").fill("8000")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No problem found.")).to_be_visible()
    expect(faulty).to_have_count(0)


def test_a_text_is_read_as_soon_as_it_is_pasted_and_decided_by_keys(reader):
    page = reader.open("/curate")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", TEXT)
    page.locator(".st-key-curate_text textarea").click()
    page.keyboard.press("Control+v")
    expect(page.locator(".marked mark.now")).to_have_text("between 4,000 and 6,000 fighters1")
    press(reader, "a")
    expect(page.locator(".marked mark.accepted")).to_have_count(1)
    expect(page.locator(".marked mark.now")).to_have_text("up to 6,500 members2")
    press(reader, "x")
    expect(page.locator(".marked mark.rejected")).to_have_count(1)
    page.locator(".marked mark").first.click()
    expect(page.locator(".marked mark.now.accepted")).to_have_count(1)
    press(reader, "u")
    expect(page.locator(".marked mark.accepted")).to_have_count(0)
    page.get_by_role("button", name="Accept all").click()
    expect(page.locator(".marked mark.accepted")).to_have_count(1)
    expect(page.get_by_text("0 left to decide, of 2")).to_be_visible()


def test_a_row_is_corrected_where_it_was_found_and_a_new_value_is_a_choice(reader):
    page = paste(reader)
    page.locator(".st-key-edit_1 button").click()
    group = page.locator(".st-key-cards").get_by_role("combobox", name="Group")
    expect(group).to_have_value("ISIS-K")
    group.fill("A group nobody has named")
    page.keyboard.press("Enter")
    card = page.locator("[class*=candidate_1]").first
    expect(card).to_contain_text("4,000–6,000 fighters · A group nobody has named")
    expect(page.get_by_text("No problem found.")).to_be_visible()
    [row] = csv.DictReader(taken(page, "Download the new rows").decode().splitlines())
    assert row["group"] == "A group nobody has named"


def test_what_is_typed_in_haste_is_in_the_file_that_is_taken_at_once(reader):
    page = paste(reader)
    page.locator(".st-key-edit_1 button").click()
    card = page.locator(".st-key-cards")
    expect(card.get_by_role("textbox", name="Year", exact=True)).to_have_value("2023")
    card.get_by_role("textbox", name="Year", exact=True).fill("2021")
    card.get_by_role("textbox", name="Reference date").click()
    page.keyboard.type("2021-05")
    [row] = csv.DictReader(taken(page, "Download the new rows").decode().splitlines())
    assert (row["year"], row["reference_date"]) == ("2021", "2021-05")


def test_a_missed_number_is_taken_by_selecting_it(reader):
    page = paste(reader)
    select(page, "200")
    page.get_by_role("button", name="Take this number").click()
    expect(page.locator(".marked mark.now")).to_have_text("Some 2002")
    press(reader, "a")
    expect(page.locator(".marked mark.accepted")).to_have_text("Some 2002")
    [row] = csv.DictReader(taken(page, "Download the new rows").decode().splitlines())
    assert (row["low"], row["high"], row["wording"]) == ("200", "200", "Some 200")


def press(reader: Visit, key: str) -> None:
    """Press a key once the card that it belongs to is drawn."""
    reader.settle()
    reader.page.keyboard.press(key)


def select(page: Page, words: str) -> None:
    """Select words of the text as a pointer would."""
    page.evaluate(
        """words => {
            const texts = document.createTreeWalker(document.querySelector(".marked"), 4);
            while (texts.nextNode()) {
                const at = texts.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(
                    texts.currentNode, at, texts.currentNode, at + words.length);
                return;
            }
        }""",
        words,
    )


def test_the_draft_outlives_a_reload_and_not_a_new_start(reader):
    page = paste(reader)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(".st-key-curate_title input").fill("An article")
    page.keyboard.press("Enter")
    page.locator(".st-key-accept_1 button").click()
    expect(page.locator(".marked mark.accepted")).to_have_count(1)
    page.locator(".st-key-reject_2 button").click()
    expect(page.locator(".marked mark.rejected")).to_have_count(1)
    reader.settle()
    page.reload()
    expect(
        page.get_by_text("Your draft from before the page was loaded anew is back.")
    ).to_be_visible()
    expect(page.locator(".marked mark.accepted")).to_have_count(1)
    expect(page.locator(".marked mark.rejected")).to_have_count(1)
    expect(page.locator(".st-key-curate_title input")).to_have_value("An article")
    expect(page.get_by_text("1 new row", exact=True)).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".marked mark.accepted")).to_have_count(0)
    reader.settle()
    page.reload()
    expect(page.locator(".marked mark").first).to_be_visible()  # the text is still there
    expect(page.locator(".marked mark.accepted")).to_have_count(0)


def test_an_own_file_outlives_a_reload(reader):
    page = reader.open("/curate")
    drop(page, "mine.csv", SMALL)
    expect(page.locator(".notice").first).to_contain_text("Your own file mine.csv (2 estimates)")
    reader.settle()
    page.reload()
    expect(page.locator(".notice").first).to_contain_text("Your own file mine.csv (2 estimates)")


def test_the_new_rows_outlive_a_change_of_page(reader):
    page = paste(reader)
    page.locator(".st-key-accept_1 button").click()
    expect(page.get_by_text("No problem found.")).to_be_visible()
    page.get_by_role("link", name="Codebook").click()
    expect(page.locator("table.codebook")).to_be_visible()
    page.get_by_role("link", name="Curate").click()
    expect(page.get_by_text("1 new row")).to_be_visible()


def test_the_hosted_page_has_no_way_to_write(reader):
    page = paste(reader)
    page.locator(".st-key-accept_1 button").click()
    expect(page.get_by_role("button", name="Download the new file")).to_be_visible()
    expect(page.get_by_role("button", name="Save to disk")).to_have_count(0)


def drop(page: Page, name: str, content: bytes) -> None:
    page.get_by_role("tab", name="Check or edit a file").click()
    page.locator(".st-key-curate_csv input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )


def test_a_dropped_file_is_shown_as_the_readers_own_and_only_to_them(reader):
    page = reader.open("/curate")
    drop(page, "mine.csv", SMALL.replace(b"2020", b"20x0"))
    expect(page.locator(".notice").first).to_contain_text(
        "Your own file mine.csv (1 estimate) is shown"
    )
    expect(page.get_by_text("1 problem in the files; 1 of 2 rows left out")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("mine")
    expect(page.get_by_role("heading", name="Compared with")).to_have_count(0)
    faulty = page.locator("[class*=st-key-faulty_Line_3]")
    expect(faulty.locator("mark.faulty")).to_have_text(["20x0"])
    faulty.get_by_role("textbox", name="Year").fill("2020")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No problem found.")).to_be_visible()
    reader.settle()
    assert taken(page, "Download the new file") == SMALL.replace(b"us-2020", b"us-20x0")
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_text("Nothing has been changed yet.")).to_be_visible()
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator(".notice").first).to_contain_text("Your own file mine.csv")
    expect(page.locator(".js-plotly-plot .point").first).to_be_attached()  # no filter is left
    expect(page.get_by_text("Copy link")).to_have_count(0)
    page.get_by_role("button", name="Back to the published data").click()
    expect(page.get_by_text("Your own file")).to_have_count(0)
    reader.settle()
    expect(page.locator(".st-key-lead")).to_contain_text(
        "UN 2,000 fighters (UN Monitoring Team, Dec 2025)"
    )


def test_an_edited_copy_is_compared_and_keeps_its_view(reader):
    page = reader.open("/curate")
    whole = (PROJECT / "estimates.csv").read_bytes()
    drop(page, "copy.csv", b"".join(whole.splitlines(keepends=True)[:-1]))
    expect(page.get_by_role("heading", name="In the published file only")).to_be_visible()
    expect(page.get_by_role("heading", name="Withdrawn")).to_have_count(0)
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator(".notice").first).to_contain_text("Your own file copy.csv")
    expect(page.locator("p.dataset")).to_have_text("copy")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("ISIS-K"))


def test_a_refused_file_says_why(reader):
    page = reader.open("/curate")
    drop(page, "mine.xlsx", b"PK\x03\x04 and so on")
    expect(page.get_by_role("alert")).to_contain_text(
        "mine.xlsx cannot be shown: it is a damaged spreadsheet or archive"
    )
    expect(page.get_by_text("Your own file")).to_have_count(0)


def with_a_changed_cell(reader: Visit) -> Page:
    """Drop a file and write 12 over its 10."""
    page = reader.open("/curate")
    drop(page, "mine.csv", SMALL)
    expect(page.locator(".notice").first).to_contain_text("Your own file mine.csv (2 estimates)")
    reader.settle()
    type_into(page, "cells", "10", "12")
    expect(page.get_by_text("1 changed cell")).to_be_visible()
    return page


def test_one_changed_cell_is_the_only_difference_of_the_new_file(reader):
    page = with_a_changed_cell(reader)
    assert taken(page, "Download the new file") == SMALL.replace(b'"10"', b'"12"')


def test_saving_writes_the_file_and_keeps_the_one_before(local):
    page = paste(local)
    page.locator(".st-key-accept_1 button").click()
    page.get_by_role("button", name="Save to disk").click()
    expect(page.get_by_text("estimates.csv is saved.")).to_be_visible()
    folder = local.folder
    saved = (folder / "estimates.csv").read_bytes()
    head, *lines = SMALL.splitlines(keepends=True)
    assert saved.startswith(head.strip())  # columns that the file lacked come after its own
    assert saved.splitlines(keepends=True)[1:3] == lines
    assert b'"between 4,000 and 6,000 fighters"' in saved
    [kept] = folder.glob("estimates.csv.*.bak")
    assert kept.read_bytes() == SMALL


def test_saving_is_refused_when_the_file_has_changed_meanwhile(local):
    page = paste(local)
    page.locator(".st-key-accept_1 button").click()
    expect(page.get_by_role("button", name="Save to disk")).to_be_visible()
    (local.folder / "estimates.csv").write_bytes(SMALL + b"x,G,A,men,1,2,2021,US,UN,,\r\n")
    page.get_by_role("button", name="Save to disk").click()
    expect(page.get_by_text("estimates.csv has changed on disk")).to_be_visible()
    assert len(list(local.folder.glob("*.bak"))) == 0


def test_a_tab_with_unsaved_rows_asks_before_it_is_left_and_one_without_does_not(reader):
    asked: list[str] = []
    page = paste(reader)
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("button", name="Accept").first.click()
    page.wait_for_function("() => window.onbeforeunload !== null")
    page.get_by_role("button", name="Start again").click()
    page.wait_for_function("() => window.onbeforeunload === null")
    page.get_by_role("button", name="Accept").first.click()
    page.wait_for_function("() => window.onbeforeunload !== null")
    page.reload()
    reader.settle()
    assert asked == ["beforeunload"]


def test_a_cell_typed_in_haste_is_in_the_file_that_is_taken_at_once(reader):
    page = with_a_changed_cell(reader)
    reader.settle()
    type_into(page, "cells", "12", "14")
    assert taken(page, "Download the new file") == SMALL.replace(b'"10"', b'"14"')
