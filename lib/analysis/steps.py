"""Latest estimates → how span and middle went over time, in one walk over the days."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from lib.analysis.latest import Latest
from lib.analysis.summary import Middle, middle_of
from lib.data.days import Day


class Step(NamedTuple):
    """What held from a day on: `span` is None where nobody speaks or kinds do not compare.

    `spoken` tells whether somebody spoke on that day; else an estimate only ran out.
    """

    day: Day
    spoken: bool
    span: tuple[Decimal, Decimal] | None
    middle: Middle | None


class _Now:
    """The latest estimates of one day, their ends in order, so that a change costs little."""

    def __init__(self) -> None:
        self.lows: list[Decimal] = []
        self.highs: list[Decimal] = []
        self.lowest: list[Decimal] = []
        self.highest: list[Decimal] = []
        self.kinds: Counter[str] = Counter()

    def add(self, each: Latest) -> None:
        for ends, value in self._ends(each):
            insort(ends, value)
        self.kinds.update(each.kinds)

    def remove(self, each: Latest) -> None:
        for ends, value in self._ends(each):
            del ends[bisect_left(ends, value)]
        self.kinds.subtract(each.kinds)
        self.kinds = +self.kinds

    def _ends(self, each: Latest) -> tuple[tuple[list, Decimal], ...]:
        stated = [number for row in each.said for number in row.numbers]
        return (
            (self.lows, each.low),
            (self.highs, each.high),
            (self.lowest, min(stated)),
            (self.highest, max(stated)),
        )


def steps(
    every: Sequence[Latest], end: Day, compares: Callable[[Collection[str]], bool]
) -> list[Step]:
    """Give each day up to `end` on which a latest estimate begins or ends, with what holds then.

    `compares` tells whether kinds of number may be set beside each other.
    """
    begin: dict[Day, list[Latest]] = {}
    over: dict[Day, list[Latest]] = {}
    for each in every:
        begin.setdefault(each.since, []).append(each)
        over.setdefault(each.until, []).append(each)
    now, found = _Now(), []
    for day in sorted(each for each in begin.keys() | over.keys() if each <= end):
        for each in over.get(day, ()):
            now.remove(each)
        for each in begin.get(day, ()):
            now.add(each)
        told = bool(now.lows) and compares(now.kinds)
        span = (now.lowest[0], now.highest[-1]) if told else None
        middle = middle_of(now.lows, now.highs) if told else None
        found.append(Step(day, day in begin, span, middle))
    return found
