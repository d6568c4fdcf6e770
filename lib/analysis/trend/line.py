"""The line and the leans: what the level that walks makes of all statements together."""

import numpy as np

from lib.analysis.trend.leans import Fit, constants, fit
from lib.analysis.trend.level import Grid, grid, weights
from lib.analysis.trend.statements import Statements
from lib.data.verdicts import Lean, Line

BAND = (0.05, 0.5, 0.95)
NINETY = 1.6449  # standard deviations on either side of a normal mean
NEAR = 6  # months on either side in which somebody must speak for the data to add anything


def line(found: Statements) -> tuple[Line, tuple[Lean, ...]]:
    """Give the level of every month from the first statement to the last, and all leans."""
    tried, on = constants(), grid(found)
    months = np.arange(found.month.min(), found.month.max() + 1)
    fitted = fit(found, np.ones((1, len(found))), months, tried, on)
    share = weights(fitted.total.ravel()).reshape(fitted.total.shape)
    near = np.abs(months[:, None] - found.month).min(axis=1) <= NEAR
    low, median, high = (_rounded(each) for each in np.exp(_band(fitted, share, on)))
    drawn = Line(months=tuple(months.tolist()), low=low, median=median, high=high,
                 spoken=tuple(near.tolist()))  # fmt: skip
    return drawn, _leans(found, fitted, share)


def _band(fitted: Fit, share: np.ndarray, on: Grid) -> np.ndarray:
    """Give the band's three levels at each time, over all constants: 3 × times."""
    wide = on.widened(fitted.level, fitted.wider)
    chances = (share[..., None, None] * wide).sum(axis=(0, 1, 2))
    # What lies at a point of the grid is spread evenly over its step.
    edges = np.append(on.levels - on.step / 2, on.levels[-1] + on.step / 2)
    summed = np.cumsum(chances / chances.sum(axis=-1, keepdims=True), axis=-1)
    summed = np.concatenate([np.zeros((len(summed), 1)), summed], axis=-1)
    return np.array([[np.interp(part, each, edges) for each in summed] for part in BAND])


def _leans(found: Statements, fitted: Fit, share: np.ndarray) -> tuple[Lean, ...]:
    """Pool each source's lean over all constants: mean and variance of the mixture."""
    share = share[..., None]
    mean = (share * fitted.lean).sum(axis=(0, 1, 2))
    square = (share * (fitted.lean**2 + fitted.doubt**2)).sum(axis=(0, 1, 2))
    doubt = NINETY * np.sqrt(square - mean**2)
    ends = (_rounded(np.exp(mean + side * doubt)) for side in (-1, 0, 1))
    counts = found.belongs.sum(axis=0).astype(int).tolist()
    return tuple(
        Lean(source=source, statements=count, low=low, middle=middle, high=high)
        for source, count, low, middle, high in zip(found.names, counts, *ends, strict=True)
    )


def _rounded(values: np.ndarray) -> tuple[float, ...]:
    """Keep four digits: more would say more than is known, and differ between machines."""
    return tuple(float(f"{value:.4g}") for value in values)
