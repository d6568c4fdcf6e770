"""Groups in no list that a text introduces itself: "the River Liberation Army (RLA)"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from lib.curate.names import MEMBERS, Names
from lib.curate.strength_said import ACRONYM, with_people
from lib.curate.vocabulary import Vocabulary

CAPITAL = r"[A-Z][\w’'-]*\w"
INSIDE = r"(?:of the|for the|of|for|and|de la|de|du)"
NAME = rf"{CAPITAL}(?:\s+(?:{INSIDE}\s+)?{CAPITAL}){{1,7}}"  # Movement for the Freedom of Norland
BELONGING = re.compile(rf"\b(?:members|people)\s+of\s+the\s+({NAME})")
SHORT = re.compile(rf"[\"”’,]?\s*\([\"“‘]?({ACRONYM})\b[^()]{{0,30}}\)")
GROUP = re.compile(rf"{NAME}|{ACRONYM}")
LEADING = re.compile(r"(?:(?:The|A|An|In|While|But|And|According to the)\s+)+")
CLAUSE = 80  # characters
WORDS = r"(?:[\w’'-]+\s+){0,6}?"  # the second largest


def with_introduced(text: str, vocabulary: Vocabulary) -> Vocabulary:
    """Add the groups that a text calls armed, by the name and the short name it gives them."""
    if not vocabulary.subject:
        return vocabulary
    found: dict[str, str] = {}
    for printed, end in _introduced(text, vocabulary):
        name = LEADING.sub("", printed)
        if name in found or not GROUP.fullmatch(name) or _is_other(name, vocabulary):
            continue
        short = SHORT.match(text, end)
        found |= {name: name, short[1]: name} if short else {name: name}
    known = vocabulary.groups.stands_for
    if found.keys() <= known.keys():
        return vocabulary
    return replace(vocabulary, groups=Names({**found, **known}, MEMBERS))


def _introduced(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, int]]:
    """Give each name that is met as a group's, and where it ends."""
    called, said_to_be = _patterns(vocabulary)
    for met in re.finditer(NAME, text):
        if _is_armed(met[0], vocabulary):
            yield met[0], met.end()
    for met in called.finditer(text):
        name = met.lastindex or 0
        if not _is_leader(text, met.start(), met[0], vocabulary):
            yield met[name], met.end(name)
    for met in said_to_be.finditer(text):
        yield met[1], met.end(1)
    for met in BELONGING.finditer(text):
        if _is_army(met[1], vocabulary):
            yield met[1], met.end(1)
    yield from with_people(text, vocabulary)


def _is_army(name: str, vocabulary: Vocabulary) -> bool:
    """Tell "members of the Hill Volunteers" from those of a party, and of "the Indian Army"."""
    *before, last = name.lower().split()
    whole = last == "army" and set(before) <= vocabulary.peoples.keys() | {"red", "royal"}
    return last in vocabulary.words("introduced", "ranks") and not whole


def speaks_of_band(text: str, vocabulary: Vocabulary) -> bool:
    """Tell "the extremist groups of the north" and "its armed strength", which name nobody."""
    return bool(_any_band(vocabulary).search(text))


@lru_cache(maxsize=8)
def _any_band(vocabulary: Vocabulary) -> re.Pattern[str]:
    lists = vocabulary.lists["introduced"]
    arms, kinds, armed = ("|".join(lists[name]) for name in ("arms", "kinds", "armed"))
    return re.compile(rf"(?i:\b(?:(?:{arms})\s+(?:{kinds})|armed\s+(?:{armed}))\b)")


@lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Make what calls a name a group's: words beside it, and a clause that says what it is."""
    words = {name: "|".join(vocabulary.lists["introduced"][name])
             for name in ("arms", "kinds", "people")}  # fmt: skip
    band = rf"(?:(?:{words['arms']})\s+(?:{words['kinds']}))"
    either = rf"({NAME}|{ACRONYM})"
    wing = r"(?:armed|military)\s+(?:wing|arm)"
    called = re.compile(
        rf"\b(?:{band},?|{wing}\s+of)\s+(?:(?:the|called|known as|named)\s+)*{either}"
        rf"|(?<![\w-])({ACRONYM})(?:\s+(?:{words['people']})\b|['’]s\s+{wing}\b)"
        rf"|\b(?:{words['people']}|members|people)\s+(?:of|in)\s+the\s+({ACRONYM})\b"
    )
    said = re.compile(
        rf"(?<![\w-]){either}(?:\s*\([^()]{{1,40}}\))?(?:,|\s+[-–—]|\s+(?:is|are|was|were))\s+"
        rf"(?:(?:an?|the|one\s+of\s+the)\s+{WORDS}{band}|an?\s+{WORDS}(?:militia|insurgency))\b"
    )
    return called, said


def _is_leader(text: str, start: int, met: str, vocabulary: Vocabulary) -> bool:
    """Tell "the leader of the rebel group, Omar Sallis", a person, from "the rebel group, FLN"."""
    clause = re.split(r"[.;,:]", text[max(0, start - CLAUSE) : start])[-1]
    titles = vocabulary.words("introduced", "titles")
    said = not titles.isdisjoint(re.findall(r"[a-z]+", clause.lower()))
    return "," in met and said and not re.search(rf"(?:{ACRONYM})$", met)


def _is_armed(name: str, vocabulary: Vocabulary) -> bool:
    """Tell a name that says by itself that it is an armed group's."""
    words = {word.lower() for word in name.split()}
    lists = (vocabulary.words("introduced", each) for each in ("bodies", "causes"))
    return all(not words.isdisjoint(each) for each in lists)


def _is_other(name: str, vocabulary: Vocabulary) -> bool:
    """Tell a state's own forces, a place, a source, and names that hold a known group's."""
    words = {word.lower().removesuffix("'s").removesuffix("’s") for word in name.split()}
    states = vocabulary.words("introduced", "states")
    places = (vocabulary.areas, vocabulary.countries, vocabulary.sources)
    return (
        not states.isdisjoint(words)
        or any(each.pattern.fullmatch(name) for each in places)
        or bool(vocabulary.groups.pattern.search(name))
    )
