"""The data routes of the real app: what a link shows, a program can read."""

import io
import json
import re
from html import unescape
from urllib.parse import urlencode

import frictionless
import pandas as pd
import pytest

from lib.analysis.select import view
from lib.query import parse_text
from lib.words.sentences import lead
from tests.conftest import PROJECT
from tests.server import ask, serving


def api(served, name: str, query: str = "", **headers: str):
    return ask(f"{served.address}/api/{name}" + (f"?{query}" if query else ""), **headers)


def test_without_a_query_it_is_the_whole_file(served):
    status, headers, body = api(served, "estimates.csv")
    assert status == 200
    assert headers["content-type"] == "text/csv; charset=utf-8"
    assert headers["access-control-allow-origin"] == "*"
    expected = pd.read_csv(PROJECT / "estimates.csv", dtype=str, keep_default_na=False)
    got = pd.read_csv(io.BytesIO(body), dtype=str, keep_default_na=False)
    pd.testing.assert_frame_equal(got, expected)


# Ids written out by hand; the sentence in full.
BY_HAND = {
    "group=TTP&from=2024": (
        ["ttp-un-mt-2024", "ttp-un-mt-2025-11-19", "ttp-ru-mfa-2026-02"],
        "TTP in Afghanistan: 3 estimates by 2 sources, 2024–2026. As of Feb 2026, 2 sources are "
        "in force and do not contradict each other: 5,000 to 7,000 (both Russian Foreign "
        "Ministry) fighters. "
        "Only 2 state both bounds, so there is no middle.",
    ),
    "source=SIGAR": (
        ["isis-k-sigar-2023-04"],
        "ISIS-K in Afghanistan: 1 estimate by 1 source, 2023. As of Apr 2023, one source is in "
        "force: 1,000–3,000 fighters (SIGAR).",
    ),
    "q=no-such-word": ([], "No estimate matches this selection."),
}


@pytest.mark.parametrize(("query", "expected"), BY_HAND.items())
def test_three_views_written_out_by_hand(served, query, expected):
    ids, sentence = expected
    found = json.loads(api(served, "estimates.json", query)[2])
    assert [row["id"] for row in found["rows"]] == ids
    assert found["sentence"] == sentence
    csv = pd.read_csv(io.BytesIO(api(served, "estimates.csv", query)[2]))
    assert list(csv["id"]) == ids


VIEWS = [
    "view=all", "view=ISIS-K+in+Afghanistan", "view=Where+in+Afghanistan", "axis=log",
    "group=Taliban&bound=single", "published_by=2018&group=ISIS-K", "derived=yes",
    "disputed=yes&window=36", "release=2026-11-22&group=AQIS", "area=",
]  # fmt: skip


@pytest.mark.parametrize("query", VIEWS)
def test_csv_and_json_hold_the_rows_and_the_sentence_of_the_view(served, data, query):
    shown = view(data.reading.estimates, parse_text(query, data.views.named), ["2026-11-22"])
    found = json.loads(api(served, "estimates.json", query)[2])
    assert [row["id"] for row in found["rows"]] == list(shown.rows["id"])
    assert found["sentence"] == lead(shown, data.views.dataset.comparable)
    assert found["licence"] == "CC-BY-4.0"
    assert found["release"] == ("2026-11-22" if "release" in query else None)
    csv = pd.read_csv(io.BytesIO(api(served, "estimates.csv", query)[2]))
    assert list(csv["id"]) == list(shown.rows["id"])
    low = [None if pd.isna(low) else int(low) for low in shown.rows["low"]]
    assert [row["low"] for row in found["rows"]] == low


def test_the_summary_has_the_names_of_the_method(served):
    query = urlencode({"view": "ISIS-K in Afghanistan", "to": "2019-12-31"})
    assert json.loads(api(served, "estimates.json", query)[2])["summary"] == {
        "date": "2019-12-31", "sources": 13, "two_sided": 10, "derived": 0, "only_lower": 1,
        "only_upper": 2, "span_low": 300, "span_low_said": "",
        "span_low_by": "Western official (unnamed)", "span_high": 10000,
        "span_high_said": "at most", "span_high_by": "Afghan Chief Executive Office",
        "middle_low": 3000.0, "middle_high": 3500.0, "oldest": "2018-07-02",
    }  # fmt: skip
    assert json.loads(api(served, "estimates.json", "view=all")[2])["summary"] is None


def test_an_unchanged_answer_is_not_sent_again(served):
    _, headers, _ = api(served, "estimates.csv", "group=TTP")
    status, again, body = api(served, "estimates.csv", "group=TTP", if_none_match=headers["etag"])
    assert (status, body, again["etag"]) == (304, b"", headers["etag"])
    other = api(served, "estimates.csv", "group=AQIS", if_none_match=headers["etag"])
    assert other[0] == 200


BAD = {
    "colour=red": "“colour” is not a parameter",
    "from=soon": "From “soon” is no date",
    "axis=round": "Number axis “round” is not one of auto, log or linear",
    "release=1999-01-01": "Release “1999-01-01” is not in the data",
    "view=gone": "View “gone” is not in the data",
}


@pytest.mark.parametrize(("query", "reason"), BAD.items(), ids=[key[:20] for key in BAD])
def test_a_bad_query_is_refused_with_the_reason(served, query, reason):
    for name in ("estimates.csv", "estimates.json", "datapackage.json", "estimates.bib"):
        status, headers, body = api(served, name, query)
        assert status == 400
        assert headers["content-type"].startswith("text/plain")
        assert body.decode().startswith(reason)


def test_a_value_that_the_data_lack_gives_no_rows_and_a_notice(served):
    found = json.loads(api(served, "estimates.json", "area=Atlantis")[2])
    assert found["rows"] == []
    assert found["notices"] == [
        "Area “Atlantis” is not in the data, so it selects nothing; remove it from its control."
    ]


ELSEWHERE = ["", "estimates.xlsx", "estimates.csv/x"]


@pytest.mark.parametrize("path", ELSEWHERE)
def test_any_other_path_is_not_found(served, path):
    assert api(served, path)[0] == 404


@pytest.mark.parametrize("path", ["../app.py", "%2e%2e/%2e%2e/etc/passwd"])
def test_nothing_outside_is_reached(served, path):
    status, _, body = api(served, path)
    assert status in (400, 404)
    assert b"Estimate Timeline" not in body
    assert b"root:" not in body


@pytest.mark.parametrize("query", ["", "group=TTP", "source=SIGAR&release=2026-11-22"])
def test_the_data_package_is_valid(served, tmp_path, query):
    package = json.loads(api(served, "datapackage.json", query)[2])
    [resource] = package["resources"]
    assert resource["path"] == "estimates.csv" + (f"?{query}" if query else "")
    (tmp_path / "estimates.csv").write_bytes(api(served, "estimates.csv", query)[2])
    resource["path"] = "estimates.csv"
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]


def test_everything_lies_under_the_base_path(tmp_path):
    with serving(
        PROJECT / "estimates.csv", tmp_path / "log", "--server.baseUrlPath=deep"
    ) as address:
        status, _, body = ask(f"{address}/api/estimates.csv?source=SIGAR")
        assert status == 200
        assert b"isis-k-sigar-2023-04" in body
        outside = address.removesuffix("/deep")
        assert ask(outside + "/api/estimates.csv")[0] == 404
        page = ask(f"{address}/view?source=SIGAR")[2].decode()
        links = re.findall(r'(?:href|src)="(/[^"]+)"', page)
        assert len(links) == 5
        assert all(link.startswith("/deep/") for link in links)
        assert [ask(outside + unescape(link))[0] for link in links] == [200] * 5


def test_a_dashboard_link_has_title_and_description_of_its_view(served):
    for path in ("/?group=TTP&from=2024", "/sources?group=TTP&from=2024"):
        status, headers, body = ask(served.address + path)
        assert status == 200
        assert int(headers["content-length"]) == len(body)
        page = body.decode()
        assert "<title>TTP in Afghanistan: published estimates</title>" in page
        assert (
            '<meta property="og:title" content="TTP in Afghanistan: published estimates">' in page
        )
        assert (
            '<meta property="og:description" content="TTP in Afghanistan: 3 estimates by 2 sources'
        ) in page


def test_a_hostile_link_writes_nothing_into_the_page(served):
    body = ask(f'{served.address}/?group="><script>alert(1)</script>')[2].decode()
    assert "<script>alert" not in body
    assert "No estimate matches this selection." in body


def test_the_script_of_the_chart_is_compressed_and_never_asked_for_again(served):
    page = ask(f"{served.address}/view?group=TTP")[2].decode()
    assert ask(f"{served.address}/view", accept_encoding="gzip")[1]["content-encoding"] == "gzip"
    name = page.split('<script src="')[1].split('"')[0]
    status, headers, body = ask(served.address + name, accept_encoding="gzip")
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert "immutable" in headers["cache-control"]
    assert len(body) < 1_600_000


def test_a_page_is_made_anew_when_the_file_has_changed(tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_text("source,year,low\nUN,2020,10\n")
    with serving(file, tmp_path / "log") as address:
        first, again = (ask(f"{address}/view?view=all")[2] for _ in range(2))
        assert first == again
        assert "1 estimate by 1 source" in first.decode()
        file.write_text("source,year,low\nUN,2020,10\nUS,2021,20\n")
        assert "2 estimates by 2 sources" in ask(f"{address}/view?view=all")[2].decode()
