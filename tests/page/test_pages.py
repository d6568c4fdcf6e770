"""Every page as Streamlit's test runner sees it: real data, an empty selection, broken files."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.analysis.latest import at, latest, said
from lib.analysis.select import several
from lib.analysis.select import view as select
from lib.analysis.summary import summary
from lib.data.manifest import path_of
from lib.data.releases import freeze
from lib.words import bounds
from tests.conftest import lead_of
from tests.page.conftest import html, unfold

PROJECT = Path(__file__).parents[2]
SECONDS = 60


def ids(page: AppTest) -> list[str]:
    return list(page.dataframe[0].value["Id"]) if page.dataframe else []


LEAD = (
    "ISIS-K (Islamic State Khorasan Province) in Afghanistan. The newest numbers, as of "
    "23 Feb 2026: "
    "US government 2,000 members (US Department of Defense, Sep 2024); "
    "Russian government 3,000 fighters (Russian Foreign Ministry, 23 Feb 2026, denied by Taliban "
    "authorities); UN 2,000 fighters (UN Monitoring Team, Dec 2025); "
    "among everyone else the newest is 70–80 members (Taliban authorities, Jan 2024). "
    "From 2015 to 2026 the numbers ranged from 70 (Taliban authorities, Jan 2024) to "
    "at least 10,000 (Russian Foreign Ministry, about Jul 2021, said 28 Jul 2022). "
    "When each source is compared with its own earlier numbers, there is no common rise or fall, "
    "2015–2026 (−9 % to +6 % a year is possible). "
    "Even a lasting doubling would go unseen 4 times in 10."
)


def test_without_a_query_the_first_view_opens(opened):
    page = unfold(opened(), "more_filters")
    assert page.selectbox(key="chosen_view").value == "ISIS-K in Afghanistan"
    assert page.multiselect(key="area").value == ["Afghanistan"]
    assert len(ids(page)) == 101
    assert lead_of(html(page)) == LEAD.casefold()


def test_a_filter_holds_while_its_box_is_folded_and_only_an_open_box_draws_it(opened):
    page = opened(view="all")
    assert [box.key for box in page.multiselect] == ["source_type"]
    unfold(page, "more_filters").multiselect(key="area").select("Syria").run()
    held = ids(page)
    assert 0 < len(held) < 319
    page.session_state["more_filters"] = False
    page.run()
    assert [box.key for box in page.multiselect] == ["source_type"]
    assert ids(page) == held
    assert unfold(page, "more_filters").multiselect(key="area").value == ["Syria"]


def test_a_box_that_holds_a_filter_is_open_from_the_start(opened):
    page = opened(view="ISIS-K in Afghanistan", source="SIGAR")
    assert page.multiselect(key="source").value == ["SIGAR"]


def test_with_view_all_nothing_is_filtered(opened):
    assert len(ids(opened(view="all"))) == 319


def test_the_lead_is_the_charts_text_alternative(opened):
    page = opened(view="ISIS-K in Afghanistan", split="none")
    chart = page.get("plotly_chart")[0].proto
    assert chart.alt == LEAD


def test_each_side_has_a_chart_of_its_own_with_its_name_lean_and_newest_number(opened):
    page = opened()
    alts = [chart.proto.alt for chart in page.get("plotly_chart")][:4]
    assert alts == [
        "US government: 28 statements. 2,000 Sep 2024.",
        "Russian government: over the years typically 2.7 times the others' level, 8 of 9 "
        "above; now 3,000, the others 2,000. 3,000 23 Feb 2026.",
        "UN: 15 statements. 2,000 Dec 2025.",
        "Everyone else: Afghan government, media, other government, think tank and Taliban "
        "authorities. 70–80 lowest: Taliban authorities, Jan 2024. 10,000 highest: CSTO, 26 Apr "
        "2016.",
    ]
    assert "<span>the others</span>" in html(page)


SIDES = {
    # address → how many charts the timeline has
    "all in one": ({"view": "ISIS-K in Afghanistan", "split": "none"}, 1),
    "several areas": ({"group": "ISIS-K"}, 1),
    "one side only": ({"group": "ISIS-K", "area": "Afghanistan", "source_type": "UN"}, 1),
    "two sides": ({"group": "ISIS-K", "area": "Afghanistan", "source_type": ["UN", "media"]}, 2),
}


@pytest.mark.parametrize(("asked", "charts"), SIDES.values(), ids=SIDES)
def test_where_there_are_no_two_sides_all_stand_in_one_chart(opened, asked, charts):
    page = opened(**asked)
    named = [block.proto.id for block in page.get("plotly_chart")]
    assert sum("timeline_chart" in each for each in named) == charts


def test_a_query_opens_what_it_says(opened):
    page = opened(group="TTP", from_="2021-08", to="2022", bound=["range", "single"])
    assert ids(page) == [
        "ttp-imran-khan-2021-08-bbc", "ttp-imran-khan-2021-08-bbc-families", "ttp-un-mt-2022-02",
        "ttp-pakistan-interior-ministry-2022-12-27",
        "ttp-pakistan-interior-ministry-2022-12-27-families",
    ]  # fmt: skip
    assert page.text_input(key="from").value == "2021-08"
    assert page.selectbox(key="chosen_view").value == ""


def test_choosing_a_view_sets_its_filters(opened):
    page = opened()
    page.selectbox(key="chosen_view").select("Washington and Moscow").run()
    assert page.multiselect(key="source_type").value == ["US government", "Russian government"]
    assert (
        "<li><b>US government</b> 2,000 members (US Department of Defense, Sep 2024)</li>"
        "<li><b>Russian government</b> 3,000 fighters (Russian Foreign Ministry, 23 Feb 2026, "
        "denied by Taliban authorities)</li>"
    ) in html(page)


def test_clearing_every_filter_shows_all(opened):
    page = opened(group="TTP")
    next(button for button in page.button if button.label == "Clear all filters").click().run()
    assert page.selectbox(key="chosen_view").value == "all"
    assert len(ids(page)) == 319


def test_an_empty_selection_says_so_and_can_be_cleared(opened):
    page = opened(q="nothing has this word")
    assert "No estimate matches this selection." in html(page)
    assert not page.get("plotly_chart")
    page.button(key="clear_all").click().run()
    assert len(ids(page)) == 319


def test_a_value_that_does_not_exist_stays_and_selects_nothing(opened):
    page = opened(area="Atlantis")
    assert page.multiselect(key="area").value == ["Atlantis"]
    assert "Atlantis (not in the data)" in page.multiselect(key="area").options
    assert "Area “Atlantis” is not in the data, so it selects nothing" in html(page)
    assert ids(page) == []


STRANGE = {
    "group": "<script>alert(1)</script>", "from_": "soon", "to": "9999", "linked": "maybe",
    "axis": "round", "repeats": "sung", "bound": "about", "view": "gone", "highlight": "*x*",
    "window": "13", "band": "wide",
    "at": "9999-12",
    "release": "1999-01-01",
    "against": "soon",
    "estimate": "[none](javascript:alert(1))", "q": "$x$", "published_by": "99999",
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_link_is_named_and_never_a_traceback(opened, name):
    page = opened(**{name: STRANGE[name]})
    if name != "q":
        assert re.search("is not in the data|is no date|is not one of", html(page))
        assert "<script>alert" not in html(page)


def test_a_link_from_when_there_was_a_trend_opens_what_it_says(opened):
    page = opened(group="AQIS and Taliban", trend="shown", band="shown")
    assert ids(page) == ["aqis-and-taliban-un-mt-2017-08"]
    said = "“trend” in the address means nothing any more, so it changes nothing."
    assert said in html(page)
    unfold(page, "display").selectbox(key="release").set_value("2026-11-22").run()
    assert said not in html(page)


def test_a_number_is_checked_on_a_day(opened):
    page = opened(view="ISIS-K in Afghanistan", check="4000", at="2019-12")
    said = "4,000: 10 of 16 allow it (5 of them only by leaving it open), 6 say fewer."
    assert f"<p class='lead'>{said}</p>" in html(page)
    page.text_input(key="check").set_value("400000").run()
    assert "400,000: 3 of 16 allow it" in html(page)


def test_what_was_not_dated_is_listed_apart(opened):
    page = opened(published_by="2015-10")
    assert "isis-k-ru-mfa-2015-10-08" in ids(page)
    assert "isis-k-afghan-nds-2015" not in ids(page)
    assert "2015 · Afghan National Directorate of Security · 2,000–3,000 fighters" in html(page)


def test_an_estimate_in_the_link_opens_its_card(opened):
    page = opened(estimate="isis-k-usfor-a-2015-10-06")
    card = html(page)
    assert "<p class='quote'>“1,000 to 3,000 ISIS members active”</p>" in card
    assert "<h2 class='number'>1,000–3,000 members</h2>" in card
    assert "<dt>About</dt><dd>6 Oct 2015</dd>" in card
    repeat = next(b for b in page.button if b.key == "open-isis-k-us-officials-2015-12")
    repeat.click().run()
    assert page.selectbox(key="estimate").value == "isis-k-us-officials-2015-12"


def test_the_panels_that_are_not_drawn_are_offered(opened):
    page = opened(view="all")
    page.selectbox(key="panel").select("AQIS · Afghanistan (6)").run()
    assert len(ids(page)) == 6
    assert unfold(page, "more_filters").multiselect(key="group").value == ["AQIS"]


def test_a_log_axis_is_refused_with_the_reason(opened, tmp_path):
    file = tmp_path / "zero.csv"
    file.write_text("source,year,low,high\nA,2019,-1,900\n")
    page = opened(file, axis="log")
    assert "Log axis refused: numbers below zero are in view." in html(page)


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
    page = unfold(opened(file), "more_filters")
    assert ids(page) == ["un-2019", "ministry-2020"]
    assert [box.key for box in page.multiselect] == ["source"]
    assert len(page.get("plotly_chart")) == 2


def test_a_file_with_faults_shows_its_sound_rows_and_every_message(opened):
    page = opened(PROJECT / "tests" / "data" / "faults.csv", view="all")
    assert len(ids(page)) == 7
    said = "25 problems in the files; 24 of 31 rows left out"
    assert said in [box.label for box in page.expander]
    assert "<p>2 times: not a number; write digits only, like 3500 or 2.4</p>" in html(page)
    assert "<li>faults.csv line 7, low &quot;3l500&quot;</li>" in html(page)


def rows(sound: int, broken: int) -> str:
    lines = [f"UN,{2000 + at},{at + 1}" for at in range(sound)] + ["UN,2019,many"] * broken
    return "source,year,low\n" + "\n".join(lines) + "\n"


# Sound and broken rows → whether it is said first, and in every sentence.
PARTS = {"one in twenty": (19, 1, False), "more": (18, 1, True)}


@pytest.mark.parametrize(("sound", "broken", "first"), PARTS.values(), ids=PARTS)
def test_what_could_be_read_is_said_first(opened, tmp_path, sound, broken, first):
    file = tmp_path / "estimates.csv"
    file.write_text(rows(sound, broken))
    page = opened(file)
    [problems] = [box for box in page.expander if "left out" in box.label]
    assert problems.proto.expanded == first
    said = "Of the rows that could be read (18 of 19): "
    assert (f"<p class='lead'>{said}" in html(page)) == first
    assert (f"<p>{said}As of " in html(page)) == first


def test_where_no_row_could_be_read_there_is_nothing_to_clear(opened, tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_text(rows(0, 3))
    page = opened(file)
    assert "<p>3 times: not a number" in html(page)
    assert "No row of estimates.csv could be read" in html(page)
    assert not [button for button in page.button if button.key == "clear_all"]


def test_very_many_problems_are_counted_not_listed(opened, tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_text(rows(1, 5_000))
    assert html(opened(file)).count("<li>estimates.csv line ") == 20
    assert "<li>and 4,980 more</li>" in html(opened(file))


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


SORTED = {
    "": ["UN Monitoring Team", "US Forces-Afghanistan", "Russian Foreign Ministry"],
    "newest": ["Russian Foreign Ministry", "UN Monitoring Team", "US Department of Defense"],
    "lean": ["Russian Foreign Ministry", "Afghan Chief Executive Office"],
    "name": ["Afghan Chief Executive Office", "Afghan Institute for Strategic Studies"],
}


@pytest.mark.parametrize(("sort", "first"), SORTED.items())
def test_sources_are_sorted_as_is_asked_for(sort, first):
    page = html(drawn("sources", f"view=ISIS-K in Afghanistan&sort={sort}"))
    assert re.findall("<th scope='row'><a .*?>([^<]*)</a>", page)[: len(first)] == first


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
    unfold(page, "display").selectbox(key="release").select(None).run()
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

        from lib.answer import answer_to
        from lib.data.files import files
        from lib.query import parse_text

        served = files(Path(file))
        answer = answer_to(served, parse_text(address, served.working.views.named))
        import_module(f"lib.page.{name}").show(answer)

    page = AppTest.from_function(script, default_timeout=SECONDS, args=(name, address, file)).run()
    assert not page.exception
    return page


def test_the_codebook_explains_every_column():
    page = drawn("codebook", "")
    header = pd.read_csv(PROJECT / "estimates.csv", nrows=0).columns
    assert all(f"<code>{column}</code>" in html(page) for column in header)
    assert (
        "<code>low</code></th><td>Low</td><td>Lower bound as the source states it. Blank means "
        "not stated.</td><td>counted</td><td>2000, 3000</td>"
    ) in html(page)


def test_the_sources_page_compares_the_sources_in_view():
    page = drawn("sources", "")
    [leans] = (chart.proto.alt for chart in page.get("plotly_chart"))
    assert (
        "Each line is a source: its estimates in this view from 2015 to 2026, height being the "
        "number, from 70 to 10,000 in every line."
    ) in html(page)
    lines = re.findall(
        "<tr><th scope='row'>.*?>([^<]*)</a></th><td><img .*?</td>(.*?)</tr>", html(page)
    )
    assert len(lines) == 34
    assert dict(lines)["Russian Foreign Ministry"] == (
        "<td>3,500 · 8 Oct 2015</td><td>3,000 · 23 Feb 2026</td>"
        "<td>3.7 times, above in 6 of 7</td><td>12</td>"
    )
    assert leans.startswith(
        "How high 31 sources count beside the others, a row each. Russian government: over the "
        "years typically 2.7 times the others' level, above them in 8 of 9, level with them in 1."
    )
    assert "<li>UN: cannot be told (10 statements).</li>" in html(page)
    assert "<li>US government: cannot be told (17 statements).</li>" in html(page)
    assert "The sharpest 20 pairs." in html(page)
    assert (
        "<a href='./?group=ISIS-K&amp;area=Afghanistan&amp;counted=fighters&amp;counted=members"
        "&amp;estimate=isis-k-taliban-authorities-2024-01' target='_self'>"
        "Jan 2024 · Taliban authorities · 70–80 members</a>"
    ) in html(page)
    assert "<td>ISIS-K in Afghanistan</td><td>×81.25</td>" in html(page)


@pytest.fixture
def zero(tmp_path) -> str:
    """A file in which somebody says 0, so that nothing can be divided by it."""
    file = tmp_path / "zero.csv"
    file.write_text("source,year,low,high\nA,2019,0,0\nB,2019,500,900\n")
    return str(file)


def test_beside_a_zero_numbers_are_apart_by_how_much_more_they_are(zero):
    assert "<td>500 more</td>" in html(drawn("sources", "view=all", zero))


def test_the_sources_page_never_compares_across_areas_or_kinds(kinds):
    several = drawn("sources", "view=all")
    assert "Choose one group and one area to compare sources." in html(several)
    assert "class='codebook sources'" not in html(several)
    refused = drawn("sources", "view=all", str(kinds))
    assert "Different kinds of number are not summarised together: men, women." in html(refused)
    assert not refused.get("plotly_chart")


def test_the_method_page_works_a_summary_out_on_the_estimates_in_view():
    page = html(drawn("method", "group=TTP&area=Afghanistan"))
    assert "As of 23 Feb 2026 the latest estimates of 4 sources go from 5,000" in page
    assert (
        "<li>Low ends in order: 5,000 (Russian Foreign Ministry), 6,000 (Pakistan Foreign "
        "Ministry), 6,000 (UN Monitoring Team), 22,000 (Khyber Pakhtunkhwa government).</li>"
    ) in page
    assert "it is 6,000–6,500.</li>" in page


def test_without_three_sources_or_one_pair_there_is_nothing_to_work_out():
    assert "At no time are there latest estimates of three sources." in html(
        drawn("method", "group=AQIS")
    )
    refused = html(drawn("method", "view=all"))
    assert "Numbers for different groups are not summarised together." in refused
    assert "At no time" not in refused


OTHER_PAGES = ["sources", "method", "codebook", "changes"]


@pytest.mark.parametrize("name", OTHER_PAGES)
@pytest.mark.parametrize("file", ["estimates.csv", "tests/data/faults.csv"])
def test_every_other_page_stands_an_empty_selection_and_a_faulty_file(name, file):
    assert html(drawn(name, "q=nothing-says-this", file))
    assert html(drawn(name, "view=all", file))


FIRST = {"group": "ISIS-K", "area": "Afghanistan", "counted": ["fighters", "members"]}


def test_who_says_what_on_another_day(opened):
    page = html(opened(**FIRST, at="2019-12-31"))
    assert "<h2>Who says what, as of Dec 2019</h2>" in page
    assert (
        "As of Dec 2019 the latest estimates of 16 sources go from 300 (Western official "
        "(unnamed), Dec 2019) to at most 10,000 (Afghan Chief Executive Office, Nov 2018), in "
        "fighters or members. 40 of 120 pairs of sources are apart, the one wholly above the "
        "other. The middle of these 16 sources is 2,250–4,000."
    ) in page
    assert (
        "<th scope='row'>Afghan Chief Executive Office</th><td>at most 10,000 members</td>"
        "<td>Nov 2018</td><td>13 months</td><td></td>"
    ) in page


def test_a_denial_stands_beside_what_is_denied(opened):
    page = html(opened(**FIRST))
    assert "<h2>Who says what, as of 23 Feb 2026</h2>" in page
    assert (
        "<th scope='row'>Russian Foreign Ministry</th><td>3,000 fighters</td><td>23 Feb 2026</td>"
        "<td>0 days</td><td>Taliban authorities</td>"
    ) in page


def test_on_a_day_when_nobody_had_spoken_lately_it_says_so(opened):
    page = html(opened(**FIRST, at="2013"))
    assert "<p>Nobody has spoken of the 18 months before.</p>" in page
    assert "<th scope='row'>" not in page


@pytest.fixture
def kinds(tmp_path) -> Path:
    file = tmp_path / "kinds.csv"
    file.write_text("source,year,counted,low,high\nA,2019,men,1,2\nB,2019,women,3,4\n")
    return file


def test_the_reason_stands_in_place_of_a_summary(opened, kinds):
    for page, reason in (
        (opened(view="all"), "Numbers for different groups are not summarised together."),
        (opened(kinds), "Different kinds of number are not summarised together: men, women."),
    ):
        assert reason in html(page)
        assert "Who says what" not in html(page)


@pytest.mark.parametrize("number", range(8))
def test_lead_list_and_table_say_the_same_in_every_named_view(opened, data, number):
    view = data.views.named[number]
    page = opened(view=view.name)
    selected = select(data.reading.estimates, view.selection)
    assert ids(page) == list(selected.rows["id"])
    assert ("Who says what" in html(page)) is not bool(several(selected.scope))
    if several(selected.scope):
        assert "are not summarised together." in html(page)
        return
    found = summary(at(latest(said(selected.scope), 18), selected.moment), selected.moment)
    rows = re.findall("<th scope='row'>(.*?)</th><td>(.*?)</td>", html(page))
    assert [source for source, _ in rows] == [each.source for each in found.latest]
    for (_, says), each in zip(rows, found.latest, strict=True):
        assert all(bounds(row.low, row.high) in says for row in each.said)


def test_the_grid_and_the_plain_table_begin_with_what_is_asked_first(opened):
    page = unfold(opened(group="AQIS and Taliban"), "plain_table")
    titles = [
        "About", "Source", "Estimate", "Wording", "Denied by", "Link", "Group", "Area", "Counted",
        "High", "Year", "Reference date", "Source type", "Reported by", "Title",
        "Publication date", "Note", "Id",
    ]  # fmt: skip
    assert list(page.dataframe[0].value) == titles
    plain = html(page).partition("aria-label='The same as a plain table'")[2]
    assert re.findall("<th scope='col'>(.*?)</th>", plain) == titles
    assert "<td dir='auto'>at most 7,000 fighters</td>" in plain


FORMATS = {
    "Low": {"type": "number", "format": "%,d"},
    "High": {"type": "number", "format": "%,d"},
    "Year": {"type": "number", "format": "plain"},
    "Link": {"type": "link", "display_text": "^https?://([^/]+)"},
    "Denial": {"type": "link", "display_text": "^https?://([^/]+)"},
    "Publication date": {"type": "text"},
}


def test_the_grid_groups_the_digits_of_numbers_but_not_of_years_and_links_by_their_host(opened):
    settings = json.loads(opened().dataframe[0].proto.columns)
    assert {name: dict(settings[name]["type_config"]) for name in FORMATS} == FORMATS


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


def test_a_release_that_is_not_what_was_released_is_said_first_and_on_every_way_to_it(
    opened, released
):
    path_of(released, "2026-01-31").write_text(OLD.replace("2019,1", "2019,9"))
    said = "The release of 31 Jan 2026 is not what was released: its checksum is not the one in"
    shown = html(opened(released, release="2026-01-31"))
    assert 0 < shown.index(said) < shown.index("Since then:")
    assert said not in html(opened(released))
    assert said in html(unfold(opened(released), "copy_link"))
    assert said in html(drawn("changes", "view=all", str(released)))


def test_a_line_of_the_manifest_that_cannot_be_read_is_listed(opened, released):
    lines = released.parent / "releases" / "manifest.csv"
    lines.write_text(lines.read_text().replace("2026-01-31", "1/31/2026"))
    page = html(opened(released))
    assert "<p>1 time: not a day as releases are named by; write year-month-day" in page
    assert "releases/manifest.csv line 2, release &quot;1/31/2026&quot;" in page


def test_a_release_that_does_not_exist_selects_nothing(opened, released):
    page = opened(released, release="2020-01-01")
    assert ids(page) == []
    assert "Release “2020-01-01” is not in the data" in html(page)


def test_the_link_is_written_out_and_pinned_to_the_newest_release(opened, released):
    page = unfold(opened(released, source=["A", "B"]), "copy_link")
    assert page.code[0].value.endswith(
        ""
        "/?source=A&source=B&split=auto&repeats=folded&axis=auto&window=18&when=described"
        "&band=hidden&sort=statements&release=2026-01-31"
    )
    assert "1 estimate of this view differs from it." in html(page)


def test_what_changed_is_listed_by_row_and_column(released):
    page = drawn("changes", "view=all", str(released))
    assert (
        "From 31 Jan 2026 to working file: 1 estimate added, 1 corrected, 1 withdrawn."
    ) in html(page)
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
