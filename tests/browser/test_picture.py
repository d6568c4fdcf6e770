"""Drawings without a browser stand where Plotly draws in one, to less than a pixel."""

import json
from base64 import b64encode
from collections.abc import Iterator
from copy import deepcopy
from itertools import chain
from pathlib import Path

import numpy as np
import plotly
import plotly.graph_objects as go
import plotly.io as pio
import pytest
from playwright.sync_api import Page

from lib.answer import Answer
from lib.picture import fonts
from lib.picture.drawing import drawing
from tests.picture.figures import answers, charts, others, random_tables, random_views

pytestmark = pytest.mark.browser

WIDE, PHONE = 1100, 390  # pixels
NEAR = 1.0  # pixel
SNAPPED = 1.01  # pixels: Plotly moves lines to whole ones, either way where it is in the middle
SEED = 19
# The template of a figure is Streamlit's or Plotly's own, by what else the process has opened. For
# what is drawn here the first says nothing; the second lets margins grow.
PLAIN: dict = {}
GROWING = pio.templates["plotly"].to_plotly_json()
FAMILY = ", ".join(f"'{name}'" for name in fonts.FAMILIES)
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PLACES = Path(__file__).with_name("places.js")
PAGE = (
    "<!doctype html><style>{fonts} body {{ margin: 0; }} "
    "text {{ font-family: {family} !important; }}</style>"
    "<div id=plotly></div><div id=ours></div>"
)
FACE = "@font-face {{ font-family: '{name}'; src: url(data:;base64,{data}); }}"
LOADED = "all => Promise.all(all.map(name => document.fonts.load(`13px '${name}'`, 'aم')))"


@pytest.fixture(scope="module")
def page(browser) -> Iterator[Page]:
    """A page with both ways to draw, and the fonts that lengths are measured in."""
    faces = [
        FACE.format(name=name, data=b64encode(path.read_bytes()).decode())
        for name, path in zip(fonts.FAMILIES, fonts.files(), strict=True)
    ]
    opened = browser.new_page(viewport={"width": 1200, "height": 900})
    opened.set_content(PAGE.format(fonts="".join(faces), family=FAMILY))
    opened.evaluate(LOADED, list(fonts.FAMILIES))
    opened.add_script_tag(path=PLOTLY)
    opened.add_script_tag(path=PLACES)
    yield opened
    opened.close()


def drawn_twice(page: Page, figure: go.Figure, width: int, template: dict) -> tuple[dict, dict]:
    """Draw a figure by Plotly and by ourselves, and read both."""
    given = deepcopy(figure.to_plotly_json())
    for trace in given["data"]:
        trace.get("marker", {}).pop("maxdisplayed", None)  # so that the unseen can be found
    layout = {**given["layout"], "width": width, "template": template}
    figure = go.Figure(given["data"], layout, _validate=False)
    told = json.loads(figure.to_json())
    return (
        page.evaluate("figure => places.plotly(figure)", told),
        page.evaluate("svg => places.ours(svg)", drawing(figure, width)),
    )


def expect_the_same(page: Page, name: str, figure: go.Figure, width: int, template: dict) -> None:
    plotly, ours = drawn_twice(page, figure, width, template)
    expect_near(name, plotly["marks"], ours["marks"])
    for part in ("lines", "texts"):
        here, there = (sorted_by_place(found[part]) for found in (plotly, ours))
        expect_near(name, here, there, SNAPPED)
    assert plotly["targets"].keys() == ours["targets"].keys(), name
    for id, boxes in plotly["targets"].items():
        assert np.abs(around(boxes) - around(ours["targets"][id])).max() < NEAR, (name, id)


def expect_near(name: str, plotly: list[dict], ours: list[dict], near: float = NEAR) -> None:
    assert list(map(without_place, plotly)) == list(map(without_place, ours)), name
    if plotly:
        boxes = (np.array([each["box"] for each in found]) for found in (plotly, ours))
        assert np.abs(np.subtract(*boxes)).max() < near, name


def without_place(drawn: dict) -> dict:
    return {key: value for key, value in drawn.items() if key != "box"}


def sorted_by_place(drawn: list[dict]) -> list[dict]:
    """Put in order what is drawn in another one, and what looks the same from left to right."""
    return sorted(drawn, key=lambda each: ([*map(str, without_place(each).values())], each["box"]))


def around(boxes: list[list[float]]) -> np.ndarray:
    corners = np.array(boxes)
    return np.concatenate([corners[:, :2].min(axis=0), corners[:, 2:].max(axis=0)])


@pytest.fixture(scope="module")
def views() -> dict[str, Answer]:
    return dict(answers())


def test_the_charts_of_every_view(page, views):
    """The whole chart in both themes, one of them on a phone; those of sides in turn."""
    ways = (("light", WIDE, PLAIN), ("dark", PHONE, GROWING))
    for view, answer in views.items():
        for at, (theme, *way) in enumerate(ways):
            whole, *sides = charts(answer, theme)
            for side, figure in (whole, *sides[at :: len(ways)]):
                expect_the_same(page, f"{view}, {side}, {theme}", figure, *way)


def test_the_other_figures(page, views):
    for name, figure in others(views["ISIS-K in Afghanistan"], "dark"):
        expect_the_same(page, name, figure, WIDE, GROWING)


@pytest.mark.parametrize("way", [(WIDE, GROWING), (PHONE, PLAIN)], ids=["wide", "phone"])
def test_random_views_and_tables(page, way):
    seed = SEED + way[0]
    for name, figure in chain(random_views(seed, 6), random_tables(seed, 6)):
        expect_the_same(page, name, figure, *way)
