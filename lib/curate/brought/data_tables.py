"""Tables whose rows or cells are estimates already → one row of cells in our columns for each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.curate.brought.grids import Grid, Line
from lib.curate.tables import Cell
from lib.data import dates, headings, periods
from lib.data.aliases import HINTS, NEEDED
from lib.data.blanks import NOT_STATED
from lib.data.names import squeezed
from lib.data.needed import holding_dates, one_per_source
from lib.data.problems import UnreadableError
from lib.data.records import Rows, Table, table_of
from lib.data.row import COLUMNS
from lib.data.rules import YEAR

YEAR_HEAD = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
LEAST_YEARS = 2
TIMES = {squeezed(each) for name in NEEDED["the time"] for each in HINTS[name].split()}
DATES = ("reference_date", "publication_date")
NEVER = ("id", "repeats")  # of another file, whose rows have other names
UNNAMED = "time"  # what a column of dates is called that has no heading
FOOTNOTE = re.compile(r"\[[^\]]{1,12}\]$")
BLANK = Cell("", 0)


@dataclass(frozen=True)
class TableRow:
    """One estimate of a table: its cells by our columns, and where it stands in the text."""

    cells: Mapping[str, str]
    start: int
    end: int


@dataclass(frozen=True)
class DataTable:
    """The estimates of one table, and from where to where it goes; `title` is the line above."""

    title: str
    rows: Sequence[TableRow]
    start: int
    end: int


def data_table(grid: Grid) -> DataTable | None:
    """Read a table whose headings name source, time and number, or are sources or years.

    None for any other, which is read like text.
    """
    lines = [line for line in grid.lines if line.filled]
    begun = next((at for at, line in enumerate(lines) if line.filled > 1), len(lines))
    if len(lines) - begun < 2:
        return None
    title = " ".join(cell.text for line in lines[:begun] for cell in line.cells if cell.text)
    head, below = lines[begun], lines[begun + 1 :]
    try:
        table = _table(head, below)
    except UnreadableError:  # more columns or cells than any table of estimates
        return None
    rows = list(_rows(table, _places(table), below))
    title = title or grid.title
    return DataTable(title, rows, head.start, lines[-1].end) if rows else None


def _table(head: Line, below: Sequence[Line]) -> Table:
    names = [cell.text for cell in head.cells]
    if names[0] == "":  # programs write dates so, as the names of the rows
        names[0] = UNNAMED
    rows = ((at, [c.text for c in line.cells][: len(names)]) for at, line in enumerate(below))
    return table_of(Rows(0, names, rows, suspect=False), COLUMNS)


def _places(table: Table) -> Mapping[str, int]:
    """Give the place of every column among the cells, of two that are called alike the first."""
    return dict(reversed([(name, at) for at, name in enumerate(table.named.columns)]))


def _rows(table: Table, places: Mapping[str, int], below: Sequence[Line]) -> Iterator[TableRow]:
    records = [(at, {name: _own(cell) for name, cell in row.items()}) for at, row in table.records]
    table = replace(table, records=records)
    columns = set(table.columns)
    named = {group for group, either in NEEDED.items() if not columns.isdisjoint(either)}
    time, wide = one_per_source(table, COLUMNS)
    years = [name for name in table.columns if YEAR_HEAD.fullmatch(name)]
    if wide:
        yield from _each_cell(records, places, below, wide, "source", time)
    elif named == {"the source"} and len(years) >= LEAST_YEARS:
        yield from _each_cell(records, places, below, years, "year", "")
    elif {"the source", "the number"} <= named and not headings.refused(table.named):
        time = "" if "the time" in named else _called_time(table)
        if time or "the time" in named:
            for at, cells in _timed(records, time):
                yield TableRow(_ours(cells), below[at].start, below[at].end)


def _each_cell(
    records: Sequence[tuple[int, dict[str, str]]],
    places: Mapping[str, int],
    below: Sequence[Line],
    names: Sequence[str],
    meant: str,
    time: str,
) -> Iterator[TableRow]:
    """Make a row of every filled cell of some columns, whose headings are what is `meant`."""
    for at, cells in _timed(records, time):
        for name in sorted(names, key=lambda each: places[each]):
            if cells[name]:
                cell = below[at].cells[places[name]]
                own = _ours(cells) | {meant: name, "value": cells[name]}
                yield TableRow(own, cell.start, cell.start + len(cell.text))


def _called_time(table: Table) -> str:
    """Give the column that may mean the time, and holds dates; blank where there is none."""
    found = [name for name in holding_dates(table, COLUMNS) if squeezed(name) in TIMES]
    return found[0] if found else ""


def _own(cell: str) -> str:
    """Give a cell without the mark of a footnote; blank where it only says that it is blank."""
    cell = FOOTNOTE.sub("", cell).rstrip()
    return "" if cell.casefold() in NOT_STATED else cell


def _ours(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in cells.items() if name in COLUMNS and name not in NEVER}


def _timed(
    records: Sequence[tuple[int, dict[str, str]]], time: str
) -> list[tuple[int, dict[str, str]]]:
    """Write the time of each row as our columns have it, where there is no doubt about it.

    `time` is the column that holds it, blank where year or reference_date do. A date gives its
    year, too.
    """
    found = []
    for at, cells in records:
        said = cells.get(time or "year", "")
        whole = YEAR.fullmatch(said)
        year = whole[1] if whole else ""
        exact = cells.get("reference_date", "") or ("" if whole else said)
        found.append((at, cells | {"year": year, "reference_date": exact}))
    settled, _, _ = dates.settled(found, DATES)
    return [(at, cells | {"year": cells["year"] or _year(cells)}) for at, cells in settled]


def _year(cells: Mapping[str, str]) -> str:
    """Give the year of a date in ISO form; before year 1 it begins with the sign."""
    found = periods.PATTERN.fullmatch(cells["reference_date"])
    return found[1] if found else ""
