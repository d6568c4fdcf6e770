"""The level that walks: an exact forward–backward pass on a grid, given the sources' leans.

x(t) = x(t−1) + N(0, speed²/12), month by month on the log scale. On the grid the walk hops to
neighbouring levels, at the rate that gives this variance; then hops over any number of months are
exact powers of those over one (the eigenvectors of "neighbouring" serve for all of them). The ends
of the grid throw back. At first all levels are equally probable.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

from lib.analysis.trend.scores import reach
from lib.analysis.trend.statements import MONTHS, Statements

POINTS = 96


@dataclass(frozen=True)
class Grid:
    """Equally spaced levels on the log scale, with what spreads a distribution over them.

    shapes: eigenvectors of hopping to neighbours, a column each; rates: how fast each decays, per
    unit of variance.
    """

    levels: np.ndarray
    shapes: np.ndarray
    rates: np.ndarray

    @property
    def step(self) -> float:
        """The distance of two neighbours."""
        return float(self.levels[1] - self.levels[0])

    def hops(self, variance: np.ndarray) -> np.ndarray:
        """Give the probability to get from each level to each, for variances of any shape."""
        decay = np.exp(-self.rates * np.asarray(variance)[..., None])
        return np.maximum((self.shapes * decay[..., None, :]) @ self.shapes.T, 0)

    def widened(self, chances: np.ndarray, variance: np.ndarray) -> np.ndarray:
        """Spread distributions (…, levels) by more variance (…)."""
        decay = np.exp(-self.rates * np.asarray(variance)[..., None])
        return np.maximum(((chances @ self.shapes) * decay) @ self.shapes.T, 0)


def grid(found: Statements, points: int = POINTS) -> Grid:
    """Lay a grid over the part of the scale that is considered."""
    bottom, top = reach(found)
    return laid(np.linspace(bottom, top, points))


def laid(levels: np.ndarray) -> Grid:
    """Lay a grid over equally spaced levels."""
    size = len(levels)
    neighbours = np.diag(np.full(size, 2.0)) - np.eye(size, k=1) - np.eye(size, k=-1)
    neighbours[0, 0] = neighbours[-1, -1] = 1
    rates, shapes = np.linalg.eigh(neighbours)
    return Grid(levels, shapes, np.maximum(rates, 0) / 2 / (levels[1] - levels[0]) ** 2)


def passed(
    told: np.ndarray, months: np.ndarray, speeds: np.ndarray, on: Grid
) -> tuple[np.ndarray, np.ndarray]:
    """Go forward and back over time once; exact, given what was told of the level.

    told: speeds × cases × times × levels, the log probability of what was told at each time if
        that were the level; months: times, rising; speeds: per year, on the log scale.
    Gives the level's distribution at each time, in the shape of `told`, and the log probability of
    all that was told: speeds × cases.
    Source: the forward–backward algorithm of hidden Markov models (Rabiner 1989, III A–B).
    """
    highest = told.max(axis=-1)
    likely = np.exp(told - highest[..., None])
    gaps = np.diff(months)
    hops = {gap: on.hops(speeds**2 / MONTHS * gap) for gap in set(gaps.tolist())}
    ahead = np.empty_like(likely)
    size = np.empty(likely.shape[:-1])
    now = np.full((*likely.shape[:2], likely.shape[-1]), 1 / likely.shape[-1])
    for at in range(len(months)):
        if at:
            now = now @ hops[int(gaps[at - 1])]
        now = now * likely[:, :, at]
        size[:, :, at] = now.sum(axis=-1)
        now /= size[:, :, at, None]
        ahead[:, :, at] = now
    total = (np.log(size) + highest).sum(axis=-1)
    later = np.ones_like(now)
    for at in range(len(months) - 1, -1, -1):
        ahead[:, :, at] *= later
        ahead[:, :, at] /= ahead[:, :, at].sum(axis=-1, keepdims=True)
        if at:
            later = (later * likely[:, :, at]) @ hops[int(gaps[at - 1])]
            later /= later.max(axis=-1, keepdims=True)
    return ahead, total


def weights(total: np.ndarray) -> np.ndarray:
    """Weigh constants by how probable they make what was told: along the first axis."""
    return np.exp(total - logsumexp(total, axis=0))
