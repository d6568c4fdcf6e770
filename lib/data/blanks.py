"""Cells that only say that they are blank, and characters that nobody sees, before the rules."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from lib.data.columns import Column
from lib.data.names import JOINERS, key, visible
from lib.data.problems import Problem

Records = list[tuple[int, dict[str, str]]]
NEEDED = ("id", "source", "year")  # a blank one means something else, or is refused
WORDS = frozenset(("n/a", "-", "–", "—", "none", "nan"))
NOT_STATED = WORDS | {"na", "unknown", "unspecified"}  # in numbers and dates
LONGEST = max(map(len, NOT_STATED))
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")


def tidied(
    records: Records, columns: Mapping[str, Column], line: int
) -> tuple[Records, list[Problem]]:
    """Blank the cells that stand for blank, with a notice for each column; drop what is unseen.

    Records that stay as they are stay the same objects. `line` is that of the column names.
    """
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    words = {name: _words(column) for name, column in columns.items()}
    found = []
    for at, cells in records:
        changed = {}
        for name, cell in cells.items():
            if name in words and cell and (len(cell) <= LONGEST or not cell.isascii()):
                bare = _visible(cell, columns[name])
                if bare.casefold() in words[name]:
                    uses[name][bare] += 1
                    bare = ""
                if bare != cell:
                    changed[name] = bare
        found.append((at, cells | changed if changed else cells))
    return found, [_notice(line, name, words) for name, words in uses.items()]


def _visible(cell: str, column: Column) -> str:
    if cell.isascii():
        return cell
    if column.kind == "number":
        return visible(cell).strip()
    if column.kind == "date":
        bare = visible(cell).strip()
        return bare.translate(DASHES) if len(bare) > 1 else bare
    if column.kind in ("link", "ids") or column.name == "id":
        return visible(cell, kept=JOINERS).strip()
    return cell if key(cell) else ""


def _words(column: Column) -> frozenset[str]:
    if column.name in NEEDED:
        return frozenset()
    if column.kind == "ids":
        return frozenset(word for word in WORDS if not word.isalpha())  # a row may be named `none`
    return NOT_STATED if column.kind in ("number", "date") else WORDS


def _notice(line: int, name: str, uses: Counter[str]) -> Problem:
    often = sorted(uses, key=lambda word: (-uses[word], word))
    cells = f"{uses.total():,} cells" if uses.total() > 1 else "1 cell"
    rule = f"read as not stated, in {cells}"
    return Problem(line, name, ", ".join(often), rule, "leave such cells blank")
