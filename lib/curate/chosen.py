"""A number that the rules have missed, taken because the curator has selected it."""

from collections.abc import Mapping

from lib.curate.candidate import Candidate
from lib.curate.cleaning import clean
from lib.curate.sentences import read_sentence
from lib.curate.telling import ABOUT
from lib.curate.vocabulary import Vocabulary
from lib.words import curating


def chosen(
    text: str, start: int, end: int, vocabulary: Vocabulary, about: Mapping[str, str]
) -> Candidate:
    """Make a candidate of the words between two places of a text, as far as they tell anything."""
    words = " ".join(text[start:end].split())
    read = read_sentence(clean(words).text, 0, vocabulary).quantities
    number = read[0] if read else None
    return Candidate(
        start=start,
        end=end,
        low=number.low if number else None,
        high=number.high if number else None,
        value=number.value if number else None,
        error=number.error if number else None,
        confidence=number.confidence if number else "",
        group="",
        counted="",
        wording=words,
        doubt="" if len(read) == 1 else curating.READ_BY_HAND,
        **{name: about.get(name, "") for name in ABOUT},
    )
