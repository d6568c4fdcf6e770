"""What is stored on trends is what this code finds in these files: `make verdict` makes it so."""

import json
import re

import pytest

from bench.trend import MEASURED
from lib.data.verdicts import DECIDES, code
from lib.verdict import verdicts
from tests.conftest import PROJECT

STORED = json.loads((PROJECT / "verdicts.json").read_text())


def test_the_code_is_the_code_that_judged():
    assert STORED["code"] == code(DECIDES), "run make verdict"


def test_every_view_that_allows_one_has_its_verdict(data):
    found = [each for _, each in verdicts(data) if each]
    assert [each["view"] for each in STORED["views"]] == [each.view for each in found]
    for each, new in zip(STORED["views"], found, strict=True):
        assert (new.statements, new.sources) == (each["statements"], each["sources"])
        assert new.p == pytest.approx(each["p"], abs=0.005)
        assert new.slope == pytest.approx(each["slope"], abs=0.005)


def test_the_study_was_made_with_this_code():
    study = (PROJECT / "bench" / "TREND.md").read_text()
    assert f"code `{code(MEASURED)}`" in study, "run make trend-study"


def test_the_method_page_has_the_numbers_of_the_study():
    study = (PROJECT / "bench" / "TREND.md").read_text()
    page = (PROJECT / "lib" / "page" / "method.md").read_text()
    named = re.findall(r"[\d.]+ % ± [\d.]+ %", page)
    assert len(named) == 4
    assert [each for each in named if each not in study] == []
