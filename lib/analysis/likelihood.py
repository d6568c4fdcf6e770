"""How likely statements are under a common level or slope, with a lean for each source.

The logarithm of what statement i of source s means is μ + b·t(i) + h(s) + N(0, σ²), with h(s) ~
N(0, ω²); a statement says that it lies between two bounds. The leans are integrated.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_ndtr, logsumexp

from lib.analysis.latest import Said
from lib.data.days import MONTHS

SINGLE = 0.1  # a single figure stands for itself, this much less or more
NODES = 15  # of the integral over a lean, by Gauss and Hermite
LIKELY = np.log([0.4, 0.35])  # σ and ω, so that small samples do not end at zero
WITHIN = (-4.0, 3.0)  # log σ and log ω; farther out no statement tells one from another


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


def statements(rows: Sequence[Said]) -> Statements:
    """Put statements on the log scale, in an order that the file has no part in."""
    ordered = sorted(rows, key=lambda row: (row.day, row.source, row.id))
    names = {name: at for at, name in enumerate(sorted({row.source for row in rows}))}
    ends = np.array([(row.low or np.nan, row.high or np.nan) for row in ordered], dtype=float)
    ends[ends[:, 0] == ends[:, 1]] *= (1 - SINGLE, 1 + SINGLE)
    low, high = np.log(ends).T
    years = np.array([(row.day.months + 1) / MONTHS for row in ordered])
    source = np.array([names[row.source] for row in ordered])
    return Statements(
        low=np.where(np.isnan(low), -np.inf, low),
        high=np.where(np.isnan(high), np.inf, high),
        years=years - years.mean(),
        whose=(source == np.arange(len(names))[:, None]).astype(float),
    )


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


def scores(found: Statements, values: np.ndarray) -> np.ndarray:
    """Give the slope of each statement's log likelihood in its level, centred."""
    each = _Each(found, values)
    slopes = (each.level * each.weight).sum(axis=1)
    return slopes - slopes.mean()


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
