"""What a number counts: the kind of count, and the noun for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.curate.quantities import Quantity
from lib.curate.sentences import Mention, Sentence
from lib.curate.vocabulary import Vocabulary

AMONG = {"whom", "which"}
MORE = {"another", "additional", "further", "extra"}
LONGEST_NOUN = 5  # words: "fighters and their family members"


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


def counted(sentence: Sentence, at: int, vocabulary: Vocabulary) -> tuple[str, int, str] | None:
    """Find the longest noun that is counted at a place: its kind, where it ends, its words."""
    for length in range(LONGEST_NOUN, 0, -1):
        words = " ".join(sentence.word(at + each) for each in range(length))
        if kind := vocabulary.kinds.get(words):
            return kind, at + length, words
    return None


def kind_before(
    sentence: Sentence, quantity: Quantity, earlier: Head | None, vocabulary: Vocabulary
) -> str:
    """Give the kind of the last counted noun before a number, after the estimate before it."""
    start = earlier.end if earlier else 0
    for at in range(quantity.start - 1, start - 1, -1):
        if found := counted(sentence, at, vocabulary):
            return found[0]
    return ""


def beside(
    sentence: Sentence, quantity: Quantity, head: Head, heads: Sequence[tuple[Quantity, Head]]
) -> str:
    """Give the kind of people beside or among others: "800 men and 800 reservists"; else blank."""
    among = (
        sentence.word(quantity.start - 1) in AMONG and sentence.word(quantity.start - 2) == "of"
    )
    more = any(sentence.word(at) in MORE for at in range(quantity.start - 1, quantity.end))
    again = any(
        (one.low, one.high) == (quantity.low, quantity.high)
        and (more or what.counted != head.counted)
        for one, what in heads
        if one.end <= quantity.start
    )
    return (head.counted or "people") if among or again else ""


def named_at(sentence: Sentence, at: int) -> Mention | None:
    """Give the group that is named at a place."""
    return next((mention for mention in sentence.mentions if mention.start == at), None)
