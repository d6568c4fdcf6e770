"""A sheet, as CSV or workbook → text with a line for each row and tabs between its cells."""

import io
from collections.abc import Iterable, Sequence

from lib.data import limits, quoting
from lib.data.aliases import NEEDED
from lib.data.delimited import declares, delimiter_of
from lib.data.headings import names_of
from lib.data.problems import Problem
from lib.data.row import COLUMNS
from lib.data.spreadsheets import sheets

SHEETS = (".csv", ".tsv", ".tab")
SHORTEST = 2  # cells of a line of a sheet


def of_workbook(content: bytes) -> str:
    """Give the sheet with most of the needed columns, else the first, of an .xlsx or .ods file.

    Raises UnreadableError as `sheets.rows` does.
    """
    found = sheets.rows(content, COLUMNS)
    return _written([found.header, *(cells for _, cells in found.rows)])


def of_text(name: str, text: str) -> str:
    """Give the rows of a CSV; blank for what is none, by its name or its first line.

    Raises UnreadableError for a CSV beyond all measure.
    """
    called = name.lower().endswith(SHEETS)
    first = text.lstrip("\ufeff\r\n ").split("\n", 1)[0]
    if not called and (len(first) > limits.LOOKED_AT or not any(each in first for each in ",;\t")):
        return ""
    delimiter = delimiter_of(text if called else first, COLUMNS)
    head = next((row for _, row in quoting.rows([first], delimiter, [])), [])
    head = head if called else quoting.unwrapped(head, delimiter)
    if not called and not _needed(head):
        return ""
    limits.refuse_many_lines(text)
    lines = io.StringIO(text, newline=None).readlines()
    limits.refuse_long_lines(lines)
    lines = [line for at, line in enumerate(lines) if at or not declares(line)]
    broken: list[Problem] = []
    rows = [quoting.unwrapped(row, delimiter) for _, row in quoting.rows(lines, delimiter, broken)]
    # A line whose quotation marks do not pair is shown as it stands, not lost.
    rows += [[lines[each.line - 1]] for each in broken if 0 < each.line <= len(lines)]
    return _written(rows) if max(map(len, rows), default=0) >= SHORTEST else ""


def _needed(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a first line name a source, a time and a number."""
    named = set(names_of(cells[: limits.MOST_COLUMNS], COLUMNS).columns)
    return all(not named.isdisjoint(either) for either in NEEDED.values())


def _written(rows: Iterable[Sequence[str]]) -> str:
    """Write rows with as many cells each, so that a blank one at the end is one; titles alone."""
    kept = [[" ".join(cell.split()) for cell in row] for row in rows if any(row)]
    width = max((at for row in kept for at, cell in enumerate(row, 1) if cell), default=0)
    begun = next((at for at, row in enumerate(kept) if sum(map(bool, row)) > 1), len(kept))
    titles = ["".join(row) for row in kept[:begun]]
    below = ["\t".join((row + [""] * width)[:width]) for row in kept[begun:]]
    return "\n".join([*titles, *below, ""])
