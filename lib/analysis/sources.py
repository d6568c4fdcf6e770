"""Sources beside each other: whose numbers lie farthest apart."""

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np

from lib.analysis.latest import Said
from lib.analysis.lowest import Lowest
from lib.analysis.summary import reach
from lib.data.dataset import Dataset
from lib.data.numbers import Year
from lib.data.periods import months_later

MONTHS_APART = 12  # of two middle days, at most


class Difference(NamedTuple):
    """Two originals of different sources, the one wholly above the other.

    `size` is the one's low over the other's high, or less it where a number in scope is not
    above 0.
    """

    size: float
    higher: Said
    lower: Said


def are_ratios(scope: Iterable[Said]) -> bool:
    """Tell whether numbers may be divided by each other: all are above 0, and none is a year."""
    return all(
        number > 0 and not isinstance(number, Year) for row in scope for number in row.numbers
    )


def sharpest(scope: Sequence[Said], dataset: Dataset, most: int) -> list[Difference]:
    """List the originals that lie farthest apart, the sharpest first, `most` of them.

    Pairs are of different sources, of one group and area, of kinds that compare, without
    derivation, with middle days at most twelve months apart; single figures are widened before
    they are compared.
    """
    ratio = are_ratios(scope)
    found: dict[tuple[str, str], Difference] = {}
    panels: dict[tuple[str, str], list[Said]] = {}
    for row in scope:
        if not row.derived:
            panels.setdefault((row.group, row.area), []).append(row)
    for rows in panels.values():
        for kinds in dataset.together({row.counted for row in rows}):
            alike = sorted(
                (row for row in rows if row.counted in kinds), key=lambda row: (row.day, row.id)
            )
            for each in _farthest(alike, ratio, most):
                found[each.higher.id, each.lower.id] = each
    return sorted(found.values(), key=lambda each: (-each.size, *_ids(each)))[:most]


def _ids(each: Difference) -> tuple[str, str]:
    return each.higher.id, each.lower.id


def _farthest(rows: Sequence[Said], ratio: bool, most: int) -> list[Difference]:
    """Find the pairs of rows, sorted by day, that differ most.

    Each row is set beside the lowest within a year; once that pair is taken, beside the lowest
    before and after it: so that the pairs come in order, and few of all are looked at.
    """
    high = np.array([np.inf if row.high is None else row.high for row in rows], float)
    low = np.array([-np.inf if row.low is None else row.low for row in rows], float)
    day = np.array([row.day for row in rows])
    limit = np.array([months_later(row.day, MONTHS_APART) for row in rows])
    lowest = Lowest(high)
    waiting: list[tuple[float, int, int, int, int]] = []
    found: list[Difference] = []

    def wait(one: int, first: int, last: int) -> None:
        if first <= last:
            other = lowest.between(first, last)
            size = low[one] / high[other] if ratio else low[one] - high[other]
            if size > (1 if ratio else 0):
                heappush(waiting, (-float(size), one, first, last, other))

    firsts, lasts = np.searchsorted(limit, day), np.searchsorted(day, limit, side="right") - 1
    for one in np.flatnonzero(np.isfinite(low)).tolist():
        wait(one, int(firsts[one]), int(lasts[one]))
    while waiting and len(found) < most:
        size, one, first, last, other = heappop(waiting)
        higher, lower = rows[one], rows[other]
        if higher.source != lower.source and reach([higher])[0] > reach([lower])[1]:
            found.append(Difference(-size, higher, lower))
        wait(one, first, other - 1)
        wait(one, other + 1, last)
    return found
