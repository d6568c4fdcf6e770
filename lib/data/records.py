"""Rows of a text or of a spreadsheet → header and records, by the same rules for both."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lib.data import limits
from lib.data.headings import NONE, Named, names_of
from lib.data.problems import Problem

# A cell never needs these; they come from damaged files or from a wrong encoding.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
# What a spreadsheet writes where a formula came to nothing; #N/A is a word for blank.
FAILED = re.compile(r"#(?:REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)|Err:[0-9]{3}")


@dataclass
class Rows:
    """What the header and the records are made from, wherever the rows came from.

    `line` is that of `header`; `rows` yields (line, cells) of what stands below and is not blank,
    cells trimmed. `problems` and `notices` are complete once all rows are taken. `suspect` is
    whether any cell may hold what cannot be read.
    """

    line: int
    header: Sequence[str]
    rows: Iterator[tuple[int, list[str]]]
    suspect: bool
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """Column names, then one (line, {column: cell}) per record that has a cell for each.

    `line` is that of the column names, `named` what its cells name; `notices` are about the file
    as a whole.
    """

    columns: tuple[str, ...]
    records: list[tuple[int, dict[str, str]]]
    problems: list[Problem]
    notices: list[Problem]
    line: int
    named: Named = field(default_factory=Named)


def table_of(found: Rows, known: Mapping[str, Any], renames: Mapping[str, str] = NONE) -> Table:
    """Take all rows; one that is too wide, or holds what cannot be read, is named and left out.

    `known` maps our columns to what has their `title`, `renames` say what the file calls some of
    them. Raises UnreadableError beyond all measure.
    """
    limits.refuse_width(len(found.header))
    problems = found.problems
    named = names_of(found.header, known, renames)
    columns = _columns(found.line, named, problems)
    width = len(columns)
    nameless = [place for place, cell in enumerate(found.header) if not cell]
    records: list[tuple[int, dict[str, str]]] = []
    for line, row in found.rows:
        if nameless and any(row[place] for place in nameless if place < len(row)):
            problems.append(_nameless(found.line))
            nameless = []  # said once
        cells = row[:width] + [""] * (width - len(row))
        if any(row[width:]):
            problems.append(_too_wide(line, len(row), width))
        elif (
            found.suspect
            and is_suspect("\n".join(cells))
            and (unfit := _unfit(line, columns, cells))
        ):
            problems += unfit
        else:
            record = dict(zip(columns, cells, strict=True))
            record.pop("", None)  # columns without a name
            records.append((line, record))
            limits.refuse_length(len(records), width)
    there = tuple(filter(None, columns))
    return Table(there, records, problems, found.notices, found.line, named)


def is_suspect(text: str) -> bool:
    """Tell whether a text holds what a cell may not; one look spares one at each cell."""
    return UNPRINTABLE.search(text) is not None or FAILED.search(text) is not None


def _columns(line: int, named: Named, problems: list[Problem]) -> list[str]:
    """Give each cell of the first line its column name; blank ones are not read."""
    columns: list[str] = []
    for name in named.columns:
        if name and name in columns:
            problems.append(
                Problem(line, name, "", "stands twice in the first line", "rename one of the two")
            )
            columns.append("")
        else:
            columns.append(name)
    return columns


def _unfit(line: int, columns: Sequence[str], cells: Sequence[str]) -> list[Problem]:
    """Name the cells that cannot be read, or in which a formula failed."""
    found = []
    for column, cell in zip(columns, cells, strict=True):
        if column and UNPRINTABLE.search(cell):
            rule = "holds a character that cannot be read"
            repair = "type the cell again and save the file as UTF-8"
            found.append(Problem(line, column, "", rule, repair))
        elif column and FAILED.fullmatch(cell):
            rule = "an error of the spreadsheet, not a value"
            repair = "mend its formula, or type the value"
            found.append(Problem(line, column, cell, rule, repair))
    return found


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
