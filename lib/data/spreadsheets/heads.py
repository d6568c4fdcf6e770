"""Where the column names of a sheet stand: in its first row, or below a title."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lib.data.aliases import NEEDED
from lib.data.headings import names_of

ENOUGH = 2  # of what is needed: a row with so much of it holds the column names
TITLE_ROWS = 20  # the column names are looked for below a title as far as here
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Head:
    """Where the column names of a sheet stand: `named` is how much of what is needed."""

    named: int
    line: int
    cells: Sequence[str]
    below_title: bool


def head_of(
    texts: Iterator[Row], known: Mapping[str, Any], renames: Mapping[str, str]
) -> Head | None:
    """Find the column names: the first row, or under a title of one cell a row that has ours."""
    first = next(texts, None)
    if first is None:
        return None
    line, cells = first
    head = Head(_needed(cells, known, renames), line, cells, below_title=False)
    if sum(map(bool, cells)) > 1:
        return head
    for line, cells in islice(texts, TITLE_ROWS):
        if line > TITLE_ROWS:
            break
        if (named := _needed(cells, known, renames)) >= ENOUGH:
            return Head(named, line, cells, below_title=True)
    return head


def _needed(cells: Sequence[str], known: Mapping[str, Any], renames: Mapping[str, str]) -> int:
    """Count what is needed and named by a row."""
    named = set(names_of(cells, known, renames).columns)
    return sum(not named.isdisjoint(either) for either in NEEDED.values())
