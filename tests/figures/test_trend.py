"""The line of the trend and the leans: read from the traces."""

import numpy as np
import pytest

from lib.analysis.select import view
from lib.data.verdicts import Lean, Line
from lib.figures.leans import leans
from lib.figures.style import STYLES, colours
from lib.figures.timeline import timeline
from lib.figures.trend import trend
from lib.query import DEFAULTS
from tests.conftest import table

STYLE = STYLES["light"]
JANUARY = 2020 * 12
LINE = Line(
    months=tuple(range(JANUARY, JANUARY + 5)),
    low=(1, 2, 3, 4, 5), median=(11, 12, 13, 14, 15), high=(21, 22, 23, 24, 25),
    spoken=(True, True, False, False, True),
)  # fmt: skip
GAP = None


def plain(values: np.ndarray) -> list:
    return [GAP if np.isnan(value) else value for value in values]


def days(trace: dict) -> list[str]:
    return [str(np.datetime64(int(x), "ms"))[:10] for x in trace["x"] if not np.isnan(x)]


def test_months_where_somebody_speaks_and_silent_ones_are_drawn_apart():
    silent_band, silent, band, median = trend(LINE, "y", STYLE)
    assert plain(median["y"]) == [11, 12, GAP, 15, GAP]
    assert days(median) == ["2020-01-15", "2020-02-15", "2020-05-15"]
    # The grey stretch reaches to its neighbours, so that the line does not break.
    assert plain(silent["y"]) == [12, 13, 14, 15, GAP]
    assert plain(band["y"]) == [21, 22, 2, 1, GAP, 25, 5, GAP]
    assert plain(silent_band["y"]) == [22, 23, 24, 25, 5, 4, 3, 2, GAP]


def test_the_line_is_like_no_mark():
    silent_band, silent, band, median = trend(LINE, "y", STYLE)
    assert median["line"]["dash"] == silent["line"]["dash"] == "dash"
    assert band["fillpattern"]["shape"] == silent_band["fillpattern"]["shape"] == "/"
    assert median["line"]["color"] == STYLE.ink
    assert silent["line"]["color"] != STYLE.ink
    assert all("customdata" not in each and each["hoverinfo"] == "skip" for each in (band, median))


@pytest.mark.parametrize("area", ["", "North"])
def test_it_is_drawn_behind_the_marks_of_one_panel_alone(area):
    rows = f"id,area,source,year,low,high\na,North,A,2020,10,20\nb,{area or 'South'},B,2020,10,20"
    estimates = table(rows)
    seen = view(estimates, DEFAULTS)
    figure = timeline(seen, (), (), colours(estimates, STYLE), STYLE, line=LINE)
    found = [trace.name for trace in figure.data]
    assert ("trend" in found) is (area == "North")
    if area:
        assert found.index("trend") < found.index("range")


def test_leans_are_dots_with_limits_the_highest_first():
    found = (
        Lean(source="A", statements=1, low=0.4, middle=0.8, high=1.6),
        Lean(source="B", statements=3, low=1.5, middle=2, high=2.7),
    )
    figure = leans(found, {"A": "x", "B": "y"}, {"x": "#000001", "y": "#000002"}, STYLE)
    [label] = [trace for trace in figure.data if trace.name == "label"]
    [dot] = [trace for trace in figure.data if trace.name == "middle"]
    assert list(label.text) == ["B (3 statements)", "A (1 statement)"]
    assert list(dot.x) == [2, 0.8]
    assert list(dot.marker.color) == ["#000002", "#000001"]
    assert dot.hovertext[0] == "B: ×2.00, 90 % limits ×1.50 to ×2.70, 3 statements"
