"""Citations that hold: read back by parsers that others wrote."""

import json
from datetime import date

import bibtexparser
import pytest
from citeproc.source.json import CiteProcJSON

from lib.answer import Answer, answer_to
from lib.data.files import files
from lib.data.read import read
from lib.selection import Selection
from lib.share.citations import bibtex, csl, every_estimate, of_estimates, of_view, text
from lib.share.formats import as_json
from lib.share.rows import csv
from tests.conftest import PROJECT

TODAY = date(2026, 12, 24)
URL = "https://example.org/?group=TTP"


@pytest.fixture(scope="module")
def released() -> Answer:
    selection = Selection(group=("TTP",), release="2026-11-22")
    return answer_to(files(PROJECT / "estimates.csv"), selection)


def test_a_view_is_cited_with_its_filters_release_and_day_of_access(released):
    assert text(of_view(released, URL, TODAY)) == (
        "Estimate Timeline contributors (22 Nov 2026): Published estimates of the strength of "
        "ISIS-K and its neighbours. release of 22 Nov 2026. Group: TTP. CC-BY-4.0. "
        "https://example.org/?group=TTP (accessed 24 Dec 2026)."
    )


def test_an_estimate_is_cited_by_its_own_publication_as_collected_here(released):
    chosen = released.estimates[released.estimates["id"] == "ttp-un-mt-2025-11-19"]
    [work] = of_estimates(released, chosen, URL, TODAY)
    assert text(work) == (
        "UN Monitoring Team (20 Nov 2025): Briefing to the UN Security Council. Pakistan Today. "
        "6,000 fighters, for 19 Nov 2025; as collected in Published estimates of the strength of "
        "ISIS-K and its neighbours, release of 22 Nov 2026. "
        "https://www.pakistantoday.com.pk/2025/11/20/un-panel-raises-alarm-about-serious-"
        "afghan-backed-ttp-threat-to-pakistan/ (accessed 24 Dec 2026)."
    )


def test_an_estimate_that_is_not_there_is_not_cited(released):
    assert of_estimates(released, released.estimates.iloc[:0], URL, TODAY) == []


def test_an_estimate_said_long_after_its_time_says_so(tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_text("id,source,year,low,publication_date\nx,UN,2019,5,2021-03\n")
    found = answer_to(files(file), Selection())
    [work] = of_estimates(found, found.view.rows, URL, TODAY)
    assert text(work) == (
        "UN (Mar 2021): UN: at least 5. at least 5, for 2019, said Mar 2021, looking back; "
        "as collected in Estimate Timeline, working file. "
        "https://example.org/?group=TTP (accessed 24 Dec 2026)."
    )


def test_bibtex_is_read_by_a_parser(released):
    works = every_estimate(released, URL, TODAY)
    library = bibtexparser.parse_string(bibtex(works).decode())
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [
        "estimates-2026-11-22-2fb2566e", "ttp-us-dod-2019-03", "ttp-un-mt-2024",
        "ttp-un-mt-2025-11-19", "ttp-ru-mfa-2026-02",
    ]  # fmt: skip
    fields = library.entries[3].fields_dict
    assert fields["urldate"].value == "2026-12-24"
    assert fields["year"].value == "2025"


def test_csl_json_is_read_by_a_citation_processor(released):
    items = json.loads(csl(every_estimate(released, URL, TODAY)))
    source = CiteProcJSON(items)
    assert source["ttp-un-mt-2025-11-19"]["title"] == ["Briefing to the UN Security Council"]
    assert items[0]["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert items[0]["accessed"] == {"date-parts": [[2026, 12, 24]]}


def test_strange_text_survives_every_format(tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_text(
        'id,source,year,low,title,wording\nx,"A {b} & 100% $c_d",2019,5,'
        '"مقال ""عن"" 🙂 <b>\\, #1","~^"\n',
        encoding="utf-8",
    )
    found = answer_to(files(file), Selection())
    works = every_estimate(found, URL, TODAY)
    library = bibtexparser.parse_string(bibtex(works).decode())
    assert library.failed_blocks == []
    assert "مقال" in library.entries[1].fields_dict["title"].value
    assert json.loads(csl(works))[1]["title"] == 'مقال "عن" 🙂 <b>\\, #1'
    cells = read(csv(found.cells)).cells
    assert cells.loc[0, "title"] == 'مقال "عن" 🙂 <b>\\, #1'
    assert json.loads(as_json(found))["rows"][0]["source"] == "A {b} & 100% $c_d"
