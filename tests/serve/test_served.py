"""The real app as it is exposed: light, guarded, watched."""

import gzip
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime

import brotli
import pytest

from lib.serve import known
from lib.serve.assets import FOLDER
from lib.serve.shell import scripts
from lib.version import commit
from tests.conftest import PROJECT
from tests.server import ask, serving
from tests.test_releases_here import RELEASES

PACKAGE = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
PAGES = ("/", "/sources?group=TTP", "/view", "/api/estimates.csv", "/healthz", "/nothing-here")


def script_of(served) -> str:
    page = ask(served.address)[2].decode()
    return re.search(r"static/js/index\.[^\"]+\.js", page)[0]


@pytest.mark.parametrize(
    ("accepted", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_streamlits_scripts_travel_compressed_and_keep_their_cache_headers(
    served, accepted, unpack
):
    name = script_of(served)
    plain = ask(f"{served.address}/{name}")
    status, headers, body = ask(f"{served.address}/{name}", accept_encoding=f"{accepted}, deflate")
    assert (status, headers["content-encoding"], headers["vary"]) == (
        200,
        accepted,
        "accept-encoding",
    )
    assert headers["cache-control"] == plain[1]["cache-control"]
    assert "immutable" in headers["cache-control"]
    assert headers["content-type"] == plain[1]["content-type"]
    assert int(headers["content-length"]) == len(body) < len(plain[2]) / 2
    assert unpack(body) == plain[2] == (FOLDER / name).read_bytes()


def test_a_script_that_has_not_changed_is_not_sent_again(served):
    address = f"{served.address}/{script_of(served)}"
    tag = ask(address, accept_encoding="br")[1]["etag"]
    assert tag.startswith("W/")
    assert ask(address, accept_encoding="br", if_none_match=tag)[::2] == (304, b"")


def test_the_page_names_each_script_of_the_chart_and_no_font(served):
    status, headers, body = ask(served.address, accept_encoding="gzip")
    page = gzip.decompress(body).decode()
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert [name for name in scripts() if page.count(f'"./{name}"') != 1] == []
    assert any("PlotlyChart" in name for name in scripts())
    assert 'as="font"' not in page


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_safety_headers(served, path):
    headers = ask(served.address + path)[1]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "base-uri 'none'" in headers["content-security-policy"]
    assert "'unsafe-eval'" not in headers["content-security-policy"]
    assert "script-src 'unsafe-inline'" not in headers["content-security-policy"]


FRAMES = [
    ("", {"/": "frame-ancestors 'self'", "/view": ""}),
    ("https://a.example", {"/": "frame-ancestors https://a.example",
                           "/view": "frame-ancestors https://a.example"}),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "expected"), FRAMES, ids=["default", "set by the host"])
def test_who_may_frame_the_pages_is_set_by_the_host(tmp_path, setting, expected):
    settings = {"FRAME_ANCESTORS": setting}
    with serving(PROJECT / "estimates.csv", tmp_path / "log", settings=settings) as address:
        for path, rule in expected.items():
            rules = ask(address + path)[1]["content-security-policy"].split("; ")
            found = [each for each in rules if each.startswith("frame-ancestors")]
            assert found == [rule] * bool(rule)


NOWHERE = ("/nothing-here", "/nothing/here", "/index.php", "/static/js/gone.js", "/sources/x",
           "/_stcore/nothing", "/view/x", "/index.html")  # fmt: skip


@pytest.mark.parametrize("path", NOWHERE)
@pytest.mark.parametrize("base", ["", "deep"])
def test_what_there_is_not_is_not_found(both, base, path):
    status, headers, body = ask(both[base] + path, accept_encoding="br")
    assert (status, headers["content-type"]) == (404, "text/plain; charset=utf-8")
    if path not in ("/view/x",):
        said = f"There is no page at this address; the dashboard is at /{base}/".replace("//", "/")
        assert body.decode() == said


@pytest.mark.parametrize("page", ["", *known.PAGES])
def test_every_page_of_the_dashboard_is_there(served, page):
    assert "<title>" in ask(f"{served.address}/{page}")[2].decode()


def test_robots_and_browsers_find_what_they_ask_every_site_for(both):
    for base, address in both.items():
        under = f"/{base}".rstrip("/")
        robots, icon = ask(f"{address}/robots.txt"), ask(f"{address}/favicon.ico")
        assert robots[2].decode().splitlines() == [
            "User-agent: *", f"Disallow: {under}/api/", f"Disallow: {under}/_stcore/",
        ]  # fmt: skip
        assert icon[1]["content-type"] == "image/png"
        assert icon[2].startswith(b"\x89PNG")


@pytest.fixture(scope="module")
def both(served, tmp_path_factory) -> Iterator[dict[str, str]]:
    """Give the address of the app at the root and that of one below a path."""
    log, option = tmp_path_factory.mktemp("deep") / "log", "--server.baseUrlPath=deep"
    with serving(PROJECT / "estimates.csv", log, option) as address:
        yield {"": served.address, "deep": address}


TOO_MUCH = [
    ("/", 414), ("/view", 414), ("/api/estimates.csv", 414), ("/_stcore/health", 414),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status"), TOO_MUCH)
def test_a_query_beyond_the_limit_is_refused_with_the_reason(served, path, status):
    found = ask(f"{served.address}{path}?q={'x' * 8000}")
    assert (found[0], found[2]) == (status, b"The query is longer than 8000 characters.")


def test_a_body_beyond_the_limit_is_refused_before_it_is_sent(served):
    address = f"{served.address}/_stcore/upload_file/a/b"
    found = ask(address, body=b"", content_length="99999999999")
    assert (found[0], found[2]) == (413, b"More than 10 MB is not taken.")


def test_health_tells_release_rows_and_problems(served):
    status, headers, body = ask(f"{served.address}/healthz")
    assert (status, headers["cache-control"]) == (200, "no-store")
    written = (served.folder / "estimates.csv").stat().st_mtime
    told = json.loads(body)
    assert datetime.fromisoformat(told["written"]).timestamp() == int(written)
    assert int(written) + told["age"] <= datetime.now(UTC).timestamp() + 1
    assert told == {
        "ready": True, "version": PACKAGE["version"], "commit": commit(),
        "release": RELEASES[0].release, "rows": 319, "problems": 0, "missing": 0, "stale": None,
        "kept": False, "changed": [], "written": told["written"], "age": told["age"],
    }  # fmt: skip


def test_the_last_good_data_survive_a_restart_and_are_marked(tmp_path):
    file, settings = tmp_path / "estimates.csv", {"CACHE_FOLDER": str(tmp_path / "cache")}
    file.write_bytes(SOUND)
    with serving(file, tmp_path / "log", settings=settings) as address:
        assert json.loads(ask(f"{address}/healthz")[2])["kept"] is False
    file.write_bytes(b"oops")
    with serving(file, tmp_path / "log", settings=settings) as address:
        told = json.loads(ask(f"{address}/healthz")[2])
        assert (told["ready"], told["rows"], told["kept"]) == (True, 2, True)
        assert "kept from before the app was restarted" in ask(f"{address}/view")[2].decode()


def test_an_image_says_from_which_commit_it_was_made(tmp_path):
    with serving(PROJECT / "none.csv", tmp_path / "log", settings={"COMMIT": "a1b2"}) as address:
        told = json.loads(ask(f"{address}/healthz")[2])
    assert (told["ready"], told["version"], told["commit"]) == (False, PACKAGE["version"], "a1b2")


SOUND = b"source,year,low\nUN,2020,10\nUS,2021,20\n"


def events(log) -> list[dict]:
    return [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]


def test_a_broken_file_keeps_the_last_good_data_up_and_is_logged_until_it_is_mended(tmp_path):
    file, log = tmp_path / "estimates.csv", tmp_path / "log"
    file.write_bytes(SOUND)
    with serving(file, log) as address:
        file.write_bytes(b"nothing,of,the,kind\n1,2,3,4\n")
        broken = json.loads(ask(f"{address}/healthz")[2])
        assert broken["rows"] == 2
        assert broken["stale"].startswith("its first line has no column for the source, the time")
        stale = "The last good data are shown."
        assert stale in ask(f"{address}/view")[2].decode()
        [notice] = json.loads(ask(f"{address}/api/estimates.json")[2])["notices"]
        assert notice.endswith(stale)
        file.write_bytes(SOUND + b"RU,x,30\n")
        mended = json.loads(ask(f"{address}/healthz")[2])
        assert (mended["rows"], mended["problems"], mended["stale"]) == (2, 1, None)
    told = [(each["level"], each["event"], each.get("rows")) for each in events(log)]
    assert told == [
        ("info", "start", None),
        ("info", "data read", 2),
        ("info", "ready", None),
        ("warning", "unreadable", None),
        ("info", "data read", 2),
        ("warning", "problem", None),
    ]
    assert events(log)[-1]["said"] == 'line 4, year "x": not a year; write four digits, like 2019'


def test_a_file_that_lost_many_rows_is_told_by_health_view_data_and_log(tmp_path):
    file, log = tmp_path / "estimates.csv", tmp_path / "log"
    file.write_bytes(SOUND + b"RU,2022,30\n")
    with serving(file, log) as address:
        file.write_bytes(b"source,year,low\nUN,2020,10\n")
        told = json.loads(ask(f"{address}/healthz")[2])
        page, embed = (ask(f"{address}/view{query}")[2].decode() for query in ("", "?embed=true"))
        data = json.loads(ask(f"{address}/api/estimates.json")[2])
    said = (
        "estimates.csv has 2 estimates fewer than before: half written, or cut off? If they were "
        "removed on purpose, restart the app."
    )
    assert said in page
    assert said in embed
    assert data["notices"] == [said]
    assert (told["rows"], told["problems"], told["missing"]) == (1, 0, 2)
    assert [(each["level"], each["event"], each["missing"]) for each in events(log)[-2:]] == [
        ("info", "data read", 2),
        ("warning", "rows missing", 2),
    ]


def test_without_readable_data_it_is_not_ready_and_says_why(tmp_path):
    file = tmp_path / "estimates.csv"
    with serving(file, tmp_path / "log") as address:
        status, _, body = ask(f"{address}/healthz")
        assert (status, json.loads(body)["ready"]) == (503, False)
        file.write_bytes(SOUND)
        assert ask(f"{address}/healthz")[0] == 200


def test_under_a_sub_path_everything_is_there(tmp_path):
    option = "--server.baseUrlPath=isis/k"
    with serving(PROJECT / "estimates.csv", tmp_path / "log", option) as address:
        assert ask(f"{address}/healthz")[0] == 200
        name = re.search(r"static/js/index\.[^\"]+\.js", ask(f"{address}/")[2].decode())[0]
        assert ask(f"{address}/{name}", accept_encoding="br")[1]["content-encoding"] == "br"
        assert "default-src 'none'" in ask(f"{address}/view")[1]["content-security-policy"]
