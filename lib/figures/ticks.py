"""Where the ticks of an axis stand, and what they say: nothing is left to the drawing library."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, count, pairwise
from math import ceil, floor, inf, log10

from lib import words
from lib.data.days import Day, month_after

ROUND = (1, 2, 5)
MONTH_STEPS = (1, 3, 6)
CHARACTER = 7.0  # pixels, about
NARROWEST = 270.0  # pixels of the plot on a phone, on which labels of time must not touch
APART = 10.0  # pixels between two labels
LINE = 20.0  # pixels that a number on an upright axis takes
CORNER = 12.0  # pixels
MOST = 7
NEAREST = 14.0  # pixels between two numbers
MOST_TIMES = 12

Tick = tuple[float, str]


def linear(
    bottom: float, top: float, length: float, whole: bool = False, years: bool = False
) -> list[Tick]:
    """Give round numbers between two ends, at most seven; `length` of the axis in pixels.

    Where numbers are `whole`, no tick has decimals.
    """
    most = min(MOST, length / LINE / 1.4)
    step = next(
        step
        for step in _round_steps(top - bottom)
        if (top - bottom) / float(step) <= most and (step >= 1 or not whole)
    )
    first = ceil(Decimal(repr(bottom)) / step)
    last = floor(Decimal(repr(top)) / step)
    steps = (at * step for at in range(first, last + 1) if at or not years or step > 1)
    return [(float(each), words.brief(each, years)) for each in steps]


def log(bottom: float, top: float, length: float, years: bool = False) -> list[Tick]:
    """Give round numbers between two ends above 0, as many as have room.

    Ones, twos and fives of every power of ten, else ones alone, else only some; of less than a
    power, those of a linear axis.
    """
    powers = range(floor(log10(bottom)), ceil(log10(top)) + 1)
    for factors, stride in chain([(ROUND, 1)], (((1,), stride) for stride in count(1))):
        every = (factor * Decimal(10) ** power for power in powers if power % stride == 0
                 for factor in factors)  # fmt: skip
        found = [each for each in every if bottom <= each <= top]
        if len(found) * LINE <= length:
            break
    if len(found) < 3:
        return linear(bottom, top, length, years, years)
    return [(float(each), words.brief(each, years)) for each in found]


def times(first: float, last: float) -> list[Tick]:
    """Give months or years between two days, as many as have room on a narrow screen."""
    begin, end = Day(ceil(first)), Day(floor(last))
    for days, write in _calendar(begin, end):
        found = [(float(day), write(day)) for day in days if begin <= day <= end]
        longest = max((len(text) for _, text in found), default=0) * CHARACTER
        nearest = min((b - a for (a, _), (b, _) in pairwise(found)), default=last - first)
        if nearest / (last - first) * NARROWEST >= longest + APART:
            break
    return found


def off_corner(ticks: list[Tick], first: float, last: float) -> list[Tick]:
    """Leave out one of several at the very left, which would touch the lowest number beside it."""
    pixel = NARROWEST / (last - first)
    kept = [tick for tick in ticks if (tick[0] - first) * pixel >= CORNER]
    return kept if len(kept) > 1 else ticks


def named(ticks: list[Tick]) -> dict:
    """Give ticks as Plotly wants them."""
    at, texts = zip(*ticks, strict=True) if ticks else ((), ())
    return {"tickmode": "array", "tickvals": list(at), "ticktext": list(texts)}


def apart(ticks: Sequence[Tick], places: Iterable[float]) -> list[Tick]:
    """Leave out ticks whose places, in pixels from the bottom, are too near the one before."""
    kept: list[Tick] = []
    last = -inf
    for tick, place in zip(ticks, places, strict=True):
        if place - last >= NEAREST:
            kept.append(tick)
            last = place
    return kept


def margin(ticks: list[Tick]) -> float:
    """Give the room that the longest label takes beside an upright axis, in pixels."""
    return max((len(text) for _, text in ticks), default=0) * CHARACTER + 8


def _round_steps(reach: float) -> Iterator[Decimal]:
    for power in count(floor(log10(reach)) - 2):
        for factor in ROUND:
            yield factor * Decimal(10) ** power


def _calendar(begin: Day, end: Day) -> Iterator[tuple[Iterable[Day], Callable[[Day], str]]]:
    """Give first days of months, then of years, ever farther apart, and how they are written.

    Steps that are far too many are passed over.
    """
    for step in MONTH_STEPS:
        if (end.months - begin.months) / step <= MOST_TIMES:
            months = range(ceil(begin.months / step) * step, end.months + 1, step)
            yield map(month_after, months), words.month
    for step in (factor * 10**power for power in count() for factor in ROUND):
        if (end.year - begin.year) / step <= MOST_TIMES:
            years = range(ceil(begin.year / step) * step, end.year + 1, step)
            # 1 CE stands for the year 0 that there is not, unless the years beside it are named.
            yield (Day.of(year or 1) for year in years if year or step > 2), words.year_of
