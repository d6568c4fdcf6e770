"""The pass over time, against a sum over every path that the level can take."""

from itertools import product

import numpy as np
import pytest

from lib.analysis.trend.level import laid, passed, weights

LEVELS = np.linspace(np.log(100), np.log(800), 4)
MONTHS = np.array([0, 1, 4, 5, 12])


def over_all_paths(told: np.ndarray, speed: float) -> tuple[np.ndarray, float]:
    """Sum over every path, one by one: 4 levels at 5 times are 1,024 paths."""
    on = laid(LEVELS)
    hops = [on.hops(np.array(speed**2 / 12 * gap)) for gap in np.diff(MONTHS)]
    seen, total = np.zeros((len(MONTHS), len(LEVELS))), 0.0
    for path in product(range(len(LEVELS)), repeat=len(MONTHS)):
        chance = 1 / len(LEVELS)
        for at, here in enumerate(path):
            chance *= np.exp(told[at, here])
            if at:
                chance *= hops[at - 1][path[at - 1], here]
        total += chance
        for at, here in enumerate(path):
            seen[at, here] += chance
    return seen / total, np.log(total)


@pytest.mark.parametrize("speed", [0.0, 0.3, 2.0])
def test_the_pass_agrees_with_the_sum_over_all_paths(speed):
    told = np.log(np.random.default_rng(1).uniform(0.01, 1, (3, len(MONTHS), len(LEVELS))))
    level, total = passed(told[None], MONTHS, np.array([speed]), laid(LEVELS))
    for case in range(3):
        expected, probability = over_all_paths(told[case], speed)
        assert level[0, case] == pytest.approx(expected, abs=1e-9)
        assert total[0, case] == pytest.approx(probability, abs=1e-9)


def test_hops_over_a_year_are_those_over_a_month_twelve_times():
    on = laid(LEVELS)
    month, year = on.hops(np.array(0.01)), on.hops(np.array(0.12))
    assert np.linalg.matrix_power(month, 12) == pytest.approx(year, abs=1e-12)
    assert year.sum(axis=1) == pytest.approx(np.ones(4))


def test_the_walk_on_the_grid_has_the_variance_of_the_walk():
    on = laid(np.linspace(-3, 3, 121))
    chances = on.hops(np.array(0.09))[60]
    assert chances @ on.levels == pytest.approx(0, abs=1e-9)
    assert chances @ on.levels**2 == pytest.approx(0.09, rel=1e-6)


def test_widening_is_the_same_as_hopping():
    on = laid(LEVELS)
    chances = np.array([[0.1, 0.2, 0.3, 0.4]])
    assert on.widened(chances, np.array([0.2])) == pytest.approx(chances @ on.hops(np.array(0.2)))


def test_constants_weigh_as_probable_as_they_make_what_was_told():
    assert weights(np.log([0.1, 0.3])) == pytest.approx([0.25, 0.75])
