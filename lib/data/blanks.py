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
    """Blank the cells that stand for blank, with one notice that counts them; drop what is unseen.

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
    return found, [_notice(line, uses)] if uses else []


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


def _notice(line: int, uses: Mapping[str, Counter[str]]) -> Problem:
    words = sum(uses.values(), Counter[str]())
    often = sorted(words, key=lambda word: (-words[word], word))
    cells = f"{words.total():,} cells" if words.total() > 1 else "1 cell"
    where = ", ".join(f"{name} {each.total():,}" for name, each in sorted(uses.items()))
    rule = f"read as not stated, in {cells} ({where})"
    return Problem(line, "", ", ".join(often), rule, "leave such cells blank")
