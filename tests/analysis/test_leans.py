"""How a source's statements lie beside what the others say at that time."""

from math import sqrt
from operator import attrgetter

import pytest

from lib.analysis.latest import latest, said
from lib.analysis.leans import Beside, Lean, beside, leans
from lib.analysis.select import view
from lib.analysis.told import Told
from lib.selection import Selection
from tests.conftest import table

TYPE = attrgetter("source_type")
ROWS = table(
    """
    id,low,high,year,reference_date,source,source_type,derivation
    a,100,100,2019,2019-01-01,A,x,
    b,200,200,2019,2019-01-02,B,x,
    c,300,300,2019,2019-01-03,C,x,
    d,400,800,2019,2019-01-04,D,y,
    e,600,,2019,2019-01-05,E,z,
    f,1,1,2019,2019-01-05,F,z,worked out
    """
)


def ratios(rows, by=TYPE) -> dict[str, float]:
    found = beside(latest(said(rows), 18), set(rows["id"]), by)
    return {each.row.id: each.ratio for each in found}


def test_both_bounds_are_averaged_on_the_log_scale_and_one_stands_alone():
    # d: 400 and 800 over the medians of a, b, c. e: 600 over the median low of a, b, c, d.
    assert ratios(ROWS) == pytest.approx({"d": sqrt(2 * 4), "e": 2.4})


def test_under_three_others_say_nothing():
    assert ratios(ROWS[ROWS["source"] != "B"]) == pytest.approx({"e": 2.0})


def test_where_no_row_has_a_type_the_others_are_other_sources():
    bare = ROWS.assign(source_type="")
    assert set(ratios(bare)) == set()
    assert set(ratios(bare, attrgetter("source"))) == {"d", "e"}


def test_a_level_of_zero_says_nothing():
    zeros = ROWS.assign(low=ROWS["low"].where(ROWS["id"].isin(["d", "e"]), 0))
    assert ratios(zeros) == pytest.approx({"d": 4.0})


def lean(*times: float) -> Lean:
    [row, *_] = said(ROWS)
    return Lean("A", tuple(Beside(row, each, "") for each in times), ())


# Times the others' level → what is said, above, below.
LEANS = {
    "three above are too few": ([2, 2, 2], "", 3, 0),
    "four above are enough": ([2, 3, 4, 5], "high", 4, 0),
    "four below": ([0.5] * 4, "low", 0, 4),
    "what is equal counts in neither": ([1, 1, 2, 2, 2], "", 3, 0),
    "eight of nine, one equal": ([2] * 8 + [1], "high", 8, 0),
    "half and half": ([2] * 5 + [0.5] * 5, "", 5, 5),
    "six of seven": ([2] * 6 + [0.5], "", 6, 1),
    "nine of ten": ([2] * 9 + [0.5], "high", 9, 1),
    "nothing": ([], "", 0, 0),
}


@pytest.mark.parametrize(("times", "said_as", "above", "below"), LEANS.values(), ids=LEANS)
def test_high_or_low_is_said_where_chance_would_not_do(times, said_as, above, below):
    found = lean(*times)
    assert (found.leans, found.above, found.below) == (said_as, above, below)


def test_an_independent_count_of_the_first_view(data, estimates):
    told = Told(estimates, data.views.dataset, view(estimates, data.views.named[0].selection))
    found = {each.name: each for each in leans(told.beside, "source_type")}
    russia = found["Russian government"]
    assert (russia.leans, round(russia.typical, 1)) == ("high", 2.7)
    assert (russia.above, len(russia.counted) - russia.above - russia.below) == (8, 1)
    assert len(russia.counted) == 9
    assert found["UN"].leans == found["US government"].leans == ""


def test_whichever_source_is_chosen_the_others_stay_the_same(data, estimates):
    first = data.views.named[0].selection
    wide = Told(estimates, data.views.dataset, view(estimates, first))
    narrow = Selection(**{**vars(first), "source_type": ("Russian government",)})
    chosen = Told(estimates, data.views.dataset, view(estimates, narrow))
    [russia, *_] = leans(wide.beside, "source_type")
    assert leans(chosen.beside, "source_type") == [russia]


def test_high_comes_first_then_low_then_the_others_a_to_z():
    rows = said(table("source,year,low\n" + "\n".join(f"{name},2019,1" for name in "cbad")))
    times = {"c": [2] * 4, "b": [0.5] * 4, "a": [1], "d": [9]}
    found = [Beside(row, each, "") for row in rows for each in times[row.source]]
    assert [each.name for each in leans(found, "source")] == ["c", "b", "a", "d"]
