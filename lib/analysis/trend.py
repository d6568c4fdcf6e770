"""Whether each source set against itself tells of a common rise or fall.

Statements are intervals on the log scale. Without movement the logarithm of what statement i of
source s means is μ + h(s) + N(0, σ²), with a lean h(s) ~ N(0, ω²) of its own. The score of a
statement is the slope of its log likelihood in its level. A source whose scores grow with time
speaks for a rise; without a common movement either sign is as good as random, whatever happens
inside a source. Source: Canay, Romano and Shaikh, Randomization tests under an approximate
symmetry assumption, Econometrica 2017.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.special import stdtrit

from lib.analysis.latest import Said
from lib.analysis.likelihood import Statements, fitted, scores, statements
from lib.data.numbers import Year

FEWEST_SOURCES, FEWEST_TWICE = 6, 3
FOUND = 0.05  # p at or under which a movement is told
MOST_AT_ONCE = 1_000  # statements; half a second
ALL_SIGNS_TO, RANDOM_SIGNS, SEED = 11, 9_999, 20170801
LIMITS = 0.975


@dataclass(frozen=True)
class Trend:
    """What was found: `p` of no common movement, the slope per year and its limits (log scale)."""

    statements: int
    sources: int
    p: float
    slope: float
    low: float
    high: float


def movement(rows: Sequence[Said]) -> str:
    """Tell whether statements of one group and area, whose kinds compare, move in common.

    One of rise, fall and none; or why it is not judged: few (under six sources of which three
    speak twice), zero (a number is not above 0), years, many (it would keep a reader waiting).
    """
    if reason := _reason(rows):
        return reason
    if len(rows) > MOST_AT_ONCE:
        return "many"
    found = statements(rows)
    if p_value(found) > FOUND:
        return "none"
    return "rise" if _parts(found).sum() > 0 else "fall"


def judged(rows: Sequence[Said]) -> Trend | None:
    """Test the same statements and tell the slope with its limits; None where not judged."""
    if _reason(rows):
        return None
    found = statements(rows)
    return Trend(len(rows), len(found.whose), p_value(found), *_slope(found))


def _reason(rows: Sequence[Said]) -> str:
    if any(number <= 0 for row in rows for number in row.numbers):
        return "zero"
    if any(isinstance(number, Year) for row in rows for number in row.numbers):
        return "years"
    spoken = Counter(row.source for row in rows)
    twice = sum(times > 1 for times in spoken.values())
    return "few" if len(spoken) < FEWEST_SOURCES or twice < FEWEST_TWICE else ""


def digest(rows: Sequence[Said]) -> str:
    """Give a short hash of all that goes into a judgement of these statements."""
    told = sorted(
        [row.source, row.day.months, *map(float, (row.low or 0, row.high or 0))] for row in rows
    )
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def p_value(found: Statements) -> float:
    """Give the share of sign patterns under which the sources' parts add up to as much."""
    parts = _parts(found)
    if len(parts) <= ALL_SIGNS_TO:
        signs = np.array([(1, *rest) for rest in product((1, -1), repeat=len(parts) - 1)])
    else:
        drawn = np.random.default_rng(SEED).choice((-1, 1), (RANDOM_SIGNS, len(parts)))
        signs = np.vstack([np.ones(len(parts)), drawn])
    sums = np.abs(signs @ parts)
    return float((sums >= sums[0] * (1 - 1e-9)).mean())


def _parts(found: Statements) -> np.ndarray:
    """Give what each source adds to a rise, below 0 to a fall."""
    return found.whose @ (scores(found, fitted(found, moving=False)) * found.years)


def _slope(found: Statements) -> tuple[float, float, float]:
    """Give the common slope per year, with limits by the jackknife over sources."""
    start = fitted(found, moving=True)
    sources = len(found.whose)
    others = np.array(
        [fitted(found.without(each), moving=True, start=start)[3] for each in range(sources)]
    )
    error = np.sqrt((sources - 1) / sources * ((others - others.mean()) ** 2).sum())
    reach = float(stdtrit(sources - 1, LIMITS) * error)
    slope = float(start[3])
    return slope, slope - reach, slope + reach
