"""Bytes of a spreadsheet's export → header and records, each with its editor's line number."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.data import limits, quoting
from lib.data.encoding import WINDOWS, decode, encoding_of
from lib.data.headings import names_of
from lib.data.problems import Problem, UnreadableError

DELIMITERS = ",;\t"
# A first line that only tells spreadsheets the separator.
DECLARED = re.compile('\ufeff*"?sep=(.)"?[,;\t]*\n?', re.IGNORECASE)
# A cell never needs these; they come from damaged files or from a wrong encoding.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


@dataclass(frozen=True)
class Table:
    """Column names, then one (line, {column: cell}) per record that has a cell for each.

    `line` is that of the column names; `notices` are about the file as a whole.
    """

    columns: tuple[str, ...]
    records: list[tuple[int, dict[str, str]]]
    problems: list[Problem]
    notices: list[Problem]
    line: int


def table(content: bytes, known: Mapping[str, Any]) -> Table:
    r"""Read UTF-8, UTF-16 or Windows-1252 text with commas, semicolons or tabs.

    The separator is the one under which the first line names most `known` columns, which map to
    what has their `title`. Raises UnreadableError when there is no first line, or when the file is
    none or beyond all measure. Line ends inside quoted cells become `\n`.
    """
    text = decode(content)
    limits.refuse_many_lines(text)
    lines, declared = _lines(text)
    limits.refuse_long_lines(lines)
    delimiter = _delimiter_of(lines, declared, known)
    problems: list[Problem] = []
    rows = (row for row in quoting.rows(lines, delimiter, problems) if any(row[1]))
    header_line, wrapped = next(rows, (0, []))
    if not wrapped:
        broken = [f"no line can be read (line {each.line} {each.rule})" for each in problems[:1]]
        [why] = broken or ["the file is empty"]
        raise UnreadableError(f"{why}; write the column names in its first line")
    header = quoting.unwrapped(wrapped, delimiter)
    limits.refuse_width(len(header))
    columns = _columns(header_line, header, known, problems)
    width = len(columns)
    suspect = UNPRINTABLE.search(text) is not None  # one look at the whole spares one at each cell
    nameless = [place for place, cell in enumerate(header) if not cell]
    bare = header is not wrapped
    records, unwrapped = [], int(bare)
    for line, found in rows:
        row = quoting.unwrapped(found, delimiter)
        if not bare and len(row) != width:
            row = found  # prose
        unwrapped += row is not found
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
    notices = [*_encodings(text, content), *_unwrapped(unwrapped, delimiter)]
    return Table(tuple(filter(None, columns)), records, problems, notices, header_line)


def delimiter_of(text: str, known: Mapping[str, Any]) -> str:
    """Give the separator under which the first line names most `known` columns."""
    return _delimiter_of(*_lines(text), known)


def name_of(cell: str, known: Mapping[str, Any]) -> str:
    """Give the column that a cell of the first line names."""
    return names_of([cell], known)[0]


def declares(line: str) -> bool:
    """Tell whether a first line says nothing but the separator."""
    return DECLARED.fullmatch(line) is not None


def _lines(text: str) -> tuple[list[str], str]:
    """Split a text into lines; one that declares the separator is emptied, and that given."""
    lines = io.StringIO(text, newline=None).readlines()
    at = next((at for at, line in enumerate(lines) if line.strip()), None)
    first = None if at is None else DECLARED.fullmatch(lines[at])
    if at is None or first is None:
        return lines, ""
    return ["\n" if each == at else line for each, line in enumerate(lines)], first[1]


def _delimiter_of(lines: list[str], declared: str, known: Mapping[str, Any]) -> str:
    def named(delimiter: str) -> int:
        first = next((row for _, row in quoting.rows(lines, delimiter, []) if any(row)), [])
        cells = quoting.unwrapped(first, delimiter)[: limits.MOST_COLUMNS]
        return len(set(names_of(cells, known)) & set(known))

    return max(DELIMITERS if declared in f'{DELIMITERS}"' else DELIMITERS + declared, key=named)


def _unwrapped(lines: int, delimiter: str) -> list[Problem]:
    if not lines:
        return []
    many = f"{lines:,} lines are" if lines > 1 else "1 line is"
    rule = f"{many} one cell in quotation marks, and read as without them"
    return [Problem(0, "", "", rule, f"save the file with “{delimiter}” as the separator")]


def _encodings(text: str, content: bytes) -> list[Problem]:
    """Say so where the encoding is an assumption."""
    if text.isascii() or encoding_of(content) != WINDOWS:
        return []
    repair = "look at letters with accents; where they are wrong, save it anew as CSV in UTF-8"
    return [Problem(0, "", "", "not UTF-8, so read as Windows-1252", repair)]


def _columns(
    line: int, header: Sequence[str], known: Mapping[str, Any], problems: list[Problem]
) -> list[str]:
    """Give each cell of the first line its column name; blank ones are not read."""
    columns: list[str] = []
    for name in names_of(header, known):
        if name and name in columns:
            problems.append(
                Problem(line, name, "", "stands twice in the first line", "rename one of the two")
            )
            columns.append("")
        else:
            columns.append(name)
    return columns


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
