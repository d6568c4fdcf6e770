"""The rivals and the verdict: hand-worked scores, a constant series, and one that doubles."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import ndtr

from bench.histories import World, drawn
from lib.analysis.trend import medians
from lib.analysis.trend.line import line
from lib.analysis.trend.scores import FLAT, between, flat, log_between, per_source
from lib.analysis.trend.statements import Statements
from lib.analysis.trend.verdict import beats, compared, judge, left_out, paired
from tests.analysis.trend.examples import said

FOUR = said(
    ("A", 0, 100, 400), ("B", 12, 200, 800), ("B", 24, 100, 100 * 1.2), ("C", 36, 500, None),
    ("D", 48, None, 1000),
)  # fmt: skip


def test_the_flat_part_is_a_statements_share_of_the_scale():
    # From half the lowest bound to twice the highest: 50 to 2,000.
    scale = np.log(2000 / 50)
    assert flat(FOUR) == pytest.approx(np.log([4, 4, 1.2, 2000 / 500, 1000 / 50]) / scale)


def score(at: int, centre: float, spread: float) -> float:
    """The log probability between the bounds of a statement, with the flat part mixed in."""
    high, low = ((end[at] - np.log(centre)) / spread for end in (FOUR.high, FOUR.low))
    return np.log((1 - FLAT) * (ndtr(high) - ndtr(low)) + FLAT * flat(FOUR)[at])


def test_the_constant_level_scores_as_worked_out_by_hand():
    # The middles: A 200; B 400 and 109.5; C 500; D 1,000. A is predicted from the other four: the
    # median on the log scale is the middle of 400 and 500. Its spread is tuned on B, C and D, each
    # predicted from the others without A: B from 500 and 1,000, C from 109.5, 400 and 1,000, and
    # D from 109.5, 400 and 500.
    def tuning(spread: float) -> float:
        both = (score(1, np.sqrt(500 * 1000), spread) + score(2, np.sqrt(500 * 1000), spread)) / 2
        return both + score(3, 400, spread) + score(4, 400, spread)

    tuned = max(medians.SPREADS, key=tuning)
    expected = score(0, np.sqrt(400 * 500), tuned)
    assert medians.constant(FOUR)[0] == pytest.approx(expected, abs=1e-12)


def test_the_moving_median_follows_what_is_near():
    told = [(name, month, level * 0.9, level * 1.1)
            for name in "ABCDEF" for month, level in ((0, 100), (60, 1000))]  # fmt: skip
    both = said(*told)
    assert medians.moving(both).mean() > medians.constant(both).mean() + 1


def test_each_source_counts_once():
    assert per_source(np.array([-1.0, -2, -4, -5, -6]), FOUR) == pytest.approx([-1, -3, -5, -6])


def test_the_standard_error_is_taken_over_sources():
    difference, error = paired(np.array([1.0, 2, 3, 6]), np.zeros(4))
    assert difference == 3
    assert error == pytest.approx(np.sqrt(14 / 3) / 2)
    assert not beats(difference=0.2, error=0.1)
    assert beats(difference=0.21, error=0.1)


def test_only_beating_both_levels_at_rest_is_a_trend():
    better = np.full(len(FOUR), -1.0)
    scores = {"constant": better - 1, "standing": better - 1, "moving": better, "level": better}
    assert compared(FOUR, scores).trend
    assert not compared(FOUR, {**scores, "standing": better}).trend
    assert not compared(FOUR, {**scores, "constant": better}).trend


def rising(sources: int, factor: float) -> Statements:
    """Every source says the same within ±10 %, in turn, rising by a factor a decade."""
    return said(
        *(
            (f"S{who:02}", month, level * 0.9, level * 1.1)
            for who in range(sources)
            for month in range(2 * who, 120, 30)
            for level in [1000 * factor ** (month / 120) * (1 + 0.1 * (-1) ** who)]
        )
    )


def test_a_constant_series_gives_no_trend():
    found = judge("flat", rising(8, 1))
    assert not found.trend
    assert found.line is None
    assert (found.sources, found.number) == (8, 32)


def test_a_clear_rise_told_by_many_gives_one_and_a_line_that_rises_with_it():
    found = judge("rise", rising(8, 12))
    assert found.trend
    assert found.line
    assert found.line.months == tuple(range(105))
    first, last = (found.line.months.index(month) for month in (0, 104))
    assert found.line.low[first] < 1000 < found.line.high[first]
    assert found.line.low[last] < 1000 * 12 ** (104 / 120) < found.line.high[last]
    assert found.line.median[last] / found.line.median[first] > 4


def test_where_nobody_speaks_the_band_is_wider_and_says_so():
    told = [(name, month, 900, 1500) for name in "ABCDEF" for month in (0, 100)]
    found, _ = line(said(*told))
    width = np.array(found.high) / np.array(found.low)
    assert [month for month, spoken in zip(found.months, found.spoken, strict=True) if spoken] == [
        *range(7), *range(94, 101),
    ]  # fmt: skip
    assert width[50] > width[0]


def test_leans_are_found_with_their_limits():
    told = [(name, month, 900, 1100) for name in "ABCDE" for month in (0, 20, 40)]
    told += [("F", month, 1900, 2100) for month in (0, 20, 40)]
    _, leans = line(said(*told))
    by_name = {each.source: each for each in leans}
    assert by_name["F"].low > 1 > by_name["A"].middle
    # Twice as high, drawn towards the others: one source in six may also just be wild.
    assert 1.3 < by_name["F"].middle / by_name["A"].middle < 2
    assert by_name["F"].statements == 3
    assert all(each.low < each.middle < each.high for each in leans)


def test_what_else_the_left_out_source_says_does_not_help():
    history = drawn(World(), np.random.default_rng(3)).said
    first, second = np.flatnonzero(history.source == 0)[:2]
    low, high = history.low.copy(), history.high.copy()
    low[second], high[second] = history.low[first], history.high[first]
    changed = replace(history, low=low, high=high)
    assert changed.ends == history.ends
    before, after = left_out(history), left_out(changed)
    for name, scores in before.items():
        assert after[name][first] == pytest.approx(scores[first], abs=1e-12)
        assert np.abs(after[name] - scores)[history.source == 1].max() > 1e-6


def test_the_logarithm_holds_where_the_probability_is_too_small_for_a_number():
    low, high = np.array([-1.0, -np.inf, 2, 39, -np.inf]), np.array([1.0, -2, np.inf, 40, -40])
    found = log_between(low, high, np.zeros(5), 1.0)
    assert found[:3] == pytest.approx(
        np.log(between(low[:3], high[:3], np.zeros(3), 1.0)), abs=1e-12
    )
    # Mills' ratio: far out the probability is the density over the distance.
    assert found[3:] == pytest.approx(
        [-(x**2) / 2 - np.log(x * np.sqrt(2 * np.pi)) for x in (39, 40)], abs=1e-3
    )
