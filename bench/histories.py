"""Histories drawn from the model, and from worlds that it is wrong about."""

from dataclasses import dataclass

import numpy as np

from lib.analysis.trend.statements import MONTHS, SINGLE, Statements

YEARS = 10
START = np.log(2000)
FIVE_YEARS = 60


@dataclass(frozen=True)
class World:
    """How a history is drawn; the default is the model itself.

    path: "walk", "constant" or "doubling" (within five years in the middle of ten).
    faster: how many times the speed drawn; shared: what all sources add (log scale);
    drift: yearly standard deviation of leans that walk.
    """

    path: str = "walk"
    faster: float = 1.0
    shared: float = 0.0
    drift: float = 0.0


@dataclass(frozen=True)
class History:
    """The true level by month (log scale), and what was said of it."""

    level: np.ndarray
    said: Statements


def drawn(world: World, chance: np.random.Generator) -> History:
    """Draw six to ten sources with two to nine statements each over ten years.

    Speed, spread and leans are drawn anew within what the model tries. A sixth of the statements
    are single figures, a sixth one-sided.
    """
    months = YEARS * MONTHS
    speed, spread, wide = chance.uniform((0.1, 0.2, 0.15), (0.5, 0.6, 0.6))
    level = START + _path(world, speed * world.faster, months, chance)
    sources = chance.integers(6, 11)
    who = np.repeat(np.arange(sources), chance.integers(2, 10, sources))
    when = chance.integers(0, months, len(who))
    lean = chance.normal(0, wide, (sources, 1)) + np.cumsum(
        chance.normal(0, world.drift / MONTHS**0.5, (sources, months)), axis=1
    )
    value = level[when] + world.shared + lean[who, when] + chance.normal(0, spread, len(who))
    low, high = _stated(value, chance)
    order = np.lexsort((who, when))
    names = tuple(f"Source {number:02}" for number in range(1, sources + 1))
    return History(level, Statements(names, who[order], when[order], low[order], high[order]))


def _path(world: World, speed: float, months: int, chance: np.random.Generator) -> np.ndarray:
    if world.path == "constant":
        return np.zeros(months)
    if world.path == "doubling":
        start = (months - FIVE_YEARS) // 2
        return np.log(2) * np.clip((np.arange(months) - start) / FIVE_YEARS, 0, 1)
    return np.cumsum(chance.normal(0, speed / MONTHS**0.5, months))


def _stated(value: np.ndarray, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """State values so that the bounds say no more than that the value lies between them.

    A range of a factor of 1.2 to 3.3, or a single figure, lies anywhere around the value; a
    threshold, drawn apart from it, is "at least" below the value and "at most" above it.
    """
    size = len(value)
    kind = chance.choice(3, size, p=(4 / 6, 1 / 6, 1 / 6))
    single = np.log((1 + SINGLE) / (1 - SINGLE))
    width = np.where(kind == 0, chance.uniform(0.2, 1.2, size), single)
    low = value - width * chance.uniform(size=size)
    high = low + width
    threshold = START + chance.normal(0, 0.7, size)
    above = value > threshold
    low = np.where(kind == 2, np.where(above, threshold, -np.inf), low)
    high = np.where(kind == 2, np.where(above, np.inf, threshold), high)
    return low, high
