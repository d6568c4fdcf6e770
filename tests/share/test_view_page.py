"""The page of a view without Streamlit: what stands in it, and that cells stay text."""

import json
import re
from datetime import date
from html import escape, unescape
from pathlib import Path

import pytest

from lib.answer import Answer, answer_to
from lib.data.files import files, memory
from lib.figures import legend
from lib.selection import Selection
from lib.share.view_page import view_page
from lib.words import labels
from tests.conftest import PROJECT, lead_of

LINKS = {
    "url": "https://example.org/view?a=1&b=2", "embed": "https://example.org/view?a=1&b=2",
    "csv": "/api/estimates.csv", "json": "/api/estimates.json", "bib": "/api/estimates.bib",
    "dashboard": "/?a=1", "plotly": "/plotly-0.js",
}  # fmt: skip
TODAY = date(2026, 12, 24)


def page_of(found: Answer) -> str:
    return view_page(found, LINKS, TODAY)


@pytest.fixture(scope="module")
def found() -> Answer:
    return answer_to(files(PROJECT / "estimates.csv"), Selection(group=("TTP",)))


def test_the_sentence_is_lead_description_preview_and_text_alternative(found):
    page, sentence = page_of(found), escape(found.lead)
    assert lead_of(page) == found.lead.casefold()
    assert f'<meta name="description" content="{sentence}">' in page
    assert f'<meta property="og:description" content="{sentence}">' in page
    assert f'role="img" aria-label="{sentence}"' in page


def test_every_row_stands_in_the_table_with_its_link(found):
    page = page_of(found)
    assert re.findall(r'<tr id="([^"]+)">', page) == list(found.view.rows["id"])
    assert '<td dir="auto">6,000–6,500 fighters</td>' in page
    assert all(escape(url) in page for url in found.view.rows["url"])


def test_the_table_says_whom_when_who_and_how_many_first_and_where_to_read_it_last(tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_text(
        "id,group,area,counted,low,high,year,source,reported_by,url,publication_date,wording,"
        "disputed_by\n"
        "a,Crows,North,birds,1000,2000,2019,UN,Reuters,https://example.org/,2021-03,a lot,Owls\n"
    )
    page = page_of(answer_to(files(file), Selection()))
    assert re.findall('<th scope="col">(.*?)</th>', page) == [
        "Whom and where", "About", "Source", "Estimate", "Wording", "Denied by", "Link",
    ]  # fmt: skip
    assert re.findall('<td dir="auto">(.*?)</td>', page) == [
        "Crows in North", "2019, said Mar 2021, looking back", "UN", "1,000–2,000 birds", "a lot",
        "Owls",
        "<a href='https://example.org/' target='_blank' rel='noopener noreferrer'>Reuters</a>",
    ]  # fmt: skip


def test_a_named_view_is_headed_by_its_question_and_tells_who_says_what(data):
    first = data.views.named[0]
    page = page_of(answer_to(files(PROJECT / "estimates.csv"), first.selection))
    assert f"<title>{first.question}</title>" in page
    assert f'<meta property="og:title" content="{first.question}">' in page
    assert f"<h1>{first.question}</h1>" in page
    assert "<h2>Who says what, as of 23 Feb 2026</h2>" in page
    assert "2 of 3 pairs of sources are apart, the one wholly above the other." in page


def test_what_is_not_summarised_together_says_why(found):
    page = page_of(found)
    assert page.count("<p>Numbers for different areas are not summarised together.</p>") == 1


def test_how_to_read_the_marks_stands_on_the_page_with_drawings(found):
    page = page_of(found)
    assert all(escape(line) in page for line in labels.READING)
    drawn = re.findall(r'<li title="(.*?)"><svg .*?</svg><span>(.*?)</span></li>', page)
    assert [(unescape(word), unescape(meaning)) for meaning, word in drawn] == [
        labels.MARKS[name] for name in legend.in_view(found.view, sided=False)
    ]


def test_release_licence_day_and_citation_are_on_the_page():
    released = answer_to(
        files(PROJECT / "estimates.csv"), Selection(group=("TTP",), release="2026-11-22")
    )
    page = page_of(released)
    assert "release of 22 Nov 2026 · CC-BY-4.0 · made 24 Dec 2026" in page
    assert "Release of 22 Nov 2026 (First collection). Since then:" in page
    assert "(accessed 24 Dec 2026)" in page


def test_the_chart_is_the_dashboards_in_both_themes(found):
    [text] = re.findall(r'id="_figures">(.*?)</script>', page_of(found), flags=re.DOTALL)
    drawn = json.loads(text)
    for theme in ("light", "dark"):
        charts = [found.chart(theme, side) for side in found.sides or [None]]
        assert drawn[theme] == [json.loads(chart.to_json()) for chart in charts]
    assert drawn["whole"] == json.loads(found.chart("light").to_json())
    assert drawn["picture"]["filters"] == "Group: TTP"
    assert drawn["picture"]["lines"][0].startswith(
        "Sources: Khyber Pakhtunkhwa government, Pakistan Foreign Ministry, Pakistan Interior "
    )


def test_each_side_has_its_name_and_chart_and_no_key_of_colours_is_needed():
    first = files(PROJECT / "estimates.csv").working.views.named[0].selection
    page = page_of(answer_to(files(PROJECT / "estimates.csv"), first))
    assert re.findall(r'class="side".*?>(.*?)</h2>', page) == [
        "US government", "Russian government", "UN", "Everyone else",
    ]  # fmt: skip
    assert page.count('<div class="chart"') == 4
    assert labels.COLOURS not in page


def test_a_frame_to_embed_is_offered_as_text(found):
    snippet = '<iframe src="https://example.org/view?a=1&amp;b=2"'
    [shown] = re.findall('<code id="_snippet">(.*?)</code>', page_of(found))
    assert unescape(shown).startswith(snippet)


def test_an_empty_view_is_a_page_with_the_reason():
    page = page_of(answer_to(files(PROJECT / "estimates.csv"), Selection(area=("Atlantis",))))
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
    page = page_of(answer_to(files(file), Selection()))
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
    page = page_of(answer_to(files(file), Selection()))
    assert ("5,001 estimates in view: the marks cover one another" in page) is said
