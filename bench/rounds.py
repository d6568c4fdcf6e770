"""Interleaved rounds: every candidate once per round, each round starting with another one."""

import math
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Measured = Mapping[str, float]  # column → number, in the unit that the column's name ends with


@dataclass
class Series:
    """The numbers of one cell of a result table, one per round.

    `row` is what was measured, `column` which of its numbers, with the unit behind a comma;
    `beside` is the row of the same column that it is compared with, blank for none.
    """

    row: str
    column: str
    beside: str = ""
    values: list[float] = field(default_factory=list)


def interleaved(
    rounds: int,
    candidates: Mapping[str, Callable[[], Measured]],
    beside: Mapping[str, str],
    part: str,
) -> list[Series]:
    """Run every candidate `rounds` times and collect its numbers.

    The order moves on by one each round, so that none always follows the same. `beside` maps a
    candidate to the one that it is compared with.
    """
    found: dict[tuple[str, str], Series] = {}
    names = list(candidates)
    for number in range(rounds):
        start = number % len(names)
        for name in names[start:] + names[:start]:
            for column, value in candidates[name]().items():
                series = found.setdefault(
                    (name, column), Series(name, column, beside.get(name, ""))
                )
                series.values.append(round(value, 3))
        say(f"{part}: round {number + 1} of {rounds}")
    return sorted(found.values(), key=lambda each: names.index(each.row))


def fewer(rounds: int) -> int:
    """Give a third of the rounds, at least one: enough where no goal is a ratio of two rows."""
    return max(1, rounds // 3)


def say(text: str) -> None:
    """Tell how far it is."""
    print(text, file=sys.stderr, flush=True)


def ratios(values: Sequence[float], others: Sequence[float]) -> list[float]:
    """Divide round by round; a round in which the other is 0 gives infinity."""
    return [
        value / other if other else math.inf for value, other in zip(values, others, strict=True)
    ]


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Give smallest, median and largest."""
    return min(values), statistics.median(values), max(values)
