"""The data routes of the real app: what a link shows, a program can read."""

import io
import json
import re
from csv import DictReader
from html import escape, unescape
from urllib.parse import urlencode

import frictionless
import pandas as pd
import pytest

from lib.analysis.select import view
from lib.analysis.told import Told
from lib.analysis.trend import digest
from lib.data.files import files
from lib.query import parse_text
from lib.words.lead import lead
from tests.conftest import PROJECT
from tests.server import ask, serving

FIRST = "ISIS-K in Afghanistan"


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
    "group=TTP&area=Afghanistan&from=2025": (
        [
            "ttp-pakistan-foreign-ministry-2025-06", "ttp-un-mt-2025-07",
            "ttp-pakistan-foreign-ministry-2025-08-20", "ttp-un-mt-2025-11-19",
            "ttp-un-mt-2025-12", "ttp-ru-mfa-2026-02",
        ],
        "TTP (Tehrik-i-Taliban Pakistan) in Afghanistan. The newest numbers, as of 23 Feb 2026: "
        "UN 6,000 fighters (UN Monitoring Team, Dec 2025); "
        "Pakistani government 6,000 fighters (Pakistan Foreign Ministry, Jun 2025); "
        "other government at least 5,000 fighters (Pakistan Tehreek-e-Insaf, about Aug 2021, "
        "said 11 Jan 2023) and 5,000–6,000 fighters (Pakistan Tehreek-e-Insaf, about Aug 2021, "
        "said 2023), and 1 more; "
        "among everyone else the newest is 5,000–7,000 fighters (Russian Foreign Ministry, 23 "
        "Feb 2026, denied by "
        "Taliban authorities). "
        "From 2025 to 2026 the numbers ranged from 5,000 (Russian Foreign Ministry, 23 Feb 2026, "
        "denied by Taliban authorities) to 7,000 (Russian Foreign Ministry, 23 Feb 2026, denied "
        "by Taliban authorities). 5 of 15 estimates are shown. "
        "Whether they move is not judged: it takes six sources of which three spoke twice.",
    ),
    "source=SIGAR": (
        ["isis-k-sigar-2023-04", "isis-k-sigar-2024", "ttp-sigar-2024"],
        "ISIS-K (Islamic State Khorasan Province) in Afghanistan. The newest number, as of "
        "Apr 2023: SIGAR 1,000–3,000 fighters "
        "(Apr 2023, denied by Taliban authorities).",
    ),
    "q=no-such-word": (
        [],
        "No estimate matches this selection. 0 of 295 estimates are shown.",
    ),
}  # fmt: skip


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
def test_csv_and_json_hold_the_rows_and_the_sentence_of_the_view(served, query):
    here = files(PROJECT / "estimates.csv")
    selection = parse_text(query, here.working.views.named)
    data = here.of(selection.release)
    estimates = data.reading.estimates
    shown = view(estimates, selection, here.names)
    found = json.loads(api(served, "estimates.json", query)[2])
    assert [row["id"] for row in found["rows"]] == list(shown.rows["id"])
    told = Told(estimates, data.views.dataset, shown)
    assert found["sentence"] == lead(told, data.verdicts.on(digest(told.ranged))).text
    assert found["licence"] == "CC-BY-4.0"
    assert found["release"] == ("2026-11-22" if "release" in query else None)
    csv = pd.read_csv(io.BytesIO(api(served, "estimates.csv", query)[2]))
    assert list(csv["id"]) == list(shown.rows["id"])
    low = [None if pd.isna(low) else int(low) for low in shown.rows["low"]]
    assert [row["low"] for row in found["rows"]] == low


# Worked out by somebody else from the file and the method page alone.
with (PROJECT / "tests" / "data" / "summary_examples.csv").open(encoding="utf-8") as file:
    EXAMPLES = {row["date"]: row for row in DictReader(file)}
TEXTS = ("date", "span_low_said", "span_low_by", "span_high_said", "span_high_by", "oldest")


def first_view(served, **more: str) -> dict:
    query = urlencode({"view": FIRST, **more})
    return json.loads(api(served, "estimates.json", query)[2])


@pytest.mark.parametrize("day", EXAMPLES)
def test_the_summary_of_a_day_is_the_one_worked_out_independently(served, day):
    expected = {
        name: cell if name in TEXTS else float(cell) if cell else None
        for name, cell in EXAMPLES[day].items()
    }
    found = first_view(served, to=day)
    assert found["summary"] == expected


def test_there_are_eight_of_these_days():
    assert len(EXAMPLES) == 8


def test_without_an_end_the_first_view_speaks_as_of_its_newest_number(served):
    found = first_view(served)["summary"]
    assert (found["date"], found["sources"]) == ("2026-02-23", 3)


def test_what_is_not_summarised_together_has_no_summary(served):
    assert json.loads(api(served, "estimates.json", "view=all")[2])["summary"] is None


def test_an_unchanged_answer_is_not_sent_again(served):
    _, headers, _ = api(served, "estimates.csv", "group=TTP")
    status, again, body = api(served, "estimates.csv", "group=TTP", if_none_match=headers["etag"])
    assert (status, body, again["etag"]) == (304, b"", headers["etag"])
    other = api(served, "estimates.csv", "group=AQIS", if_none_match=headers["etag"])
    assert other[0] == 200


BAD = {
    "colour=red": "“colour” in the address is not known",
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
        assert len(links) == 6
        assert all(link.startswith("/deep/") for link in links)
        assert [ask(outside + unescape(link))[0] for link in links] == [200] * 6


LINKS = {
    "/?group=TTP&area=Afghanistan&from=2025": "TTP in Afghanistan: published estimates",
    "/sources?group=TTP&area=Afghanistan&from=2025": "TTP in Afghanistan: published estimates",
    "/": "How many fighters does ISIS-K have in Afghanistan?",
    "/method?view=Where+in+Afghanistan": "Where in Afghanistan are the fighters of ISIS-K?",
}


@pytest.mark.parametrize(("path", "title"), LINKS.items())
def test_a_dashboard_link_has_title_and_description_of_its_view(served, path, title):
    status, headers, body = ask(served.address + path)
    assert status == 200
    assert int(headers["content-length"]) == len(body)
    page, query = body.decode(), path.partition("?")[2]
    sentence = json.loads(api(served, "estimates.json", query or urlencode({"view": FIRST}))[2])
    described = escape(sentence["sentence"])
    assert f"<title>{title}</title>" in page
    assert f'<meta property="og:title" content="{title}">' in page
    assert f'<meta property="og:description" content="{described}">' in page
    assert f'<meta name="description" content="{described}">' in page


# As “Copy link” wrote them while there was a line to be switched on.
OLD = (
    ""
    "group=TTP&area=&repeats=folded&axis=auto&window=18&band=shown&trend=hidden&release=2026-11-22",
    "group=TTP&trend=shown", "view=ISIS-K+in+Afghanistan&trend=sung", "trend=shown",
)  # fmt: skip
DOORS = ("/", "/sources", "/view", "/api/estimates.csv", "/api/estimates.json",
         "/api/datapackage.json", "/api/estimates.bib")  # fmt: skip


@pytest.mark.parametrize("query", OLD)
@pytest.mark.parametrize("door", DOORS)
def test_an_old_link_with_a_trend_still_answers(served, door, query):
    assert ask(f"{served.address}{door}?{query}")[0] == 200


@pytest.mark.parametrize("query", OLD[:3])
def test_an_old_link_shows_what_it_shows_without_its_trend(served, query):
    new = re.sub("&trend=[a-z]+", "", query)
    old, now = (json.loads(api(served, "estimates.json", each)[2]) for each in (query, new))
    said = "“trend” in the address means nothing any more, so it changes nothing."
    assert old == {**now, "notices": [said, *now["notices"]]}
    page = ask(f"{served.address}/view?{query}")[2].decode()
    notice = f'<p class="notice" role="status">{said}</p>\n'
    assert page.replace(notice, "") == ask(f"{served.address}/view?{new}")[2].decode()


def test_a_hostile_link_writes_nothing_into_the_page(served):
    body = ask(f'{served.address}/?group="><script>alert(1)</script>')[2].decode()
    assert "<script>alert" not in body
    assert "No estimate matches this selection." in body


def test_a_page_is_made_anew_when_the_file_has_changed(tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_text("source,year,low\nUN,2020,10\n")
    with serving(file, tmp_path / "log") as address:
        first, again = (ask(f"{address}/view?view=all")[2] for _ in range(2))
        assert first == again
        assert "UN at least 10 (2020)." in first.decode()
        file.write_text("source,year,low\nUN,2020,10\nUS,2021,20\n")
        assert "US at least 20 (2021); UN at least 10 (2020)." in (
            ask(f"{address}/view?view=all")[2].decode()
        )


PICTURES = {"view.svg": "image/svg+xml", "view.png": "image/png", "preview.png": "image/png"}


@pytest.mark.parametrize(("name", "kind"), PICTURES.items())
def test_a_view_is_a_picture_at_an_address(served, name, kind):
    status, headers, body = ask(f"{served.address}/{name}?group=TTP&area=Afghanistan")
    assert (status, headers["content-type"].split(";")[0]) == (200, kind)
    assert headers["content-disposition"].startswith('inline; filename="ttp-in-afghanistan-')
    begins = b"<svg" if name.endswith("svg") else b"\x89PNG"
    assert body.startswith(begins)
    address = f"{served.address}/{name}?group=TTP&area=Afghanistan"
    again = ask(address, if_none_match=headers["etag"])
    assert again[0] == 304


def test_without_a_query_a_picture_is_of_the_first_view(served):
    assert "How many fighters does ISIS-K have" in ask(f"{served.address}/view.svg")[2].decode()


MISTAKES = {
    # of a picture's address → what is said
    "width=100": "width is a whole number from 320 to 2400, in pixels.",
    "width=1e3": "width is a whole number from 320 to 2400, in pixels.",
    "theme=blue": "theme is light or dark.",
    "axis=odd": "Number axis “odd” is not one of auto, log or linear; choose one of these.",
}


@pytest.mark.parametrize(("query", "said"), MISTAKES.items())
def test_a_mistake_in_the_address_of_a_picture_is_named(served, query, said):
    status, _, body = ask(f"{served.address}/view.png?{query}")
    assert (status, body.decode()) == (400, said)


def test_a_link_preview_carries_the_picture(served):
    page = ask(f"{served.address}/?group=TTP")[2].decode()
    [address] = re.findall('<meta property="og:image" content="(.*?)">', page)
    assert unescape(address) == f"{served.address}/preview.png?group=TTP"
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert ask(unescape(address))[2].startswith(b"\x89PNG")
