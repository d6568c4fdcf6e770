"""Bytes of an .xlsx or .ods file → rows of text with their numbers, of the sheet that has ours."""

import csv
import io
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lib.data import limits
from lib.data.headings import NONE
from lib.data.problems import Problem, UnreadableError
from lib.data.records import Rows
from lib.data.spreadsheets.heads import ENOUGH, NEEDED, Head, Row, head_of
from lib.data.spreadsheets.packed import Packed, is_packed, packed
from lib.data.spreadsheets.parts import DAMAGED, TOO_MUCH_TEXT, Sheet

MOST_SHEETS = 100
MOST_BYTES = (limits.MOST_MEGABYTES - 0.1) * 1_000_000  # the column names take some, too
PANIC = "PanicException"  # of Rust; it has no name that could be imported


def rows(content: bytes, known: Mapping[str, Any], renames: Mapping[str, str] = NONE) -> Rows:
    """Choose the first sheet with most of the needed columns, and give its rows as text.

    A line is the row's number in the spreadsheet. `known` maps our columns to what has their
    `title`. Raises UnreadableError, with the reason, for what is no workbook, is beyond all
    measure, or has merged cells among its column names.
    """
    found = packed(content)
    with _said():
        book = CalamineWorkbook.from_filelike(io.BytesIO(found.content))
    names = _names(book)
    name, sheet, head = _chosen(book, names, found, known, renames)
    looked = found.sheets.get(name, Sheet())
    _refuse_merged(looked, head.line)
    said = [_named(name, len(names) - 1)]
    if head.below_title:
        rule = "the column names are read from here"
        said.append(Problem(head.line, "", "", rule, "the rows above them are left out"))
    below = (row for row in _texts(sheet, looked) if row[0] > head.line)
    return Rows(head.line, head.cells, _bounded(below), suspect=True, notices=said)


def as_csv(content: bytes, known: Mapping[str, Any], renames: Mapping[str, str] = NONE) -> bytes:
    r"""Write the sheet that is read as CSV: UTF-8, `\n`, quotation marks only where needed.

    Blank rows, titles above the column names and blank columns at the end are left out. Raises
    UnreadableError as `rows` does.
    """
    found = rows(content, known, renames)
    lines = [list(found.header), *(cells for _, cells in found.rows)]
    width = max(at for cells in lines for at, cell in enumerate(cells, start=1) if cell)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows((cells + [""] * width)[:width] for cells in lines)
    return text.getvalue().encode()


def csv_of(
    name: str, content: bytes, known: Mapping[str, Any], renames: Mapping[str, str] = NONE
) -> tuple[str, bytes]:
    """Give name and bytes of the CSV that stands for a file: its own, or those of its sheet.

    Raises UnreadableError as `rows` does.
    """
    if not is_packed(content):
        return name, content
    own = Path(name).with_suffix(".csv").name
    # A spreadsheet may be called .csv; it is not written over either.
    return own if own != name else f"{Path(name).stem}-sheet.csv", as_csv(content, known, renames)


def text_of(value: object) -> str:
    """Write the value of a cell: whole numbers in digits, days in ISO form, text trimmed."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        # Spreadsheets keep and show 15 digits; beyond, 0.1 + 0.2 would be 0.30000000000000004.
        return f"{value:.0f}" if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def _names(book: CalamineWorkbook) -> list[str]:
    """Name the sheets of cells, those that nobody sees last."""
    sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    sheets.sort(key=lambda each: each.visible != SheetVisibleEnum.Visible)
    return [each.name for each in sheets]


def _chosen(
    book: CalamineWorkbook,
    names: Sequence[str],
    found: Packed,
    known: Mapping[str, Any],
    renames: Mapping[str, str],
) -> tuple[str, CalamineSheet, Head]:
    """Give the first sheet with most of the needed columns, or the first that is not empty."""
    best: tuple[str, CalamineSheet, Head] | None = None
    for name in names[:MOST_SHEETS]:
        try:
            with _said():
                sheet = book.get_sheet_by_name(name)
        except UnreadableError:
            if found.refusals:  # it was left out as too large
                continue
            raise
        head = head_of(_texts(sheet, found.sheets.get(name, Sheet())), known, renames)
        if head and (best is None or head.named > best[2].named):
            best = name, sheet, head
        if best and best[2].named == len(NEEDED):
            break
    if found.refusals and (best is None or best[2].named < ENOUGH):
        raise UnreadableError(found.refusals[0])
    if best is None:
        raise UnreadableError("the spreadsheet is empty; write the column names in its first line")
    return best


def _texts(sheet: CalamineSheet, looked: Sheet) -> Iterator[Row]:
    """Yield (number, cells) of the rows that are not blank, failed formulas by their error."""
    failed: dict[int, dict[int, str]] = {}
    for (row, column), text in looked.failed.items():
        failed.setdefault(row, {})[column] = text
    with _said():
        for number, values in enumerate(sheet.iter_rows(), start=1):
            cells = [text_of(value) for value in values]
            for column, text in failed.get(number, {}).items():
                if column <= len(cells):
                    cells[column - 1] = text
            if any(cells):
                yield number, cells


def _bounded(texts: Iterator[Row]) -> Iterator[Row]:
    """Pass rows on as long as their CSV would be small enough to be read."""
    size = 0
    for line, cells in texts:
        text = ",".join(cells)
        size += len(text.encode()) + 1
        if text.count(",") >= len(cells) or '"' in text or "\n" in text:
            size += text.count('"') + 2 * len(cells)  # at most, for quotation marks
        if size > MOST_BYTES:
            raise UnreadableError(TOO_MUCH_TEXT)
        yield line, cells


def _refuse_merged(looked: Sheet, line: int) -> None:
    found = [each for each in looked.merged if each[0] <= line <= each[2]]
    if found:
        which = "the first row" if line == 1 else f"row {line}"
        listed = ", ".join(map(_written, found[:5]))
        raise UnreadableError(
            f"{which} has merged cells ({listed}); give every column a heading of its own"
        )


def _written(place: tuple[int, int, int, int]) -> str:
    first_row, first, last_row, last = place
    return f"{_letters(first)}{first_row}:{_letters(last)}{last_row}"


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, at = divmod(column - 1, 26)
        letters = chr(ord("A") + at) + letters
    return letters


def _named(name: str, others: int) -> Problem:
    rest = {0: "it has no other", 1: "1 other sheet is not read"}
    said = rest.get(others, f"{others} other sheets are not read")
    return Problem(0, "", "", f"read the sheet “{name}” of the spreadsheet", said)


@contextmanager
def _said() -> Generator[None]:
    """Turn what the reader of workbooks raises into a reason; its panics derive from no error."""
    try:
        yield
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise UnreadableError(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise UnreadableError(DAMAGED) from error
