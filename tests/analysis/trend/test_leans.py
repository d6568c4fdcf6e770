"""The leans, an approximation, against the exact sum over two leans on a fine grid."""

import numpy as np
import pytest
from scipy.special import ndtr

from lib.analysis.trend.leans import Constants, fit
from lib.analysis.trend.level import grid, passed
from tests.analysis.trend.examples import said

TOLD = said(
    ("A", 0, 900, 1500), ("B", 3, 2000, 3000), ("A", 10, 1000, None), ("A", 20, 1100, 1400),
    ("B", 30, 2700, 3300), ("B", 31, None, 4000),
)  # fmt: skip
SPREAD, LEAN = 0.3, 0.4


def exactly(speed: float) -> tuple[np.ndarray, np.ndarray, float]:
    """Sum over 61 × 61 pairs of leans: the level at each time, the leans, the probability."""
    on = grid(TOLD)
    tried = np.linspace(-5 * LEAN, 5 * LEAN, 61)
    prior = np.exp(-((tried / LEAN) ** 2) / 2)
    prior /= prior.sum()
    pairs = np.array([(one, other) for one in tried for other in tried])
    centre = on.levels + pairs[:, TOLD.source][..., None]
    inside = ndtr((TOLD.high[:, None] - centre) / SPREAD) - ndtr(
        (TOLD.low[:, None] - centre) / SPREAD
    )
    told = np.log(np.maximum(inside, 1e-300))
    level, total = passed(told[None], TOLD.months, np.array([speed]), on)
    chance = np.exp(total[0]) * np.outer(prior, prior).ravel()
    probability = np.log(chance.sum())
    chance /= chance.sum()
    return np.einsum("p,ptg->tg", chance, level[0]), chance @ pairs, probability


@pytest.mark.parametrize("speed", [0.0, 0.3])
def test_the_approximation_is_near_the_sum_over_all_leans(speed):
    level, leans, probability = exactly(speed)
    on = grid(TOLD)
    tried = Constants(np.array([speed]), np.array([SPREAD]), np.array([LEAN]))
    found = fit(TOLD, np.ones((1, len(TOLD))), TOLD.months, tried, on)
    near = on.widened(found.level, found.wider)[0, 0, 0]
    assert found.lean[0, 0, 0] == pytest.approx(leans, abs=0.02)
    assert found.total[0, 0, 0] == pytest.approx(probability, abs=0.05)
    assert (np.abs(near - level).sum(axis=1) / 2).max() < 0.05


def test_a_source_that_was_left_out_leans_nowhere_and_as_widely_as_any():
    tried = Constants(np.array([0.2]), np.array([SPREAD]), np.array([LEAN]))
    used = (TOLD.source != 1).astype(float)[None]
    found = fit(TOLD, used, TOLD.months, tried, grid(TOLD))
    assert found.lean[0, 0, 0, 1] == 0
    assert found.doubt[0, 0, 0, 1] == pytest.approx(LEAN)


def test_folds_fitted_together_are_as_if_fitted_alone():
    tried = Constants(np.array([0.0, 0.4]), np.array([SPREAD]), np.array([LEAN]))
    used = np.array([[1, 0, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1]], float)
    on = grid(TOLD)
    both = fit(TOLD, used, TOLD.months, tried, on)
    alone = fit(TOLD, used[1:], TOLD.months, tried, on)
    assert both.level[:, :, 1:] == pytest.approx(alone.level, abs=1e-12)
    assert both.total[:, :, 1:] == pytest.approx(alone.total, abs=1e-9)
