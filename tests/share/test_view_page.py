"""The page of a view without Streamlit: what stands in it, and that cells stay text."""

import json
import re
import shutil
from datetime import date
from html import escape, unescape
from pathlib import Path

import pytest

from lib.answer import Answer, answer_to
from lib.data.files import files
from lib.selection import Selection
from lib.share.charts import charts, hovers
from lib.share.view_page import embed_page, snippet, view_page
from lib.words import labels
from tests.conftest import PROJECT, lead_of

LINKS = {
    "url": "https://example.org/view?a=1&b=2", "embed": "https://example.org/view?embed=true&a=1&b=2",
    "csv": "/api/estimates.csv", "json": "/api/estimates.json", "bib": "/api/estimates.bib",
    "dashboard": "/?a=1", "png": "/view.png", "svg": "/view.svg",
    "picture": "https://example.org/preview.png?a=1&b=2",
    "still": "https://example.org/view.png?a=1&b=2",
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
    assert '<td dir="auto" class="number">6,000–6,500 fighters' in page
    assert all(escape(url) in page for url in found.view.rows["url"])


EVERYTHING = (
    "id,group,area,counted,low,high,year,source,speaker,reported_by,url,publication_date,wording,"
    "derivation,repeats,disputed_by,disputed_url,note\n"
    "a,Crows,North,birds,1000,2000,2019,UN,A. Heron,Reuters,https://example.org/,2021-03,a lot,"
    "counted twice,,Owls,https://example.org/no,In winter.\n"
    "b,Crows,South,birds,1000,2000,2019,Finch Post,,,,,,,a,,,\n"
)


@pytest.fixture
def everything(tmp_path) -> Answer:
    """Two rows: one with every cell, and one that only repeats it."""
    file = tmp_path / "estimates.csv"
    file.write_text(EVERYTHING)
    return answer_to(files(file), Selection())


def test_the_table_says_whom_when_who_and_how_many_first_and_where_to_read_it_last(everything):
    page = page_of(everything)
    assert re.findall('<th scope="col">(.*?)</th>', page) == [
        "Whom and where", "About", "Source", "Estimate", "Wording", "Denied by", "Link",
    ]  # fmt: skip
    link = "<a href='https://example.org/{}' target='_blank' rel='noopener noreferrer'>{}</a>"
    assert re.findall('<td dir="auto".*?>(.*?)</td>', page)[:7] == [
        "Crows in North",
        "2019, said Mar 2021, looking back",
        "UN<small>Speaker: A. Heron</small>",
        "1,000–2,000 birds<small>Repeated by: <a href='#b'>Finch Post, 2019</a></small>",
        "a lot<small>Derivation: counted twice</small><small>Note: In winter.</small>",
        f"Owls<small>{link.format('no', 'Denial')}</small>",
        f"{link.format('', 'Reuters')}<small>Publication date: Mar 2021</small>",
    ]


def test_a_repeat_is_marked_and_leads_to_what_it_repeats(everything):
    assert "1,000–2,000 birds<small>Repeats: <a href='#a'>UN, 2019</a></small>" in (
        page_of(everything)
    )


def test_a_column_that_is_blank_or_the_same_throughout_is_left_out(found):
    heads = re.findall('<th scope="col">(.*?)</th>', page_of(found))
    assert "Whom and where" in heads
    one = answer_to(found.files, Selection(group=("TTP",), area=("Afghanistan",), disputed="no"))
    assert re.findall('<th scope="col">(.*?)</th>', page_of(one)) == [
        "About", "Source", "Estimate", "Wording", "Link",
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
        labels.MARKS[name] for name in found.marks
    ]


def test_release_licence_day_and_citation_are_on_the_page():
    released = answer_to(
        files(PROJECT / "estimates.csv"), Selection(group=("TTP",), release="2026-11-22")
    )
    page = page_of(released)
    assert "release of 22 Nov 2026 · CC-BY-4.0 · made 24 Dec 2026" in page
    assert "Release of 22 Nov 2026 (First collection). Since then:" in page
    assert "(accessed 24 Dec 2026)" in page


def test_each_chart_is_drawn_for_a_wide_and_a_narrow_screen_in_colours_of_either_theme(found):
    page = page_of(found)
    drawn = [each for chart in charts(found) for each in (chart.wide, chart.narrow)]
    assert len(drawn) == 2
    assert all(each in page for each in drawn)
    marked = set(re.findall('data-id="(.*?)"', drawn[0]))
    assert marked == set(found.view.originals["id"])
    assert set(re.findall('data-id="(.*?)"', drawn[1])) == marked
    assert re.findall(r'(?:fill|stroke)="(?!var\(--|none)(.*?)"', "".join(drawn)) == []


def test_no_script_but_our_own_and_nothing_else_is_loaded(found):
    page = page_of(found)
    assert re.findall("<(?:script|link|img|iframe)[^>]* (?:src|href)=.(.*?)[\"']", page) == [
        escape(LINKS["url"])  # the canonical address
    ]
    assert page.count("<script>") == 1


@pytest.mark.parametrize(
    ("theme", "schemes", "dark"),
    [
        ("auto", "light dark", "@media screen and (prefers-color-scheme: dark)"),
        ("dark", "dark", "@media screen {"),
        ("light", "light", None),
    ],
)
def test_a_page_is_light_or_dark_or_as_its_reader_has_it(found, theme, schemes, dark):
    page = view_page(found, LINKS, TODAY, theme=theme)
    assert f'<meta name="color-scheme" content="{schemes}">' in page
    assert "--paper: #ffffff" in page
    assert ("--paper: #11141b" in page) is (dark is not None)
    assert dark is None or dark in page


def test_the_texts_of_the_pointer_are_the_figures_own_each_sent_once(found):
    [text] = re.findall(r'id="_said">(.*?)</script>', page_of(found), flags=re.DOTALL)
    told = json.loads(text)
    assert set(told) == {*found.view.originals["id"]}
    assert told["ttp-pakistan-foreign-ministry-2025-06"].splitlines()[:4] == [
        "6,000 fighters", "TTP in Afghanistan",
        "Pakistan Foreign Ministry (Asim Iftikhar Ahmad)", "About Jun 2025",
    ]  # fmt: skip


def test_the_events_of_the_chart_are_listed(found):
    assert "<li>15 Aug 2021 Taliban take Kabul\nThe Republic falls</li>" in page_of(found)


def test_each_side_has_its_name_and_chart_and_no_key_of_colours_is_needed():
    first = files(PROJECT / "estimates.csv").working.views.named[0].selection
    page = page_of(answer_to(files(PROJECT / "estimates.csv"), first))
    assert re.findall(r'class="side".*?>(.*?)</h2>', page) == [
        "US government", "Russian government", "UN", "Everyone else",
    ]  # fmt: skip
    assert page.count('<div class="chart" role="img"') == 4
    assert labels.COLOURS not in page


SNIPPET = (
    '<iframe src="https://example.org/view?embed=true&amp;a=1&amp;b=2" title="How &lt;many&gt;?" '
    'width="100%" height="720" style="border:0" loading="lazy"></iframe>'
    '<noscript><img src="https://example.org/view.png?a=1&amp;b=2" alt="How &lt;many&gt;?" '
    'width="100%"></noscript>'
)


def test_a_view_is_shown_in_another_page_by_a_frame_and_without_scripts_by_a_picture():
    assert snippet(LINKS["url"], "How <many>?") == SNIPPET


def test_the_lines_to_embed_it_are_offered_as_text_and_stay_off_paper(found):
    page = page_of(found)
    [shown] = re.findall(
        '<div class="screen">.*?<code id="_snippet">(.*?)</code>', page, re.DOTALL
    )
    assert unescape(shown) == snippet(LINKS["url"], found.title)


def test_without_an_address_there_is_no_embedding_and_without_a_picture_none_in_the_preview(found):
    page = view_page(found, dict.fromkeys(("url", "csv", "json", "bib"), ""), TODAY)
    assert "_snippet" not in page
    assert "og:image" not in page
    assert '<meta name="twitter:card" content="summary">' in page


def test_the_preview_has_the_picture(found):
    picture = escape(LINKS["picture"])
    assert f'<meta property="og:image" content="{picture}">' in page_of(found)
    assert '<meta name="twitter:card" content="summary_large_image">' in page_of(found)


def test_what_other_pages_show_is_chart_key_and_source_line_only(found):
    page = embed_page(found, {"url": LINKS["url"]})
    assert [chart.wide in page for chart in charts(found)] == [True]
    assert labels.MARKS["range"][0] in page
    assert "Pakistani government</li>" in page
    assert "working file · CC-BY-4.0</figcaption>" in page
    whole = f'<a href="{escape(LINKS["url"])}" target="_blank" rel="noopener">'
    assert f"<figcaption>{whole}{found.title}</a> · " in page
    assert "<table hidden>" in page  # what the evidence is made from
    for left_out in ("<h2>", "lead", "CSV", "_snippet", labels.METHOD_IN_SHORT):
        assert left_out not in page.replace(
            page[page.index("<style>") : page.index("</style>")], ""
        )


def test_every_link_of_what_other_pages_show_opens_a_window_of_its_own(everything):
    links = re.findall("<a [^>]*>", embed_page(everything, {"url": "/view?view=all"}))
    assert "<a href='/view?view=all#a' target='_blank' rel='noopener'>" in links
    assert [link for link in links if not re.search("target=.(_blank)", link)] == []


def test_of_nothing_other_pages_show_the_reason(found):
    nothing = answer_to(found.files, Selection(area=("Atlantis",)))
    page = embed_page(nothing, {"url": "/view"})
    assert '<p class="lead">No estimate matches this selection.' in page
    assert "<script" not in page


@pytest.fixture
def copied(tmp_path) -> Path:
    """The real data with their releases, to be changed."""
    shutil.copy(PROJECT / "estimates.csv", tmp_path)
    shutil.copytree(PROJECT / "releases", tmp_path / "releases")
    return tmp_path / "estimates.csv"


def test_a_release_was_last_updated_on_its_day(copied):
    released = answer_to(files(copied), Selection(release="2026-11-22"))
    assert "made 24 Dec 2026 · Last updated 22 Nov 2026</figcaption>" in page_of(released)


def test_the_working_file_was_last_updated_on_the_day_of_the_release_that_it_is(copied):
    shutil.copy(copied.parent / "releases" / "2026-11-22.csv", copied)
    shutil.rmtree(copied.parent / "releases")
    (copied.parent / "releases").mkdir()
    lines = (PROJECT / "releases" / "manifest.csv").read_text().splitlines(keepends=True)
    (copied.parent / "releases" / "manifest.csv").write_text("".join(lines[:2]))
    assert " · Last updated 22 Nov 2026</figcaption>" in page_of(
        answer_to(files(copied), Selection())
    )


def test_a_file_that_was_changed_says_since_which_release(copied):
    copied.write_text(copied.read_text() + "x,G,,,1,,,,2020,,S\n")
    newest = files(copied).releases[0].release
    assert f" · Changed since the release of {int(newest[-2:])} Nov 2026</figcaption>" in page_of(
        answer_to(files(copied), Selection())
    )


def test_without_releases_the_newest_publication_tells_how_new_the_data_are(everything):
    assert " · Newest estimate published Mar 2021</figcaption>" in page_of(everything)


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


@pytest.fixture
def hostile(tmp_path) -> Answer:
    file = tmp_path / "estimates.csv"
    file.write_text(HOSTILE, encoding="utf-8")
    return answer_to(files(file), Selection())


@pytest.mark.parametrize("write", [page_of, lambda found: embed_page(found, LINKS)])
def test_hostile_cells_are_text(hostile, write):
    page = write(hostile)
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    assert page.count("</script>") == 2
    assert "<i>" not in page
    assert "مرحبا 🙂" in page


def test_what_the_pointer_is_told_of_hostile_cells_is_the_cell_itself(hostile):
    [told] = hovers(hostile).by_id.values()
    assert "</script><script>alert(1)</script>" in told
    assert '**b** "q", مرحبا 🙂' in told


@pytest.mark.parametrize(("rows", "said"), [(5000, False), (5001, True)])
def test_over_five_thousand_marks_narrowing_is_said_to_help(tmp_path, rows, said):
    file = tmp_path / "many.csv"
    lines = (f"row-{number},UN,{1900 + number % 100},{number}\n" for number in range(1, rows + 1))
    file.write_text("id,source,year,low\n" + "".join(lines))
    page = page_of(answer_to(files(file), Selection()))
    assert ("5,001 estimates in view: the marks cover one another" in page) is said
