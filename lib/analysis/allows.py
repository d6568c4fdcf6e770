"""Which numbers the latest estimates allow, and what each source says of a chosen one."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import inf
from typing import NamedTuple

import numpy as np

from lib.analysis.latest import Latest, Said, joined
from lib.analysis.summary import widened
from lib.data import numbers

SAYS = ("states", "leaves_open", "fewer", "more", "other")


class Allowed(NamedTuple):
    """How many sources allow the numbers from `first` to `last`, either infinite at the ends.

    Steps come in the order of numbers; a single number at which several meet has a step alone.
    """

    first: float
    last: float
    states: int
    leaves_open: int


def checked_number(text: str) -> Decimal | None:
    """Read the number of an address; None where it is none. Thousands may be grouped."""
    found = numbers.read(text.strip())
    return found if found is not None and numbers.digits(found) <= numbers.MOST_DIGITS else None


def says(each: Latest, number: Decimal) -> str:
    """Tell what a source says of a number, row by row: one of SAYS."""
    ends = [_ends(row) for row in each.said]
    holding = [low <= number <= high for low, high in ends]
    if any(held and not row.one_sided for held, row in zip(holding, each.said, strict=True)):
        return "states"
    if any(holding):
        return "leaves_open"
    if all(low > number for low, _ in ends):
        return "more"
    return "fewer" if all(high < number for _, high in ends) else "other"


def of_number(now: Sequence[Latest], number: Decimal) -> dict[str, list[Latest]]:
    """Sort the latest estimates by what they say of a number."""
    found: dict[str, list[Latest]] = {name: [] for name in SAYS}
    for each in now:
        found[says(each, number)].append(each)
    return found


def profile(now: Sequence[Latest]) -> list[Allowed]:
    """Count for every number how many sources state it, and how many only leave it open.

    The numbers between two ends that are named, and each such end, are one place each; a source
    counts once at a place. Takes time of the order of the rows, sorted.
    """
    ends = sorted({end for each in now for row in each.said for end in _ends(row)} - {-inf, inf})
    size = 2 * len(ends) + 1  # before the first, at it, after it, at the second …
    states, allows = np.zeros(size + 1, dtype=int), np.zeros(size + 1, dtype=int)
    for each in now:
        held = [(_place(ends, _ends(row)), bool(row.one_sided)) for row in each.said]
        _count(states, (reach for reach, one_sided in held if not one_sided))
        _count(allows, (reach for reach, _ in held))
    stated, allowed = np.cumsum(states)[:size].tolist(), np.cumsum(allows)[:size].tolist()
    edges = [-inf, *(float(end) for end in ends), inf]
    found = []
    for place, (some, every) in enumerate(zip(stated, allowed, strict=True)):
        at, odd = divmod(place, 2)
        first, last = (edges[at + 1], edges[at + 1]) if odd else (edges[at], edges[at + 1])
        beside = (stated[place - 1], allowed[place - 1]) if odd else None
        after = (stated[place + 1], allowed[place + 1]) if odd else None
        if not odd or (some, every) not in (beside, after):
            found.append(Allowed(first, last, some, every - some))
    return found


def _ends(row: Said) -> tuple[Decimal, Decimal]:
    return joined([widened(row)])


def _place(ends: Sequence[Decimal], reach: tuple[Decimal, Decimal]) -> tuple[int, int]:
    """Give the first and the last place that a row holds."""
    low, high = reach
    first = 0 if low == -inf else 2 * bisect_left(ends, low) + 1
    last = 2 * len(ends) if high == inf else 2 * bisect_left(ends, high) + 1
    return first, last


def _count(changes: np.ndarray, reaches: Iterable[tuple[int, int]]) -> None:
    """Add one over all places that any of the stretches holds."""
    until = -1
    for first, last in sorted(reaches):
        if last > until:
            changes[max(first, until + 1)] += 1
            changes[last + 1] -= 1
            until = last
