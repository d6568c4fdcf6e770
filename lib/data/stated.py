"""What a row states: the bounds that follow from value and error, and of which kind they are."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal, localcontext

from lib.data import numbers
from lib.data.names import key
from lib.data.numbers import Year

Bound = Decimal | None
Bounds = tuple[Bound, Bound]
EXACT = 100  # digits, more than any sum of two numbers has


def bounds(low: Bound, high: Bound, value: Bound, error: Bound) -> Bounds:
    """Give both bounds: value minus and plus error, else those that are stated, else the value.

    They have the decimals that the source wrote: 73.7 ± 1.45 is 72.25 to 75.15.
    """
    if value is not None and error is not None:
        with localcontext(prec=EXACT):
            ends = value - error, value + error
        return (Year(ends[0]), Year(ends[1])) if isinstance(value, Year) else ends
    return (value, value) if low is None and high is None else (low, high)


def kind(low: Bound, high: Bound) -> str:
    """Name the bound kind: range, single, at least or at most."""
    if low is None:
        return "at most"
    if high is None:
        return "at least"
    return "single" if low == high else "range"


def is_year(counted: str, years: Collection[str]) -> bool:
    """Tell whether a kind of number is itself a year: by its first word, or listed as such."""
    name = key(counted).casefold()
    return name.split()[:1] == ["year"] or name in {key(each).casefold() for each in years}


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
            each
            if each is None
            else _written(each, what in exact, what in as_year and name != "error")
            for what, each in zip(counted, column, strict=True)
        ]
        for name, column in columns.items()
    }


def _written(number: Decimal, exact: bool, year: bool) -> Decimal:
    if not exact and not numbers.whole(number):
        number = number.quantize(Decimal(1))
    return Year(number) if year else number
