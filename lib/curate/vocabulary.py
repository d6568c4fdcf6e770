"""The words by which a text is read: built in, of a subject, of a dataset, and of its rows."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pandas as pd

from lib.curate.names import MEMBERS, Names
from lib.curate.own_words import SUBJECTS, own_words
from lib.data.problems import UnreadableError

BUILT_IN = ("vocabulary.toml", "things.toml", "telling.toml")
COUNTRIES = "countries.toml"


@dataclass(frozen=True)
class Shared:
    """Names that several groups share, and the places that tell which is meant."""

    names: tuple[str, ...]
    places: tuple[tuple[str, tuple[str, ...]], ...]
    otherwise: str


@dataclass(frozen=True, eq=False)  # compared as one object, so that tables are made of it once
class Vocabulary:
    """All word lists; `lists` holds those that are plain, as table → name → words.

    `subject` is what alone is counted, blank where everything is; `countries` are known by their
    own names and by what they call their people.
    """

    lists: Mapping[str, Mapping]
    groups: Names
    shared: tuple[Shared, ...]
    sources: Names
    areas: Names
    source_types: Mapping[str, str]
    subject: str = ""

    @cached_property
    def _sets(self) -> Mapping[tuple[str, str], frozenset[str]]:
        return {
            (table, name): frozenset(words)
            for table, held in self.lists.items()
            if isinstance(held, dict)
            for name, words in held.items()
            if isinstance(words, list)
        }

    def words(self, table: str, name: str) -> frozenset[str]:
        """Give one list of words."""
        return self._sets[table, name]

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """Give the groups that stand for whoever fits; another name goes before them."""
        return frozenset(self.lists.get("unnamed", {}).get("groups", []))

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Give the kind of count of each noun."""
        return {noun: kind for kind, nouns in self.lists["counted"].items() for noun in nouns}

    @cached_property
    def things(self) -> frozenset[str]:
        """Give the nouns that count without a subject."""
        return frozenset(noun for nouns in self.lists["things"].values() for noun in nouns)

    @cached_property
    def fates(self) -> Mapping[str, str]:
        """Give what each word says became of people."""
        return {word: fate for fate, words in self.lists["fates"].items() for word in words}

    @cached_property
    def countries(self) -> Names:
        """Give the countries by their names, as any text has them."""
        return Names(
            {name: country for country, names in _countries().items() for name in names["names"]}
        )

    @cached_property
    def peoples(self) -> Mapping[str, str]:
        """Give the country of each adjective: afghan → Afghanistan."""
        return {
            word.lower(): country
            for country, names in _countries().items()
            for word in names["adjectives"]
        }

    @cached_property
    def nationals(self) -> frozenset[str]:
        """Give what each people is called in the plural: ugandans, congolese, french."""
        same = ("ese", "sh", "ch", "ss")
        return frozenset(name if name.endswith(same) else f"{name}s" for name in self.peoples)


def vocabulary(estimates: pd.DataFrame | None = None, own: bytes = b"") -> Vocabulary:
    """Put together the built-in words, a dataset's own, and the names that its rows have.

    `own` is the content of a vocabulary.toml: its tables are added to the built-in ones, and a
    list that stands in both is its own. Raises UnreadableError, with every mistake in it, where
    it cannot be used.
    """
    held, problems = own_words(own)
    if problems:
        raise UnreadableError(
            "the vocabulary cannot be used: " + " · ".join(map(str, sorted(problems)))
        )
    subject = held.pop("subject", "")
    lists = dict(_built_in())
    for table, words in [*(_tables(SUBJECTS[subject]).items() if subject else ()), *held.items()]:
        lists[table] = {**lists.get(table, {}), **words} if isinstance(words, dict) else words
    shared = tuple(
        Shared(
            tuple(each["names"]),
            tuple((group, tuple(places)) for group, places in each["places"]),
            each["otherwise"],
        )
        for each in lists.get("shared", [])
    )
    groups = _names(lists.get("groups", {}), _values(estimates, "group"))
    groups = _known_elsewhere(lists.get("armed_groups", {}), groups) | groups
    for each in shared:
        groups |= dict.fromkeys(each.names, "")
    return Vocabulary(
        lists=lists,
        groups=Names(groups, MEMBERS),
        shared=shared,
        sources=Names(_names(lists.get("sources", {}), _values(estimates, "source"))),
        areas=Names(_names(lists.get("areas", {}), _values(estimates, "area"))),
        source_types=_source_types(estimates),
        subject=subject,
    )


@cache
def _built_in() -> Mapping[str, Mapping]:
    lists: dict[str, Mapping] = {"counted": {}, "compounds": {}}
    for file in BUILT_IN:
        lists |= _tables(Path(__file__).with_name(file))
    return lists


@cache
def _tables(path: Path) -> Mapping[str, Mapping]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _countries() -> Mapping[str, Mapping[str, Collection[str]]]:
    """Give each country's names and adjectives; "Iran" = "Iranian, Persia" in the file.

    What follows the first sign "/" are other names of the country.
    """
    found = {}
    for country, said in _tables(Path(__file__).with_name(COUNTRIES))["countries"].items():
        adjectives, _, others = said.partition("/")
        found[country] = {
            "names": [country, *filter(None, map(str.strip, others.split(",")))],
            "adjectives": [*filter(None, map(str.strip, adjectives.split(",")))],
        }
    return found


def _names(listed: Mapping[str, Collection[str]], known: Collection[str]) -> dict[str, str]:
    names = {name: name for name in [*known, *listed]}
    return names | {alias: name for name, aliases in listed.items() for alias in aliases}


def _known_elsewhere(
    listed: Mapping[str, Collection[str]], own: Mapping[str, str]
) -> dict[str, str]:
    """Give the groups that a dataset need not list, by its own name where it has one."""
    found = {}
    for name, aliases in listed.items():
        names = [name, *aliases]
        found |= dict.fromkeys(names, next((own[each] for each in names if each in own), name))
    return found


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
