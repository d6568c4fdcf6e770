"""The stored verdicts are those of this code on these files: `make verdict` makes them so."""

import pytest

from lib.analysis.select import view
from lib.analysis.trend.statements import digest, of_view
from lib.analysis.trend.verdict import judge
from lib.data.beside import Data
from lib.verdict import code
from tests.conftest import PROJECT


def test_the_code_is_the_code_that_judged(data: Data):
    assert data.verdicts.code == code(), "run make verdict"


def test_every_view_that_allows_one_has_a_verdict_on_the_rows_it_shows(data: Data):
    comparable = data.views.dataset.comparable
    now = {}
    for named in data.views.named:
        told = of_view(view(data.reading.estimates, named.selection), comparable)
        if told:
            now[named.name] = digest(told)
    assert {each.view: each.statements for each in data.verdicts.views} == now, "run make verdict"


def test_a_verdict_given_anew_is_the_one_stored(data: Data):
    smallest = min(data.verdicts.views, key=lambda each: each.number)
    named = next(each for each in data.views.named if each.name == smallest.view)
    told = of_view(view(data.reading.estimates, named.selection), data.views.dataset.comparable)
    assert told
    found = judge(smallest.view, told)
    assert found.trend == smallest.trend
    for new, old in zip(found.rivals, smallest.rivals, strict=True):
        assert new.score == pytest.approx(old.score, abs=1e-3)
    for new, old in zip(found.leans, smallest.leans, strict=True):
        assert new.middle == pytest.approx(old.middle, rel=1e-2)


def test_the_study_was_made_with_this_code():
    study = (PROJECT / "bench" / "TREND.md").read_text()
    assert f"code `{code()}`" in study, "run make trend-study"


def test_the_method_page_has_the_numbers_of_the_study():
    def tables(text: str) -> list[str]:
        return [line for line in text.splitlines() if line.startswith("|")]

    study = (PROJECT / "bench" / "TREND.md").read_text()
    page = (PROJECT / "lib" / "page" / "trend.md").read_text()
    assert len(tables(study)) == 11
    assert tables(page) == tables(study)
