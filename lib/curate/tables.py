"""Text → its tables and lists of facts, cell by cell, each at its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

CUTS = (re.compile(r"[ ]*\|[ ]*"), re.compile(r"[ ]*\t[ \t]*"), re.compile(r" {2,}"))
SEMICOLONS = re.compile(r" *; +")  # of a table only below a line of short headings, else of prose
WORDS = 4  # in a heading, and in a cell between semicolons
RULE = re.compile(r"[\s|:+=-]+")
KEY = re.compile(r"(?P<key>[A-Z][\w' ]{1,30}): +(?P<value>\S.*)")
LONGEST_CELL = 60
# It states a number, or is a long sentence.
PROSE = re.compile(r"\d,\d{3}\b|(?:\S+\s+){14,}\S+\.")


@dataclass(frozen=True)
class Cell:
    """One cell, at its place in the text."""

    text: str
    start: int


@dataclass
class Block:
    """Lines of cells that follow each other; `title` is the line above them.

    `facts` are lines like "Size: 3,900", each with its own name.
    """

    title: str
    facts: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    start: int = 0
    end: int = 0


def title_in(line: str) -> str:
    """Give the line above a table as its title; blank where it is the end of other prose."""
    bare = line.strip()
    return "" if PROSE.search(bare) else bare


def without_tables(text: str, blocks: Sequence[Block]) -> str:
    """Blank the tables out, so that every place stays."""
    for block in blocks:
        inside = text[block.start : block.end]
        text = text[: block.start] + re.sub(r"[^\n]", " ", inside) + text[block.end :]
    return text


def blocks(text: str) -> list[Block]:
    """Find the tables of a text: at least two lines with as many short cells, or facts."""
    found, current, title, at = [], None, "", 0
    for line in [*text.splitlines(keepends=True), "\n"]:
        cells = _cells(line, at, below=current is not None)
        bare = line.strip()
        fact = bool(KEY.fullmatch(bare))
        alike = current and len(cells) == len(current.rows[-1]) and fact == current.facts
        if cells and (current is None or alike):
            current = current or Block(title, fact, start=at)
            current.rows.append(cells)
            current.end = at + len(line)
        elif current and bare and RULE.fullmatch(bare):
            current.end = at + len(line)
        else:
            if current and _is_table(current):
                found.append(current)
            current = Block(title, fact, [cells], at, at + len(line)) if cells else None
        if bare and not cells:
            title = title_in(bare)
        at += len(line)
    return found


def _is_table(block: Block) -> bool:
    numbers = sum(any(re.search(r"\d", cell.text) for cell in row) for row in block.rows)
    return len(block.rows) > 1 and numbers > 0


def _cells(line: str, at: int, below: bool) -> list[Cell]:
    """Cut a line, `below` another of cells or not, into its own; a fact, "Size: 900", has two."""
    bare = line.strip()
    if not bare or RULE.fullmatch(bare):
        return []
    if key := KEY.fullmatch(bare):
        start = at + line.index(bare)
        return (
            [
                Cell(key["key"], start),
                Cell(key["value"].rstrip(), start + key.start("value")),
            ]
            if len(key["value"]) <= LONGEST_CELL
            else []
        )
    for cut in (*CUTS, SEMICOLONS):
        start = at + line.index(bare)
        inside = bare.strip("|").strip() if cut is CUTS[0] else bare
        start += bare.index(inside) if inside else 0
        cells, begin = [], 0
        for met in [*cut.finditer(inside), None]:
            end = met.start() if met else len(inside)
            cells.append(Cell(inside[begin:end], start + begin))
            begin = met.end() if met else end
        if len(cells) > 1 and all(len(cell.text) <= LONGEST_CELL for cell in cells):
            brief = all(len(cell.text.split()) <= WORDS for cell in cells)
            listed = brief and (below or not re.search(r"\d", bare))
            return cells if cut is not SEMICOLONS or listed else []
    return []
