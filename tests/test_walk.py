"""Ten views through every door: the same ids, the same sentence, the same numbers in each."""

import io
import json
import re
from urllib.parse import parse_qsl

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.data.files import files, memory
from lib.query import parse_text
from lib.share.site import write_site
from tests.conftest import PROJECT, lead_of
from tests.page.conftest import html
from tests.server import ask
from tests.share.test_routes import BY_HAND as WRITTEN

FIRST = "view=ISIS-K in Afghanistan"
# For three of them, ids and sentence are written by hand, so that one shared function does not
# merely agree with itself.
BY_HAND = {
    query: WRITTEN[query] for query in ("group=TTP&area=Afghanistan&from=2025", "source=SIGAR")
} | {
    "group=AQIS and Taliban&release=2026-11-22": (
        ["aqis-and-taliban-un-mt-2017-08"],
        "AQIS and Taliban in Afghanistan. The newest number, as of Aug 2017: UN Monitoring Team "
        "at most 7,000 fighters (Aug 2017).",
    ),
}
VIEWS = [
    *BY_HAND, FIRST, "view=all", "view=Where in Afghanistan", "view=Washington and Moscow",
    "group=Taliban&bound=single", "published_by=2018&group=ISIS-K", "derived=yes&window=36",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    target = tmp_path_factory.mktemp("walked")
    source = files(PROJECT / "estimates.csv")
    pages = write_site(source, target, pd.Timestamp("2026-12-24").date())
    return {page.name: target / page.file for page in pages}


def numbers(rows: list[dict]) -> list[tuple]:
    return [(row["id"], row["low"], row["high"]) for row in rows]


@pytest.mark.parametrize("query", VIEWS)
def test_every_door_shows_the_same(served, site, monkeypatch, query):
    body = ask(f"{served.address}/api/estimates.json?{query}")[2]
    found = json.loads(body)
    ids, sentence = [row["id"] for row in found["rows"]], found["sentence"]
    assert ids
    if query in BY_HAND:
        assert (ids, sentence) == BY_HAND[query]

    csv = pd.read_csv(io.BytesIO(ask(f"{served.address}/api/estimates.csv?{query}")[2]))
    plain = (
        csv[["id", "low", "high"]].astype(object).where(csv[["id", "low", "high"]].notna(), None)
    )
    assert numbers(plain.to_dict("records")) == numbers(found["rows"])

    page = ask(f"{served.address}/view?{query}")[2].decode()
    assert re.findall(r'<tr id="([^"]+)">', page) == ids
    assert lead_of(page) == sentence.casefold()

    monkeypatch.setenv("ESTIMATES", str(PROJECT / "estimates.csv"))
    memory.cache_clear()
    board = AppTest.from_file(str(PROJECT / "lib" / "dashboard.py"), default_timeout=60)
    for name, value in parse_qsl(query):
        board.query_params[name] = value
    board.run()
    assert list(board.dataframe[0].value["Id"]) == ids
    shown = board.dataframe[0].value
    if "Low" in shown:  # a column that is blank throughout is left out
        low = [None if pd.isna(low) else int(low) for low in shown["Low"]]
        assert low == [row["low"] for row in found["rows"]]
    assert lead_of(html(board)) == sentence.casefold()

    name = parse_text(query, ()).view
    if name in site:
        written = site[name].read_text(encoding="utf-8")
        assert re.findall(r'<tr id="([^"]+)">', written) == ids
        assert lead_of(written) == sentence.casefold()
