"""The page of a view without Streamlit: what stands in it, and that cells stay text."""

import json
import re
from datetime import date
from html import escape, unescape
from pathlib import Path

import pytest

from lib.data.files import files, memory
from lib.query import Selection
from lib.share.shared import Shared, shared
from lib.share.view_page import figure, view_page
from lib.words import labels
from tests.conftest import PROJECT

LINKS = {
    "url": "https://example.org/view?a=1&b=2", "embed": "https://example.org/view?a=1&b=2",
    "csv": "/api/estimates.csv", "json": "/api/estimates.json", "bib": "/api/estimates.bib",
    "dashboard": "/?a=1", "plotly": "/plotly-0.js",
}  # fmt: skip
TODAY = date(2026, 12, 24)


def page_of(found: Shared) -> str:
    return view_page(found, LINKS, TODAY)


@pytest.fixture(scope="module")
def found() -> Shared:
    return shared(files(PROJECT / "estimates.csv"), Selection(group=("TTP",)))


def test_the_sentence_is_lead_description_preview_and_text_alternative(found):
    page, sentence = page_of(found), escape(found.sentence)
    assert f'<p class="lead">{sentence}</p>' in page
    assert f'<meta name="description" content="{sentence}">' in page
    assert f'<meta property="og:description" content="{sentence}">' in page
    assert f'role="img" aria-label="{sentence}"' in page


def test_every_row_stands_in_the_table_with_its_link(found):
    page = page_of(found)
    assert re.findall(r'<tr id="([^"]+)">', page) == list(found.view.rows["id"])
    assert "<td>6,000–6,500 fighters</td>" in page
    assert all(escape(url) in page for url in found.view.rows["url"])


def test_how_to_read_the_marks_stands_on_the_page_with_drawings(found):
    page = page_of(found)
    assert all(escape(line) in page for line in labels.READING)
    drawn = re.findall(r"<li><svg .*?</svg><span>(.*?)</span></li>", page)
    assert [unescape(text) for text in drawn] == [text for _, text in labels.MARKS]


def test_release_licence_day_and_citation_are_on_the_page():
    released = shared(
        files(PROJECT / "estimates.csv"), Selection(group=("TTP",), release="2026-11-22")
    )
    page = page_of(released)
    assert "release of 22 Nov 2026 · CC-BY-4.0 · made 24 Dec 2026" in page
    assert "Release of 22 Nov 2026 (First collection). Since then:" in page
    assert "(accessed 24 Dec 2026)" in page


def test_the_chart_is_the_dashboards_in_both_themes(found):
    [text] = re.findall(r'id="figures">(.*?)</script>', page_of(found), flags=re.DOTALL)
    drawn = json.loads(text)
    for theme in ("light", "dark"):
        assert drawn[theme]["data"] == json.loads(figure(found, theme).to_json())["data"]
    assert drawn["picture"]["filters"] == "Group: TTP"
    assert drawn["picture"]["lines"][0].startswith("Sources: Russian Foreign Ministry, UN")


def test_a_frame_to_embed_is_offered_as_text(found):
    snippet = '<iframe src="https://example.org/view?a=1&amp;b=2"'
    [shown] = re.findall('<code id="snippet">(.*?)</code>', page_of(found))
    assert unescape(shown).startswith(snippet)


def test_an_empty_view_is_a_page_with_the_reason():
    page = page_of(shared(files(PROJECT / "estimates.csv"), Selection(area=("Atlantis",))))
    assert "No estimate matches this selection." in page
    assert "Area “Atlantis” is not in the data, so it selects nothing" in page
    assert "<script" not in page


HOSTILE = (
    "source,year,low,group,wording,title,url,source_type\n"
    '"<img src=x onerror=alert(1)>",2019,1,"</script><script>alert(1)</script>",'
    '"**b** ""q"", مرحبا 🙂",=1+1,https://example.org/?q=<b>,<i>\n'
)


def test_hostile_cells_are_text(tmp_path: Path):
    file = tmp_path / "estimates.csv"
    file.write_text(HOSTILE, encoding="utf-8")
    memory.cache_clear()
    page = page_of(shared(files(file), Selection()))
    assert "<img" not in page
    assert "<script>alert" not in page
    assert page.count("</script>") == 3
    assert "<i>" not in page.replace('<i style="', "")
    assert "مرحبا 🙂" in page


@pytest.mark.parametrize(("rows", "said"), [(5000, False), (5001, True)])
def test_over_five_thousand_marks_narrowing_is_said_to_help(tmp_path, rows, said):
    file = tmp_path / "many.csv"
    lines = (f"row-{number},UN,{1900 + number % 100},{number}\n" for number in range(1, rows + 1))
    file.write_text("id,source,year,low\n" + "".join(lines))
    page = page_of(shared(files(file), Selection()))
    assert ("5,001 estimates in view: the marks cover one another" in page) is said
