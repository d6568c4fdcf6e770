"""Text → what stands in it as a table: rows of cells with their places, the title above."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.curate.tables import RULE, Cell, title_in

BESIDE = re.compile(r"\S {2,}\S")
GAPS = re.compile(r" {2,}")
TAB, PIPE, BLANKS = "\t", "|", "  "


@dataclass(frozen=True)
class Line:
    """A row of cells, from character `start` to `end` of the text."""

    cells: Sequence[Cell]
    start: int
    end: int

    @property
    def filled(self) -> int:
        """How many of its cells are not blank."""
        return sum(bool(cell.text) for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """Rows that follow each other, headings among them; `title` is the line above."""

    title: str
    lines: Sequence[Line]


def grids(text: str) -> Iterator[Grid]:
    """Find rows of at least two cells that are parted by tabs, by upright strokes or by blanks.

    A blank cell is one between tabs or strokes; between blanks there is none.
    """
    title, sign, held = "", "", []
    at = 0
    for line in [*text.splitlines(keepends=True), "\n"]:
        own = _sign(line)
        ended = own != sign and not (sign == PIPE and _is_rule(line))
        if held and (ended or (own == BLANKS and _blanks(line) != _blanks(held[-1][1]))):
            yield Grid(title, _lines(held, sign))
            title, held = title_in(held[-1][1]), []
        if own:
            sign = own
            held.append((at, line))
        elif line.strip() and not held:
            title = title_in(line)
        at += len(line)


def _sign(line: str) -> str:
    """Give what parts the cells of a line; blank where nothing does."""
    if not line.strip(" |+-:=\r\n\t"):
        return ""  # a rule, or nothing
    if TAB in line:
        return TAB
    if PIPE in line:
        return PIPE
    return BLANKS if BESIDE.search(line) else ""


def _blanks(line: str) -> int:
    """Count the gaps between cells: where one is missing, what stands behind it is not told."""
    return len(GAPS.findall(line.strip()))


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and RULE.fullmatch(line.strip()) is not None


def _lines(held: Sequence[tuple[int, str]], sign: str) -> list[Line]:
    # Strokes at the edges belong to no cell; a page's own tables have none at the left.
    edged = sign == PIPE and all(line.lstrip().startswith(PIPE) for _, line in held)
    return [_line(at, line, sign, edged) for at, line in held]


def _line(at: int, line: str, sign: str, edged: bool) -> Line:
    start, end = 0, len(line.rstrip("\r\n"))
    if sign != TAB:
        start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    if sign == PIPE:
        start += edged
        end -= end > start and line[end - 1] == PIPE
    cells = []
    begin = start
    parts = GAPS if sign == BLANKS else re.compile(re.escape(sign))
    for met in [*parts.finditer(line, start, end), None]:
        stop = met.start() if met else end
        text = line[begin:stop]
        cells.append(Cell(text.strip(), at + begin + len(text) - len(text.lstrip())))
        begin = met.end() if met else end
    return Line(cells, at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
