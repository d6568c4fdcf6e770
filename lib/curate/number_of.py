"""What a number is of that is said of "the number of …", some words before it."""

from lib.curate.before import Before
from lib.curate.quantities import Quantity

NUMBER_OF_WITHIN = 16  # tokens
NUMBERED_WITHIN = 5  # tokens from "number of" to its noun


class NumberOf(Before):
    """The questions that are asked of "the number of fighters is 4,700"."""

    def _number_of(self, quantity: Quantity) -> bool:
        """Tell "the number of insurgent fighters at up to 25,000" of the group spoken of."""
        at = self._number_of_at(quantity)
        lists = self.vocabulary.lists["head"]
        others = {*lists["people"], *lists["armies"]}
        noun = (self.sentence.word(each) for each in range(at + 2, at + 2 + NUMBERED_WITHIN))
        people = at >= 0 and any(w in self.vocabulary.kinds and w not in others for w in noun)
        linked = self._last(quantity) in self.vocabulary.words("bare", "stands")
        return self.spoken and people and linked

    def _number_of_things(self, quantity: Quantity) -> bool:
        """Tell "the number of separate bands at 46" from a number of people."""
        at = self._number_of_at(quantity)
        things = self.vocabulary.words("left_alone", "bands")
        noun = [self.sentence.word(each) for each in range(at + 2, at + 2 + NUMBERED_WITHIN)]
        first = next((w for w in noun if w in things or w in self.vocabulary.kinds), "")
        return at >= 0 and first in things

    def _number_of_at(self, quantity: Quantity) -> int:
        """Find the last "number of" before a number; -1 where there is none."""
        word = self.sentence.word
        near = range(quantity.start - 2, max(-1, quantity.start - NUMBER_OF_WITHIN), -1)
        return next((n for n in near if word(n) == "number" and word(n + 1) == "of"), -1)
