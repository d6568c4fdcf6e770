"""Numbers as a source writes them: exact, with their own decimals."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from math import isfinite

import numpy as np

# Figures are drawn as 64-bit floats, which hold every number of 15 digits exactly.
MOST_DIGITS = 15
FARTHEST = 40  # powers of ten from 1
GAP = "[, \u00a0\u2009\u202f]"
PLAIN = re.compile(r"[+\-−]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
# 1,500 · 1 500 (plain, no-break, thin or narrow no-break space), one kind of gap in all of it
GROUPED = re.compile(rf"[+\-−]?[1-9][0-9]{{0,2}}({GAP})[0-9]{{3}}(?:\1[0-9]{{3}})*(?:\.[0-9]+)?")
GROUPED_BY_POINTS = re.compile(r"[+\-−]?[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}")
DECIMAL_COMMA = re.compile(rf"[+\-−]?(?:[0-9]{{1,3}}(?:(?:\.|{GAP})[0-9]{{3}})+|[0-9]*),[0-9]+")
SEVERAL = re.compile(r"([+\-−]?[0-9.,]*[0-9])\s*(-|–|—|to|bis|±|\+/-)\s*([+\-−]?[0-9.,]*[0-9])")


class Year(Decimal):
    """A number that is itself a year: written without separators, and not to be rounded."""


@lru_cache(maxsize=65536)
def read(text: str) -> Decimal | None:
    """Read a number as it is written, 2.20 with two decimals; None where it is none.

    Thousands may be grouped by a comma or a space: `1,500`, `1 500`, `.855`, `1.3E+6`.
    """
    if not (PLAIN.fullmatch(text) or GROUPED.fullmatch(text)):
        return None
    number = Decimal(re.sub(GAP, "", text).replace("−", "-"))
    return number or number.copy_abs()  # there is no -0


def plain(text: str) -> str:
    """Write a number so that any program reads it: no grouped thousands, no typographic minus."""
    if GROUPED.fullmatch(text):
        text = re.sub(GAP, "", text)
    return text.replace("−", "-", 1) if PLAIN.fullmatch(text) else text


def digits(number: Decimal) -> int:
    """Count the digits that tell a number, without zeros before or behind them."""
    return len(number.normalize().as_tuple().digits)


def decimals(number: Decimal) -> int:
    """Count the decimals that a number is written with."""
    return max(-int(number.as_tuple().exponent), 0)


def whole(number: Decimal) -> bool:
    """Tell whether a number is written without decimals."""
    return decimals(number) == 0


def as_json(number: Decimal | int | None) -> int | float | None:
    """Give a number as JSON has it: whole ones as such, others unrounded; an open end is null."""
    if number is None or not isfinite(number):
        return None
    return int(number) if number % 1 == 0 else float(number)


def floats(numbers: Iterable[Decimal | None]) -> np.ndarray:
    """Give numbers as floats, not a number where one is not stated."""
    return np.array([np.nan if each is None else each for each in numbers], dtype=float)
