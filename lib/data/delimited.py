"""Bytes of a spreadsheet's export → header and records, each with its editor's line number."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lib.data import limits
from lib.data.encoding import decode
from lib.data.problems import Problem, UnreadableError

DELIMITERS = ",;\t"
MOST_BROKEN_QUOTES = 200
SWALLOWED = "a cell holds whole lines"
# A cell never needs these; they come from damaged files or from a wrong encoding.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


@dataclass(frozen=True)
class Table:
    """Column names, then one (line, {column: cell}) per record that has a cell for each."""

    columns: tuple[str, ...]
    records: list[tuple[int, dict[str, str]]]
    problems: list[Problem]


def table(content: bytes, known: Collection[str]) -> Table:
    r"""Read UTF-8, UTF-16 or Windows-1252 text with commas, semicolons or tabs.

    The separator is the one under which the first line names most `known` columns. Raises
    UnreadableError when there is no first line, or when the file is none or beyond all measure.
    Line ends inside quoted cells become `\n`.
    """
    text = decode(content)
    limits.refuse_many_lines(text)
    lines = io.StringIO(text, newline=None).readlines()
    limits.refuse_long_lines(lines)
    problems: list[Problem] = []
    delimiter = _delimiter_of(lines, known)
    rows = (row for row in _rows(lines, delimiter, problems) if any(row[1]))
    header_line, header = next(rows, (0, []))
    if not header:
        raise UnreadableError("the file is empty; write the column names in its first line")
    limits.refuse_width(len(header))
    columns = _columns(header_line, header, known, problems)
    width = len(columns)
    suspect = UNPRINTABLE.search(text) is not None  # one look at the whole spares one at each cell
    nameless = [place for place, cell in enumerate(header) if not cell]
    records = []
    for line, row in rows:
        if nameless and any(row[place] for place in nameless if place < len(row)):
            problems.append(_nameless(header_line))
            nameless = []  # said once
        cells = row[:width] + [""] * (width - len(row))
        if any(row[width:]):
            problems.append(_too_wide(line, len(row), width))
        elif suspect and (
            unprintable := [
                c for c, cell in zip(columns, cells, strict=True) if c and UNPRINTABLE.search(cell)
            ]
        ):
            problems += [_unprintable(line, column) for column in unprintable]
        else:
            record = dict(zip(columns, cells, strict=True))
            record.pop("", None)  # columns without a name
            records.append((line, record))
            limits.refuse_length(len(records), width)
    return Table(tuple(filter(None, columns)), records, problems)


def delimiter_of(text: str, known: Collection[str]) -> str:
    """Give the separator under which the first line names most `known` columns."""
    return _delimiter_of(io.StringIO(text, newline=None).readlines(), known)


def _delimiter_of(lines: list[str], known: Collection[str]) -> str:
    def named(delimiter: str) -> int:
        first = next((row for _, row in _rows(lines, delimiter, []) if any(row)), [])
        return len({_name(cell) for cell in first} & set(known))

    return max(DELIMITERS, key=named)


def name_of(cell: str, known: Collection[str]) -> str:
    """Give the column that a cell of the first line names."""
    return _name(cell) if _name(cell) in known else cell


def _rows(
    lines: list[str], delimiter: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells); a line whose quotation marks do not pair is named and passed over."""
    start, broken, width = 0, 0, 0
    while start < len(lines):
        reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
        line = start
        try:
            for cells in reader:
                width = width or (len(cells) if any(cells) else 0)
                after = start + reader.line_num
                if after > line + 1 and any(_swallowed(cell, delimiter, width) for cell in cells):
                    raise csv.Error(SWALLOWED)
                yield line + 1, list(map(str.strip, cells))
                line = after
            return
        except csv.Error as error:
            broken += 1
            if broken > MOST_BROKEN_QUOTES:
                problems.append(_stopped(line + 1))
                return
            problems.append(_broken(line + 1, str(error)))
            start = line + 1


def _swallowed(cell: str, delimiter: str, width: int) -> bool:
    """Tell whether a cell holds whole lines of the table, behind a stray quotation mark.

    Prose may hold as many commas as a line, but writes a space after them.
    """
    return any(
        len(cells := line.split(delimiter)) == width > 2
        and not any(each.startswith(" ") for each in cells[1:])
        for line in cell.split("\n")[1:]
    )


def _columns(
    line: int, header: list[str], known: Collection[str], problems: list[Problem]
) -> list[str]:
    """Give each cell of the first line its column name; blank ones are not read."""
    while header and not header[-1]:
        header.pop()
    columns: list[str] = []
    for cell in header:
        name = name_of(cell, known)
        if name and name in columns:
            problems.append(
                Problem(line, name, "", "stands twice in the first line", "rename one of the two")
            )
            name = ""
        columns.append(name)
    return columns


def _name(cell: str) -> str:
    return cell.casefold().replace(" ", "_")


def _too_wide(line: int, cells: int, width: int) -> Problem:
    return Problem(
        line,
        "",
        "",
        f"has {cells} cells where the first line has {width}",
        "put a cell that holds a separator in quotation marks",
    )


def _nameless(line: int) -> Problem:
    return Problem(
        line,
        "",
        "",
        "a column without a name holds values, which are not read",
        "give it a name of its own",
    )


def _unprintable(line: int, column: str) -> Problem:
    return Problem(
        line,
        column,
        "",
        "holds a character that cannot be read",
        "type the cell again and save the file as UTF-8",
    )


def _broken(line: int, error: str) -> Problem:
    if error == SWALLOWED:
        rule = "opens a quotation mark that takes in the lines after it"
        repair = "close it, or write it twice if it belongs to the text"
    elif "field limit" in error:
        rule = "holds a cell of more than 131,072 characters, or an open quotation mark"
        repair = "shorten the cell, or close the quotation mark"
    elif "unexpected end" in error:
        rule = "opens a quotation mark that is never closed"
        repair = "close it, or write it twice if it belongs to the text"
    else:
        rule = "has text right after a closing quotation mark"
        repair = "write quotation marks inside a cell twice"
    return Problem(line, "", "", rule, repair)


def _stopped(line: int) -> Problem:
    return Problem(
        line,
        "",
        "",
        f"reading stops here, after {MOST_BROKEN_QUOTES} lines whose quotation marks do not pair",
        "save the file again as CSV in UTF-8",
    )
