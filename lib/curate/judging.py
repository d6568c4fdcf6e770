"""Is a number a count of a group's people? The order of the questions; the words are a file's."""

from lib.curate.heads import Head
from lib.curate.left_alone import (
    is_beside_fate,
    is_difference,
    is_fate,
    is_measure,
    is_plausible,
    is_reference,
)  # fmt: skip
from lib.curate.no_strength import is_dwelling, is_flow, is_planned, is_recruited
from lib.curate.nouns import noun
from lib.curate.quantities import Quantity
from lib.curate.with_noun import WithNoun
from lib.curate.without_noun import WithoutNoun

MINUS = {"minus", "\u2212"}


class Judge(WithNoun, WithoutNoun):
    """The questions that are asked of each number of one sentence."""

    def head(self, quantity: Quantity, earlier: Head | None) -> Head | None:
        """Give what a number counts, None where it is no count of a group's people.

        `earlier` is the head of the count before it in the sentence.
        """
        sentence, vocabulary = self.sentence, self.vocabulary
        if (
            is_reference(sentence, quantity, vocabulary)
            or is_measure(sentence, quantity, vocabulary)
            or is_difference(sentence, quantity)
        ):
            return None
        head = noun(sentence, quantity, vocabulary)
        if (
            head is None
            or self._last(quantity) in MINUS
            or (not earlier and self._last(quantity) in ("whom", "which"))
            or (not earlier and is_beside_fate(sentence, quantity, vocabulary))
            or is_fate(sentence, quantity, head, vocabulary)
            or is_flow(sentence, head, vocabulary)
            or is_recruited(sentence, quantity, vocabulary)
            or is_planned(sentence, quantity, vocabulary)
            or is_dwelling(sentence, head, vocabulary)
            or not is_plausible(sentence, quantity, head, vocabulary)
        ):
            return None
        if head.part:
            counts = self._part_counts(quantity, head, earlier)
        elif head.bare:
            counts = self._bare_counts(quantity, earlier)
        else:
            counts = self._noun_counts(quantity, head, earlier)
        return head if counts else None
