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
from functools import cached_property
from itertools import product

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_ndtr, logsumexp
from scipy.stats import t as student

from lib.analysis.latest import Said
from lib.data.periods import MONTHS

FEWEST_SOURCES, FEWEST_TWICE = 6, 3
FOUND = 0.05  # p at or under which a movement is told
MOST_AT_ONCE = 1_000  # statements; half a second
SINGLE = 0.1  # a single figure stands for itself, this much less or more
NODES = 15  # of the integral over a lean, by Gauss and Hermite
LIKELY = np.log([0.4, 0.35])  # σ and ω, so that small samples do not end at zero
WITHIN = (-4.0, 3.0)  # log σ and log ω; farther out no statement tells one from another
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


@dataclass(frozen=True)
class Statements:
    """n statements: bounds on the log scale, infinite where open, years from their mean, sources.

    The time is the month of the middle day. `whose` is sources × statements, 1 where a statement
    is the source's, else 0.
    """

    low: np.ndarray
    high: np.ndarray
    years: np.ndarray
    whose: np.ndarray

    def without(self, source: int) -> "Statements":
        """Leave a source out."""
        kept = self.whose[source] == 0
        others = np.delete(self.whose, source, axis=0)[:, kept]
        return Statements(self.low[kept], self.high[kept], self.years[kept], others)

    @cached_property
    def nodes(self) -> tuple[np.ndarray, np.ndarray]:
        """Where a standard normal lean is looked at, and the logarithm of how much that counts."""
        at, share = np.polynomial.hermite_e.hermegauss(NODES)
        return at, np.log(share / share.sum())


def movement(rows: Sequence[Said]) -> str:
    """Tell whether statements of one group and area, whose kinds compare, move in common.

    One of rise, fall and none; or why it is not judged: few (under six sources of which three
    speak twice), zero (a number is not above 0), many (it would keep a reader waiting).
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
    spoken = Counter(row.source for row in rows)
    twice = sum(times > 1 for times in spoken.values())
    return "few" if len(spoken) < FEWEST_SOURCES or twice < FEWEST_TWICE else ""


def statements(rows: Sequence[Said]) -> Statements:
    """Put statements on the log scale, in an order that the file has no part in."""
    ordered = sorted(rows, key=lambda row: (row.day, row.source, row.id))
    names = {name: at for at, name in enumerate(sorted({row.source for row in rows}))}
    ends = np.array([(row.low or np.nan, row.high or np.nan) for row in ordered], dtype=float)
    ends[ends[:, 0] == ends[:, 1]] *= (1 - SINGLE, 1 + SINGLE)
    low, high = np.log(ends).T
    years = np.array([row.day.year + row.day.month / MONTHS for row in ordered])
    source = np.array([names[row.source] for row in ordered])
    return Statements(
        low=np.where(np.isnan(low), -np.inf, low),
        high=np.where(np.isnan(high), np.inf, high),
        years=years - years.mean(),
        whose=(source == np.arange(len(names))[:, None]).astype(float),
    )


def digest(rows: Sequence[Said]) -> str:
    """Give a short hash of all that goes into a judgement of these statements."""
    told = sorted(
        [row.source, row.day.year, row.day.month, row.low or 0, row.high or 0] for row in rows
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
    return found.whose @ (_scores(found, fitted(found, moving=False)) * found.years)


def _slope(found: Statements) -> tuple[float, float, float]:
    """Give the common slope per year, with limits by the jackknife over sources."""
    start = fitted(found, moving=True)
    sources = len(found.whose)
    others = np.array(
        [fitted(found.without(each), moving=True, start=start)[3] for each in range(sources)]
    )
    error = np.sqrt((sources - 1) / sources * ((others - others.mean()) ** 2).sum())
    reach = float(student.ppf(LIMITS, sources - 1) * error)
    slope = float(start[3])
    return slope, slope - reach, slope + reach


def fitted(found: Statements, moving: bool, start: np.ndarray | None = None) -> np.ndarray:
    """Give the most likely μ, log σ, log ω and slope per year; the slope is 0 unless `moving`."""
    if start is None:
        ends = np.concatenate([found.low, found.high])
        start = np.array([np.median(ends[np.isfinite(ends)]), *LIKELY, 0.0])
    free = 4 if moving else 3

    def cost(values: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = _likelihood(found, np.append(values, [0.0] * (4 - free)))
        return -value, -slope[:free]

    best = minimize(cost, start[:free], jac=True, method="BFGS", options={"gtol": 1e-4}).x
    return np.append(best, [0.0] * (4 - free))


def _likelihood(found: Statements, values: np.ndarray) -> tuple[float, np.ndarray]:
    """Give the penalised log likelihood, and its slope in each of the four values."""
    each = _Each(found, values)
    pull = values[1:3] - LIKELY
    level = each.level * each.weight
    slope = np.array(
        [
            level.sum(),
            (each.spread * each.weight).sum() - pull[0],
            (level * each.lean).sum() - pull[1],
            (level * found.years[:, None]).sum(),
        ]
    )
    return float(each.total.sum() - (pull**2).sum() / 2), slope


def _scores(found: Statements, values: np.ndarray) -> np.ndarray:
    """Give the slope of each statement's log likelihood in its level, centred."""
    each = _Each(found, values)
    scores = (each.level * each.weight).sum(axis=1)
    return scores - scores.mean()


class _Each:
    """What each statement (row) says at each lean that is looked at (column)."""

    def __init__(self, found: Statements, values: np.ndarray) -> None:
        middle = values[0]
        spread, wide = np.exp(np.clip(values[1:3], *WITHIN))
        at, share = found.nodes
        self.lean = wide * at
        centre = middle + values[3] * found.years[:, None] + self.lean
        low, high = ((end[:, None] - centre) / spread for end in (found.low, found.high))
        told = _log_between(low, high)
        at_low, at_high = (_ratio(end, told) for end in (low, high))
        self.level = (at_low - at_high) / spread
        self.spread = _times(low, at_low) - _times(high, at_high)
        joint = found.whose @ told + share
        self.total = logsumexp(joint, axis=1)
        self.weight = found.whose.T @ np.exp(joint - self.total[:, None])


def _log_between(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Give the log probability of a standard normal between two ends, far out, too."""
    flip = low > 0
    low, high = np.where(flip, -high, low), np.where(flip, -low, high)
    upper = log_ndtr(high)
    return upper + np.log1p(-np.exp(log_ndtr(low) - upper))


def _ratio(end: np.ndarray, told: np.ndarray) -> np.ndarray:
    """Give the density at an end over the probability between both."""
    return np.exp(-(end**2) / 2 - np.log(2 * np.pi) / 2 - told)


def _times(end: np.ndarray, density: np.ndarray) -> np.ndarray:
    """Multiply, where an open end counts nothing."""
    return np.where(np.isfinite(end), end, 0) * density
