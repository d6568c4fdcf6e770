"""One drawing for both themes: its colours become variables, faded ones with their opacity."""

import re

import pytest

from lib.answer import answer_to
from lib.data.files import files
from lib.figures.style import STYLES, Style, faded, pairs
from lib.query import parse_text
from lib.share.charts import charts
from lib.share.themed import themed, variable
from tests.conftest import PROJECT

INK = STYLES["light"].ink

EXAMPLES = {
    "plain": (f'<path fill="{INK}"/>', '<path fill="var(--ink)"/>'),
    "faded": (
        f'<path stroke="{faded(INK, 0.15)}"/>',
        '<path stroke="var(--ink)" stroke-opacity="0.15"/>',
    ),
    "of nobody": ('<path fill="#123456"/>', '<path fill="#123456"/>'),
    "none": ('<path fill="none"/>', '<path fill="none"/>'),
    "in a text": (f"<text>fill=&quot;{INK}&quot;</text>", f"<text>fill=&quot;{INK}&quot;</text>"),
}


@pytest.mark.parametrize(("drawing", "written"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_colour_becomes_its_variable(drawing, written):
    assert themed(drawing) == written


def test_every_colour_has_a_name_of_its_own_and_no_two_are_the_same_in_light():
    light = [one for one, _ in pairs().values()]
    assert (
        len(light) == len(set(light)) == len(STYLES["light"].hues) + len(Style.__annotations__) - 1
    )
    assert {variable(each) for each in light} == {f"var(--{name})" for name in pairs()}


@pytest.mark.parametrize(
    "query",
    ["view=all&highlight=UN&band=shown", "group=ISIS-K&area=Afghanistan&highlight=RUSI&band=shown",
     "group=Taliban&repeats=shown&axis=log", "q=nothing-says-this"],
)  # fmt: skip
def test_nothing_in_a_chart_keeps_the_colour_of_one_theme(query):
    found = files(PROJECT / "estimates.csv")
    answer = answer_to(found, parse_text(query, found.working.views.named))
    drawn = "".join(chart.wide + chart.narrow for chart in charts(answer))
    assert re.findall(r'(?:fill|stroke)="(?!var\(--|none)(.*?)"', drawn) == []
