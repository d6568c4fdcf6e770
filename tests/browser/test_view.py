"""The page of a view in a real browser: drawn as it arrives, alive, whole on paper, in a frame."""

import io
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from lib.analysis.select import view
from lib.query import parse_text
from lib.words import stated
from tests.browser.conftest import PHONE, visit
from tests.server import Served, ask, serving

pytestmark = pytest.mark.browser

QUERY = "group=ISIS-K&area=Afghanistan&counted=fighters&to=2018"
SIZES = [(1440, 900), (800, 900), (640, 900), PHONE]
READ = "isis-k-un-mt-2019-07"  # the row that these tests read about


@pytest.mark.parametrize("who", ["reader", "phone", "dark"])
def test_it_draws_without_another_host_or_an_error(request, who):
    visited = request.getfixturevalue(who)
    page = visited.page
    page.goto(f"{visited.address}/view?{QUERY}")
    expect(page.locator(".chart path[data-id]:visible").first).to_be_visible()
    expect(page.locator(".lead")).to_contain_text("in Afghanistan. The newest numbers")
    paper = page.locator(".chart svg > rect:visible").first
    dark = "rgb(17, 20, 27)" if who == "dark" else "rgb(255, 255, 255)"
    expect(paper).to_have_css("fill", dark)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visited.foreign == []
    assert visited.complaints == []


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]} pixels")
def unscripted(request, browser, served) -> Iterator[tuple[Page, str]]:
    """A reader whose browser runs no script, at several widths."""
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=False
    )
    yield context.new_page(), served.address
    context.close()


@pytest.mark.parametrize("query", ["", "view=all"])
def test_without_scripts_one_drawing_of_each_chart_is_read_at_any_width(unscripted, query):
    page, address = unscripted
    page.goto(f"{address}/view?{query}")
    charts = page.locator(".chart").all()
    assert len(charts) == (1 if query else 4)
    for chart in charts:
        [drawing] = [each for each in chart.locator("> div > svg").all() if each.is_visible()]
        box, whole = drawing.bounding_box(), drawing.get_attribute("width")
        assert box
        assert 0.78 < box["width"] / float(whole or 0) < 1.4  # so that texts can be read
        assert box["x"] + box["width"] <= page.viewport_size["width"]


def test_without_a_query_it_is_the_first_view(reader):
    reader.page.goto(f"{reader.address}/view")
    expect(reader.page.locator(".newest")).to_contain_text(
        "UN 2,000 fighters (UN Monitoring Team, Dec 2025)"
    )


@pytest.mark.parametrize(
    ("query", "most"), [("", 150_000), ("view=all", 300_000), ("embed=true", 100_000)]
)
def test_all_that_a_page_loads_is_light(reader, query, most):
    page = reader.page
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{reader.address}/view?{query}")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "favicon" not in url] == [f"{reader.address}/view?{query}"]
    _, headers, body = ask(f"{reader.address}/view?{query}", accept_encoding="gzip")
    assert headers["content-encoding"] == "gzip"
    assert len(body) <= most


def mark_of(page: Page, row: str) -> tuple[float, float]:
    """Give the place of a mark in the window, once the script of the page runs."""
    mark = page.locator(f".chart[role=application] :visible[data-id={row}]").last
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_pointing_at_a_mark_tells_what_the_dashboard_tells_of_it(reader):
    page = reader.page
    page.goto(f"{reader.address}/view?view=ISIS-K+in+Afghanistan")
    page.mouse.move(*mark_of(page, READ))
    expect(page.locator("#_tip")).to_contain_text("2,500–4,000 fighters\nISIS-K in Afghanistan\n")
    expect(page.locator("#_tip")).to_be_in_viewport(ratio=1)
    page.mouse.move(1, 1)
    expect(page.locator("#_tip")).to_have_text("")


def test_choosing_a_mark_shows_its_row_beside_it_and_marks_the_row(reader):
    page = reader.page
    page.goto(f"{reader.address}/view?view=ISIS-K+in+Afghanistan")
    page.mouse.click(*mark_of(page, READ))
    evidence, row = page.locator("#_evidence"), page.locator(f"tr#{READ}")
    expect(evidence).to_be_in_viewport(ratio=1)
    expect(evidence.locator("#_number")).to_have_text("2,500–4,000 fighters")
    told = evidence.locator("#_cells").text_content()
    cells = row.locator("td:not(.number)").all_text_contents()
    assert [cell for cell in cells if cell not in told] == []
    expect(row).to_have_attribute("aria-current", "true")
    ring, over = page.locator(".ring").bounding_box(), evidence.bounding_box()
    assert ring
    assert over
    assert ring["x"] + ring["width"] < over["x"] or ring["x"] > over["x"] + over["width"]
    evidence.get_by_role("link", name="Its row in the table").click()
    expect(row).to_be_in_viewport()
    page.get_by_role("button", name="Close").click()
    expect(evidence).to_be_hidden()


def printed(page: Page, address: str, paper: str) -> list[str]:
    """Print a page; give the text of every sheet."""
    page.goto(address)
    sheets = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    # Letters that are drawn as one are told apart.
    return [unicodedata.normalize("NFKC", each.extract_text()) for each in sheets]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_print_out_holds_the_whole_table(reader, data, paper):
    sheets = printed(reader.page, f"{reader.address}/view?{QUERY}", paper)
    text = " ".join(sheets)
    rows = view(data.reading.estimates, parse_text(QUERY, ())).rows
    assert len(rows) > 20
    # Cells that wrap are told line by line across the row, and other scripts in the order they are
    # drawn in: what survives is each Latin word and each number.
    words = {word for cell in rows["wording"] for word in cell.split() if word.isascii()}
    missing = {word for word in words if word not in text}
    assert missing == set()
    said = [f"{number} fighters" for number in stated(rows)]
    flat = " ".join(text.split())
    assert all(flat.count(each) >= said.count(each) for each in said)


def test_the_print_out_has_addresses_denials_notes_repeats_and_numbers_of_pages(reader, data):
    sheets = printed(reader.page, f"{reader.address}/view?{QUERY}", "A4")
    text = "".join("".join(sheets).split())  # addresses are broken anywhere
    rows = view(data.reading.estimates, parse_text(QUERY, ())).rows
    assert [url for url in rows["url"] if url.isascii() and url not in text] == []
    denials = rows["disputed_url"][rows["disputed_url"] != ""]
    assert len(denials)
    assert [url for url in denials if url not in text] == []
    notes = [note for note in rows["note"] if note.isascii() and len(note) < 60]
    assert notes
    assert [note for note in notes if "".join(note.split()) not in text] == []
    assert text.count("Repeats:") == (rows["repeats"] != "").sum()
    for number, sheet in enumerate(sheets, start=1):
        assert f"{number} / {len(sheets)}" in sheet
    assert "<iframe" not in text
    assert "Openinthedashboard" not in text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_is_light_whatever_the_screen_is(dark, theme):
    page = dark.page
    page.goto(f"{dark.address}/view?{QUERY}&theme={theme}")
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


HOST = """
<!doctype html><title>News</title>
<script>
addEventListener("message", ({{ data, source }}) => {{
  if (data.type !== "estimate-timeline") return;
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source) frame.style.height = `${{data.height}}px`;
}});
</script>
<iframe src="{address}" title="A chart" width="{width}" height="100" style="border:0"></iframe>
"""


@pytest.mark.parametrize("width", [900, 640, 358])
def test_a_frame_on_another_origin_can_be_made_as_high_as_its_chart(reader, width):
    page = reader.page
    page.set_content(HOST.format(address=f"{reader.address}/view?embed=true", width=width))
    frame = page.frame_locator("iframe")
    expect(frame.locator(".chart[role=application]").first).to_be_visible()
    page.wait_for_function("() => document.querySelector('iframe').offsetHeight > 500")
    inside = "document.documentElement"
    [child] = page.main_frame.child_frames
    assert child.evaluate(f"{inside}.scrollHeight <= innerHeight")
    assert child.evaluate(f"{inside}.scrollWidth <= innerWidth")
    assert page.locator("iframe").bounding_box()["height"] < 1700
    expect(frame.get_by_role("link", name="How many fighters")).to_have_attribute(
        "target", "_blank"
    )
    assert reader.complaints == []


@pytest.mark.parametrize(
    ("theme", "paper"),
    [("light", "rgb(255, 255, 255)"), ("dark", "rgb(17, 20, 27)"), ("auto", "rgb(17, 20, 27)")],
)
def test_a_frame_is_as_dark_as_its_page_asks(dark, theme, paper):
    page = dark.page
    address = f"{dark.address}/view?embed=true&theme={theme}"
    page.set_content(HOST.format(address=address, width=640))
    expect(page.frame_locator("iframe").locator("body")).to_have_css("background-color", paper)


def test_the_evidence_opens_inside_the_frame_and_leads_to_the_whole_page(reader):
    page = reader.page
    page.set_content(HOST.format(address=f"{reader.address}/view?embed=true", width=640))
    frame = page.frame_locator("iframe")
    chart = frame.locator(".chart[role=application]").first
    chart.press("ArrowRight")
    chart.press("Enter")
    expect(frame.locator("#_number")).to_have_text("1,000–3,000 members")
    there = frame.get_by_role("link", name="Its row on the whole page").get_attribute("href")
    assert there
    assert there.endswith("#isis-k-usfor-a-2015-10-06")
    page.goto(there)
    expect(page.locator("tr:target")).to_be_in_viewport()


def test_where_a_frame_may_not_copy_the_text_is_selected(reader):
    page = reader.page
    page.set_content(HOST.format(address=f"{reader.address}/view?{QUERY}", width=900))
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Copy").click()
    [child] = page.main_frame.child_frames
    child.wait_for_function("() => getSelection().toString().startsWith('<iframe src=')")
    assert reader.complaints == []


def test_what_is_no_theme_is_named(served):
    page = ask(f"{served.address}/view?theme=pink")[2].decode()
    assert "Theme “pink” is not one of auto, light or dark." in page
    assert ask(f"{served.address}/view?theme=auto")[2] == ask(f"{served.address}/view")[2]


def test_ten_thousand_marks_answer_too(browser, tmp_path):
    file = tmp_path / "estimates.csv"
    lines = (
        f"row-{number},S{number % 7},{1900 + number % 100}-01-01,{1 + number % 997}\n"
        for number in range(10_000)
    )
    file.write_text("id,source,reference_date,low\n" + "".join(lines))
    with serving(file, tmp_path / "log") as address:
        for reader in visit(browser, Served(address, tmp_path)):
            page: Page = reader.page
            page.goto(f"{address}/view?view=all")
            chart = page.locator(".chart[role=application]")
            chart.press("ArrowRight")
            expect(page.locator("#_tip")).to_contain_text("About 1 Jan 1900")
            chart.press("Enter")
            expect(page.locator("#_number")).to_contain_text("at least")
            expect(page.locator("tr[aria-current]")).to_have_count(1)
            assert reader.complaints == []
