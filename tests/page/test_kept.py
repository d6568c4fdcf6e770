"""What is shown is worked out once for the same data, address and theme, and anew otherwise."""

from dataclasses import replace

import pytest

from lib.data.files import Files
from lib.page.kept import kept
from lib.query import Selection

UN = Selection(source_type=("UN",))


@pytest.fixture
def served(data, tmp_path) -> Files:
    return Files(tmp_path / "estimates.csv", data, ())


def test_the_same_asked_again_is_the_same_thing(served):
    first = kept(served, served.working, UN, "light")
    assert kept(replace(served), served.working, replace(UN), "light") is first
    assert first.chart is first.chart


@pytest.mark.parametrize(
    ("selection", "theme"),
    [(UN, "dark"), (replace(UN, axis="log"), "light"), (replace(UN, estimate="x"), "light")],
    ids=["theme", "display", "open card"],
)
def test_another_theme_or_address_is_another_thing(served, selection, theme):
    first = kept(served, served.working, UN, "light")
    assert kept(served, served.working, selection, theme) is not first


def test_a_new_reading_is_another_thing_even_with_the_same_rows(served):
    first = kept(served, served.working, UN, "light")
    again = replace(served.working)
    assert kept(replace(served, working=again), again, UN, "light") is not first
