"""Histories in which it is known whether anything moved, told as a view's own statements are.

From them comes how often the test on a trend is wrong, and how often it sees a movement.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.analysis.likelihood import Statements, fitted
from lib.analysis.trend import FOUND, p_value

DOUBLING_YEARS = 5.0
THRESHOLDS = 0.7  # spread of what one-sided statements name, log scale
HISTORIES, SEED = 200, 20260101

Path = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class World:
    """How a history goes: `path` gives the level (log scale) at years from the middle of all.

    drift: yearly standard deviation of leans that walk; skewed: whether noise and leans have a
    long tail above; copied: share of the statements that only repeat another source's newest.
    """

    path: Path = np.zeros_like
    drift: float = 0.0
    skewed: bool = False
    copied: float = 0.0


def doubling(years: np.ndarray) -> np.ndarray:
    """Double within five years in the middle, and stay there."""
    return np.log(2) * np.clip(years / DOUBLING_YEARS + 0.5, 0, 1)


def drawn(
    design: Statements, spread: float, wide: float, world: World, chance: np.random.Generator
) -> Statements:
    """Draw statements by the same sources at the same times, of the same kinds and widths.

    `spread` is that of a source's statements around its own line, `wide` that of the leans. Two
    bounds lie anywhere around the value; a one-sided statement names a threshold, drawn apart, and
    says on which side of it the value lies.
    """
    sources, size = design.whose.shape
    middle = (design.years.min() + design.years.max()) / 2
    draw = _skewed if world.skewed else np.random.Generator.standard_normal
    lean = design.whose.T @ (wide * draw(chance, sources)) + _drifted(design, world.drift, chance)
    value = world.path(design.years - middle) + lean + spread * draw(chance, size)
    width = design.high - design.low
    low = value - np.where(np.isfinite(width), width, 0) * chance.uniform(size=size)
    threshold = THRESHOLDS * chance.standard_normal(size)
    open_low = np.where(value > threshold, threshold, -np.inf)
    open_high = np.where(value > threshold, np.inf, threshold)
    two_sided = np.isfinite(width)
    low, high = np.where(two_sided, low, open_low), np.where(two_sided, low + width, open_high)
    return _copied(
        Statements(low, high, design.years, design.whose), chance.uniform(size=size) < world.copied
    )


def power(design: Statements, histories: int = HISTORIES) -> float:
    """Give the share of histories in which a doubling that lasted is found."""
    _, *widths = np.exp(fitted(design, moving=False)[:3])
    seen = [
        p_value(drawn(design, *widths, World(doubling), np.random.default_rng([SEED, number])))
        <= FOUND
        for number in range(histories)
    ]
    return float(np.mean(seen))


def _skewed(chance: np.random.Generator, size: int) -> np.ndarray:
    return chance.standard_exponential(size) - 1


def _drifted(design: Statements, drift: float, chance: np.random.Generator) -> np.ndarray:
    """Let each source's lean walk from statement to statement."""
    walked = np.zeros(len(design.years))
    for own in design.whose:
        at = np.flatnonzero(own)
        steps = np.diff(design.years[at], prepend=design.years[at][0])
        walked[at] = np.cumsum(drift * np.sqrt(steps) * chance.standard_normal(len(at)))
    return walked


def _copied(found: Statements, copies: np.ndarray) -> Statements:
    """Let some statements repeat what another source said last."""
    who = found.whose.argmax(axis=0)
    low, high = found.low.copy(), found.high.copy()
    for at in np.flatnonzero(copies):
        others = np.flatnonzero(who[:at] != who[at])
        if len(others):
            low[at], high[at] = low[others[-1]], high[others[-1]]
    return Statements(low, high, found.years, found.whose)
