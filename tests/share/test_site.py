"""The static site: whole, relative, the same numbers as everywhere, and readable from disk."""

import json
import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import expect

from lib.__main__ import main
from lib.answer import answer_to
from lib.data.files import files
from lib.share.site import Page, write_site
from tests.conftest import PROJECT

TODAY = date(2026, 12, 24)
SOURCE = PROJECT / "estimates.csv"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> tuple[Path, list[Page]]:
    target = tmp_path_factory.mktemp("site")
    return target, write_site(files(SOURCE), target, TODAY)


def test_every_named_view_and_every_group_has_a_page(site, estimates):
    target, pages = site
    assert [page.file for page in pages[:8]] == [
        "isis-k-in-afghanistan.html", "before-and-after-kabul-fell.html",
        "washington-and-moscow.html", "where-in-afghanistan.html",
        "isis-in-iraq-and-syria.html", "ttp-in-afghanistan.html", "taliban-in-afghanistan.html",
        "al-qaeda-in-afghanistan.html",
    ]  # fmt: skip
    assert len(pages) == 8 + estimates["group"].nunique()
    assert all((target / page.file).is_file() for page in pages)


def test_every_link_leads_somewhere_and_pages_load_nothing_else(site):
    target, pages = site
    embeds = [each.file.replace(".html", ".embed.html") for each in pages]
    for page in ("index.html", *(each.file for each in pages), *embeds):
        text = (target / page).read_text(encoding="utf-8")
        assert not re.search("<(?:script|img|iframe)[^>]* src=", text)
        links = re.findall(r'<a [^>]*href="([^"]+)"', text)
        inside = [link for link in links if not link.startswith(("http://", "https://"))]
        assert inside
        assert [link for link in inside if not (target / link).is_file()] == []


@pytest.mark.parametrize("number", range(8))
def test_page_and_data_hold_the_ids_and_the_sentence_of_the_view(site, data, number):
    target, pages = site
    found = answer_to(files(SOURCE), data.views.named[number].selection)
    ids, page = list(found.view.rows["id"]), pages[number]
    stem = page.file.removesuffix(".html")
    assert page.sentence == found.lead
    assert f"<h1>{data.views.named[number].question}</h1>" in (target / page.file).read_text(
        "utf-8"
    )
    assert re.findall(r'<tr id="([^"]+)">', (target / page.file).read_text("utf-8")) == ids
    assert list(pd.read_csv(target / "data" / f"{stem}.csv")["id"]) == ids
    written = json.loads((target / "data" / f"{stem}.json").read_text("utf-8"))
    assert [row["id"] for row in written["rows"]] == ids
    assert written["sentence"] == found.lead


def test_the_releases_lie_beside(site):
    target, _ = site
    copy = target / "releases" / "2026-11-22.csv"
    assert copy.read_bytes() == (PROJECT / "releases" / "2026-11-22.csv").read_bytes()


def test_the_command_says_what_a_reader_downloads_and_never_overwrites(tmp_path, capsys):
    target = tmp_path / "site"
    assert main(["site", str(SOURCE), str(target)]) == 0
    assert " pages; a reader downloads at most " in capsys.readouterr().out
    assert main(["site", str(SOURCE), str(target)]) == 1
    assert "is not empty" in capsys.readouterr().err


def test_every_page_says_how_new_the_data_are(site):
    target, pages = site
    for page in ("index.html", *(each.file for each in pages)):
        assert "Last updated 26 Nov 2026" in (target / page).read_text("utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_it_is_read_from_disk_without_a_network(site, browser, scripts):
    target, _ = site
    context = browser.new_context(offline=True, java_script_enabled=scripts)
    page = context.new_page()
    page.goto((target / "index.html").as_uri())
    page.get_by_role("link", name="ISIS-K in Afghanistan", exact=True).click()
    expect(page.locator(".wide path[data-id]").first).to_be_visible()
    expect(page.locator(".narrow path[data-id]").first).to_be_hidden()
    if scripts:
        page.locator(".chart").first.press("ArrowRight")
        expect(page.locator("#_tip")).to_contain_text("1,000–3,000 members")
    context.close()
