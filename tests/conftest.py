"""Shared by all tests: the real data, small tables, Hypothesis profiles."""

import os
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from lib.data.beside import Data
from lib.data.memory import Memory
from lib.data.read import read
from tests.chromium import ARGUMENTS, MISSING, find
from tests.server import Served, serving

PROJECT = Path(__file__).parent.parent

settings.register_profile("default", deadline=None, max_examples=60)
settings.register_profile(
    "thorough", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def data() -> Data:
    """The real files of this repository."""
    return Memory(PROJECT / "estimates.csv").latest()


@pytest.fixture(scope="session")
def estimates(data: Data) -> pd.DataFrame:
    return data.reading.estimates


def table(text: str) -> pd.DataFrame:
    """Read a small table written in a test: columns by commas, blanks around cells ignored."""
    lines = [line.strip() for line in text.strip().splitlines()]
    reading = read("\n".join(lines).encode())
    assert not reading.problems, reading.problems
    return reading.estimates


def lead_of(page: str) -> str:
    """Read the lead of a page, which is written in lines, as one text without capitals.

    How long ago it is, which live pages alone say, is left out.
    """
    heading, newest, more = (
        found[1] if (found := re.search(pattern, page, re.DOTALL)) else ""
        for pattern in (
            "<p class=.lead.>(.*?)</p>", "<ul class=.newest.>(.*?)</ul>", "<p "
            "class=.more.>(.*?)</p>",
        )
    )  # fmt: skip
    lines = "; ".join(re.findall("<li>(.*?)</li>", newest, re.DOTALL))
    more = re.sub("<span>.*?</span>", "", more)  # what to do with the page
    text = " ".join([heading, f"{lines}." if lines else "", more])
    plain = " ".join(unescape(re.sub("<.*?>", "", text)).split())
    return re.sub(", [0-9]+ [a-z]+ ago:", ":", plain).casefold()


@pytest.fixture(scope="session")
def served(tmp_path_factory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("data")
    for name in ("estimates.csv", "events.csv", "views.toml", "vocabulary.toml", "verdicts.json"):
        shutil.copy(PROJECT / name, folder)
    shutil.copytree(PROJECT / "releases", folder / "releases")
    with serving(folder / "estimates.csv", folder / "app.log") as address:
        yield Served(address, folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()
