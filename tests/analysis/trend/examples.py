"""Small sets of statements, written by hand."""

import numpy as np

from lib.analysis.trend.statements import Statements


def said(*told: tuple[str, int, float | None, float | None]) -> Statements:
    """Give statements from (source, month, low, high); None where no bound is stated."""
    names = tuple(sorted({each[0] for each in told}))
    return Statements(
        names=names,
        source=np.array([names.index(each[0]) for each in told]),
        month=np.array([each[1] for each in told]),
        low=np.array([-np.inf if each[2] is None else np.log(each[2]) for each in told]),
        high=np.array([np.inf if each[3] is None else np.log(each[3]) for each in told]),
    )
