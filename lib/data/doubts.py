"""Numbers that one cell alone does not tell: separators, codes for "not stated", years."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from lib.data import numbers
from lib.data.problems import Problem
from lib.data.stated import is_year

Records = Sequence[tuple[int, Mapping[str, str]]]
# What data without a word for it write for "not stated".
CODES = frozenset(map(Decimal, (-9, -99, -999)))
POINT_OR_GROUP = re.compile(r"[+\-−]?[1-9][0-9]{0,2}\.[0-9]{3}")
COMMA_OR_GROUP = re.compile(r"[+\-−]?[1-9][0-9]{0,2},[0-9]{3}")


def doubts(records: Records, columns: Sequence[str], years: Collection[str]) -> list[Problem]:
    """Name the cells of number columns that other rows show to be in doubt, or to be no number.

    `years` are the kinds of number that are themselves years, beside those that are called so.
    """
    cells = {cells.get(name, "") for _, cells in records for name in columns} - {""}
    return [
        *_separators(records, columns, cells),
        *(_codes(records, columns) if any(numbers.read(each) in CODES for each in cells) else ()),
        *_no_years(records, columns, years),
    ]


def _separators(records: Records, columns: Sequence[str], cells: set[str]) -> Iterator[Problem]:
    """Find the cells that mean a thousand times more where others prove a custom.

    `1.200.000` proves that `1.500` may be 1500; two such as `1,5` that `1,375` may be 1.375, since
    one alone may be a slip.
    """
    proofs = (
        (numbers.GROUPED_BY_POINTS, 1, POINT_OR_GROUP, "points group thousands"),
        (numbers.DECIMAL_COMMA, 2, COMMA_OR_GROUP, "a comma marks decimals"),
    )
    for proof, enough, doubtful, custom in proofs:
        found = sorted(each for each in cells if _proves(proof, each))
        if len(found) < enough:
            continue
        proven = found[0]
        for line, name, cell in _each(records, columns):
            if doubtful.fullmatch(cell):
                whole = re.sub("[.,]", "", cell)
                rule = f"may be {whole} or {cell.replace(',', '.')}: in “{proven}” {custom}"
                yield Problem(line, name, cell, rule, "write all numbers without such marks")


def _proves(proof: re.Pattern, cell: str) -> bool:
    return proof.fullmatch(cell) is not None and numbers.read(cell) is None


def _codes(records: Records, columns: Sequence[str]) -> Iterator[Problem]:
    """Find -9, -99 and -999 where no other number of their kind is below zero."""
    below: dict[str, set[Decimal]] = defaultdict(set)
    found = []
    for line, cells in records:
        for name in columns:
            number = numbers.read(cells.get(name, ""))
            if number is not None and number < 0:
                below[cells.get("counted", "")].add(number)
                found.append((line, name, cells, number))
    for line, name, cells, number in found:
        if number in CODES and below[cells.get("counted", "")] <= CODES:
            rule = "looks like a code for not stated"
            yield Problem(line, name, cells[name], rule, "leave it blank")


def _no_years(
    records: Records, columns: Sequence[str], years: Collection[str]
) -> Iterator[Problem]:
    """Find what is no year where the number is one; an error is a number of years."""
    of_years = {kind for kind in {cells.get("counted", "") for _, cells in records}
                if is_year(kind, years)}  # fmt: skip
    if not of_years:
        return
    told = [each for each in records if each[1].get("counted", "") in of_years]
    for line, name, cell in _each(told, columns):
        number = numbers.read(cell)
        if number is not None and number % 1:
            yield Problem(line, name, cell, "a year is a whole number", "write the whole year")
        elif number == 0 and name != "error":
            yield Problem(line, name, cell, "there is no year 0", "write -1 for 1 BCE, or 1")


def _each(records: Records, columns: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    for line, cells in records:
        for name in columns:
            if cell := cells.get(name, ""):
                yield line, name, cell
