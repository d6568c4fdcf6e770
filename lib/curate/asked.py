"""What is asked of each number of a sentence where there is no subject."""

from dataclasses import dataclass

from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary


@dataclass(frozen=True)
class Asked:
    """One sentence, and what those before it have told.

    `known` says whether the sentences before have counted something, or asked how many, and `kind`
    what; `told` whether the sentence tells who says it.
    """

    sentence: Sentence
    vocabulary: Vocabulary
    known: bool
    kind: str
    told: bool

    def _estimated(self, quantity: Quantity) -> bool:
        """Tell a number with a bound or a hedge from a bare one."""
        hedged = self.sentence.tokens[quantity.start].number is None
        return quantity.form != "single" or hedged

    def _whole(self, quantity: Quantity) -> bool:
        bounds = (quantity.low, quantity.high)
        return all(bound is None or bound == int(bound) for bound in bounds)

    def _topic(self, quantity: Quantity, measured: bool = False) -> bool:
        """Tell whether a number, or a size, is spoken of before it in the sentence."""
        name = "measured" if measured else "topics"
        topics = self.vocabulary.words("anything", name)
        words = self.sentence.pairs(quantity.start, quantity.start)
        return not topics.isdisjoint(words)

    def _number_at(self, at: int) -> bool:
        return at < len(self.sentence.tokens) and self.sentence.tokens[at].number is not None

    def _last(self, quantity: Quantity) -> str:
        return self.sentence.word(quantity.start - 1)
