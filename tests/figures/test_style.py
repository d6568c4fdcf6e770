"""Colours can be told from their paper in both themes, and stay with their type."""

import tomllib
from itertools import combinations

import pytest

from lib.figures.style import FONT, STYLES, colours, contrast
from tests.conftest import PROJECT, table
from tests.figures.differences import difference

LIGHT = STYLES["light"]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_marks_stand_3_to_1_and_text_4_5_to_1_on_their_paper(style):
    for mark in (*style.hues, style.other, style.event):
        assert contrast(mark, style.paper) >= 3
    for text in (style.ink, style.faint_ink):
        assert contrast(text, style.paper) >= 4.5


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_any_two_colours_of_sides_are_told_apart(style):
    inks = (*style.hues, style.other)
    assert min(difference(one, other) for one, other in combinations(inks, 2)) >= 20


def test_the_difference_of_two_colours_is_that_of_ciede2000():
    assert difference("#000000", "#ffffff") == pytest.approx(100, abs=0.01)
    assert difference("#0072b2", "#0072b2") == 0


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def rows_of(types: str) -> str:
    return "source,year,low,source_type\n" + "\n".join(f"S,2019,1,{kind}" for kind in types)


def test_the_eight_types_with_most_rows_have_hues_and_the_rest_are_grey():
    found = colours(table(rows_of("AABBCCDDEEFFGGIIHJ")), LIGHT)
    assert [found[kind] for kind in "ABCDEFGI"] == list(LIGHT.hues)
    assert [found[kind] for kind in "HJ"] == [LIGHT.other] * 2


def test_ties_go_a_to_z_and_a_row_without_type_is_grey():
    found = colours(table(rows_of(["I", "H", "G", "F", "E", "D", "C", "B", "A", ""])), LIGHT)
    assert [found[kind] for kind in "ABCDEFGH"] == list(LIGHT.hues)
    assert (found["I"], found[""]) == (LIGHT.other, LIGHT.other)


def test_dashboard_view_and_charts_name_the_same_font_and_none_that_travels():
    theme = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text())["theme"]
    assert theme["font"] == FONT
    assert f"{FONT}; }}" in (PROJECT / "lib" / "share" / "view.css").read_text()
