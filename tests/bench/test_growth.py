"""Growth: the exponent is the slope of the logarithms; files are of the kind that is asked for."""

import pytest

from bench import names as n
from bench.growth import MORE, SIZES, exponents, slope
from bench.make_rows import FIFTY_PANELS, ONE_PANEL, make_rows
from bench.rounds import Series
from lib.data.read import read


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_the_slope_is_the_power_with_which_times_grow(power):
    assert slope(SIZES, [3 * size**power for size in SIZES]) == pytest.approx(power)


def test_each_column_of_milliseconds_has_an_exponent_over_all_sizes_and_over_the_large_ones():
    def grown(column, sizes):
        return [Series(n.rows_in("one", at), column, values=[at / 100, at * at]) for at in sizes]

    found = exponents(
        [*grown(n.READ, (*SIZES, *MORE)), *grown(n.ANSWER, SIZES), *grown(n.MEMORY, SIZES)], "one"
    )
    assert [(each.row, each.column) for each in found] == [
        (n.growth("one", least), column) for least in (0, 3_000) for column in (n.READ, n.ANSWER)
    ]
    assert all(each.values == [1.0, 2.0] for each in found)


@pytest.mark.parametrize(
    ("kind", "pairs", "oldest"), [(ONE_PANEL, 1, 2010), (FIFTY_PANELS, 50, 1526)]
)
def test_synthetic_files_are_sound_and_of_their_kind(kind, pairs, oldest):
    found = read(make_rows(1_000, kind))
    rows = found.estimates
    assert not found.problems
    assert len(rows) == 1_000
    assert len(rows[["group", "area"]].drop_duplicates()) == pairs
    assert rows["year"].min() in range(oldest, oldest + 5)
    assert rows["source"].nunique() > 150
    assert rows["low"].map(str).str.contains(".", regex=False).any()
