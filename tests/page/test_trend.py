"""The verdict on the pages: said where it was given, on the rows that it was given on."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from lib.data.beside import Memory
from lib.data.files import files
from lib.data.releases import freeze
from lib.data.verdicts import VERDICTS, read_verdicts, write_verdicts
from lib.query import parse_text
from lib.share.shared import shared
from lib.share.view_page import view_page
from lib.verdict import main
from lib.words import trends
from tests.page.test_pages import drawn, html

LINE = {"trend", "trend, nobody speaks"}
VIEWS = """
[[view]]
name = "Rise"
group = ["Crowd"]
[[view]]
name = "Flat"
group = ["Guard"]
[[view]]
name = "Few"
group = ["Few"]
"""


def rows() -> str:
    """Eight sources on a crowd that grows twelvefold in ten years, and a guard that does not."""
    lines = ["group,source,year,low,high"]
    for who in range(8):
        for year in range(2010 + who % 3, 2020, 3):
            level = 1000 * 12 ** ((year - 2010) / 10)
            lines.append(f"Crowd,S{who},{year},{level * 0.8:.0f},{level * 1.3:.0f}")
            lines.append(f"Guard,S{who},{year},{800 + who},{1300 + who}")
    return "\n".join([*lines, "Few,S1,2010,5,9", ""])


@pytest.fixture(scope="module")
def judged(tmp_path_factory) -> Path:
    """A dataset whose first view has earned a line, judged by the command."""
    file = tmp_path_factory.mktemp("judged") / "estimates.csv"
    file.write_text(rows())
    file.with_name("views.toml").write_text(VIEWS)
    assert main([str(file)]) == 0
    return file


@pytest.fixture
def copy(judged, tmp_path) -> Path:
    shutil.copytree(judged.parent, tmp_path / "data")
    return tmp_path / "data" / "estimates.csv"


def names(page) -> set[str]:
    """The names of the shapes in the main chart."""
    chart = json.loads(page.get("plotly_chart")[0].proto.spec)
    return {shape["name"] for shape in chart["layout"]["shapes"]}


def controls(page) -> set[str]:
    return {each.key for each in page.get("button_group")}


def test_the_command_judges_every_view_that_allows_it(judged, capsys):
    found = {each.view: each for each in Memory(judged).latest().verdicts.views}
    assert {name: each.trend for name, each in found.items()} == {"Rise": True, "Flat": False}
    assert found["Rise"].line
    assert found["Flat"].line is None
    assert main([]) == 2
    assert main([str(judged.with_name("none.csv"))]) == 1
    assert "Not judged: none.csv" in capsys.readouterr().err


def test_the_sentence_stands_below_the_chart_and_not_in_the_lead(opened):
    page = opened()
    assert f"<p class='aside'>{trends.NO_TREND}</p>" in html(page)
    assert html(page).index("class='lead'") < html(page).index("Knowing the date")
    assert "Knowing the date" not in page.get("plotly_chart")[0].proto.alt


def test_no_view_of_the_real_data_offers_a_line_that_it_has_not_earned(opened, data):
    earned = [each.view for each in data.verdicts.views if each.trend]
    for named in data.views.named:
        page = opened(view=named.name, trend="shown")
        assert ("trend" in controls(page)) is (named.name in earned)
        assert bool(names(page) & LINE) is (named.name in earned)


def test_where_it_is_earned_a_line_is_offered_and_drawn_on_demand(opened, copy):
    page = opened(copy, view="Rise")
    assert "these estimates agree on a movement" in html(page)
    assert "trend" in controls(page)
    assert not names(page) & LINE
    assert trends.LINE not in html(page)
    shown = opened(copy, view="Rise", trend="shown")
    assert names(shown) & LINE == {"trend"}
    assert trends.LINE in html(shown)
    flat = opened(copy, view="Flat", trend="shown")
    assert "trend" not in controls(flat)
    assert not names(flat) & LINE


@pytest.mark.parametrize("query", [{"group": "Crowd", "source": "S1"}, {"view": "all"}])
def test_another_selection_has_no_verdict(opened, copy, query):
    page = opened(copy, trend="shown", **query)
    assert "Knowing the date" not in html(page)
    assert not names(page) & LINE


def test_a_verdict_on_other_numbers_is_not_shown(opened, copy):
    copy.write_text(rows().replace("S1,2011,", "S1,2012,"))
    assert "Knowing the date" not in html(opened(copy, view="Rise", trend="shown"))
    copy.write_text(rows())
    assert "Knowing the date" in html(opened(copy, view="Rise"))


def test_a_release_has_the_verdict_on_its_own_rows(opened, copy):
    freeze(copy, 1, date(2026, 1, 2), "first")
    assert (copy.parent / "releases" / f"2026-01-02.{VERDICTS}").is_file()
    copy.write_text(rows().replace("S1,2011,", "S1,2012,"))
    assert "Knowing the date" not in html(opened(copy, view="Rise"))
    assert "Knowing the date" in html(opened(copy, group="Crowd", release="2026-01-02"))


def test_a_broken_file_of_verdicts_is_named_and_the_page_stands(opened, copy):
    copy.with_name(VERDICTS).write_text('{"views": 3}')
    page = opened(copy, view="Rise")
    assert "not what make verdict writes" in html(page)
    assert "Knowing the date" not in html(page)


def test_what_is_written_is_read_back(judged):
    found = Memory(judged).latest().verdicts
    assert read_verdicts(write_verdicts(found)) == found


def test_the_page_of_a_view_has_neither_verdict_nor_line(copy):
    served = files(copy)
    found = shared(served, parse_text("view=Rise&trend=shown", served.working.views.named))
    links = dict.fromkeys(("url", "csv", "json", "bib", "plotly", "dashboard", "embed"), "x")
    page = view_page(found, links, date(2026, 1, 2))
    assert "Knowing the date" not in page
    assert '"trend"' not in page


def test_the_method_page_has_the_table_of_rivals_and_what_it_does_not_mean(copy):
    page = drawn("method", "view=Rise", str(copy))
    for name in trends.RIVALS.values():
        assert f"<th scope='row'>{name}</th>" in html(page)
    assert "27 statements by 8 sources, one source left out at a time." in html(page)
    text = " ".join(each.value for each in page.markdown)
    assert "It does not mean that nothing moved" in text
    assert "cannot be seen" in text
    assert trends.NO_VERDICT in html(drawn("method", "view=Few", str(copy)))


def test_the_sources_page_has_the_leans_whatever_the_verdict(copy):
    for view in ("Rise", "Flat"):
        page = drawn("sources", f"view={view}", str(copy))
        assert f"<h2>{trends.LEANS}</h2>" in html(page)
        assert any("Leaning of each source" in each.proto.alt for each in page.get("plotly_chart"))
    assert trends.LEANS not in html(drawn("sources", "group=Few", str(copy)))
