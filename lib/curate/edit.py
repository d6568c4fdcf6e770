"""Change single cells of a CSV, or add rows; every other byte stays as it is."""

from collections.abc import Mapping, Sequence

from lib.curate.csv_bytes import NotEditedError, decoded, encoded
from lib.curate.csv_cells import QUOTE, Record, scan
from lib.data.constants import constants
from lib.data.delimited import declares, delimiter_of, table
from lib.data.headings import NONE, names_of, setting
from lib.data.problems import UnreadableError
from lib.data.records import Table
from lib.data.row import COLUMNS

Place = tuple[int, str]  # line, column


def edited(
    content: bytes,
    changes: Mapping[Place, str],
    rows: Sequence[Mapping[str, str]] = (),
    renames: Mapping[str, str] = NONE,
) -> bytes:
    """Give the file with some cells changed, by line and column, and rows added at its end.

    Encoding, separator, quotation marks, line ends, order and unknown columns stay. A column that
    the file lacks is added to its first line where a new row needs it. `renames` are the settings
    of `[columns]`: what is called otherwise there keeps its heading. Raises NotEditedError where
    a change cannot be made without touching anything else, UnreadableError as the reader does.
    """
    rows = _without_constants(rows, constants(renames))
    before = table(content, COLUMNS, renames)
    mark, text, encoding = decoded(content)
    delimiter = delimiter_of(text, COLUMNS, renames)
    records = scan(text, delimiter)
    if records and declares(text[records[0].cells[0].start : records[0].end]):
        del records[0]
    if not records:
        raise UnreadableError("the file is empty")
    needed = [
        *(column for (_, column), value in changes.items() if value),
        *(name for row in rows for name, value in row.items() if value),
    ]
    added = [name for name in dict.fromkeys(needed) if name not in before.columns]
    columns = [*_columns(text, records[0], renames), *added]
    pieces = _changes(text, records, columns, changes, delimiter)
    pieces.append((records[0].end, records[0].end, "".join(delimiter + name for name in added)))
    changed = _put(text, pieces) + _rows(text, columns, rows, delimiter)
    found = mark + encoded(changed, encoding)
    after = table(found, COLUMNS, renames)
    _compare_headings(before, after, added)
    _compare(before, after, changes, added, rows)
    return found


def _columns(text: str, header: Record, renames: Mapping[str, str]) -> list[str]:
    cells = [_plain(text[each.start : each.end]) for each in header.cells]
    return list(names_of(cells, COLUMNS, renames).columns)


def _plain(cell: str) -> str:
    bare = cell.strip()
    if bare.startswith(QUOTE):
        return bare[1:].removesuffix(QUOTE).replace(QUOTE * 2, QUOTE).strip()
    return bare


def _changes(
    text: str,
    records: Sequence[Record],
    columns: Sequence[str],
    changes: Mapping[Place, str],
    delimiter: str,
) -> list[tuple[int, int, str]]:
    """Say what to put where: (start, end, new text)."""
    by_line = {record.line: record for record in records}
    beyond: dict[int, dict[int, str]] = {}
    pieces = []
    for (line, column), value in changes.items():
        record = by_line.get(line)
        if record is None or column not in columns:
            raise NotEditedError(f"line {line} has no cell {column} that could be changed")
        at = columns.index(column)
        if at < len(record.cells):
            cell = record.cells[at]
            was_quoted = text[cell.start : cell.end].lstrip().startswith(QUOTE)
            pieces.append((cell.start, cell.end, _written(value, delimiter, was_quoted)))
        elif value:
            beyond.setdefault(line, {})[at] = _written(value, delimiter, False)
    for line, cells in beyond.items():
        record = by_line[line]
        grown = [cells.get(at, "") for at in range(len(record.cells), max(cells) + 1)]
        pieces.append((record.end, record.end, "".join(delimiter + cell for cell in grown)))
    return pieces


def _put(text: str, pieces: Sequence[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(pieces, key=lambda piece: piece[0], reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _rows(
    text: str, columns: Sequence[str], rows: Sequence[Mapping[str, str]], delimiter: str
) -> str:
    """Write the new rows with the file's own line end, on lines of their own."""
    if not rows:
        return ""
    ending = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
    lines = [
        delimiter.join(_written(row.get(name, ""), delimiter, False) for name in columns)
        for row in rows
    ]
    last = "" if text.endswith(("\n", "\r")) else ending
    return last + ending.join(lines) + ending


def _written(value: str, delimiter: str, quoted: bool) -> str:
    if quoted or value != value.strip() or any(s in value for s in (delimiter, QUOTE, "\n", "\r")):
        return f"{QUOTE}{value.replace(QUOTE, QUOTE * 2)}{QUOTE}"
    return value


def _without_constants(
    rows: Sequence[Mapping[str, str]], stated: Mapping[str, str]
) -> list[Mapping[str, str]]:
    """Leave out of new rows what is said of every row beside the file."""
    for row in rows:
        for name, text in stated.items():
            if row.get(name, "").strip() not in ("", text):
                raise NotEditedError(
                    f"{name} is “{text}” in every row, as [columns] in views.toml says; write it "
                    "into the file first, row by row"
                )
    return [{name: cell for name, cell in row.items() if name not in stated} for row in rows]


def _compare_headings(before: Table, after: Table, added: Sequence[str]) -> None:
    """Refuse a new column beside which another heading would not be read as before."""
    lost = [name for name in before.columns if name not in after.columns]
    if lost:
        line = setting(lost[0], before.named.headings[lost[0]])
        raise NotEditedError(
            f"with a column {' and '.join(added)} in the file, {lost[0]} would not be read any "
            f"more; write {line} under [columns] in views.toml first"
        )


def _compare(
    before: Table,
    after: Table,
    changes: Mapping[Place, str],
    added: Sequence[str],
    rows: Sequence[Mapping[str, str]],
) -> None:
    """Read the new file and refuse it unless exactly what was asked for has changed."""
    wanted = [
        {**dict.fromkeys(added, ""), **cells}
        | {c: v for (n, c), v in changes.items() if n == line}
        for line, cells in before.records
    ]
    wanted += [{name: row.get(name, "") for name in after.columns} for row in rows]
    found = [cells for _, cells in after.records]
    if found != [{name: _read(value) for name, value in cells.items()} for cells in wanted]:
        raise NotEditedError(
            "the file is damaged near this cell, so that more than the cell would change; mend "
            "it in an editor first"
        )


def _read(value: str) -> str:
    """Give a value as the reader would: trimmed, with plain line ends."""
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()
