"""Whether each source set against itself tells of a common rise or fall."""

from math import log

import numpy as np
import pytest

from lib.analysis.latest import said
from lib.analysis.likelihood import statements
from lib.analysis.select import view
from lib.analysis.told import Told
from lib.analysis.trend import judged, movement
from tests.conftest import table

HEAD = "source,year,reference_date,low,high\n"


def rows(*spoken: str):
    return said(table(HEAD + "\n".join(spoken)))


def test_statements_are_intervals_on_the_log_scale():
    found = statements(rows("B,2020,2020-07,100,", "A,2019,2019-01-31,100,200", "A,2019,,50,50"))
    assert found.low == pytest.approx([log(100), log(45), log(100)])
    assert found.high[:2] == pytest.approx([log(200), log(55)])
    assert found.high[2] == np.inf
    assert found.years - found.years[0] == pytest.approx([0, 0.5, 1.5])
    assert found.whose.tolist() == [[1, 1, 0], [0, 0, 1]]


def history(slope: float, sources: int = 8) -> list:
    """Let each source speak three times, with a lean of its own, along one slope a year."""
    spoken = []
    for source in range(sources):
        for year in (2010, 2013 + source % 3, 2019):
            number = round(1000 * (1 + source / 4) * (1 + slope) ** (year - 2010))
            spoken.append(f"S{source},{year},,{number},{number}")
    return rows(*spoken)


# A common slope per year → the least and the greatest p that it may have.
SLOPES = {0.0: (0.5, 1.0), 0.1: (0.0, 0.02), -0.1: (0.0, 0.02)}


@pytest.mark.parametrize(("slope", "chances"), SLOPES.items())
def test_a_common_movement_is_found(slope, chances):
    found = judged(history(slope))
    assert found
    assert chances[0] <= found.p <= chances[1]
    assert found.slope == pytest.approx(log(1 + slope), abs=0.005)
    assert found.low - 0.005 <= log(1 + slope) <= found.high + 0.005


NOT_JUDGED = {
    "five sources": history(0.1, sources=5),
    "only two that speak twice": rows(
        *(f"S{n},2019,,5,5" for n in range(6)), "S0,2010,,5,5", "S1,2010,,5,5"
    ),
    "a number that is not above 0": [*history(0.1), *rows("Z,2019,,0,9")],
}


@pytest.mark.parametrize("spoken", NOT_JUDGED.values(), ids=NOT_JUDGED)
def test_where_nothing_is_judged(spoken):
    assert judged(spoken) is None
    assert movement(spoken) in ("few", "zero")


def test_too_many_would_keep_a_reader_waiting():
    assert movement(history(0.1) * 42) == "many"


@pytest.mark.parametrize(("slope", "outcome"), [(0.0, "none"), (0.1, "rise"), (-0.1, "fall")])
def test_which_way_they_move(slope, outcome):
    assert movement(history(slope)) == outcome


# Worked out independently; with random signs within 0.02, the slope within 0.002.
KNOWN = {
    "ISIS-K in Afghanistan": (86, 34, 0.48, -0.02),
    "Before and after Kabul fell": (16, 9, 0.75, None),
    "Washington and Moscow": (44, 12, 0.89, None),
    "Where in Afghanistan": None,
    "ISIS in Iraq and Syria": None,
}


@pytest.mark.parametrize(("name", "expected"), KNOWN.items(), ids=KNOWN)
def test_the_named_views(data, estimates, name, expected):
    named = next(each for each in data.views.named if each.name == name)
    told = Told(estimates, data.views.dataset, view(estimates, named.selection))
    found = judged(told.ranged)
    if expected is None:
        assert found is None
        return
    assert found
    assert (found.statements, found.sources) == expected[:2]
    assert found.p == pytest.approx(expected[2], abs=0.02)
    assert expected[3] is None or found.slope == pytest.approx(expected[3], abs=0.002)


def test_the_order_of_rows_has_no_part_in_it():
    spoken = history(0.03)
    assert judged(spoken[::-1]) == judged(spoken)
