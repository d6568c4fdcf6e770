"""What a reader does, in a real browser: open, filter, share, look at the evidence."""

import re
from contextlib import suppress
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect

from bench.make_rows import make_rows
from tests.browser.conftest import Visit, settle, visit
from tests.server import Served, serving

pytestmark = pytest.mark.browser

FIRST_VIEW = [("group", "ISIS-K"), ("area", "Afghanistan"),
              ("counted", "fighters"), ("counted", "members")]  # fmt: skip


TAKEN_BY_ENTER = "[role=option][data-focused=true]"
CHART = "[class*=st-key-timeline_chart] .js-plotly-plot"


def when(page: Page, script: str, arg: object = None):
    """Wait until a script says something true of the timeline, and give what it says."""
    return page.wait_for_function(script.replace("CHART", f"'{CHART}'"), arg=arg)


def lead(page: Page):
    return page.locator(".st-key-lead")


def query(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.evaluate("location.href")).query, keep_blank_values=True)


def expect_query(page: Page, pairs: list[tuple[str, str]]) -> None:
    """Wait for the address to say this, then compare the whole of it."""
    name, value = pairs[-1]
    page.wait_for_function(
        "([name, value]) => new URLSearchParams(location.search).getAll(name).includes(value)",
        arg=[name, value],
    )
    assert query(page) == pairs


def _offered(page: Page, box: Locator, typed: str) -> None:
    """Type until the list offers it: a late run closes the list, and a reader types again."""
    offer = page.locator(TAKEN_BY_ENTER, has_text=typed)
    for _ in range(4):
        box.click()
        box.fill(typed)
        with suppress(TimeoutError):
            return offer.wait_for(timeout=10_000)
        box.press("Escape")
    raise AssertionError(f"{typed} was typed four times and not offered")


def choose(page: Page, key: str, typed: str) -> None:
    """Pick an option of a control by typing, as the keyboard does it."""
    settle(page)  # a run that still comes in would take the typed text away
    box = page.locator(f".st-key-{key} input").first
    if not box.is_visible():
        page.get_by_text("More filters").click()
        expect(box).to_be_visible()
    page.wait_for_load_state("networkidle")
    settle(page)
    _offered(page, box, typed)
    box.press("Enter")
    box.press("Escape")


def test_the_first_page_asks_no_other_host_and_has_no_error(reader):
    page = reader.open()
    expect(page.locator(f"{CHART} .point").first).to_be_attached()
    expect(lead(page)).to_contain_text(
        "ISIS-K (Islamic State Khorasan Province) in Afghanistan. The newest numbers, as of 23 Feb"
    )
    expect(lead(page)).to_contain_text("UN 2,000 fighters (UN Monitoring Team, Dec 2025)")
    assert reader.foreign == []
    assert reader.complaints == []


def test_the_address_says_what_is_shown(reader):
    expect_query(reader.open(), FIRST_VIEW)


def test_a_filter_enters_the_address_and_survives_reload_and_page_change(reader):
    page = reader.open()
    choose(page, "source", "USIP")
    expect(lead(page)).to_contain_text("USIP 2,500 fighters (Mar 2016)")
    filtered = [*FIRST_VIEW, ("source", "USIP")]
    expect_query(page, filtered)
    page.reload()
    expect(lead(page)).to_contain_text("USIP 2,500 fighters (Mar 2016)")
    page.get_by_role("link", name="Codebook").click()
    expect(page.locator(".codebook")).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    expect_query(page, filtered)
    reader.settle()
    page.wait_for_load_state("networkidle")
    page.go_back()
    expect(lead(page)).to_contain_text("USIP 2,500 fighters (Mar 2016)")
    expect_query(page, filtered)
    expect(page.locator(".st-key-chosen_view input").first).to_have_value("Your own selection")
    assert urlsplit(page.evaluate("location.href")).path == "/"


def test_on_a_phone_the_menu_closes_once_a_page_is_chosen(phone):
    page = phone.open()
    for name, shown in (("Codebook", ".codebook"), ("Timeline", ".st-key-lead")):
        page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_role("link", name=name).click()
        expect(page.locator(shown).first).to_be_visible()
        expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")


def test_a_shared_link_shows_the_same_on_every_page(reader):
    page = reader.open("/?group=TTP&from=2024&axis=linear")
    expect(lead(page)).to_contain_text("TTP (Tehrik-i-Taliban Pakistan) in 3 areas.")
    expect(page.locator(".more")).to_contain_text("10 of 18 estimates are shown.")
    expect_query(page, [("group", "TTP"), ("from", "2024"), ("axis", "linear")])
    page = reader.open("/codebook?group=TTP&from=2024&axis=linear")
    expect_query(page, [("group", "TTP"), ("from", "2024"), ("axis", "linear")])


def test_clearing_writes_view_all_and_not_the_first_view(reader):
    page = reader.open()
    page.get_by_role("button", name="Clear all filters").click()
    expect(lead(page)).to_contain_text("23 groups in 19 areas or area not stated.")
    expect_query(page, [("view", "all")])
    page.reload()
    expect(lead(page)).to_contain_text("23 groups in 19 areas or area not stated.")


def test_a_value_that_does_not_exist_stays_until_it_is_removed(reader):
    page = reader.open("/?area=Atlantis&group=ISIS-K")
    expect(page.locator(".notice")).to_contain_text("Area “Atlantis” is not in the data")
    expect(page.locator(".st-key-area")).to_contain_text("Atlantis (not in the data)")
    expect_query(page, [("group", "ISIS-K"), ("area", "Atlantis")])
    page.get_by_role("button", name="Remove Atlantis (not in the data)").click()
    expect(page.locator(".notice")).to_have_count(0)
    expect_query(page, [("group", "ISIS-K")])


def test_two_tabs_do_not_disturb_each_other(reader):
    first = reader.open("/?group=TTP")
    second = reader.page.context.new_page()
    second.goto(reader.address + "/?group=Taliban")
    expect(lead(second)).to_contain_text("Taliban in 2 areas")
    choose(second, "source", "US President")
    expect(lead(second)).to_contain_text("US President 75,000 fighters (8 Jul 2021)")
    expect(lead(first)).to_contain_text("TTP (Tehrik-i-Taliban Pakistan) in 3 areas.")


def click_mark(page: Page, row: str) -> None:
    """Click in the chart where a row is drawn, once it is."""
    at = when(
        page,
        """row => {
            for (const chart of document.querySelectorAll(CHART))
              // The chart makes room when evidence opens.
              if (chart.querySelector(".main-svg")?.getBoundingClientRect().width
                  === chart.getBoundingClientRect().width)
              for (const trace of chart.calcdata ?? [])
                for (const point of trace)
                  if (point.data === row) {
                    const box = chart.getBoundingClientRect();
                    const { xaxis, yaxis } = chart._fullLayout;
                    return [box.x + xaxis._offset + xaxis.c2p(point.x),
                            box.y + yaxis._offset + yaxis.c2p(point.y)];
                  }
        }""",
        row,
    )
    x, y = at.json_value()
    page.mouse.move(x, y)
    page.mouse.click(x, y)


def expect_chosen(page: Page, bounds: int) -> None:
    """Wait until the chart points at the chosen mark, at so many bounds."""
    when(
        page,
        """bounds => [...document.querySelectorAll(CHART)].some(chart =>
             chart.calcdata && chart.data.some(trace =>
               trace.name === "chosen" && chart.calcdata[chart.data.indexOf(trace)]
                 .length === bounds))""",
        bounds,
    )


def test_a_click_on_a_mark_opens_its_card(reader):
    page = reader.open()
    click_mark(page, "isis-k-ru-mfa-2016-04")
    card = page.locator(".st-key-card")
    expect(card).to_contain_text("10,000 members")
    expect(card).to_contain_text("Afghan government")
    expect_query(page, [*FIRST_VIEW, ("estimate", "isis-k-ru-mfa-2016-04")])
    expect_chosen(page, bounds=1)
    click_mark(page, "isis-k-sigar-2023-04")
    expect(card).to_contain_text("1,000–3,000 fighters")
    expect_chosen(page, bounds=2)


def test_hovering_a_bar_anywhere_tells_its_numbers(reader):
    page = reader.open("/?estimate=isis-k-sigar-2023-04&group=ISIS-K&source=SIGAR")
    click_mark(page, "isis-k-sigar-2023-04")
    expect(page.locator(".hoverlayer .hovertext")).to_contain_text("1,000–3,000 fighters")


def test_the_keyboard_opens_a_card_too(reader):
    page = reader.open()
    box = page.locator(".st-key-estimate input").first
    box.focus()
    page.keyboard.type("Washington Post")
    page.locator(TAKEN_BY_ENTER).wait_for()
    page.keyboard.press("Enter")
    card = page.locator(".st-key-card")
    expect(card).to_contain_text("2,500–5,000")
    expect(card).to_contain_text("Goes back to")
    card.get_by_role(
        "button", name=re.compile("Apr 2019 · UN Monitoring Team|UN Monitoring Team")
    ).first.focus()
    page.keyboard.press("Enter")
    expect(card).to_contain_text("Repeated by")


def test_a_contradiction_links_to_its_two_cards(reader):
    page = reader.open("/sources")
    link = page.locator(".codebook:not(.sources) a").nth(1)
    expect(link).to_have_text("Jan 2024 · Taliban authorities · 70–80 members")
    link.click()
    expect(page.locator(".st-key-card")).to_contain_text("70–80 members")
    expect_query(page, [*FIRST_VIEW, ("estimate", "isis-k-taliban-authorities-2024-01")])


def test_choosing_a_type_in_the_legend_dims_the_others(reader):
    page = reader.open(f"/?{urlencode(FIRST_VIEW)}&split=none")
    page.get_by_role("button", name="Russian government").click()
    expect_query(page, [*FIRST_VIEW, ("split", "none"), ("highlight", "Russian government")])
    when(
        page,
        """() => [...document.querySelectorAll(CHART)].some(chart =>
                 chart.layout.shapes.some(shape =>
                     shape.name === 'range' && shape.line.color.startsWith('rgba(')))""",
    )


def test_a_short_range_is_seen(reader):
    page = reader.open("/?group=ISIS-K&view=all")
    page.locator(f"{CHART} .point").first.wait_for(state="attached")
    boxes = page.locator(CHART).last.evaluate(
        """chart => {
            const at = chart.data.findIndex(trace => trace.name === "narrow range");
            return [...chart.querySelectorAll(".trace")]
              .filter(node => node.__data__[0].trace.index === at)
              .flatMap(node => [...node.querySelectorAll(".point")])
              .map(point => point.getBoundingClientRect().height);
        }"""
    )
    assert boxes
    assert min(boxes) >= 4


def test_an_edit_shows_at_the_next_interaction_and_a_broken_save_keeps_the_page(reader, served):
    file = served.folder / "estimates.csv"
    before = file.read_bytes()
    try:
        page = reader.open("/?group=TTP")
        expect(lead(page)).to_contain_text("TTP (Tehrik-i-Taliban Pakistan) in 3 areas.")
        file.write_bytes(
            before + b"mine,TTP,Afghanistan,fighters,1,2,2030,,Me" + b"," * 12 + b"\n"
        )
        choose(page, "area", "Afghanistan")
        expect(lead(page)).to_contain_text(
            "Among everyone else the newest is 1–2 fighters (Me, 2030)"
        )
        file.write_bytes(b"\x00\x01 broken")
        choose(page, "counted", "fighters")
        expect(page.locator(".notice")).to_contain_text("The last good data are shown.")
        expect(lead(page)).to_contain_text(
            "Among everyone else the newest is 1–2 fighters (Me, 2030)"
        )
    finally:
        file.write_bytes(before)


def in_first_screen(visited: Visit, selector: str) -> bool:
    box = visited.page.locator(selector).first.bounding_box()
    size = visited.page.viewport_size
    return bool(box and size and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


# What stands whole in the first screen of each.
FIRST_SCREEN = {"reader": ("h1", ".newest", ".more", CHART), "dark": ("h1", ".newest", CHART),
                "phone": ("h1", ".newest", ".side")}  # fmt: skip


@pytest.mark.parametrize(("size", "shown"), FIRST_SCREEN.items())
def test_the_first_screen_holds_the_finding_and_the_chart(request, size, shown):
    visited = request.getfixturevalue(size)
    page = visited.open()
    page.locator(f"{CHART} .point").first.wait_for(state="attached")
    assert [each for each in shown if not in_first_screen(visited, each)] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_a_refused_summary_leaves_the_chart_in_the_first_screen(phone):
    page = phone.open("/?group=AQIS&group=AQIS+and+Taliban")
    expect(lead(page)).to_contain_text("Numbers for different groups are not summarised together.")
    page.locator(f"{CHART} .point").first.wait_for(state="attached")
    assert in_first_screen(phone, CHART)


def test_the_dark_theme_draws_on_dark_paper(dark):
    page = dark.open()
    page.locator(f"{CHART} .point").first.wait_for(state="attached")
    paper = page.locator(CHART).last.evaluate("c => c.layout.paper_bgcolor")
    assert paper == "#11141b"


def test_the_chart_follows_when_the_reader_changes_the_theme(reader):
    page = reader.open()
    page.locator(f"{CHART} .point").first.wait_for(state="attached")
    page.locator("[data-testid=stMainMenu] button").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    when(
        page,
        """() => [...document.querySelectorAll(CHART)].some(chart =>
                 chart.layout.paper_bgcolor === '#11141b')""",
    )


def test_the_filters_come_after_a_large_chart_but_keep_their_room(browser, tmp_path):
    estimates = tmp_path / "estimates.csv"
    estimates.write_bytes(make_rows(5000))
    with serving(estimates, tmp_path / "log") as address:
        for reader in visit(browser, Served(address, tmp_path)):
            reader.page.add_init_script(
                """const widths = window.widths = new Set();
                const look = () => {
                  const chart = document.querySelector(".js-plotly-plot .main-svg");
                  if (chart) widths.add(chart.getBoundingClientRect().width);
                  requestAnimationFrame(look);
                };
                look();"""
            )
            page = reader.open("/?view=all")
            page.locator(f"{CHART} .point").first.wait_for(state="attached")
            expect(page.locator(".st-key-source_type input")).to_be_visible()
            when(
                page,
                """() => [...document.querySelectorAll(CHART)].some(chart => {
                     const room = chart.closest("[class*=st-key-timeline_chart]");
                     return chart.querySelector(".main-svg").getBoundingClientRect().width
                       === room.getBoundingClientRect().width; })""",
            )
            assert page.evaluate("widths.size") == 1
