"""The noun that a number stands before: people who are counted, somebody else, or none."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from lib.curate.quantities import Quantity
from lib.curate.sentences import Mention, Sentence
from lib.curate.vocabulary import Vocabulary

LONGEST = 9  # tokens between a number and its noun
LONGEST_NOUN = 5  # words: "fighters and their family members"
WHOSE = {"its", "their"}
OURS = {"our", "my", "his", "her", "your"}
PARTS = {"them", "these", "those", "whom", "which", "us"}
QUOTES = {"'", '"', "“", "”", "‘", "’"}


@dataclass(frozen=True)
class Head:
    """What a number counts: the kind of count, where its noun ends, the noun, the group beside it.

    `bare` is a number without a noun; `part` one of some people named before.
    """

    counted: str
    end: int
    noun: str = ""
    mention: Mention | None = None
    bare: bool = False
    part: bool = False


def noun(sentence: Sentence, quantity: Quantity, vocabulary: Vocabulary) -> Head | None:
    """Walk from a number to its noun; None where that is not counted."""
    word, at = sentence.word, quantity.end
    if word(at) == "-" and sentence.tokens[at].start == sentence.tokens[at - 1].end:
        kind = vocabulary.lists["compounds"].get(word(at + 1), "")
        bodies = vocabulary.words("head", "bodies")
        made_up = word(at + 1) == "strong" or word(at + 2) in bodies  # not a 15-member council
        return Head(kind, at + 2, "strong") if kind and made_up else None
    if word(at) == "of" and word(at + 1) in OURS:
        return None
    if word(at) == "of" and word(at + 1) in PARTS:
        return _part(sentence, at + 2, vocabulary)
    if word(at) == "of" and word(at + 1) in {*WHOSE, "the"}:
        return _whose(sentence, at + 2, vocabulary)
    if word(at) == "of" and quantity.taken:
        at += 1  # thousands of foreign fighters
    return _walk(sentence, quantity, at, vocabulary)


def counted(sentence: Sentence, at: int, vocabulary: Vocabulary) -> tuple[str, int, str] | None:
    """Find the longest noun that is counted at a place: its kind, where it ends, its words."""
    for length in range(LONGEST_NOUN, 0, -1):
        words = " ".join(sentence.word(at + each) for each in range(length))
        if kind := vocabulary.kinds.get(words):
            return kind, at + length, words
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
            return None if barred else Head(*found, mention)
        if at in named:
            at = named[at].end
        elif word(at) in QUOTES or _goes_on(sentence, others, at, stops, vocabulary):
            at += 1
        elif word(at) in stops or not word(at)[0].isalnum() or sentence.tokens[at].number:
            break
        else:
            others.append(word(at))
            at += 1
    if not others or set(others) <= vocabulary.words("noun_phrase", "adjectives"):
        return _without_noun(sentence, quantity, at, mention, vocabulary)
    return None


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
        return (
            None
            if last in vocabulary.words("head", "no_people")
            else Head("", at, mention=mention)
        )
    pointed_at = sentence.word(quantity.start - 1) in PARTS  # "how many of those 200 were"
    if sentence.word(at) in ("are", "were") and not pointed_at:
        for each in range(at, at + LONGEST_NOUN):
            if found := counted(sentence, each, vocabulary):
                return Head(*found, _named_at(sentence, at + 1))
    return Head("", at, bare=True)


def _named_at(sentence: Sentence, at: int) -> Mention | None:
    return next((mention for mention in sentence.mentions if mention.start == at), None)


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
