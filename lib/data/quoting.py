"""Lines → cells, by the rules of quotation marks; what breaks them costs its own line only."""

import csv
import io
from collections.abc import Iterator

from lib.data.problems import Problem

MOST_BROKEN_QUOTES = 200
SWALLOWED = "a cell holds whole lines"


def rows(
    lines: list[str], delimiter: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells); a line whose quotation marks do not pair is named and passed over.

    A mark behind blanks opens a quoted cell if the line can be read so, else it is a letter.
    """
    start, broken, width, skip = 0, 0, 0, True
    while start < len(lines):
        rest = (lines[at] for at in range(start, len(lines)))
        reader = csv.reader(rest, delimiter=delimiter, strict=True, skipinitialspace=skip)
        line = start
        try:
            for cells in reader:
                width = width or (len(cells) if any(cells) else 0)
                after = start + reader.line_num
                if after > line + 1 and any(_swallowed(cell, delimiter, width) for cell in cells):
                    raise csv.Error(SWALLOWED)
                yield line + 1, list(map(str.strip, cells))
                line = after
                if not skip:
                    break
            start, skip = line, True
        except csv.Error as error:
            start, skip = line, not skip
            if skip:
                broken += 1
                if broken > MOST_BROKEN_QUOTES:
                    problems.append(_stopped(line + 1))
                    return
                problems.append(_broken(line + 1, str(error)))
                start = line + 1


def unwrapped(row: list[str], delimiter: str) -> list[str]:
    """Read a line that is one cell in quotation marks as the line that stands in them.

    Any other line stays the same object.
    """
    if not row or delimiter not in row[0] or any(row[1:]):
        return row
    try:
        [cells] = csv.reader(io.StringIO(row[0], newline=""), delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        return row
    return list(map(str.strip, cells))


def _swallowed(cell: str, delimiter: str, width: int) -> bool:
    """Tell whether a cell holds whole lines of the table, behind a stray quotation mark.

    Prose may hold as many commas as a line, but writes a space after them.
    """
    return any(
        len(cells := line.split(delimiter)) == width > 2
        and not any(each.startswith(" ") for each in cells[1:])
        for line in cell.split("\n")[1:]
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
