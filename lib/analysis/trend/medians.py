"""The two simple rivals: one constant level, and a median that moves with time.

Both predict a left-out source by a normal distribution on the log scale, around the median of what
the others said: of all of it, or of what describes a time near the statement.
"""

from collections.abc import Sequence

import numpy as np

from lib.analysis.trend.scores import between, flat, mixed
from lib.analysis.trend.statements import Statements

EVER = 10**6
NEAR = (6, 12, 24, 48)  # months on either side
SPREADS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0, 1.25, 1.5)


def constant(found: Statements) -> np.ndarray:
    """Score every statement by the median of all others' statements; spread tuned."""
    return _left_out(found, [EVER])


def moving(found: Statements) -> np.ndarray:
    """Score every statement by the median of others' near it in time; nearness, spread tuned."""
    return _left_out(found, NEAR)


def _left_out(found: Statements, reaches: Sequence[int]) -> np.ndarray:
    """Score each source's statements from the others, with constants tuned on the others alone.

    Tuned means: the best mean log score when each of the other sources is left out in turn.
    """
    sources = len(found.names)
    even = flat(found)
    # For each nearness and spread: sources left out beside a statement's own × statements.
    tables = []
    for near in reaches:
        centre = _centres(found, near)
        for spread in SPREADS:
            inside = between(found.low, found.high, centre, spread)
            tables.append(np.log(mixed(inside, even)))
    scores = np.empty(len(found))
    each = found.belongs / found.belongs.sum(axis=0)  # averages per source
    for left in range(sources):
        others = np.arange(sources) != left
        tuned = [(table[left] @ each)[others].mean() for table in tables]
        own = found.source == left
        scores[own] = tables[int(np.argmax(tuned))][left][own]
    return scores


def _centres(found: Statements, near: int) -> np.ndarray:
    """Give for each source left out, and each statement, the median of what the rest says near it.

    The statement's own source is always left out as well. Where nobody else speaks near it, the
    median of all others stands in.
    """
    close = np.abs(found.month[:, None] - found.month) <= near
    other = found.source[:, None] != found.source
    centres = np.empty((len(found.names), len(found)))
    for left in range(len(found.names)):
        rest = other & (found.source != left)
        for at in range(len(found)):
            used = rest[at] & close[at]
            centres[left, at] = np.median(found.middle[used if used.any() else rest[at]])
    return centres
