"""What is seen at first sight: labels clear of marks, evidence in the viewport, paper."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Visit, visit
from tests.browser.test_everyone import tab_to
from tests.browser.test_reader import CHART, FIRST_VIEW, click_mark, expect_chosen, expect_query

pytestmark = pytest.mark.browser

# Every text of a chart that lies over a mark, over another text or beyond its chart. The blanks
# that keep a count from its mark are no part of it.
LOOK = """() => {
  const box = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const blank = element.textContent.startsWith("\\u2002×") ? 5.5 : 0;
    return { left: left + blank, right: right - blank, top, bottom, element };
  };
  const over = (one, other, by) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > by &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > by;
  return [...document.querySelectorAll(CHART)].flatMap((chart) => {
    const frame = chart.getBoundingClientRect();
    const seen = (each) => each.right > each.left && getComputedStyle(each.element).opacity > 0;
    const marks = [...chart.querySelectorAll(".scatterlayer .point")].map(box).filter(seen);
    const texts = [...chart.querySelectorAll(
      ".textpoint text, .annotation text, .xtick text, .ytick text")].map(box).filter(seen);
    return texts.flatMap((text) => {
      const said = text.element.textContent;
      const wrong = [];
      if (marks.some((mark) => over(text, mark, 1.5))) wrong.push(`over a mark: ${said}`);
      if (texts.some((other) => other !== text && over(text, other, 2)))
        wrong.push(`over a text: ${said}`);
      if (text.left < frame.left - 1 || text.right > frame.right + 1 ||
          text.top < frame.top - 1 || text.bottom > frame.bottom + 1) wrong.push(`cut: ${said}`);
      return wrong;
    });
  });
}""".replace("CHART", f"'{CHART}'")

VIEWS = ("ISIS-K in Afghanistan", "TTP in Afghanistan", "ISIS in Iraq and Syria",
         "Where in Afghanistan")  # fmt: skip


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_no_text_of_a_chart_lies_over_a_mark_or_another_text(browser, served, width):
    said = {}
    for reader in visit(browser, served, (width, 900)):
        for name in VIEWS:
            page = reader.open(f"/?view={name.replace(' ', '+')}")
            page.locator(f"{CHART} .point").first.wait_for(state="attached")
            reader.settle()
            said[name] = page.evaluate(LOOK)
    assert said == {name: [] for name in VIEWS}


def test_the_whole_first_view_stands_in_the_first_screen(browser, served):
    for reader in visit(browser, served, (1440, 900)):
        page = reader.open()
        page.locator(f"{CHART} .point").first.wait_for(state="attached")
        reader.settle()
        names = page.locator(".side")
        expect(names).to_have_count(4)
        bottoms = page.locator(CHART).evaluate_all(
            "(charts) => charts.slice(0, 4).map((each) => each.getBoundingClientRect().bottom)"
        )
        assert max(bottoms) <= 900


def in_viewport(page: Page, selector: str) -> bool:
    box, size = page.locator(selector).bounding_box(), page.viewport_size
    return bool(box and size and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


@pytest.mark.parametrize("who", ["reader", "phone"])
def test_evidence_opens_in_the_viewport_and_closes(request, who):
    page = request.getfixturevalue(who).open("/?estimate=isis-k-ru-mfa-2016-04&group=ISIS-K")
    heading = page.locator(".st-key-card h2")
    expect(heading).to_have_text("10,000 members")
    assert in_viewport(page, ".st-key-card h2")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".st-key-card")).to_have_count(0)


def test_a_cell_of_the_table_opens_the_evidence_of_its_row(reader):
    page = reader.open("/?view=TTP in Afghanistan")
    grid = page.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    reader.settle()
    box = grid.bounding_box()
    assert box
    page.mouse.click(box["x"] + 200, box["y"] + 35 * 1.5)
    expect(page.locator(".st-key-card h2")).to_have_text("3,000–5,000 fighters")
    expect_chosen(page, bounds=2)
    reader.settle()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".st-key-card h2")).not_to_have_text("3,000–5,000 fighters")


def test_a_source_stands_out_and_who_says_what_goes_to_its_time(reader):
    page = reader.open()
    click_mark(page, "isis-k-ru-mfa-2016-04")
    page.get_by_role("button", name="All of this source in the chart").click()
    page.wait_for_function("() => new URLSearchParams(location.search).has('highlight')")
    chosen = [("highlight", "Russian Foreign Ministry"), ("estimate", "isis-k-ru-mfa-2016-04")]
    expect_query(page, [*FIRST_VIEW, *chosen])
    page.wait_for_function(
        f"""() => [...document.querySelectorAll('{CHART}')].some((chart) =>
              chart.layout?.shapes.some((shape) => shape.name === "guide"))"""
    )
    page.get_by_role("button", name="Who says what at this time").click()
    expect(page.get_by_role("heading", name="Who says what, as of 19 Apr 2016")).to_be_visible()


@pytest.mark.parametrize("key", [False, True], ids=["click", "keyboard"])
def test_a_picture_is_one_step_away_and_called_after_its_view(reader, key):
    page = reader.open()
    link = page.get_by_role("link", name="PNG")
    if key:
        tab_to(page, ".st-key-share a[download$='.png']")
    with page.expect_download() as download:
        page.keyboard.press("Enter") if key else link.click()
    assert download.value.suggested_filename == "isis-k-in-afghanistan-2026-02-23.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_escape_does_not_empty_the_choice_of_a_view(reader):
    page = reader.open()
    box = page.locator(".st-key-chosen_view input").first
    box.click()
    box.press("Escape")
    box.press("Escape")
    expect(box).to_have_value("ISIS-K in Afghanistan")
    expect_query(page, FIRST_VIEW)


def test_choices_say_how_many_estimates_they_would_show(reader: Visit):
    page = reader.open()
    box = page.locator(".st-key-source_type input").first
    box.click()
    expect(page.get_by_role("option", name="UN (")).to_be_visible()
    box.fill("Pakistani")
    expect(page.get_by_role("option")).to_have_text(re.compile(r"Pakistani government.\("))
    box.fill("UN")
    box.press("Enter")
    expect(page.locator(".st-key-lead")).to_contain_text("UN Monitoring Team")
    expect_query(page, [*FIRST_VIEW, ("source_type", "UN")])


def test_the_dashboard_prints_every_chart_whole(reader):
    page = reader.open()
    page.locator(f"{CHART} .point").first.wait_for(state="attached")
    reader.settle()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(each.extract_text() for each in printed.pages).split())
    for name in ("US government", "Russian government", "UN", "Everyone else"):
        assert name in text
    assert text.count("2016 2018 2020 2022 2024 2026") == 4
    assert "The whole table stands on the page" in text
    assert "Clear all filters" not in text


def test_the_order_of_sources_outlives_a_change_of_page(reader):
    page = reader.open("/sources")
    page.get_by_role("radio", name="name", exact=True).click()
    expect_query(page, [*FIRST_VIEW, ("sort", "name")])
    first = page.locator(".sources th[scope=row]").first
    expect(first).to_have_text("Afghan Chief Executive Office")
    page.get_by_role("link", name="Timeline").click()
    page.locator(f"{CHART} .point").first.wait_for(state="attached")
    reader.settle()
    page.get_by_role("link", name="Sources").first.click()
    expect(first).to_have_text("Afghan Chief Executive Office")
    expect_query(page, [*FIRST_VIEW, ("sort", "name")])
