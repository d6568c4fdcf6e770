"""views.toml → what the dataset is called, which counts compare, and the named views."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass

from lib.data.names import key
from lib.data.problems import Problem, UnreadableError
from lib.query import from_table
from lib.selection import ALL, NamedView, Selection

TEXTS = ("title", "licence", "contact", "address")
WORDS = ("name", "question")  # of a view; all else is a filter or a setting of display


@dataclass(frozen=True)
class Dataset:
    """What `[dataset]` says; every setting may be absent."""

    title: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    contact: str = ""
    address: str = ""
    comparable: tuple[frozenset[str], ...] = ()

    def compares(self, kinds: Collection[str]) -> bool:
        """Tell whether numbers of these kinds may be set beside each other."""
        return len(set(kinds)) < 2 or set(kinds) in self.together(kinds)

    def together(self, kinds: Collection[str]) -> list[set[str]]:
        """Give the largest groups of these kinds that may be set beside each other."""
        groups = [
            {kind for kind in kinds if key(kind) in set(map(key, allowed))}
            for allowed in self.comparable
        ]
        alone = set(kinds).difference(*groups)
        return [*filter(None, groups), *({kind} for kind in sorted(alone))]


@dataclass(frozen=True)
class Views:
    """The dataset's own words and its named views, the first of which opens at `/`."""

    dataset: Dataset = Dataset()
    named: tuple[NamedView, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_views(content: bytes) -> Views:
    """Read the settings beside a CSV; a bad setting is named, the rest still holds.

    Raises UnreadableError if it is no TOML at all.
    """
    problems: list[Problem] = []
    try:
        settings = tomllib.loads(content.decode("utf-8-sig"))
    # Brackets in brackets in brackets end the reader's stack.
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError(f"not a TOML file ({error})") from error
    return Views(
        dataset=_dataset(settings.get("dataset", {}), problems),
        named=tuple(_named(settings.get("view", []), problems)),
        problems=tuple(problems),
    )


def _dataset(table: object, problems: list[Problem]) -> Dataset:
    if not isinstance(table, dict):
        problems.append(_problem("dataset", "not a table"))
        return Dataset()
    known: dict = {}
    for name, value in table.items():
        if name in TEXTS and isinstance(value, str):
            known[name] = value
        elif name == "authors" and _texts(value):
            known[name] = tuple(value)
        elif name == "comparable" and isinstance(value, list) and all(map(_texts, value)):
            known[name] = tuple(frozenset(kinds) for kinds in value)
        else:
            problems.append(_problem(f"dataset, {name}", "not a setting of this form"))
    return Dataset(**known)


def _named(tables: object, problems: list[Problem]) -> list[NamedView]:
    named: list[NamedView] = []
    for number, table in enumerate(tables if isinstance(tables, list) else [tables], start=1):
        place = f"view {number}"
        if not isinstance(table, dict) or not isinstance(table.get("name"), str):
            problems.append(_problem(place, "has no name"))
            continue
        if not isinstance(table.get("question", ""), str):
            problems.append(_problem(place, "has a question that is no text"))
            continue
        if table["name"] == ALL:
            problems.append(_problem(place, f'"{ALL}" is the name of the view without filters'))
            continue
        filters = {name: value for name, value in table.items() if name not in WORDS}
        if not all(isinstance(value, str) or _texts(value) for value in filters.values()):
            problems.append(_problem(place, "has a filter that is neither text nor texts"))
            continue
        try:
            selection: Selection = from_table(filters)
        except ValueError as error:
            problems.append(_problem(place, str(error)))
            continue
        named.append(NamedView(table["name"], selection, table.get("question", "")))
    return named


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _problem(place: str, rule: str) -> Problem:
    return Problem(0, place, "", rule, "see the named views in the README")
