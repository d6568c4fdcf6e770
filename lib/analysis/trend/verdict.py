"""The verdict: whether knowing the date helps to predict what a left-out source will say.

The unit is the source: its score is the mean over its statements, and each source counts once,
in the mean and in the standard error. The level that walks must beat two levels at rest: the
plain constant, and itself without walking. Against the plain one alone it could win by its leans,
which have nothing to do with time.
"""

from dataclasses import dataclass

import numpy as np

from lib.analysis.trend import medians
from lib.analysis.trend.leans import Constants, constants, fit
from lib.analysis.trend.level import Grid, grid, weights
from lib.analysis.trend.line import line
from lib.analysis.trend.scores import between, flat, mixed, per_source
from lib.analysis.trend.statements import Statements, digest
from lib.data.verdicts import Rival, Verdict

CONSTANT, STANDING, MOVING, LEVEL = "constant", "standing", "moving", "level"
ERRORS = 2.0  # standard errors that a difference must exceed
NONE = 1e-9  # below this a difference is only the rounding of equal numbers
DIGITS = 4
AT_ONCE = 8  # folds fitted together, which keeps memory small


@dataclass(frozen=True)
class Compared:
    """The rivals compared on some statements.

    `moving`, `error`: the level that walks beside the same level at rest. `trend`: whether it
    beats both levels at rest, the plain one and the one with leans.
    """

    rivals: tuple[Rival, ...]
    moving: float
    error: float
    trend: bool


def judge(view: str, found: Statements) -> Verdict:
    """Give the verdict on a named view, with the leans, and with the line if it is earned."""
    seen = compared(found, left_out(found))
    drawn, leans = line(found)
    return Verdict(
        view=view,
        statements=digest(found),
        number=len(found),
        sources=len(found.names),
        trend=seen.trend,
        rivals=tuple(_rounded(rival) for rival in seen.rivals),
        moving=round(seen.moving, DIGITS),
        error=round(seen.error, DIGITS),
        leans=leans,
        line=drawn if seen.trend else None,
    )


def left_out(found: Statements) -> dict[str, np.ndarray]:
    """Score every statement by each rival, which has seen the other sources alone."""
    standing, level = leaning(found)
    return {
        CONSTANT: medians.constant(found),
        MOVING: medians.moving(found),
        STANDING: standing,
        LEVEL: level,
    }


def compared(found: Statements, scores: dict[str, np.ndarray]) -> Compared:
    """Compare rivals by the score that each gave to every statement; each source counts once."""
    each = {name: per_source(score, found) for name, score in scores.items()}
    rivals = []
    for name, score in each.items():
        difference, error = paired(score, each[CONSTANT])
        rivals.append(Rival(name=name, score=score.mean(), difference=difference, error=error))
    moving, error = paired(each[LEVEL], each[STANDING])
    return Compared(
        rivals=tuple(rivals),
        moving=moving,
        error=error,
        trend=all(beats(*paired(each[LEVEL], each[rest])) for rest in (CONSTANT, STANDING)),
    )


def paired(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """Give the mean difference over sources, and its standard error."""
    difference = one - other
    return float(difference.mean()), float(difference.std(ddof=1) / len(difference) ** 0.5)


def beats(difference: float, error: float) -> bool:
    """Tell whether a difference is above zero by more than two standard errors."""
    return difference > ERRORS * error and difference > NONE


def leaning(found: Statements) -> tuple[np.ndarray, np.ndarray]:
    """Score every statement by the level at rest and by the level that walks, both with leans.

    Constants are weighed by how probable they make the statements of the other sources.
    """
    tried, on = constants(), grid(found)
    standing, level = np.empty(len(found)), np.empty(len(found))
    for first in range(0, len(found.names), AT_ONCE):
        folds = np.arange(first, min(first + AT_ONCE, len(found.names)))
        used = (found.source != folds[:, None]).astype(float)
        fitted = fit(found, used, found.months, tried, on)
        at = np.searchsorted(found.months, found.month)
        for fold, source in enumerate(folds):
            own = np.flatnonzero(found.source == source)
            level_then, wider_then = fitted.level[:, :, fold], fitted.wider[:, :, fold]
            chance = _predicted(
                found, own, level_then[:, :, at[own]], wider_then[:, :, at[own]], tried, on
            )
            total = fitted.total[:, :, fold]
            level[own] = _log(chance, total, found, own)
            standing[own] = _log(chance[:1], total[:1], found, own)
    return standing, level


def _log(chance: np.ndarray, total: np.ndarray, found: Statements, own: np.ndarray) -> np.ndarray:
    """Weigh the constants, and give the log score of each statement."""
    share = weights(total.ravel())
    mean = (share[:, None] * chance.reshape(len(share), -1)).sum(axis=0)
    return np.log(mixed(mean, flat(found)[own]))


def _predicted(
    found: Statements,
    own: np.ndarray,
    level: np.ndarray,
    wider: np.ndarray,
    tried: Constants,
    on: Grid,
) -> np.ndarray:
    """Give the probability of statements of a source not heard of: speeds × pairs × statements."""
    known = tried.spreads**2 + tried.leans**2
    spread = np.sqrt(known[:, None] + wider)[..., None]
    inside = between(found.low[own, None], found.high[own, None], on.levels, spread)
    return (level * inside).sum(axis=-1)


def _rounded(rival: Rival) -> Rival:
    return Rival(
        name=rival.name,
        score=round(rival.score, DIGITS),
        difference=round(rival.difference, DIGITS),
        error=round(rival.error, DIGITS),
    )
