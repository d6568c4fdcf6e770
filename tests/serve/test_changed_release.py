"""A release that is not what was released: said wherever it is read, and not given as data."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lib.data.manifest import path_of
from lib.data.releases import freeze
from tests.server import Served, ask, serving

CSV = "id,source,year,low\na,A,2019,1\nb,B,2019,2\n"
SAID = (
    "The release of 31 Jan 2026 is not what was released: its checksum is not the one in "
    "releases/manifest.csv, and its number of rows is 1, not 2. Its numbers "
    "may have been changed; do not cite them until its file is brought back."
)


@pytest.fixture(scope="module")
def altered(tmp_path_factory) -> Iterator[Served]:
    """Two releases of which the first was altered, and a line that cannot be read."""
    file: Path = tmp_path_factory.mktemp("altered") / "estimates.csv"
    file.write_text(CSV)
    freeze(file, 2, date(2026, 1, 31), "first")
    file.write_text(CSV + "c,C,2020,3\n")
    freeze(file, 3, date(2026, 2, 28), "second")
    path_of(file, "2026-01-31").write_text("id,source,year,low\na,A,2019,9000\n")
    lines = file.parent / "releases" / "manifest.csv"
    lines.write_text(lines.read_text() + "11/22/2026,x,2,third\n")
    with serving(file, file.with_name("log")) as address:
        yield Served(address, file.parent)


def test_health_names_it_and_stays_ready(altered):
    status, _, body = ask(f"{altered.address}/healthz")
    told = json.loads(body)
    assert (status, told["ready"], told["changed"]) == (200, True, ["2026-01-31"])
    assert (told["release"], told["problems"]) == ("2026-02-28", 2)


def test_the_page_of_a_view_says_it_first(altered):
    status, _, body = ask(f"{altered.address}/view?release=2026-01-31&area=Atlantis")
    page = body.decode()
    assert status == 200
    assert page.index(SAID) < page.index("Area “Atlantis”") < page.index("Since then:")


@pytest.mark.parametrize(
    "name", ["estimates.csv", "estimates.json", "datapackage.json", "estimates.bib"]
)
def test_no_data_route_gives_it_out(altered, name):
    assert ask(f"{altered.address}/api/{name}?release=2026-01-31")[::2] == (409, SAID.encode())
    assert ask(f"{altered.address}/api/{name}?release=2026-02-28")[0] == 200
    assert ask(f"{altered.address}/api/{name}")[0] == 200


def test_the_log_tells_it_and_what_is_wrong_with_the_manifest(altered):
    ask(f"{altered.address}/view?release=2026-01-31")
    lines = (altered.folder / "log").read_text().splitlines()
    told = [json.loads(line) for line in lines if line.startswith("{")]
    changed = [each["reason"] for each in told if each["event"] == "release changed"]
    assert f": {changed[-1]}. Its" in SAID
    assert [each["said"] for each in told if each["event"] == "problem"] == [
        'line 4, release "11/22/2026": not a day as releases are named by; write year-month-day, '
        "like 2026-01-31, as its file is called",
        'line 4, sha256 "x": not a checksum of 64 digits; bring it back as it was from a copy',
    ]
