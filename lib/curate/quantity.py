"""A number phrase, and two that are one: "at least 1,000 and perhaps as many as 3,000"."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from lib.curate.tokens import Token

LONGEST_ADJECTIVES = 3
BETWEEN_BOUNDS = {"and", "but", "or", "to", "perhaps", "possibly", "maybe", "even", ","}


@dataclass(frozen=True)
class Quantity:
    """A number phrase of the tokens from `start` up to `end`; a side not stated is None.

    `form` is the kind of bound as worded; `taken` are vague words that were taken as numbers;
    `unsure` marks one that could be read otherwise. `value` is the single figure that stands
    beside its interval, `error` what is given as ±, `confidence` what the interval is called.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    form: str
    taken: tuple[int, ...] = ()
    unsure: bool = False
    value: Decimal | None = None
    error: Decimal | None = None
    confidence: str = ""


def merged(
    found: Sequence[Token], listed: Sequence[Quantity], nouns: Set[str]
) -> Iterator[Quantity]:
    """Make one range of "at least 1,000 and perhaps as many as 3,000"."""
    waiting: Quantity | None = None
    for quantity in listed:
        if waiting and _one_range(found, waiting, quantity, nouns):
            low = waiting.low if quantity.low is None else quantity.low
            high = waiting.high if quantity.high is None else quantity.high
            quantity = replace(quantity, start=waiting.start, low=low, high=high, form="range")
        elif waiting:
            yield waiting
        waiting = quantity
    if waiting:
        yield waiting


def _one_range(found: Sequence[Token], one: Quantity, two: Quantity, nouns: Set[str]) -> bool:
    """Tell whether "as many as 3,000" ends a range; the noun may stand after its first number."""
    between = [token.word for token in found[one.end : two.start]]
    noun = next((at for at, word in enumerate(between) if word in nouns), -1)
    between = between if noun > LONGEST_ADJECTIVES else between[noun + 1 :]
    rising = (one.form, two.form) == ("at least", "at most") and (one.low or 0) < (two.high or 0)
    return rising and bool(between) and BETWEEN_BOUNDS.issuperset(between)
