"""Where the counted are: the place behind a number, before its next neighbour; else before it."""

import re
from collections.abc import Sequence

from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Names, Vocabulary
from lib.words import MONTHS

INTO = {"in", "across", "inside", "throughout", "within", "around", "near", "over", "on", "from"}
BREAKS = {";", ":", "while", "but", "whereas", "although", "with", "(", "."}
JOINED = re.compile(r"\s+and\s+")
NAME = re.compile(r"(?:the )?(?:[A-Z][\w'’.-]+)(?:[ -](?:of |al-|de )?[A-Z][\w'’-]+){0,3}")
OPENS = {"in", "across", "inside", "throughout", "within"}
WITHIN = 10  # tokens behind a number
NOUNS_BETWEEN = 3  # words between "in Afghan" and "towns"
NO_PLACE = re.compile(
    rf"(?:the )?(?:(?:{'|'.join(MONTHS)})[a-z]*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"Ramadan|Parliament|Congress|Operation|Islam|English|Arabic|Twitter|Facebook|God|Dr|Mr|Gen|"
    r"President|Christmas|Easter|"
    r"UN|NATO|EU|He|She|It|They|This|That|These|Those|I|We)\b"
)


def area(
    sentence: Sentence, quantity: Quantity, counted: Sequence[Quantity], vocabulary: Vocabulary
) -> str:
    """Name the place of a number, blank where its sentence gives none."""
    following = min((q.start for q in counted if q.start >= quantity.end), default=None)
    last = len(sentence.tokens) if following is None else following
    for at in range(quantity.end, min(last, quantity.end + WITHIN)):
        if sentence.word(at) in BREAKS or (
            sentence.word(at) == "," and sentence.word(at + 1) not in OPENS
        ):
            break
        if sentence.word(at) in INTO and (found := _place(sentence, at + 1, vocabulary, True)):
            return found
    if found := _listed(sentence, quantity, counted, vocabulary):
        return found
    earlier = [at for at in range(quantity.start) if sentence.word(at) in INTO]
    for at in reversed(earlier):
        if found := _place(sentence, at + 1, vocabulary, False):
            return found
    return ""


def _place(sentence: Sentence, at: int, vocabulary: Vocabulary, any_name: bool) -> str:
    """Read a place that begins at a token: a known one, a country, or any name behind a number."""
    if at >= len(sentence.tokens):
        return ""
    start = sentence.tokens[at].start - sentence.start
    text = sentence.text
    if text.startswith("the ", start):
        start += 4
    known = _known(text, start, vocabulary)
    if known:
        name, end = known
        joined = JOINED.match(text, end)
        other = _known(text, joined.end(), vocabulary) if joined else None
        both = f"{name} and {other[0]}" if other else ""
        return (
            both if both in vocabulary.areas.stands_for.values() or (other and any_name) else name
        )
    words = text[start:].split()[: NOUNS_BETWEEN + 1]
    country = vocabulary.peoples.get(words[0].lower(), "") if words else ""
    if country and words[0][0].isupper() and len(words) > 1 and words[1][0].islower():
        return country  # in Afghan towns
    if not any_name:
        return ""
    met = NAME.match(text, start)
    if not met or not _is_place(sentence, at, met, vocabulary):
        return ""
    return met[0].removeprefix("the ").rstrip(".")


def _known(text: str, start: int, vocabulary: Vocabulary) -> tuple[str, int] | None:
    for names in (vocabulary.areas, vocabulary.countries):
        met = _at(names, text, start)
        if met and met[0][0].isupper():
            return names.meaning(met[0]), met.end()
    return None


def _at(names: Names, text: str, start: int) -> re.Match[str] | None:
    return names.pattern.match(text, start)


def _is_place(sentence: Sentence, at: int, met: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Leave out months, groups and sources."""
    mentioned = any(m.start <= at < m.end or m.start == at + 1 for m in sentence.mentions)
    source = vocabulary.sources.pattern.match(sentence.text, met.start())
    return not (mentioned or source or NO_PLACE.match(met[0]))


def _listed(
    sentence: Sentence, quantity: Quantity, counted: Sequence[Quantity], vocabulary: Vocabulary
) -> str:
    """Read "Syria (41,000 to 52,000), Iraq (9,000)" and "Kunar 2,300, Nangarhar 1,400"."""
    end = quantity.start - (sentence.word(quantity.start - 1) in ("(", ":", "with"))
    start = end
    while start > 0 and _printed(sentence, start - 1)[:1].isupper() and end - start < 4:
        start -= 1
    if start == end or _is_mentioned(sentence, start, end):
        return ""
    begin = sentence.tokens[start].start - sentence.start
    until = sentence.tokens[end - 1].end - sentence.start
    name = sentence.text[begin:until]
    known = _known(sentence.text, begin, vocabulary)
    if known:
        return known[0]
    others = [q for q in counted if q is not quantity and _follows_name(sentence, q)]
    return "" if not others or NO_PLACE.match(name) else name


def _follows_name(sentence: Sentence, quantity: Quantity) -> bool:
    end = quantity.start - (sentence.word(quantity.start - 1) in ("(", ":", "with"))
    return (
        end > 0
        and _printed(sentence, end - 1)[:1].isupper()
        and not _is_mentioned(sentence, end - 1, end)
    )


def _is_mentioned(sentence: Sentence, start: int, end: int) -> bool:
    return any(m.start < end and m.end > start for m in sentence.mentions)


def _printed(sentence: Sentence, at: int) -> str:
    token = sentence.tokens[at]
    return sentence.text[token.start - sentence.start : token.end - sentence.start]
