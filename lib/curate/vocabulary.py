"""The words of a subject: what counts, who is counted, how numbers are worded; all from a file."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from lib.data.problems import UnreadableError

BUILT_IN = Path(__file__).with_name("vocabulary.toml")
RULES = ("forms", "head", "left_alone", "bare", "noun_phrase", "speakers")
LONGEST_ACRONYM = 5


@dataclass(frozen=True)
class Names:
    """Proper names and what each stands for, found in a text by one pattern, longest first."""

    stands_for: Mapping[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Match any name: acronyms as they stand, other names in any case."""
        return _any(sorted(self.stands_for, key=len, reverse=True), name_pattern)

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {_folded(name): meaning for name, meaning in self.stands_for.items()}

    def meaning(self, found: str) -> str:
        """Give what a matched name stands for."""
        return self._folded[_folded(found)]


@dataclass(frozen=True)
class Shared:
    """Names that several groups share, and the places that tell which is meant."""

    names: tuple[str, ...]
    places: tuple[tuple[str, tuple[str, ...]], ...]
    otherwise: str


@dataclass(frozen=True)
class Vocabulary:
    """All word lists; `lists` holds those of the file that are plain, as table → name → words."""

    lists: Mapping[str, Mapping]
    groups: Names
    shared: tuple[Shared, ...]
    sources: Names
    areas: Names
    source_types: Mapping[str, str]

    def words(self, table: str, name: str) -> frozenset[str]:
        """Give one list of words."""
        return frozenset(self.lists[table][name])

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """Give the groups that stand for whoever fits; another name goes before them."""
        return frozenset(self.lists.get("unnamed", {}).get("groups", []))

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Give the kind of count of each noun."""
        return {noun: kind for kind, nouns in self.lists["counted"].items() for noun in nouns}


def vocabulary(estimates: pd.DataFrame | None = None, own: bytes = b"") -> Vocabulary:
    """Put together the built-in words, a dataset's own, and the names that its rows have.

    `own` is the content of a vocabulary.toml: each of its lists replaces the built-in one, and
    each of its tables of names, numbers and nouns the whole table. Raises UnreadableError if it
    is no TOML, or holds something else.
    """
    lists = tomllib.loads(BUILT_IN.read_text(encoding="utf-8"))
    try:
        _take_over(lists, tomllib.loads(own.decode("utf-8-sig")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableError(f"the vocabulary is not a TOML file ({error})") from error
    shared = tuple(
        Shared(
            tuple(each["names"]),
            tuple((group, tuple(places)) for group, places in each["places"]),
            each["otherwise"],
        )
        for each in lists.get("shared", [])
    )
    groups = _names(lists.get("groups", {}), _values(estimates, "group"))
    for each in shared:
        groups |= dict.fromkeys(each.names, "")
    return Vocabulary(
        lists=lists,
        groups=Names(groups),
        shared=shared,
        sources=Names(_names(lists.get("sources", {}), _values(estimates, "source"))),
        areas=Names({area: area for area in _values(estimates, "area")}),
        source_types=_source_types(estimates),
    )


def _take_over(lists: dict, own: dict) -> None:
    """Put a dataset's own tables in the place of the built-in ones, once they have their form."""
    for table, held in own.items():
        names = table in ("groups", "sources", "unnamed")
        if table == "shared":
            if not isinstance(held, list) or not all(map(_is_shared, held)):
                raise UnreadableError("in the vocabulary, shared is not a list of shared names")
        elif not isinstance(held, dict) or not (names or table in lists):
            raise UnreadableError(f"in the vocabulary, {table} is none of its tables")
        for name, value in held.items() if isinstance(held, dict) else ():
            like = lists[table].get(name, next(iter(lists[table].values()))) if not names else []
            if type(value) is not type(like):
                raise UnreadableError(f"in the vocabulary, {table}, {name} has another form")
        if table in RULES:
            lists[table] |= held
        else:
            lists[table] = held


def _is_shared(table: object) -> bool:
    return isinstance(table, dict) and {"names", "places", "otherwise"} <= table.keys()


def name_pattern(name: str) -> str:
    """Write a name as a pattern; acronyms as they stand, other names in any case."""
    written = re.escape(name).replace("\\ ", r"\s+")
    acronym = len(name) <= LONGEST_ACRONYM and sum(map(str.isupper, name)) > 1
    return written if acronym else f"(?i:{written})"


def _any(words: Collection[str], write) -> re.Pattern[str]:
    inner = "|".join(write(word) for word in words) or r"(?!)"
    # "al-Qaida-linked" is somebody else.
    return re.compile(rf"(?<![\w-])(?:{inner})(?!\w|-[a-z])")


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _names(listed: Mapping[str, Collection[str]], known: Collection[str]) -> dict[str, str]:
    names = {name: name for name in [*known, *listed]}
    return names | {alias: name for name, aliases in listed.items() for alias in aliases}


def _values(estimates: pd.DataFrame | None, column: str) -> list[str]:
    return [] if estimates is None else [v for v in estimates[column].unique() if v]


def _source_types(estimates: pd.DataFrame | None) -> dict[str, str]:
    """Give each source the type that most of its rows have."""
    if estimates is None:
        return {}
    uses = estimates.groupby(["source", "source_type"]).size()
    rising = uses[::-1].sort_values(
        kind="stable"
    )  # of as many rows, the first by its letters last
    return {str(source): str(name) for source, name in rising.index}
