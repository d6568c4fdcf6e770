"""Bytes of a spreadsheet's export → header and records, each with its editor's line number."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lib.data.problems import Problem, UnreadableError

DELIMITERS = ",;\t"
MOST_BROKEN_QUOTES = 200
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
    UnreadableError when there is no first line. Line ends inside quoted cells become `\n`.
    """
    lines = io.StringIO(decode(content), newline=None).readlines()
    problems: list[Problem] = []
    delimiter = _delimiter(lines, known)
    rows = (row for row in _rows(lines, delimiter, problems) if any(row[1]))
    header_line, header = next(rows, (0, []))
    if not header:
        raise UnreadableError("the file is empty; write the column names in its first line")
    columns = _columns(header_line, header, known, problems)
    width = len(columns)
    records = []
    for line, row in rows:
        cells = row[:width] + [""] * (width - len(row))
        if any(row[width:]):
            problems.append(_too_wide(line, len(row), width))
        elif unprintable := [
            c for c, cell in zip(columns, cells, strict=True) if UNPRINTABLE.search(cell)
        ]:
            problems += [_unprintable(line, column) for column in unprintable]
        else:
            records.append((line, {c: v for c, v in zip(columns, cells, strict=True) if c}))
    return Table(tuple(filter(None, columns)), records, problems)


def decode(content: bytes) -> str:
    """Tell the encoding by its mark, its zero bytes or its validity, and decode.

    A file that is UTF-8 but for some bytes stays UTF-8, with those bytes as U+FFFD, so that one
    pasted cell does not garble all others; one with more invalid than valid bytes beyond ASCII is
    taken for Windows-1252.
    """
    encoding = _marked_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            raise UnreadableError(
                f"the file is not {encoding} text; save it as CSV in UTF-8"
            ) from error
    repaired = content.decode("utf-8-sig", errors="replace")
    if len(re.findall("[^\x00-\x7f\ufffd]", repaired)) >= repaired.count("\ufffd"):
        return repaired
    return content.decode("cp1252", errors="replace")


def _marked_encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:200]
    if len(start) > 1 and start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    return "utf-8-sig"


def _delimiter(lines: list[str], known: Collection[str]) -> str:
    def named(delimiter: str) -> int:
        first = next((row for _, row in _rows(lines, delimiter, []) if any(row)), [])
        return len({_name(cell) for cell in first} & set(known))

    return max(DELIMITERS, key=named)


def _rows(
    lines: list[str], delimiter: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells); a line whose quotation marks do not pair is named and passed over."""
    start, broken = 0, 0
    while start < len(lines):
        reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
        line = start
        try:
            for cells in reader:
                yield line + 1, [cell.strip() for cell in cells]
                line = start + reader.line_num
            return
        except csv.Error as error:
            broken += 1
            if broken > MOST_BROKEN_QUOTES:
                problems.append(_stopped(line + 1))
                return
            problems.append(_broken(line + 1, str(error)))
            start = line + 1


def _columns(
    line: int, header: list[str], known: Collection[str], problems: list[Problem]
) -> list[str]:
    """Give each cell of the first line its column name; blank ones are not read."""
    while header and not header[-1]:
        header.pop()
    columns: list[str] = []
    for cell in header:
        name = _name(cell) if _name(cell) in known else cell
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


def _unprintable(line: int, column: str) -> Problem:
    return Problem(
        line,
        column,
        "",
        "holds a character that cannot be read",
        "type the cell again and save the file as UTF-8",
    )


def _broken(line: int, error: str) -> Problem:
    if "field limit" in error:
        rule, repair = "holds a cell of more than 131,072 characters", "shorten it"
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
