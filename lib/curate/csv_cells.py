"""Where every cell of a CSV text stands."""

from dataclasses import dataclass

QUOTE = '"'


@dataclass(frozen=True)
class Cell:
    """Where a cell stands in the text, its quotation marks included."""

    start: int
    end: int


@dataclass(frozen=True)
class Record:
    """One record: the line it starts on and its cells; `end` is before its line end."""

    line: int
    cells: list[Cell]
    end: int


def scan(text: str, delimiter: str) -> list[Record]:
    """Find every cell of a CSV text; records without any character are left out."""
    records: list[Record] = []
    cells: list[Cell] = []
    line, first, start, quoted, at = 1, 1, 0, False, 0
    while at <= len(text):
        sign = text[at] if at < len(text) else ""
        if sign == QUOTE and (quoted or not text[start:at].strip()):
            if quoted and text[at + 1 : at + 2] == QUOTE:
                at += 1
            else:
                quoted = not quoted
        elif sign == delimiter and not quoted:
            cells.append(Cell(start, at))
            start = at + 1
        elif sign in ("", "\r", "\n"):
            width = 2 if text[at : at + 2] == "\r\n" else 1
            if not quoted or not sign:
                cells.append(Cell(start, at))
                if len(cells) > 1 or text[start:at].strip():
                    records.append(Record(first, cells, at))
                cells, start, first = [], at + width, line + 1
            line += 1
            at += width - 1
        at += 1
    return records
