"""Names that only spelling keeps apart: what the check says of cells as they stand in the file."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from lib.data.names import by_use, visible
from lib.data.problems import Problem, quoted
from lib.data.read import Reading
from lib.data.row import named


def _plain(text: str) -> str:
    """Drop accents of Latin, Greek and Cyrillic letters, and write others in one way."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))


# What two spellings may differ in, and what takes the difference away; invisible ones first, so
# that blanks are found beside them.
FOLDS: dict[str, Callable[[str], str]] = {
    "invisible characters": visible,
    "capitals": str.casefold,
    "blanks": lambda text: "".join(text.split()),
    "quotation marks": lambda text: re.sub("[\"'`´ʼʻ‘’‚‛“”„‟′″«»‹›]", "", text),
    "dashes": lambda text: re.sub("[-‐‑‒–—―−]", "", text),
    "accents": _plain,
}


def alike(reading: Reading) -> list[Problem]:
    """Name each spelling that differs from a more frequent one in nothing that is heard.

    Looks at the columns whose values are names. Each is told once, on its first line.
    """
    return sorted(
        problem
        for column in named("filter")
        if column in reading.cells
        for problem in _alike(
            column, reading.cells[column].tolist(), reading.estimates["line"].tolist()
        )
    )


def _alike(column: str, names: Sequence[str], lines: Sequence[int]) -> list[Problem]:
    uses = Counter(filter(None, names))
    first: dict[str, int] = {}
    for name, line in zip(names, lines, strict=True):
        first.setdefault(name, line)
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in by_use(uses):
        spellings[_folded(name)].append(name)
    return [
        Problem(
            first[name],
            column,
            name,
            f"differs from {quoted(often)} in line {first[often]} only in "
            f"{_difference(name, often)}",
            "write it in one way, if both are one",
        )
        for heard, (often, *rarer) in spellings.items()
        if heard
        for name in rarer
    ]


def _folded(text: str, left_out: str = "") -> str:
    for name, fold in FOLDS.items():
        if name != left_out:
            text = fold(text)
    return text


def _difference(one: str, other: str) -> str:
    kinds = [name for name in FOLDS if _folded(one, name) != _folded(other, name)]
    return " and ".join(kinds) or "how letters are stored"
