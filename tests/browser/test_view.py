"""The page of a view in a real browser: it draws, prints whole, embeds, and hands out pictures."""

import io
import unicodedata

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from lib.analysis.select import view
from lib.query import parse_text
from lib.words import stated

pytestmark = pytest.mark.browser

QUERY = "group=ISIS-K&area=Afghanistan&counted=fighters&to=2018"


@pytest.mark.parametrize("who", ["reader", "phone", "dark"])
def test_it_draws_without_another_host_or_an_error(request, who):
    visited = request.getfixturevalue(who)
    page = visited.page
    page.goto(f"{visited.address}/view?{QUERY}")
    page.locator("#_chart .point").first.wait_for(state="attached")
    expect(page.locator(".lead")).to_contain_text("ISIS-K in Afghanistan")
    paper = page.locator(".chart").first.evaluate("chart => chart.layout.paper_bgcolor")
    assert paper == ("#11141b" if who == "dark" else "#ffffff")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visited.foreign == []
    assert visited.complaints == []


def test_without_a_query_it_is_the_first_view(reader):
    reader.page.goto(f"{reader.address}/view")
    expect(reader.page.locator(".lead")).to_contain_text(
        "UN 2,000 fighters (UN Monitoring Team, Dec 2025)"
    )


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_print_out_holds_the_whole_table(reader, data, paper):
    page = reader.page
    page.goto(f"{reader.address}/view?{QUERY}")
    page.locator("#_chart .point").first.wait_for(state="attached")
    printed = PdfReader(io.BytesIO(page.pdf(format=paper)))
    drawn = " ".join(each.extract_text() for each in printed.pages)
    text = unicodedata.normalize("NFKC", drawn)  # letters that are drawn as one are told apart
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


def test_a_picture_says_by_itself_what_it_shows(reader, tmp_path):
    page = reader.page
    page.goto(f"{reader.address}/view?{QUERY}&release=2026-11-22")
    page.locator("#_chart .point").first.wait_for(state="attached")
    for kind in ("svg", "png"):
        with page.expect_download() as download:
            page.get_by_role("button", name=kind.upper()).click()
        download.value.save_as(tmp_path / f"picture.{kind}")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    drawing = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    for said in (
        "ISIS-K in Afghanistan: published estimates", "Group: ISIS-K; Area: Afghanistan",
        "Sources: ", "Forces-Afghanistan", "release of 22 Nov 2026", "CC-BY-4.0", "made ",
    ):  # fmt: skip
        assert said in drawing


def test_it_can_be_embedded_on_another_origin(reader):
    page = reader.page
    page.set_content(f'<iframe src="{reader.address}/view?{QUERY}" width="900" height="700">')
    frame = page.frame_locator("iframe")
    expect(frame.locator(".lead")).to_contain_text("ISIS-K in Afghanistan")
    frame.locator("#_chart .point").first.wait_for(state="attached")
