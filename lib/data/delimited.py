"""Bytes of a file → header and records, each with its editor's line number; text is read here."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lib.data import limits, quoting
from lib.data.encoding import WINDOWS, decode, encoding_of
from lib.data.headings import NONE, names_of
from lib.data.problems import Problem, UnreadableError
from lib.data.records import Rows, Table, is_suspect, table_of
from lib.data.spreadsheets import packed, sheets

DELIMITERS = ",;\t"
# A first line that only tells spreadsheets the separator.
DECLARED = re.compile('\ufeff*"?sep=(.)"?[,;\t]*\n?', re.IGNORECASE)


def table(
    content: bytes,
    known: Mapping[str, Any],
    renames: Mapping[str, str] = NONE,
    *,
    spreadsheets: bool = False,
) -> Table:
    r"""Read UTF-8, UTF-16 or Windows-1252 text with commas, semicolons or tabs.

    The separator is the one under which the first line names most `known` columns, which map to
    what has their `title`; `renames` say what the file calls some of them. Where `spreadsheets`
    may stand in the place of a CSV, .xlsx and .ods are read, too, told by their content; a line is
    then a row. Raises UnreadableError when there is no first line, or when the file is none or
    beyond all measure. Line ends inside cells become `\n`.
    """
    if spreadsheets and packed.is_packed(content):
        return table_of(sheets.rows(content, known, renames), known, renames)
    return table_of(_rows(content, known, renames), known, renames)


def _rows(content: bytes, known: Mapping[str, Any], renames: Mapping[str, str]) -> Rows:
    text = decode(content)
    limits.refuse_many_lines(text)
    lines, declared = _lines(text)
    limits.refuse_long_lines(lines)
    delimiter = _delimiter_of(lines, declared, known, renames)
    problems: list[Problem] = []
    rows = (row for row in quoting.rows(lines, delimiter, problems) if any(row[1]))
    line, wrapped = next(rows, (0, []))
    if not wrapped:
        broken = [f"no line can be read (line {each.line} {each.rule})" for each in problems[:1]]
        [why] = broken or ["the file is empty"]
        raise UnreadableError(f"{why}; write the column names in its first line")
    header = quoting.unwrapped(wrapped, delimiter)
    notices = _encodings(text, content)
    below = _unwrapped(rows, delimiter, len(header), header is not wrapped, notices)
    return Rows(line, header, below, is_suspect(text), problems, notices)


def _unwrapped(
    rows: Iterator[tuple[int, list[str]]],
    delimiter: str,
    width: int,
    bare: bool,
    notices: list[Problem],
) -> Iterator[tuple[int, list[str]]]:
    """Read lines that are one cell in quotation marks as without them, and count them.

    `bare` is whether the first line was one.
    """
    unwrapped = int(bare)
    for line, found in rows:
        row = quoting.unwrapped(found, delimiter)
        if not bare and len(row) != width:
            row = found  # prose
        unwrapped += row is not found
        yield line, row
    if unwrapped:
        many = f"{unwrapped:,} lines are" if unwrapped > 1 else "1 line is"
        rule = f"{many} one cell in quotation marks, and read as without them"
        repair = f"save the file with “{delimiter}” as the separator"
        notices.append(Problem(0, "", "", rule, repair))


def delimiter_of(text: str, known: Mapping[str, Any], renames: Mapping[str, str] = NONE) -> str:
    """Give the separator under which the first line names most `known` columns."""
    return _delimiter_of(*_lines(text), known, renames)


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


def _delimiter_of(
    lines: list[str], declared: str, known: Mapping[str, Any], renames: Mapping[str, str]
) -> str:
    def named(delimiter: str) -> tuple[int, int]:
        first = next((row for _, row in quoting.rows(lines, delimiter, []) if any(row)), [])
        cells = quoting.unwrapped(first, delimiter)[: limits.MOST_COLUMNS]
        ours = len(set(names_of(cells, known, renames).columns) & set(known))
        return ours, 0 if ours else sum(map(bool, cells[1:]))  # else cut into most

    return max(DELIMITERS if declared in f'{DELIMITERS}"' else DELIMITERS + declared, key=named)


def _encodings(text: str, content: bytes) -> list[Problem]:
    """Say so where the encoding is an assumption."""
    if text.isascii() or encoding_of(content) != WINDOWS:
        return []
    repair = "look at letters with accents; where they are wrong, save it anew as CSV in UTF-8"
    return [Problem(0, "", "", "not UTF-8, so read as Windows-1252", repair)]
