"""Latest estimates → what may be said of them together at a moment."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from lib.analysis.latest import INFINITE, Latest, Said, a_to_z, at, joined
from lib.data.days import Day
from lib.data.numbers import Year, decimals, whole
from lib.data.periods import months_later

FEWEST_FOR_A_MIDDLE = 3
A_YEAR = 12
# A single figure stands for itself, this much less or more: a share of it, or of its last digit.
ROUNDING = Decimal("0.1")
HALF = Decimal("0.5")
# Who names an end that several state, first of all: the one that says most of it.
AT_HIGH = {"at least": 0, "": 1, "at most": 2}
AT_LOW = {"at most": 0, "": 1, "at least": 2}

SIDES = ("two_sided", "only_lower", "only_upper", "open")

Middle = tuple[Decimal, Decimal]


class End(NamedTuple):
    """One end of a span: the number and the row that states it."""

    value: Decimal
    row: Said

    @property
    def said(self) -> str:
        """How the row states it: derived, at least, at most, or blank for outright."""
        return "derived" if self.row.derived else self.row.one_sided


class Change(NamedTuple):
    """A source whose latest estimate is another than a year before."""

    then: Latest
    now: Latest


@dataclass(frozen=True)
class Summary:
    """What the latest estimates say together on a day; there is at least one.

    `middle` is None under three sources; an end of it is infinite where it is open. It is never an
    estimate of the true number. `apart` counts the pairs of sources that exclude each other.
    """

    date: Day
    latest: tuple[Latest, ...]
    low: End
    high: End
    middle: Middle | None
    apart: int

    @property
    def sources(self) -> int:
        """How many sources have a latest estimate."""
        return len(self.latest)

    @property
    def pairs(self) -> int:
        """How many pairs of sources there are."""
        return self.sources * (self.sources - 1) // 2

    @property
    def oldest(self) -> Day:
        """Middle day of the oldest."""
        return min(each.since for each in self.latest)

    @property
    def derived(self) -> int:
        """How many state nothing outright; they are counted by their sides, too."""
        return sum(each.derived for each in self.latest)

    def stating(self, sides: str) -> int:
        """How many state these of the sides that there are."""
        return sum(each.sides == sides for each in self.latest)


def summary(now: Sequence[Latest], moment: Day) -> Summary | None:
    """Summarise the latest estimates at a moment; None where there is none."""
    if not now:
        return None
    low, high = span([row for each in now for row in each.said])
    return Summary(moment, tuple(now), low, high, middle(now), apart(now))


def span(rows: Sequence[Said]) -> tuple[End, End]:
    """Give the lowest and the highest number that rows state, each with who names it.

    Where several state an end, one that states it outright comes first, then the one whose open
    side lies beyond it, then the source, A–Z, then the newest.
    """
    stated = [End(number, row) for row in rows for number in row.numbers]
    return (
        _named(stated, min(end.value for end in stated), AT_LOW),
        _named(stated, max(end.value for end in stated), AT_HIGH),
    )


def _named(stated: Iterable[End], value: Decimal, first: dict[str, int]) -> End:
    def order(end: End) -> tuple:
        row = end.row
        rank = first[row.one_sided]
        return row.derived, rank, a_to_z(row.source), -row.day, row.id

    return min((end for end in stated if end.value == value), key=order)


def middle(now: Sequence[Latest]) -> Middle | None:
    """Give the median of all low ends and of all high ends; None under three sources."""
    return middle_of(sorted(each.low for each in now), sorted(each.high for each in now))


def middle_of(lows: Sequence[Decimal], highs: Sequence[Decimal]) -> Middle | None:
    """Give the median of low ends and of high ends, both in order."""
    if len(lows) < FEWEST_FOR_A_MIDDLE:
        return None
    half, odd = divmod(len(lows), 2)
    low, high = (
        ends[half] if odd else _between(*ends[half - 1 : half + 1]) for ends in (lows, highs)
    )
    return low, high


def _between(one: Decimal, other: Decimal) -> Decimal:
    """Give the mean of two numbers; that of two years is a year or lies between two."""
    mean = (one + other) / 2
    return Year(mean) if isinstance(one, Year) and isinstance(other, Year) else mean


def apart(now: Sequence[Latest]) -> int:
    """Count the pairs of which the one lies wholly above the other, derived rows left out."""
    reaches = [reach(each.said) for each in now]
    lows, highs = (sorted(ends) for ends in zip(*reaches, strict=True))
    return sum(bisect_left(highs, low) for low in lows)


def reach(rows: Iterable[Said]) -> tuple[Decimal, Decimal]:
    """Give the bounds of what rows say outright, single figures widened; infinite if nothing."""
    outright = [widened(row) for row in rows if not row.derived]
    return joined(outright) if outright else (-INFINITE, INFINITE)


def widened(row: Said) -> tuple[Decimal | None, Decimal | None]:
    """Widen a single figure: by a tenth of its size where it is whole, else by half a last digit.

    0 and years stand for themselves. Worked out in decimals, which are exact.
    """
    if row.low is None or row.low != row.high or isinstance(row.low, Year):
        return row.low, row.high
    figure = abs(row.low)
    more = figure * ROUNDING if whole(figure) else HALF.scaleb(-decimals(figure))
    return row.low - more, row.low + more


def without_each(now: Sequence[Latest], trait: Callable[[Latest], str]) -> list[Middle | None]:
    """Recompute the middle leaving out each source, or each source type, in turn."""
    return [
        middle([each for each in now if trait(each) != left_out])
        for left_out in sorted({trait(each) for each in now})
    ]


def changes(every: Sequence[Latest], moment: Day) -> list[Change] | None:
    """Give the sources whose latest estimate is another than twelve months before.

    None where there is no source that can be compared.
    """
    before = {each.source: each for each in at(every, months_later(moment, -A_YEAR))}
    both = [
        Change(before[each.source], each) for each in at(every, moment) if each.source in before
    ]
    return [each for each in both if each.then.ids != each.now.ids] if both else None
