"""Every page as Streamlit's test runner sees it: real data, an empty selection, broken files."""

import re
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.analysis.select import view as select
from lib.analysis.summary import summary
from lib.analysis.voices import voices
from lib.data.releases import freeze
from tests.page.conftest import unfold

PROJECT = Path(__file__).parents[2]
SECONDS = 60


def html(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def ids(page: AppTest) -> list[str]:
    return list(page.dataframe[0].value["Id"]) if page.dataframe else []


def test_without_a_query_the_first_view_opens(opened):
    page = opened()
    assert page.selectbox(key="chosen_view").value == "ISIS-K in Afghanistan"
    assert page.multiselect(key="area").value == ["Afghanistan"]
    assert len(ids(page)) == 81
    assert "ISIS-K in Afghanistan: 74 estimates by 30 sources" in html(page)


def test_with_view_all_nothing_is_filtered(opened):
    assert len(ids(opened(view="all"))) == 186


def test_the_lead_is_the_charts_text_alternative(opened):
    page = opened()
    chart = page.get("plotly_chart")[0].proto
    assert chart.alt.startswith("ISIS-K in Afghanistan: 74 estimates by 30 sources")


def test_a_query_opens_what_it_says(opened):
    page = opened(group="TTP", from_="2024", bound=["range", "single"])
    assert ids(page) == ["ttp-un-mt-2024", "ttp-un-mt-2025-11-19", "ttp-ru-mfa-2026-02"]
    assert page.text_input(key="from").value == "2024"
    assert page.selectbox(key="chosen_view").value is None


def test_choosing_a_view_sets_its_filters(opened):
    page = opened()
    page.selectbox(key="chosen_view").select("Washington and Moscow").run()
    assert page.multiselect(key="source_type").value == ["US government", "Russian government"]
    assert "38 estimates by 10 sources" in html(page)


def test_clearing_every_filter_shows_all(opened):
    page = opened(group="TTP")
    next(button for button in page.button if button.label == "Clear all filters").click().run()
    assert page.selectbox(key="chosen_view").value == "all"
    assert len(ids(page)) == 186


def test_an_empty_selection_says_so_and_can_be_cleared(opened):
    page = opened(q="nothing has this word")
    assert "No estimate matches this selection." in html(page)
    assert not page.get("plotly_chart")
    page.button(key="clear_all").click().run()
    assert len(ids(page)) == 186


def test_a_value_that_does_not_exist_stays_and_selects_nothing(opened):
    page = opened(area="Atlantis")
    assert page.multiselect(key="area").value == ["Atlantis"]
    assert "Atlantis (not in the data)" in page.multiselect(key="area").options
    assert "Area “Atlantis” is not in the data, so it selects nothing" in html(page)
    assert ids(page) == []


STRANGE = {
    "group": "<script>alert(1)</script>", "from_": "soon", "to": "9999", "linked": "maybe",
    "axis": "round", "repeats": "sung", "bound": "about", "view": "gone", "highlight": "*x*",
    "window": "13", "band": "wide", "trend": "sung",
    "at": "9999-12",
    "release": "1999-01-01",
    "against": "soon",
    "estimate": "[none](javascript:alert(1))", "q": "$x$", "published_by": "99999",
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_link_is_named_and_never_a_traceback(opened, name):
    page = opened(**{name: STRANGE[name]})
    if name not in ("q", "published_by"):
        assert re.search("is not in the data|is no date|is not one of", html(page))
        assert "<script>alert" not in html(page)


def test_what_was_not_dated_is_listed_apart(opened):
    page = opened(published_by="2015-10")
    assert "isis-k-ru-mfa-2015-10-08" in ids(page)
    assert "isis-k-afghan-nds-2015" not in ids(page)
    assert "2015 · Afghan National Directorate of Security · 2,000–3,000 fighters" in html(page)


def test_an_estimate_in_the_link_opens_its_card(opened):
    page = opened(estimate="isis-k-usfor-a-2015-10-06")
    card = html(page)
    assert "<p class='quote'>“1,000 to 3,000 ISIS members active”</p>" in card
    assert "<dt>Reference date</dt><dd>6 Oct 2015</dd>" in card
    repeat = next(b for b in page.button if b.key == "open-isis-k-us-officials-2015-12")
    repeat.click().run()
    assert page.selectbox(key="estimate").value == "isis-k-us-officials-2015-12"


def test_the_panels_that_are_not_drawn_are_offered(opened):
    page = opened(view="all")
    page.selectbox(key="panel").select("TTP · Afghanistan (4)").run()
    assert page.multiselect(key="group").value == ["TTP"]
    assert len(ids(page)) == 4


def test_a_log_axis_is_refused_with_the_reason(opened, tmp_path):
    file = tmp_path / "zero.csv"
    file.write_text("source,year,low,high\nA,2019,0,900\n")
    page = opened(file, axis="log")
    assert "Log axis refused: a log axis has no place for the 0 in view." in html(page)


@pytest.mark.parametrize(("rows", "said"), [(5000, False), (5001, True)])
def test_over_five_thousand_marks_narrowing_is_said_to_help(opened, tmp_path, rows, said):
    file = tmp_path / "many.csv"
    lines = (f"row-{number},UN,{1900 + number % 100},{number}\n" for number in range(1, rows + 1))
    file.write_text("id,source,year,low\n" + "".join(lines))
    text = html(opened(file))
    assert ("5,001 estimates in view: the marks cover one another" in text) is said
    assert ("Narrow the view by a filter or by dates" in text) is said


def test_a_very_long_list_of_estimates_is_cut_but_holds_the_chosen_one(opened, tmp_path):
    file = tmp_path / "long.csv"
    rows = (f"row-{number},UN,{1000 + number},5\n" for number in range(501))
    file.write_text("id,source,year,low\n" + "".join(rows))
    listed = opened(file).selectbox(key="estimate")
    assert listed.label == ("Estimate (the newest 500 of 501; for others choose a mark or filter)")
    assert len(listed.options) == 500
    chosen = opened(file, estimate="row-0").selectbox(key="estimate")
    assert chosen.value == "row-0"
    assert chosen.options == [*listed.options, "1000 · UN · at least 5"]
    narrowed = opened(file, estimate="row-0", from_="1001").selectbox(key="estimate")
    assert narrowed.label == "Estimate"
    assert narrowed.options[-1] == "1000 · UN · at least 5 (outside this view)"


def test_the_required_columns_alone_make_a_page(opened, tmp_path):
    file = tmp_path / "small.csv"
    file.write_text("source,year,low,high\nUN,2019,1,2\nMinistry,2020,,7\n")
    page = opened(file)
    assert ids(page) == ["un-2019", "ministry-2020"]
    assert [box.key for box in page.multiselect] == ["source"]
    assert len(page.get("plotly_chart")) == 1


def test_a_file_with_faults_shows_its_sound_rows_and_every_message(opened):
    page = opened(PROJECT / "tests" / "data" / "faults.csv", view="all")
    assert len(ids(page)) == 4
    assert "28 problems in the files; 27 rows left out" in [box.label for box in page.expander]
    assert "faults.csv line 7, low &quot;3l500&quot;: not a whole number;" in html(page)


def test_an_unreadable_file_is_a_sentence(opened, tmp_path):
    file = tmp_path / "empty.csv"
    file.write_text("")
    page = opened(file)
    assert "empty.csv cannot be shown: the file is empty" in html(page)


def test_a_broken_save_keeps_the_page_up(opened, tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_text("source,year,low\nUN,2019,1\n")
    page = opened(file)
    file.write_text("oops, no table")
    page.run()
    assert ids(page) == ["un-2019"]
    assert "The last good data are shown." in html(page)


@pytest.fixture
def broken_release(tmp_path) -> Path:
    file = tmp_path / "estimates.csv"
    file.write_text("source,year,low\nUN,2019,1\n")
    freeze(file, 1, date(2026, 1, 31), "first")
    (tmp_path / "releases" / "2026-01-31.csv").write_text("oops, no table")
    return file


def test_a_broken_release_is_named_and_another_can_be_chosen(opened, broken_release):
    page = opened(broken_release, release="2026-01-31")
    assert "2026-01-31.csv cannot be shown: its first line has no column" in html(page)
    assert ids(page) == []
    page.selectbox(key="release").select(None).run()
    assert ids(page) == ["un-2019"]


def test_the_changes_page_names_a_broken_release(opened, broken_release):
    page = drawn("changes", "view=all", str(broken_release))
    assert "2026-01-31.csv cannot be shown" in html(page)


def test_the_link_of_a_broken_release_says_so(opened, broken_release):
    page = unfold(opened(broken_release), "copy_link")
    assert "2026-01-31.csv cannot be shown" in html(page)


HOSTILE = (
    "source,year,low,note,url,area\n"
    '"<img src=x onerror=alert(1)>",2019,1,"**bold** :red[x] $y$ [l](javascript:alert(1))",'
    "https://example.org/?q=<b>,=1+1\n"
)


def test_hostile_cells_are_text_everywhere(opened, tmp_path):
    file = tmp_path / "hostile.csv"
    file.write_text(HOSTILE)
    page = opened(file, estimate="img-src-x-onerror-alert-1-2019")
    shown = html(page)
    assert "<img src=x" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown
    assert "<dd>**bold** :red[x] $y$ [l](javascript:alert(1))</dd>" in shown
    assert "href='https://example.org/?q=&lt;b&gt;'" in shown
    assert not page.markdown


def drawn(name: str, address: str, file: str = "estimates.csv") -> AppTest:
    """Draw a page other than the first, which the test runner cannot switch to by itself."""

    def script(name: str, address: str, file: str) -> None:
        from importlib import import_module
        from pathlib import Path

        from lib.analysis.select import view
        from lib.data.files import files
        from lib.figures.style import STYLES, colours
        from lib.page import Shown
        from lib.query import parse_text

        served = files(Path(file))
        estimates, style = served.working.reading.estimates, STYLES["light"]
        found = view(estimates, parse_text(address, served.working.views.named))
        page = import_module(f"lib.page.{name}")
        page.show(Shown(served, served.working, found, colours(estimates, style), style))

    page = AppTest.from_function(script, default_timeout=SECONDS, args=(name, address, file)).run()
    assert not page.exception
    return page


def test_the_codebook_explains_every_column():
    page = drawn("codebook", "")
    header = pd.read_csv(PROJECT / "estimates.csv", nrows=0).columns
    assert all(f"<code>{column}</code>" in html(page) for column in header)


def test_the_sources_page_compares_the_sources_in_view():
    page = drawn("sources", "")
    assert [chart.proto.alt for chart in page.get("plotly_chart")] == [
        "Ranges over time of 30 sources, one row each, on shared axes.",
        "Ratio to the other source types per source, from Afghan Chief Executive Office "
        "down to Taliban authorities.",
        "Leaning of each source beside the common level, from Russian Foreign Ministry down to "
        "Taliban authorities.",
    ]
    assert "250 pairs in this view, the sharpest 20 listed." in html(page)
    assert (
        "<a href='./?group=ISIS-K&amp;area=Afghanistan&amp;counted=fighters&amp;counted=members"
        "&amp;estimate=isis-k-taliban-authorities-2024-01' target='_self'>"
    ) in html(page)
    assert "<td>×81.25</td>" in html(page)


def test_the_sources_page_never_compares_across_areas_or_kinds():
    several = drawn("sources", "view=all")
    assert "Choose one group and one area to compare sources." in html(several)
    assert not several.get("plotly_chart")
    kinds = drawn("sources", "group=ISIS-K&area=Afghanistan")
    assert "8 kinds of count are not summarised together." in html(kinds)
    assert len(kinds.get("plotly_chart")) == 1


def test_the_method_page_works_a_summary_out_on_the_rows_in_view():
    page = drawn("method", "view=Before and after Kabul fell")
    assert "Not stating both bounds outright" in html(page)
    assert "Their median is" in html(page)
    assert "At no time do three sources" in html(drawn("method", "group=TTP"))
    refused = html(drawn("method", "view=all"))
    assert "Numbers for different groups are not summarised together." in refused
    assert "At no time" not in refused


OTHER_PAGES = ["sources", "method", "codebook", "changes"]


@pytest.mark.parametrize("name", OTHER_PAGES)
@pytest.mark.parametrize("file", ["estimates.csv", "tests/data/faults.csv"])
def test_every_other_page_stands_an_empty_selection_and_a_faulty_file(name, file):
    assert html(drawn(name, "q=nothing-says-this", file))
    assert html(drawn(name, "view=all", file))


def test_who_is_in_force_on_another_day(opened):
    page = opened(group="ISIS-K", area="Afghanistan", counted=["fighters", "members"],
                  at="2019-12-31")  # fmt: skip
    assert "As of Dec 2019, 13 sources are in force and contradict each other" in html(page)
    assert "<td>13 months</td><td>no, it states only an upper bound</td>" in html(page)


def test_the_headline_figures_are_those_of_the_lead(opened):
    page = opened(view="ISIS-K in Afghanistan", to="2021-09-01")
    assert "500 (UN Monitoring Team) to at least 10,000 (Russian Foreign Ministry)" in html(page)
    assert "<strong>500 to at least 10,000</strong>" in html(page)
    assert "<strong>1,750–2,250 (thin)</strong>" in html(page)
    assert "4 of 6 sources state both bounds, 2 only a lower" in html(page)


def test_without_one_panel_there_are_no_headline_figures(opened):
    assert "class='headlines'" not in html(opened(view="all"))


def test_the_reason_stands_in_place_of_a_number(opened):
    page = opened(group="ISIS-K", area="Afghanistan")
    assert "<strong>no summary</strong>" in html(page)


@pytest.mark.parametrize("number", range(5))
def test_sentence_figures_and_table_say_the_same_in_every_named_view(opened, data, number):
    view = data.views.named[number]
    page = opened(view=view.name)
    selected = select(data.reading.estimates, view.selection)
    assert ids(page) == list(selected.rows["id"])
    found = summary(voices(selected.speaking, 18), selected.moment)
    several = len(selected.rows["area"].unique()) > 1
    assert ("class='headlines'" in html(page)) is not several
    if not several:
        low, high = (
            f"{end.said} {end.value:,}".strip() for end in (found.span_low, found.span_high)
        )
        assert f"<strong>{low} to {high}</strong>" in html(page)
        assert f"{low} ({found.span_low.by}) to {high} ({found.span_high.by})" in html(page)
        assert html(unfold(page, "in_force")).count("<th scope='row'>") == found.sources


OLD = "id,source,year,low\na,A,2019,1\nb,B,2019,2\nc,C,2019,3\n"
NEW = "id,source,year,low\na,A,2019,1\nb,B,2019,20\nd,D,2020,4\n"


@pytest.fixture
def released(tmp_path) -> Path:
    """A working file that has moved on since its only release."""
    file = tmp_path / "estimates.csv"
    file.write_text(OLD)
    freeze(file, 3, date(2026, 1, 31), "first")
    file.write_text(NEW)
    return file


def test_a_link_to_a_release_shows_its_numbers_and_says_what_changed_since(opened, released):
    page = opened(released, release="2026-01-31")
    assert ids(page) == ["a", "b", "c"]
    assert list(page.dataframe[0].value["Estimate"]) == ["at least 1", "at least 2", "at least 3"]
    assert (
        "Release of 31 Jan 2026 (first). Since then: 1 added, 1 corrected, 1 withdrawn."
    ) in html(page)


def test_a_release_that_does_not_exist_selects_nothing(opened, released):
    page = opened(released, release="2020-01-01")
    assert ids(page) == []
    assert "Release “2020-01-01” is not in the data" in html(page)


def test_the_link_is_written_out_and_pinned_to_the_newest_release(opened, released):
    page = unfold(opened(released, source=["A", "B"]), "copy_link")
    assert page.code[0].value.endswith(
        "/?source=A&source=B&repeats=folded&axis=auto&window=18&band=shown&trend=hidden"
        "&release=2026-01-31"
    )
    assert "1 row of this view differs from it." in html(page)


def test_what_changed_is_listed_by_row_and_column(released):
    page = drawn("changes", "view=all", str(released))
    assert "From 31 Jan 2026 to working file: 1 row added, 1 row corrected, 1 row" in html(page)
    assert "<code>b</code></th><td>low</td><td>2</td><td>20</td>" in html(page)
    assert "<code>d</code> 2020 · D · at least 4" in html(page)
    assert "<code>c</code> 2019 · C · at least 3" in html(page)


def test_a_view_and_the_chosen_estimate_are_cited(opened, released):
    page = unfold(opened(released, estimate="b", release="2026-01-31"), "cite")
    cited = [code.value for code in page.code]
    assert "(31 Jan 2026): Estimate Timeline. release of 31 Jan 2026" in cited[0]
    assert cited[3].startswith("B (no date): B: at least 2. at least 2, for 2019; as collected in")


def test_a_card_offers_to_report_a_mistake_where_somebody_wants_to_hear_of_it(opened, tmp_path):
    for name in ("estimates.csv", "views.toml"):
        shutil.copy(PROJECT / name, tmp_path)
    row = "isis-k-un-mt-2019-04"
    assert "Report a mistake" not in html(opened(tmp_path / "estimates.csv", estimate=row))
    settings = (tmp_path / "views.toml").read_text().replace('contact = ""', 'contact = "a@b.org"')
    (tmp_path / "views.toml").write_text(settings)
    assert "mailto:a@b.org?subject=Mistake" in html(
        opened(tmp_path / "estimates.csv", estimate=row)
    )
