"""Who said it, where and about when: told by the sentence of a number, or those before it."""

import re
from dataclasses import dataclass

from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Names, Vocabulary
from lib.words import MONTHS

# A piece of a name or phrase: the stops of "U.N." and "Gen.", or anything but marks.
_PIECE = r"(?:\b(?:[A-Z]|Gen|Lt|Col|Maj|Dr|Mr|Ms|Mrs)\.|[^,.;:()\"”“])"
_NOT_AFTER = "".join(
    rf"(?<!\b{word} )"
    for word in ("is", "are", "was", "were", "been", "be", "an", "its", "has", "have", "had")
)
SAID = re.compile(
    rf"according to (?P<a>{_PIECE}{{3,60}})|(?:^|, |; |[\"”’] )"
    rf"(?P<b>(?:[Tt]he |[Aa]n? |(?=[A-Z])){_PIECE}{{2,60}}?) {_NOT_AFTER}"
    r"(?:(?:has|have|had) )?(?:said|says|told|estimated|believes|assessed|assesses|reported|put|"
    r"puts|claimed|claims|wrote|writes)\b"
)
CLAUSE = re.compile(r"; |, but | but |, while | while ")
AS_OF = re.compile(
    r"\b(?i:as (?:of|at)|on|in|by|since|end of|until|during|for)\s+"
    r"(?:early |mid-?|late )?(?:\w+\s+){0,3}?"
    r"(?:(?P<day>\d{1,2})\s+)?(?:(?P<month>"
    + "|".join(rf"{m}[a-z]*\.?" for m in MONTHS)
    + r")\s+(?:(?P<day2>\d{1,2}),?\s+)?)?(?P<year>(?:19|20)\d\d)\b"
)


@dataclass(frozen=True)
class Focus:
    """What the sentences before were about."""

    groups: tuple[str, ...] = ()
    area: str = ""
    source: str = ""
    speaker: str = ""


def attribution(
    sentence: Sentence, quantity: Quantity | None, vocabulary: Vocabulary, before: Focus
) -> tuple[str, str]:
    """Name the source and the speaker that a number's clause gives, else the sentence.

    A sentence that says neither goes on with those before it.
    """
    whole = (0, len(sentence.text))
    for start, end in (clause(sentence, quantity) if quantity else whole, whole):
        source = _source(sentence, start, end, vocabulary)
        match = SAID.search(sentence.text, start, end)
        speaker = " ".join((match["a"] or match["b"]).split()) if match else ""
        if source or speaker:
            return source, speaker
    return before.source, before.speaker


def clause(sentence: Sentence, quantity: Quantity) -> tuple[int, int]:
    """Give where the clause of a number starts and ends in its sentence."""
    at = sentence.tokens[quantity.start].start - sentence.start
    cuts = [match.span() for match in CLAUSE.finditer(sentence.text)]
    start = max((end for _, end in cuts if end <= at), default=0)
    return start, min((begin for begin, _ in cuts if begin > at), default=len(sentence.text))


def _source(sentence: Sentence, start: int, end: int, vocabulary: Vocabulary) -> str:
    """Name the first source between two places that is not a group that is only spoken of."""
    spoken_of = set()
    for mention in sentence.mentions:
        if sentence.word(mention.end) not in vocabulary.words("speakers", "after"):
            spoken_of.add(sentence.tokens[mention.start].start - sentence.start)
    for match in vocabulary.sources.pattern.finditer(sentence.text, start, end):
        if match.start() not in spoken_of:
            return vocabulary.sources.meaning(match[0])
    return ""


def area(sentence: Sentence, vocabulary: Vocabulary, before: Focus) -> str:
    """Name the place that a sentence gives, else the one before it."""
    return _first(vocabulary.areas, sentence.text) or before.area


def year(sentence: Sentence, quantity: Quantity) -> tuple[str, str]:
    """Give the year, and the day or month where it is known, that a number's clause gives.

    Of several the nearest, of two as near the one behind the number.
    """
    at = sentence.tokens[quantity.start].start - sentence.start
    found = min(
        AS_OF.finditer(sentence.text, *clause(sentence, quantity)),
        key=lambda match: abs(match.start() - at) + (10 if match.start() < at else 0),
        default=None,
    )
    if not found:
        return "", ""
    if not found["month"]:
        return found["year"], ""
    month = MONTHS.index(found["month"][:3]) + 1
    day = found["day"] or found["day2"]
    exact = f"{found['year']}-{month:02}"
    return found["year"], f"{exact}-{int(day):02}" if day else exact


def _first(names: Names, text: str) -> str:
    match = names.pattern.search(text)
    return names.meaning(match[0]) if match else ""
