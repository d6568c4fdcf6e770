"""Read by everyone: axe on every page, the keyboard alone, a finger on a phone."""

import itertools
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, WIDE, Visit, visit
from tests.browser.test_reader import TAKEN_BY_ENTER, expect_query, lead, when

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
PAGES = ("/", "/?view=all", "/?estimate=isis-k-un-mt-2019-04&view=all", "/?q=nothing-says-this",
         "/sources", "/method", "/codebook", "/changes", "/curate", "/view",
         "/view?view=all", "/view?embed=true")  # fmt: skip
OURS = ".chart[role=application]"  # of the page of a view, once its script runs
# Streamlit's own elements with a serious finding, and why each is left: none at this version.
STREAMLITS_OWN: dict[str, str] = {}


def findings(page: Page) -> list[str]:
    """Name every serious or critical finding: rule, place, element."""
    page.evaluate(AXE)
    found = page.evaluate(
        """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
        .filter((each) => ["serious", "critical"].includes(each.impact))
        .flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target} ${node.html}`))"""
    )
    return [each for each in found if not any(own in each for own in STREAMLITS_OWN)]


def drawn(reader: Visit, path: str) -> Page:
    """Open a path, unfold all that is folded, and wait until everything on it stands."""
    if path.startswith("/view"):
        reader.page.goto(reader.address + path)
        reader.page.wait_for_selector(f"{OURS} [data-id]", state="attached")
    else:
        reader.open(path)
        unfolded = "document.querySelectorAll('details:not([open]) > summary')"
        reader.page.evaluate(f"{unfolded}.forEach((summary) => summary.click())")
        reader.page.wait_for_function(
            """() => [...document.querySelectorAll('[data-testid=stExpanderDetails]')]
            .every((each) => each.querySelector('[data-testid=stElementContainer]'))"""
        )
        reader.settle()
    reader.page.wait_for_load_state("networkidle")
    return reader.page


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_nothing_overflows(browser, served, scheme, size):
    said = {}
    for reader in visit(browser, served, size, scheme):
        for path in PAGES:
            page = drawn(reader, path)
            said[path] = findings(page)
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                said[path].append("wider than the window")
    assert said == {path: [] for path in PAGES}


def test_the_chart_has_words_and_a_real_table_as_its_twin(reader):
    page = reader.open("/")
    chart = page.locator("[class*=st-key-timeline_chart] [data-testid=stPlotlyChart]").first
    expect(chart).to_have_attribute("aria-label", "US government: 28 statements. 2,000 Sep 2024.")
    page.get_by_text("The same as a plain table").click()
    table = page.locator(".wide table")
    expect(table.locator("tbody tr")).to_have_count(101)
    expect(table.locator("tbody tr").first).to_contain_text("2,000–3,000")


@pytest.mark.parametrize(
    ("path", "least"), [("/?view=all&highlight=UN&bound=range&axis=log", 3), ("/curate", 1)]
)
def test_what_is_chosen_is_written_as_clearly_as_the_rest(dark, path, least):
    page = drawn(dark, path)
    chosen = page.locator(
        ":is([role=radio][aria-checked=true], [role=tab][aria-selected=true],"
        " [data-testid$=Active]) p"
    )
    expect(chosen.nth(least - 1)).to_be_attached()
    colours = chosen.evaluate_all("(all) => all.map((text) => getComputedStyle(text).color)")
    assert set(colours) == {page.evaluate("getComputedStyle(document.querySelector('h1')).color")}


@pytest.mark.parametrize(("place", "least"), [("/?view=all", 3), ("/curate", 1)])
def test_icons_on_a_page_are_icons_and_not_their_names(reader, place, least):
    page = reader.open(place)
    icons = page.locator("[data-testid=stIconMaterial]:visible")
    expect(icons.nth(least - 1)).to_be_visible()
    page.evaluate("document.fonts.ready")
    wide = icons.evaluate_all(
        """(all) => all.filter((each) =>
            each.scrollWidth > 1.5 * parseFloat(getComputedStyle(each).fontSize))
            .map((each) => each.textContent)"""
    )
    assert wide == []


def test_headings_come_in_order(reader):
    page = reader.open("/?estimate=isis-k-un-mt-2019-04&view=all")
    expect(page.locator(".st-key-card h2")).to_be_visible()
    levels = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] :is(h1, h2, h3, h4)')]"
        ".map((heading) => Number(heading.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until the focus is on an element, as far as a page can be long."""
    for _ in range(150):
        page.keyboard.press(key)
        if page.evaluate("(s) => document.activeElement?.matches(s)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_the_whole_task_by_keyboard_alone(reader):
    """Open, keep one source, choose an estimate, read its evidence, go on, copy the link."""
    page = reader.open("/")
    tab_to(page, "[data-testid=stExpander] summary")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-source input").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    reader.settle()  # a run that still comes in would close the list
    tab_to(page, ".st-key-source input")
    page.keyboard.type("Russian Foreign")
    expect(page.locator(TAKEN_BY_ENTER)).to_contain_text("Russian Foreign Ministry")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(lead(page)).to_contain_text(
        "Russian government 3,000 fighters (Russian Foreign Ministry, 23 Feb 2026"
    )
    tab_to(page, ".st-key-estimate input")
    page.keyboard.type("Jul 2021")
    expect(page.locator(TAKEN_BY_ENTER)).to_contain_text("Jul 2021")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-card h2")).to_contain_text("at least 10,000")
    expect(page.locator(".st-key-card")).to_contain_text("Zamir Kabulov")
    tab_to(page, ".st-key-card [class*=st-key-go_] button:not([disabled])")
    focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert focused != "none"
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-card h2")).not_to_contain_text("at least 10,000")
    tab_to(page, ".st-key-copy_link button", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-testid=stCode] code").first).to_be_visible()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab_to(page, "[data-testid=stCode] button")
    page.keyboard.press("Enter")
    copied = parse_qsl(urlsplit(page.evaluate("navigator.clipboard.readText()")).query)
    assert ("source", "Russian Foreign Ministry") in copied
    assert {name for name, _ in copied} >= {"estimate", "release"}


def test_the_whole_task_on_the_page_of_a_view_by_keyboard_alone(reader):
    """Walk along the marks, read the evidence of one and of its neighbour, go to its row."""
    page = drawn(reader, "/view")
    tip, evidence = page.locator("#_tip"), page.locator("#_evidence")
    tab_to(page, OURS)
    expect(tip).to_contain_text("Left and right arrow: mark by mark in time.")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("ArrowRight")
    expect(tip).to_contain_text("About 6 Oct 2015")
    page.keyboard.press("ArrowRight")
    expect(tip).not_to_contain_text("About 6 Oct 2015")
    page.keyboard.press("ArrowLeft")
    expect(tip).to_contain_text("About 6 Oct 2015")
    page.keyboard.press("Enter")
    expect(evidence.locator("#_number")).to_have_text("1,000–3,000 members")
    expect(evidence).to_contain_text("1,000 to 3,000 ISIS members active")
    expect(evidence).to_be_in_viewport(ratio=1)
    page.keyboard.press("ArrowRight")
    expect(evidence).not_to_contain_text("1,000 to 3,000 ISIS members active")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("tr[aria-current]")).to_have_attribute("id", "isis-k-usfor-a-2015-10-06")
    assert findings(page) == []
    page.keyboard.press("Escape")
    expect(evidence).to_be_hidden()
    assert page.evaluate("(chart) => document.activeElement.matches(chart)", OURS)
    page.keyboard.press("Enter")
    tab_to(page, "#_there")
    page.keyboard.press("Enter")
    expect(page.locator("tr[aria-current]")).to_be_in_viewport()


@pytest.fixture
def finger(browser, served) -> Visit:
    yield from visit(browser, served, PHONE, touch=True)


def swipe(page: Page, x: float, y: float, up: int) -> None:
    """Move a finger up the screen."""
    session = page.context.new_cdp_session(page)
    session.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for moved in range(0, up + 1, 15):
        session.send(
            "Input.dispatchTouchEvent",
            {"type": "touchMove", "touchPoints": [{"x": x, "y": y - moved}]},
        )
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


SCROLLED = {
    # path: where a chart is, what tells how far the page is scrolled
    "/": (
        ".js-plotly-plot .nsewdrag", "document.querySelector('[data-testid=stMain]').scrollTop",
    ),
    "/view": (OURS, "scrollY"),
}  # fmt: skip


@pytest.mark.parametrize("path", SCROLLED)
def test_a_swipe_over_the_chart_scrolls_the_page(finger, path):
    chart, scrolled = SCROLLED[path]
    page = drawn(finger, path)
    page.wait_for_selector(chart, state="attached")
    page.locator(chart).first.scroll_into_view_if_needed()
    before, box = page.evaluate(scrolled), page.locator(chart).first.bounding_box()
    assert box
    swipe(page, box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7, 240)
    page.wait_for_function(f"(before) => {scrolled} > before + 150", arg=before)


def test_a_tap_on_a_mark_opens_its_card(finger):
    page = finger.open("/")
    page.wait_for_function(
        "() => new URLSearchParams(location.search).has('group')"
    )  # our script runs
    page.wait_for_load_state("networkidle")
    page.locator(
        "[class*=st-key-timeline_chart] .js-plotly-plot"
    ).first.scroll_into_view_if_needed()
    x, y = when(
        page,
        """() => { const points = [...document.querySelectorAll(CHART + " .scatterlayer .point")];
        const point = points.find((each) => each.__data__?.data);
        const box = point?.getBoundingClientRect();
        return box?.width && [box.x + box.width / 2, box.y + box.height / 2] }""",
    ).json_value()
    page.touchscreen.tap(x, y)
    expect(page.locator(".st-key-card h2")).to_be_visible()
    page.wait_for_function("() => new URLSearchParams(location.search).has('estimate')")


@pytest.mark.parametrize("path", ["/view", "/view?embed=true"])
def test_a_tap_on_a_mark_of_the_page_of_a_view_opens_its_evidence_beside_it(finger, path):
    page = drawn(finger, path)
    mark = page.locator(".narrow path[data-id]").last
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    evidence = page.locator("#_evidence")
    expect(evidence.locator("#_number")).to_be_visible()
    expect(evidence).to_be_in_viewport(ratio=1)
    ring, over = page.locator(".ring").bounding_box(), evidence.bounding_box()
    assert ring
    assert over
    assert ring["y"] >= over["y"] + over["height"] or ring["y"] + ring["height"] <= over["y"]
    page.get_by_role("button", name="Close").tap()
    expect(evidence).to_be_hidden()


def test_an_empty_view_says_which_filter_to_clear(reader):
    page = reader.open("/?group=ISIS-K&area=Nangarhar&source=RUSI")
    page.get_by_role("button", name="Clear “Area”").click()
    expect(lead(page)).to_contain_text("ISIS-K (Islamic State Khorasan Province) in 3 areas.")
    expect_query(page, [("group", "ISIS-K"), ("source", "RUSI")])


def test_no_motion_for_those_who_ask_for_none(browser, served):
    for reader in visit(browser, served, motion="reduce"):
        page = reader.open("/")
        duration = "getComputedStyle(document.querySelector('button')).transitionDuration"
        assert page.evaluate(f"parseFloat({duration})") < 0.001
