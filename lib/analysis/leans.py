"""How a source's statements lie beside what the others say at that time."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp, isfinite, log, nan
from statistics import median
from typing import NamedTuple

import numpy as np
from scipy.special import betaincinv

from lib.analysis.latest import Latest, Said, a_to_z, joined

FEWEST_OTHERS = 3  # that state a bound
FEWEST_TOLD = 4  # statements above or below the others
SURE = 0.025  # on either side of Jeffreys' interval


class Beside(NamedTuple):
    """One statement: how many times the others' level it says; `side` is its bound kind."""

    row: Said
    ratio: float
    side: str


@dataclass(frozen=True)
class Lean:
    """All statements of a source, or of a side, that can be set beside others', by time.

    Only those that state both bounds are counted, without derivation; one-sided ones are `open`.
    """

    name: str
    counted: tuple[Beside, ...]
    open: tuple[Beside, ...]

    @property
    def above(self) -> int:
        """How many say more than the others; what is equal is in neither."""
        return sum(each.ratio > 1 for each in self.counted)

    @property
    def below(self) -> int:
        """How many say less."""
        return sum(each.ratio < 1 for each in self.counted)

    @property
    def typical(self) -> float:
        """The median of how many times the others' level it says."""
        return median(each.ratio for each in self.counted) if self.counted else nan

    @property
    def leans(self) -> str:
        """Say high or low where chance alone would not do, else blank.

        Source: Jeffreys' interval for a share, Brown, Cai and DasGupta 2001.
        """
        told = self.above + self.below
        if told < FEWEST_TOLD:
            return ""
        low, high = betaincinv(self.above + 0.5, self.below + 0.5, (SURE, 1 - SURE))
        return "high" if low > 0.5 else "low" if high < 0.5 else ""


def beside(
    every: Sequence[Latest], shown: Collection[str], by: Callable[[Latest], str]
) -> list[Beside]:
    """Set each shown statement beside the latest estimates of others at its middle day.

    `every` are the latest estimates of all sources of the same group, area and kinds, `shown` the
    ids that are set beside them, `by` tells whose word is not another's: the source type, or the
    source. A bound is taken over the median of the same bound of others that state it outright, at
    least three; the two are averaged on the log scale, one stands alone.
    """
    place = {name: at for at, name in enumerate({each.source for each in every})}
    kind = {name: at for at, name in enumerate({by(each) for each in every})}
    # What each source says on the day that the walk has come to, until when, and of which kind.
    ends, until, kinds = np.full((len(place), 2), nan), np.zeros(len(place)), np.zeros(len(place))
    found = []
    for day, begun in groupby(sorted(every, key=lambda each: each.since), lambda each: each.since):
        together = list(begun)
        for each in together:
            at = place[each.source]
            ends[at], until[at] = _outright(each.said), each.until
            kinds[at] = kind[by(each)]
        for each in together:
            others = ends[(until > day) & (kinds != kind[by(each)])]
            for row in each.said:
                if row.id in shown and not row.derived and (ratio := _ratio(row, others)):
                    found.append(Beside(row, ratio, row.one_sided))
    return found


def leans(found: Sequence[Beside], by: str) -> list[Lean]:
    """Gather statements by their source or source type: high, low, then the others A–Z."""
    named: dict[str, list[Beside]] = {}
    for each in found:
        named.setdefault(getattr(each.row, by), []).append(each)
    every = [
        Lean(
            name,
            tuple(each for each in rows if not each.side),
            tuple(each for each in rows if each.side),
        )
        for name, rows in named.items()
    ]
    return sorted(every, key=_order)


def _order(each: Lean) -> tuple:
    group = ("high", "low", "").index(each.leans)
    return (
        group,
        -each.typical if group == 0 else each.typical if group == 1 else 0,
        a_to_z(each.name),
    )


def _outright(rows: Sequence[Said]) -> tuple[float, float]:
    """Give the bounds of what rows say outright, not a number where they leave one open."""
    stated = [(row.low, row.high) for row in rows if not row.derived]
    low, high = joined(stated) if stated else (nan, nan)
    return (float(low) if isfinite(low) else nan), (float(high) if isfinite(high) else nan)


def _ratio(row: Said, others: np.ndarray) -> float:
    """Give how many times the others' level a statement says; 0 where that cannot be told."""
    logs = []
    for own, ends in zip((row.low, row.high), others.T, strict=True):
        rival = ends[~np.isnan(ends)]
        if (
            own
            and own > 0
            and len(rival) >= FEWEST_OTHERS
            and (middle := float(np.median(rival))) > 0
        ):
            logs.append(log(float(own) / middle))
    return exp(sum(logs) / len(logs)) if logs else 0.0
