"""Cells of the first line → columns, and what is said of those that name none of ours."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from lib.data.columns import ALIASES
from lib.data.names import heading, visible
from lib.data.problems import Problem

CLOSE = 0.75  # of difflib's ratio: `hihg` is as close as that to `high`
# The first column of the table that the page once offered for download.
WORKED_OUT = "Estimate"
BOUNDS = {"low": "at most", "high": "at least"}


def names_of(cells: Sequence[str], known: Mapping[str, Any]) -> list[str]:
    """Give the column that each cell of the first line names; one of ours by name or title.

    `known` maps our columns to what has their `title`. A column named as ours wins over a title.
    A cell that names none of ours stays as it is, without what nobody sees.
    """
    by_name = {heading(name): name for name in known}
    by_title = {heading(str(each.title)): name for name, each in known.items()}
    keys = list(map(heading, cells))
    named = {by_name[each] for each in keys if each in by_name}
    titled = {each: name for each, name in by_title.items() if name not in named}
    found = titled | by_name
    return [
        found.get(each) or " ".join(visible(cell).split())
        for each, cell in zip(keys, cells, strict=True)
    ]


def resembling(name: str, columns: Sequence[str], known: Mapping[str, Any]) -> str:
    """Give the column, of those that the file lacks, which a heading may mean; blank if none."""
    lacking = [each for each in known if each not in columns]
    spelled = {alias: each for each in lacking for alias in ALIASES.get(each, "").split()}
    spelled |= {heading(text): each for each in lacking for text in (known[each].title, each)}
    words = heading(name.replace(".", "_"))
    near = get_close_matches(words, [each for each in spelled if len(each) > 3], 1, CLOSE)
    found = [words, *near, *words.split("_")]
    return next((spelled[each] for each in found if each in spelled), "")


def notices(line: int, columns: Sequence[str], known: Mapping[str, Any]) -> list[Problem]:
    """Name the columns that are not read, and the bound that the file has no column for."""
    found = []
    for name in columns:
        if name == worked_out(columns):
            rule = "worked out from low and high, so it is not read"
            found.append(Problem(line, name, "", rule, "leave it out"))
        elif name not in known:
            meant = resembling(name, columns, known)
            repair = (
                f"rename it {meant}, if it is that" if meant else "leave it, if it is your own"
            )
            found.append(
                Problem(line, name, "", "no column of the codebook, only passed on", repair)
            )
    for name, bound in BOUNDS.items():
        if name not in columns:
            rule = f'the file has no such column, so every number in it reads "{bound}"'
            found.append(Problem(line, name, "", rule, "add it, where sources state such a bound"))
    return found


def worked_out(columns: Sequence[str]) -> str:
    """Name the column of the old download that says again what low and high say, or none."""
    first = columns[0] if columns else ""
    return first if first == WORKED_OUT and BOUNDS.keys() <= set(columns) else ""
