"""The noun that a number stands before: people who are counted, somebody else, or none."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from lib.curate.compounds import WHOSE_WITHIN, compound, of_a_state
from lib.curate.heads import LONGEST_NOUN, Head, counted, named_at
from lib.curate.left_alone import is_year
from lib.curate.quantities import Quantity
from lib.curate.sentences import Mention, Sentence
from lib.curate.vocabulary import Vocabulary

LONGEST = 9  # tokens between a number and its noun
WHOSE = {"its", "their"}
OURS = {"our", "my", "his", "her", "your"}
PARTS = {"them", "these", "those", "whom", "which", "us"}
AGENTS = re.compile(r"\w{2,}(?:ers|ors|ists|ites|ians|eers|ards|men|ees)")
OWNED_WITHIN = 3  # tokens between a group and its number
ASIDES = {"or", "about", "roughly", "some", "nearly", "that"}


def noun(sentence: Sentence, quantity: Quantity, vocabulary: Vocabulary) -> Head | None:
    """Walk from a number to its noun; None where that is not counted."""
    word, at = sentence.word, quantity.end
    at += bool(quantity.error and word(at) == ")")  # 425 (±75) fighters
    after = _over_aside(sentence, at)
    found = _walk(sentence, replace(quantity, end=after), after, vocabulary) if after else None
    if found and not found.bare:
        return found
    following = _quantity_at(sentence, at + 1) if word(at) in ("and", "or") else None
    if following and not is_year(sentence, quantity):
        return noun(sentence, following, vocabulary)  # 2,500 and 3,000 combatants
    if word(at) == "-" and sentence.tokens[at].start == sentence.tokens[at - 1].end:
        return compound(sentence, at + 1, vocabulary)
    if word(at) == "of" and word(at + 1) in OURS:
        return None
    if word(at) == "of" and word(at + 1) in PARTS:
        return _part(sentence, at + 2, vocabulary)
    if word(at) == "of" and word(at + 1) in {*WHOSE, "the"}:
        return _whose(sentence, at + 2, vocabulary)
    if word(at) == "of" and quantity.taken:
        at += 1  # thousands of foreign fighters
    return _walk(sentence, quantity, at, vocabulary)


def _quantity_at(sentence: Sentence, at: int) -> Quantity | None:
    """Find the number phrase that begins at a token."""
    return next((each for each in sentence.quantities if each.start == at), None)


def _over_aside(sentence: Sentence, at: int) -> int | None:
    """Find where an aside ends: "4,400, or 38 per cent of all, are" · "3,900 (41.5%) are"."""
    opening = sentence.word(at)
    closing = {"(": ")", ",": ","}.get(opening)
    if closing is None or (opening == "," and sentence.word(at + 1) not in ASIDES):
        return None
    for end in range(at + 1, at + LONGEST):
        if sentence.word(end) == closing:
            return end + 1
    return None


def _walk(sentence: Sentence, quantity: Quantity, at: int, vocabulary: Vocabulary) -> Head | None:
    word, mention = sentence.word, None
    stops = vocabulary.words("noun_phrase", "stops")
    named = {each.start: each for each in sentence.mentions}
    others: list[str] = []
    while at < min(len(sentence.tokens), quantity.end + LONGEST):
        mention = named.get(at, mention)
        if found := counted(sentence, at, vocabulary):
            barred = _somebody_else(others, found[2], vocabulary)
            strong = found[2] == "strong"  # several hundred vehicles strong
            barred = barred or (strong and (others or _is_state(sentence, found[1], vocabulary)))
            return None if barred else Head(*found, mention)
        if at in named:
            at = named[at].end
            if not others and _is_people(named, at, mention, sentence, vocabulary):
                return Head(vocabulary.lists["head"]["named"], at, mention=mention)
        elif _goes_on(sentence, others, at, stops, vocabulary):
            at += 1
        elif word(at) in stops or not word(at)[0].isalnum() or sentence.tokens[at].number:
            break
        elif not others and word(at) in vocabulary.nationals and _ends(sentence, at, stops):
            return Head(vocabulary.lists["head"]["nationals"], at + 1, word(at))
        elif _is_owned(sentence, quantity, at, mention, vocabulary):
            return Head("", at + 1, word(at), mention)
        else:
            others.append(word(at))
            at += 1
    passed = set(others) <= vocabulary.words("noun_phrase", "adjectives")
    body = mention and others and others[-1] in vocabulary.words("head", "bodies")
    if passed or body:  # … the 25,000 Taliban regular force
        return _without_noun(sentence, quantity, at, mention, vocabulary)
    return None


def _ends(sentence: Sentence, at: int, stops: Set[str]) -> bool:
    """Tell "150 Sudanese, Congolese and …" from "150 Sudanese traders"."""
    after = sentence.word(at + 1)
    return after in stops or not after[:1].isalnum()


def _is_owned(
    sentence: Sentence,
    quantity: Quantity,
    at: int,
    mention: Mention | None,
    vocabulary: Vocabulary,
) -> bool:
    """Tell people by a noun that no list has: "Houthi gunslingers", "it fields 2,000 killers"."""
    here = sentence.word(at)
    if not AGENTS.fullmatch(here) or here in vocabulary.words("head", "no_agents"):
        return False
    owned = mention is not None and mention.end == at
    has = sentence.word(quantity.start - 1) in vocabulary.words("bare", "musters")
    named = any(0 <= quantity.start - each.end <= OWNED_WITHIN for each in sentence.mentions)
    return owned or (has and named)


def _is_people(
    named: Mapping[int, Mention], at: int, mention: Mention | None, sentence: Sentence,
    vocabulary: Vocabulary,
) -> bool:  # fmt: skip
    """Tell "Wagnerites", the people themselves, from the name of their group."""
    if mention is None or at in named or counted(sentence, at, vocabulary):
        return False
    last = mention.name.lower().split()[-1]
    people = last.endswith("s") and last not in mention.group.lower()
    return people and last not in vocabulary.words("head", "no_people")


def _without_noun(
    sentence: Sentence,
    quantity: Quantity,
    at: int,
    mention: Mention | None,
    vocabulary: Vocabulary,
) -> Head | None:
    """Take a group's name as the noun, or one that follows: "5,000 are foreign fighters"."""
    if mention:
        last = sentence.word(mention.end - 1)
        units = vocabulary.words("head", "no_people") | vocabulary.words("left_alone", "bands")
        return None if last in units else Head("", at, mention=mention)
    # "how many of those 200 were", but "of whom 5,000 are"
    pointed_at = sentence.word(quantity.start - 1) in PARTS - {"whom", "which"}
    if sentence.word(at) in ("are", "were") and not pointed_at:
        for each in range(at, at + LONGEST_NOUN):
            if found := counted(sentence, each, vocabulary):
                return Head(*found, named_at(sentence, at + 1))
    return Head("", at, bare=True)


def _is_state(sentence: Sentence, at: int, vocabulary: Vocabulary) -> bool:
    """Tell "the 492,000 strong Norland Army" from "a 900 strong rebel army"."""
    named = any(0 <= mention.start - at < WHOSE_WITHIN for mention in sentence.mentions)
    return not named and of_a_state(sentence, at, vocabulary)


def _part(sentence: Sentence, at: int, vocabulary: Vocabulary) -> Head:
    """Read on after "5,000 of them": "foreign fighters" are of another kind."""
    for each in range(at, at + 4):
        if found := counted(sentence, each, vocabulary):
            return Head(*found, part=True)
    return Head("", at, part=True)


def _whose(sentence: Sentence, at: int, vocabulary: Vocabulary) -> Head | None:
    """Read on after "6,000 of its" or "of the": "fighters", "group's armed members"."""
    for each in range(at, at + 4):
        if found := counted(sentence, each, vocabulary):
            return Head(*found)
        if sentence.word(each) in vocabulary.words("noun_phrase", "stops"):
            return None
    return None


def _goes_on(
    sentence: Sentence, others: Sequence[str], at: int, stops: Set[str], vocabulary: Vocabulary
) -> bool:
    """Tell whether adjectives go on over "and": "full and part-time fighters"."""
    if sentence.word(at) not in ("and", "or", ",") or not others or others[-1].endswith("s"):
        return False
    for each in range(at + 1, at + 5):
        if counted(sentence, each, vocabulary):
            return True
        if sentence.word(each) in ("", *stops) or sentence.tokens[each].number:
            return False
    return False


def _somebody_else(others: Sequence[str], noun: str, vocabulary: Vocabulary) -> bool:
    """Tell "family members" and "American soldiers" from members and soldiers."""
    head = vocabulary.lists["head"]
    barred = set(head["not_before"])
    if noun in head["sure"]:
        barred -= set(head["may_stand_before_sure"])
    return not barred.isdisjoint(others)
