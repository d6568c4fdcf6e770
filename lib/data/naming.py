"""What is said of the headings of a file: what was read as what, what is not read, what may be."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from lib.data.aliases import UNLESS
from lib.data.headings import BOUNDS, Named, listed, setting, worked_out
from lib.data.names import heading
from lib.data.problems import Problem

CLOSE = 0.75  # of difflib's ratio: `hihg` is as close as that to `high`


def resembling(name: str, columns: Sequence[str], known: Mapping[str, Any]) -> str:
    """Give the column, of those that the file lacks, which a heading may mean; blank if none."""
    bounds = BOUNDS.keys() & set(columns)
    lacking = [
        each
        for each in known
        if each not in columns and not bounds.intersection(UNLESS.get(each, ()))
    ]
    spelled = {heading(text): each for each in lacking for text in known[each].hints}
    spelled |= {heading(text): each for each in lacking for text in known[each].aliases}
    spelled |= {heading(text): each for each in lacking for text in (known[each].title, each)}
    words = heading(name)
    near = get_close_matches(words, [each for each in spelled if len(each) > 3], 1, CLOSE)
    found = [words, *near, *words.split("_")]
    return next((spelled[each] for each in found if each in spelled), "")


def notices(line: int, named: Named, known: Mapping[str, Any]) -> list[Problem]:
    """Say what was read as what, what is not read, and the bound that the file has none of."""
    columns = [*filter(None, named.columns)]
    return [
        *(_read_as(line, *each) for each in named.read_as.items()),
        *(_doubtful(line, *each) for each in named.doubtful.items()),
        *_passed_on(line, columns, named, known),
        *_one_sided(line, columns),
    ]


def _read_as(line: int, name: str, cell: str) -> Problem:
    repair = f"rename it {name}, or say so under [columns] in views.toml: {setting(name, cell)}"
    return Problem(line, cell, "", f"read as {name}", repair)


def _doubtful(line: int, name: str, cells: Sequence[str]) -> Problem:
    rule = f"{listed(cells, 'or')} may be meant, so none is read as it"
    return Problem(line, name, "", rule, decide(name, cells[0]))


def _passed_on(
    line: int, columns: Sequence[str], named: Named, known: Mapping[str, Any]
) -> Iterator[Problem]:
    told = {cell for cells in named.doubtful.values() for cell in cells}
    for name in dict.fromkeys(columns):
        if name == worked_out(columns):
            rule = "worked out from low and high, so it is not read"
            yield Problem(line, name, "", rule, "leave it out")
        elif name not in known and name not in told:
            meant = resembling(name, columns, known)
            repair = (
                f"rename it {meant}, if it is that" if meant else "leave it, if it is your own"
            )
            yield Problem(line, name, "", "no column of the codebook, only passed on", repair)


def _one_sided(line: int, columns: Sequence[str]) -> Iterator[Problem]:
    for name, bound in BOUNDS.items():
        if name not in columns and "value" not in columns:
            rule = f'the file has no such column, so every number in it reads "{bound}"'
            yield Problem(line, name, "", rule, "add it, where sources state such a bound")


def decide(name: str, cell: str) -> str:
    """Say how one of several headings becomes a column."""
    return (
        f"rename the one that is meant {name}, or write it under [columns] in views.toml, like "
        f"{setting(name, cell)}"
    )
