"""What a row states: the bounds that follow from value and error, and of which kind they are."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from lib.data import numbers
from lib.data.numbers import Year

Bound = Decimal | None
Bounds = tuple[Bound, Bound]
# What data without a word for it write for "not stated".
CODES = frozenset(map(Decimal, (-9, -99, -999)))


def bounds(low: Bound, high: Bound, value: Bound, error: Bound) -> Bounds:
    """Give both bounds: those that are stated, else value minus and plus error, else the value.

    They have the decimals that the source wrote: 73.7 ± 1.45 is 72.25 to 75.15.
    """
    if low is not None or high is not None or value is None:
        return low, high
    if error is None:
        return value, value
    kind_of = type(value)  # a year stays one
    return kind_of(value - error), kind_of(value + error)


def kind(low: Bound, high: Bound) -> str:
    """Name the bound kind: range, single, at least or at most."""
    if low is None:
        return "at most"
    if high is None:
        return "at least"
    return "single" if low == high else "range"


def codes(rows: Sequence[tuple[str, Sequence[Bound]]]) -> set[int]:
    """Find the rows with a code for "not stated": -9, -99, -999.

    `rows` are kinds of number and what is stated of them. It is one where no other number of that
    kind is below zero.
    """
    below: dict[str, set[Decimal]] = defaultdict(set)
    for counted, stated in rows:
        below[counted] |= {each for each in stated if each is not None and each < 0}
    return {
        at
        for at, (counted, stated) in enumerate(rows)
        if below[counted] <= CODES and any(each in CODES for each in stated)
    }


def is_year(counted: str, years: Collection[str]) -> bool:
    """Tell whether a kind of number is itself a year: by its first word, or listed as such."""
    return counted.casefold().split()[:1] == ["year"] or counted in years


def settled(
    counted: Sequence[str], columns: Mapping[str, Sequence[Bound]], years: Collection[str]
) -> dict[str, list[Bound]]:
    """Give numbers as they are written: years as such, and no `.0` that a program has added.

    That is where no number of the kind has decimals of another form.
    """
    exact = {
        what
        for column in columns.values()
        for what, each in zip(counted, column, strict=True)
        if each is not None and (numbers.decimals(each) > 1 or each % 1)
    }
    as_year = {what for what in set(counted) if is_year(what, years)}
    return {
        name: [
            each if each is None else _written(each, what in exact, what in as_year)
            for what, each in zip(counted, column, strict=True)
        ]
        for name, column in columns.items()
    }


def _written(number: Decimal, exact: bool, year: bool) -> Decimal:
    if not exact and not numbers.whole(number):
        number = number.quantize(Decimal(1))
    return Year(number) if year else number
