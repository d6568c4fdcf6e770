"""Who said it, where and about when: told by the sentence of a number, or those before it."""

import re
from dataclasses import dataclass

from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Names, Vocabulary
from lib.words import MONTHS

# A piece of a name or phrase: the stops of "U.N.", or anything but marks.
_PIECE = r"(?:\b[A-Z]\.|[^,.;:()\"”“])"
_PASSIVE = "".join(rf"(?<!{verb} )" for verb in ("is", "are", "was", "were", "been"))
SAID = re.compile(
    rf"according to (?P<a>{_PIECE}{{3,60}})|(?:^|, |[\"”’] )"
    rf"(?P<b>(?:[Tt]he |[Aa]n? |[A-Z]){_PIECE}{{2,60}}?) {_PASSIVE}"
    r"(?:said|says|told|estimated|believes|assessed|assesses|reported|put)\b"
)
AS_OF = re.compile(
    r"\b(?i:as (?:of|at)|in|by|since|end of|until|during|for)\s+(?:\w+\s+){0,3}?"
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


def attribution(sentence: Sentence, vocabulary: Vocabulary, before: Focus) -> tuple[str, str]:
    """Name the source and the speaker that a sentence gives, else those before it."""
    source = _first(vocabulary.sources, sentence.text)
    match = SAID.search(sentence.text)
    speaker = " ".join((match["a"] or match["b"]).split()) if match else ""
    if source or speaker:
        return source, speaker
    return before.source, before.speaker


def area(sentence: Sentence, vocabulary: Vocabulary, before: Focus) -> str:
    """Name the place that a sentence gives, else the one before it."""
    return _first(vocabulary.areas, sentence.text) or before.area


def year(sentence: Sentence, quantity: Quantity) -> tuple[str, str]:
    """Give the year, and the day or month where it is known, that stands nearest to a number."""
    at = sentence.tokens[quantity.start].start - sentence.start
    found = min(
        AS_OF.finditer(sentence.text),
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
