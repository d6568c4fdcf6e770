"""Who says something in a sentence, and what every way to tell it needs."""

from dataclasses import dataclass

from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary
from lib.curate.who_words import WhoWords
from lib.curate.who_written import written

BREAKS = {";", "while", "whereas", "but", "though", "although", ":", "—"}
SPANS = {"year", "month", "week", "summer", "winter", "spring", "autumn", "century", "decade"}
LATEST_YEAR = 2100


@dataclass(frozen=True)
class Telling:
    """Who says something: the words, the tokens that hold them, whether it closes what it says."""

    who: str
    start: int
    end: int
    closes: bool


def is_small(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell a year or a day, which is no other number."""
    token = sentence.tokens[quantity.end - 1]
    high = quantity.high or 0
    year = token.end - token.start == 4 and high <= LATEST_YEAR
    return quantity.form == "single" and bool(high <= 31 or year)


class Said:
    """One sentence, read for who says something in it."""

    def __init__(self, sentence: Sentence, vocabulary: Vocabulary) -> None:
        self.sentence = sentence
        self.vocabulary = vocabulary
        self.words = vocabulary.words
        self.who = WhoWords(sentence, vocabulary)

    def _telling(self, start: int, end: int, whole: int, closes: bool = False) -> Telling:
        if end <= start:
            return Telling("", whole, whole + 1, closes)
        return Telling(written(self.who.printed(start, end), self.vocabulary), whole, end, closes)
