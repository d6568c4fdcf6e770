"""A group that no list knows, by its name in the text: "The Stone River Brigade has 850"."""

import re

from lib.curate.heads import Head
from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary

HAVE = {"has", "have", "had", "boasts", "boasted", "fields", "fielded", "commands", "commanded",
        "musters", "mustered", "comprises", "comprised", "maintains", "maintained", "retains",
        "retained", "numbers", "numbered", "consists", "claims", "claimed"}  # fmt: skip
INSIDE = {"of", "for", "al", "the", "and", "de", "in"}  # within a name: Movement for Unity
BETWEEN = 3  # tokens between the verb and the number
ADJECTIVES = 3  # words between "of" and a name: "of the independent"
LONGEST = 9  # tokens
ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{2,7}")


def unknown_group(
    sentence: Sentence, quantity: Quantity, head: Head, vocabulary: Vocabulary
) -> str:
    """Give a name in no list that has the people; blank where a known group may have them."""
    start = quantity.start
    for verb in range(start - 1, max(-1, start - 1 - BETWEEN), -1):
        if sentence.word(verb) in HAVE:
            end = _before_brackets(sentence, _before_adverbs(sentence, verb, vocabulary))
            return _name(sentence, _first(sentence, end), end, vocabulary)
    if sentence.word(head.end) == "of":
        first = head.end + 1
        while first < head.end + ADJECTIVES and not _capital(sentence, first):
            first += 1
        last = first
        while last < len(sentence.tokens) and _capital(sentence, last):
            last += 1
        return _name(sentence, first, last, vocabulary)
    return ""


def is_somebody_else(sentence: Sentence, quantity: Quantity, vocabulary: Vocabulary) -> bool:
    """Tell "unlike the Front, Borzoi has 90": one name, in no list, right before the verb."""
    verbs = range(quantity.start - 1, max(0, quantity.start - 1 - BETWEEN), -1)
    verb = next((at for at in verbs if sentence.word(at) in HAVE), 0)
    at = _before_adverbs(sentence, verb, vocabulary) - 1
    known = any(m.start <= at < m.end for m in sentence.mentions)
    return at > 0 and _capital(sentence, at) and not known


def _before_adverbs(sentence: Sentence, verb: int, vocabulary: Vocabulary) -> int:
    """Step over "still" in "the Popular Army still has"."""
    adverbs = vocabulary.words("telling", "adverbs")
    while not _capital(sentence, verb - 1) and (
        sentence.word(verb - 1) in adverbs or sentence.word(verb - 1).endswith("ly")
    ):
        verb -= 1
    return verb


def _before_brackets(sentence: Sentence, end: int) -> int:
    """Step over the short name in "the Popular Army (PA) has"."""
    if sentence.word(end - 1) != ")":
        return end
    opening = next((at for at in range(end - 2, max(0, end - 5), -1)
                    if sentence.word(at) == "("), end)  # fmt: skip
    return opening


def _first(sentence: Sentence, end: int) -> int:
    """Walk back over the capitals of a name, and over "of" between two of them."""
    at = end
    while at > 0 and end - at < LONGEST:
        if _capital(sentence, at - 1):
            at -= 1
        elif (small := at < end and _inside(sentence, at)) and end - at + small < LONGEST:
            at -= small
        else:
            break
    if at < end and sentence.word(at) in ("the", "a", "an", "in", "of"):
        at += 1
    return at


def _inside(sentence: Sentence, at: int) -> int:
    """Count the small words before a place that a capital stands before: "Sons of the South"."""
    small = 0
    while small < 2 and sentence.word(at - 1 - small) in INSIDE:
        small += 1
    return small if small and _capital(sentence, at - 1 - small) else 0


def _name(sentence: Sentence, start: int, end: int, vocabulary: Vocabulary) -> str:
    """Write a name of several words or an acronym; no person, no place, no group that is known."""
    if start >= end or any(m.start < end and m.end > start for m in sentence.mentions):
        return ""
    tokens = sentence.tokens
    begin, stop = tokens[start].start - sentence.start, tokens[end - 1].end - sentence.start
    name = " ".join(sentence.text[begin:stop].split())
    places = (vocabulary.areas, vocabulary.countries, vocabulary.sources)
    if any(names.pattern.fullmatch(name) for names in places):
        return ""
    if _is_person(sentence, start, vocabulary):
        return ""
    words = [each for each in name.split() if each[0].isupper()]
    return name if len(words) > 1 or ACRONYM.fullmatch(name) else ""


def _is_person(sentence: Sentence, start: int, vocabulary: Vocabulary) -> bool:
    """Tell "rebel leader Omar Sallis has" and "Gen. Sallis has" from a group that has people."""
    near = {sentence.word(start - back) for back in (0, 1, 2) if sentence.word(start - 1) != ","}
    return not near.isdisjoint(vocabulary.lists.get("introduced", {}).get("titles", ()))


def _capital(sentence: Sentence, at: int) -> bool:
    if not 0 <= at < len(sentence.tokens):
        return False
    token = sentence.tokens[at]
    printed = sentence.text[token.start - sentence.start : token.end - sentence.start]
    return printed[0].isupper() and token.number is None
