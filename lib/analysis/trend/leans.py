"""The sources' leans: alternating updates between the level and the leans, an approximation.

low ≤ exp(x + h(source) + N(0, spread²)) ≤ high, h(source) ~ N(0, lean²). Given the leans h the
pass over the level x is exact. Its slope in each lean is exact, too: what the pass expects of the
slopes of the source's statements, and the leans climb along it to their most probable values. How
sure they are, and how much wider that makes the level, comes from putting a normal statement of
the same mean curvature in each one's place. This is the approximation.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from lib.analysis.trend.level import Grid, passed
from lib.analysis.trend.scores import log_between
from lib.analysis.trend.statements import MONTHS, Statements

SPEEDS = (0.0, 0.15, 0.3, 0.6)  # of the level, log scale, per year
SPREADS = (0.2, 0.35, 0.5, 0.75)  # of a source's statements around its own line
LEANS = (0.15, 0.3, 0.5, 0.8)  # of the sources around the level
ROUNDS = 2  # the leans then stand still to two digits
LEAST = 1e-6  # curvature of a statement that tells nothing
ANY = 25.0  # variance of the level at first: any level at all


@dataclass(frozen=True)
class Constants:
    """All combinations tried: speeds on one axis, pairs of spread and lean on another."""

    speeds: np.ndarray
    spreads: np.ndarray
    leans: np.ndarray


def constants() -> Constants:
    """Give the combinations that are tried; all are equally probable at first."""
    spreads, leans = np.array(list(product(SPREADS, LEANS))).T
    return Constants(np.array(SPEEDS), spreads, leans)


@dataclass(frozen=True)
class Fit:
    """The level and the leans under each combination of constants.

    Shapes: speeds × pairs × folds, then
    level: × times × levels, the distribution of the level at each time given the leans.
    wider: × times, the variance that the leans' uncertainty adds to it.
    lean, doubt: × sources, the most probable lean and its standard deviation.
    total: the log probability of all that was told (Laplace's approximation over the leans).
    """

    level: np.ndarray
    wider: np.ndarray
    lean: np.ndarray
    doubt: np.ndarray
    total: np.ndarray


def fit(
    found: Statements, used: np.ndarray, months: np.ndarray, tried: Constants, on: Grid,
    rounds: int = ROUNDS,
) -> Fit:  # fmt: skip
    """Fit level and leans to the statements in `used` (folds × statements, 0 or 1).

    `months` are the times of the level, those of all statements among them.
    """
    shape = (len(tried.speeds), len(tried.spreads), len(used), len(found.names))
    lean = np.zeros(shape)
    wide = tried.leans[:, None, None]
    at = np.searchsorted(months, found.month)
    for turn in range(rounds + 1):
        # While nobody leans, every speed and every fold hear the same.
        heard = lean if turn else lean[:1, :, :1]
        told, slope, bend = _told(found, heard, tried, on)
        level, total = _passed(told * used[..., None], at, months, tried, on)
        seen = level[..., at, :]
        slope, bend = ((seen * each).sum(axis=-1) * used for each in (slope, bend))
        weight = np.maximum(bend, LEAST) * used
        doubt, wider = _around(found, months, tried, weight)
        if turn < rounds:
            pull = slope @ found.belongs - lean / wide**2
            lean = lean + (doubt @ pull[..., None])[..., 0]
    sure = np.linalg.slogdet(doubt / wide[..., None] ** 2)[1]
    return Fit(
        level=level,
        wider=wider,
        lean=lean,
        doubt=np.sqrt(np.diagonal(doubt, axis1=-2, axis2=-1)),
        total=total - ((lean / wide) ** 2).sum(axis=-1) / 2 + sure / 2,
    )


def _told(
    found: Statements, lean: np.ndarray, tried: Constants, on: Grid
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give each statement's log probability at each level, its slope, and how it bends down."""
    spread = tried.spreads[:, None, None, None]
    centre = on.levels + lean[..., found.source, None]
    told = log_between(found.low[:, None], found.high[:, None], centre, spread)
    slope = np.gradient(told, on.step, axis=-1)
    return told, slope, -np.gradient(slope, on.step, axis=-1)


def _passed(
    told: np.ndarray, at: np.ndarray, months: np.ndarray, tried: Constants, on: Grid
) -> tuple[np.ndarray, np.ndarray]:
    """Add up what is told of the same month, and go over time once."""
    month = (at == np.arange(len(months))[:, None]).astype(float)
    summed = month @ told
    summed = np.broadcast_to(summed, (len(tried.speeds), *summed.shape[1:]))
    cases = (len(tried.speeds), -1, *summed.shape[-2:])
    level, total = passed(summed.reshape(cases), months, tried.speeds, on)
    return level.reshape(summed.shape), total.reshape(summed.shape[:3])


def _around(
    found: Statements, months: np.ndarray, tried: Constants, weight: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Put a normal statement of the same curvature in each one's place.

    Gives the covariance of the leans, and the variance that they add to the level at each time.
    Source: Gaussian process regression (Rasmussen and Williams 2006, 3.4.2).
    """
    speed = tried.speeds[:, None, None] ** 2 / MONTHS
    then, when = found.month - months[0], months - months[0]
    own = (ANY + speed * np.minimum(then[:, None], then))[:, None, None]
    across = (ANY + speed * np.minimum(when[:, None], then))[:, None, None]
    wide = tried.leans[:, None, None, None] ** 2
    same = found.source[:, None] == found.source
    root = np.sqrt(weight)
    both = root[..., :, None] * root[..., None, :]

    def solved(covariance: np.ndarray) -> np.ndarray:
        return both * np.linalg.inv(np.eye(len(found)) + both * covariance)

    known, unknown = solved(own), solved(own + same * wide)
    pooled = found.belongs.T @ unknown @ found.belongs
    leans = wide * np.eye(len(pooled[0, 0, 0])) - wide**2 * pooled
    wider = ((across @ (known - unknown)) * across).sum(axis=-1)
    return leans, np.maximum(wider, 0)
