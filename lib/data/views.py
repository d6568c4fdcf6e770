"""views.toml → what the dataset is called, which counts compare, and the named views."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lib.data.dataset import NO_SETTINGS, Dataset
from lib.data.names import key, squeezed
from lib.data.problems import Problem, UnreadableError
from lib.data.row import COLUMNS
from lib.query import from_table
from lib.selection import ALL, WHENS, WINDOWS, NamedView, Selection

TEXTS = ("title", "licence", "contact", "address")
LISTS = ("authors", "years")
# `rows = "events"`: every row is about an event of its own, so that nothing is summarised.
CHOSEN = {"when": WHENS, "window": WINDOWS, "rows": ("events",)}
WORDS = ("name", "question")  # of a view; all else is a filter or a setting of display


@dataclass(frozen=True)
class Views:
    """The dataset's own words and its named views, the first of which opens at `/`.

    `columns` says what the CSV calls our columns, as `[columns]` has it; after `=` stands what is
    in every row of a column that it lacks, and a blank says that none of its columns is meant.
    """

    dataset: Dataset = NO_SETTINGS
    named: tuple[NamedView, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
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
    dataset = _dataset(settings.get("dataset", {}), problems)
    titles = _titles(settings.get("titles", {}), problems)
    names = _long_names(settings.get("names", {}), problems)
    return Views(
        dataset=replace(dataset, titles=titles, names=names),
        named=tuple(_named(settings.get("view", []), problems)),
        columns=_columns(settings.get("columns", {}), problems),
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
        elif name in LISTS and _texts(value):
            known[name] = tuple(value)
        elif name in CHOSEN:
            if str(value) in CHOSEN[name]:
                known[name] = str(value)
            else:
                rule = f"is not one of {', '.join(CHOSEN[name])}"
                problems.append(
                    Problem(0, f"dataset, {name}", str(value), rule, "write one of these")
                )
        elif name == "comparable" and isinstance(value, list) and all(map(_texts, value)):
            known[name] = tuple(frozenset(kinds) for kinds in value)
        else:
            problems.append(_problem(f"dataset, {name}", "not a setting of this form"))
    return Dataset(**known)


def _columns(table: object, problems: list[Problem]) -> dict[str, str]:
    """Read `[columns]`; each heading may be one of our columns only."""
    found: dict[str, str] = {}
    named: dict[str, str] = {}
    for name, said in _by_column("columns", table, problems).items():
        constant = not said or said.startswith("=")
        twin = "" if constant else named.setdefault(squeezed(said), name)
        if twin in ("", name):
            found[name] = said
        else:
            rule = f"is said to be {twin}, too"
            repair = "keep one of the two lines; a single figure is a value"
            problems.append(Problem(0, f"columns, {name}", said, rule, repair))
    return found


def _titles(table: object, problems: list[Problem]) -> dict[str, str]:
    """Read `[titles]`; no two columns may have the same."""
    found = _by_column("titles", table, problems)
    for name, said in list(found.items()):
        others = {each: found.get(each, COLUMNS[each].title) for each in COLUMNS if each != name}
        if not key(said):
            problems.append(_blank(f"titles, {name}"))
            del found[name]
        elif twin := next((each for each, title in others.items() if key(title) == key(said)), ""):
            rule = f"is the title of {twin}, too"
            problems.append(Problem(0, f"titles, {name}", said, rule, "write another title"))
            del found[name]
    return found


def _long_names(table: object, problems: list[Problem]) -> dict[str, str]:
    """Read `[names]`: what the short names of groups stand for."""
    if not isinstance(table, dict):
        problems.append(_problem("names", "not a table"))
        return {}
    for name, said in table.items():
        if not isinstance(said, str) or not key(said):
            repair = "write the long name in quotation marks, or leave the line out"
            problems.append(Problem(0, f"names, {name}", str(said), "is no name", repair))
    return {name: said for name, said in table.items() if isinstance(said, str) and key(said)}


def _by_column(place: str, table: object, problems: list[Problem]) -> dict[str, str]:
    """Read a table of texts by column."""
    if not isinstance(table, dict):
        problems.append(_problem(place, "not a table"))
        return {}
    found: dict[str, str] = {}
    for name, said in table.items():
        if name not in COLUMNS:
            repair = f"write one of {', '.join(COLUMNS)}"
            problems.append(
                Problem(0, f"{place}, {name}", "", "no column of the codebook", repair)
            )
        elif not isinstance(said, str):
            repair = "write it in quotation marks"
            problems.append(Problem(0, f"{place}, {name}", str(said), "not a text", repair))
        else:
            found[name] = said
    return found


def _blank(place: str) -> Problem:
    return Problem(0, place, "", "is blank", "write a title, or leave the line out")


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
