"""Cells of the first line → columns: as ours are named, as others name them, as was settled."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from lib.data.aliases import NEEDED, NO_ALIAS, UNLESS
from lib.data.names import key, squeezed, visible
from lib.data.problems import Problem

# The first column of the table that the page once offered for download.
WORKED_OUT = "Estimate"
BOUNDS = {"low": "at most", "high": "at least"}
CONSTANT = "="  # before what stands in every row of a column that the file lacks
NONE: Mapping[str, str] = MappingProxyType({})
MOST_LISTED = 12


@dataclass(frozen=True)
class Named:
    """What the cells of a first line name.

    `columns` has for each of `cells` one of our columns, or the cell itself. `read_as` gives the
    heading that an alias was read from, `doubtful` the headings any of which may be a column that
    none was taken for. `wrong` are the settings of `[columns]` that do not fit the file.
    """

    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    read_as: Mapping[str, str] = field(default_factory=dict)
    doubtful: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wrong: tuple[Problem, ...] = ()

    @property
    def headings(self) -> dict[str, str]:
        """Give the file's own heading of every column, the first of those that stand twice."""
        return dict(reversed([*zip(self.columns, self.cells, strict=True)]))


def names_of(
    cells: Sequence[str], known: Mapping[str, Any], renames: Mapping[str, str] = NONE
) -> Named:
    """Give the column that each cell of the first line names.

    `known` maps our columns to what has their `title` and may have `aliases`. `renames` are the
    settings of `[columns]`: what stands there holds first, then our names, then our titles, then
    what others call a column. A cell that names none of ours stays as it is, without what nobody
    sees.
    """
    keys = list(map(squeezed, cells))
    settled, missing = _settled(cells, keys, renames)
    # What was settled belongs to no other cell; a blank says that no cell is meant.
    taken = {*settled.values(), *(name for name, said in renames.items() if not said)}
    own = set(map(squeezed, taken))
    found = settled | _ours(keys, known, settled, taken)
    constant = [name for name, said in renames.items() if said.startswith(CONSTANT)]
    needless = [_needless(name, renames[name]) for name in constant if name in found.values()]
    rest = {at: each for at, each in enumerate(keys) if _open(cells, at, found)}
    aliased, doubtful = _aliased(cells, rest, known, {*taken, *constant, *found.values()})
    found |= aliased
    return Named(
        cells=tuple(cells),
        columns=tuple(
            found.get(at) or _own(cell, keys[at] in own) for at, cell in enumerate(cells)
        ),
        read_as={name: cells[at] for at, name in aliased.items()},
        doubtful=doubtful,
        wrong=(*missing, *needless),
    )


def _own(cell: str, displaced: bool) -> str:
    """Name a column that is only passed on; one that is named as ours but settled not to be it."""
    text = " ".join(visible(cell).split())
    return f"{text} (own)" if displaced and text else text


def _ours(
    keys: Sequence[str], known: Mapping[str, Any], settled: Mapping[int, str], taken: set[str]
) -> dict[int, str]:
    """Find the cells that are called as our columns, else by their titles."""
    found: dict[int, str] = {}
    by_name = {squeezed(name): name for name in known}
    by_title = {squeezed(str(each.title)): name for name, each in known.items()}
    for names in (by_name, by_title):
        gone = taken | set(found.values())
        for at, each in enumerate(keys):
            if at not in settled and at not in found and names.get(each, "") not in {"", *gone}:
                found[at] = names[each]
    return found


def _open(cells: Sequence[str], at: int, found: Mapping[int, str]) -> bool:
    """Tell whether a cell may be an alias."""
    if at in found or cells[at] in NO_ALIAS:
        return False
    return at > 0 or not worked_out([cells[0], *found.values()])


def _settled(
    cells: Sequence[str], keys: Sequence[str], renames: Mapping[str, str]
) -> tuple[dict[int, str], list[Problem]]:
    """Find the cells that the settings name, each for one column; say which are not there."""
    found: dict[int, str] = {}
    wrong = []
    exact = list(map(key, cells))
    for name, said in renames.items():
        if not said or said.startswith(CONSTANT):
            continue
        places = [at for at, each in enumerate(exact) if each == key(said)]
        places += [at for at, each in enumerate(keys) if each == squeezed(said)]
        free = [at for at in places if at not in found]
        if free:
            found[free[0]] = name
        else:
            rule = "names a column that is settled already" if places else "names no column there"
            wrong.append(_wrong(name, said, rule, f"write one of {listed(cells)}"))
    return found, wrong


def _needless(name: str, said: str) -> Problem:
    rule = f"the file has a column {name}, which says it row by row"
    return _wrong(name, said, rule, "leave this line out, or rename the column in the file")


def _wrong(name: str, said: str, rule: str, repair: str) -> Problem:
    return Problem(0, f"columns, {name}", said, rule, repair)


def _aliased(
    cells: Sequence[str], rest: Mapping[int, str], known: Mapping[str, Any], taken: set[str]
) -> tuple[dict[int, str], dict[str, tuple[str, ...]]]:
    """Read what others call a column from one cell; where several may be it, from none."""
    found: dict[int, str] = {}
    doubtful = {}
    for name in sorted(known, key=lambda each: each in UNLESS):
        there = taken | set(found.values()) | set(doubtful)
        if name in taken or there.intersection(UNLESS.get(name, ())):
            continue
        aliases = set(map(squeezed, getattr(known[name], "aliases", ())))
        places = [at for at, each in rest.items() if each in aliases]
        if len(places) == 1:
            found[places[0]] = name
        elif places:
            doubtful[name] = tuple(cells[at] for at in places)
    return found, doubtful


def refused(named: Named) -> dict[str, tuple[str, ...]]:
    """Give the doubtful columns without which the numbers could not be read, or not rightly.

    A low or high left out would turn every range into an open one.
    """
    return {
        name: cells
        for name, cells in named.doubtful.items()
        for group in NEEDED.values()
        if name in group and (name in BOUNDS or not set(group).intersection(named.columns))
    }


def setting(name: str, cell: str) -> str:
    """Write a line of `[columns]`: our column, and what the file calls it."""
    return f"{name} = {json.dumps(cell, ensure_ascii=False)}"


def listed(cells: Sequence[str], last: str = "and") -> str:
    """List headings in a sentence, the first of very many."""
    shown = [each for each in cells if each][:MOST_LISTED]
    if more := len([*filter(None, cells)]) - len(shown):
        return f"{', '.join(shown)} {last} {more} more"
    return f" {last} ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def worked_out(columns: Sequence[str]) -> str:
    """Name the column of the old download that says again what low and high say, or none."""
    first = columns[0] if columns else ""
    return first if first == WORKED_OUT and BOUNDS.keys() <= set(columns) else ""
