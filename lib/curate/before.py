"""What stands before a number in its sentence: who has the people, and of what it is said."""

from dataclasses import dataclass

from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary


@dataclass(frozen=True)
class Before:
    """The words before the numbers of one sentence.

    `known` says whether the sentence before has given a count, or asked for one; `spoken` whether
    the text has named a group, up to the sentence after.
    """

    sentence: Sentence
    vocabulary: Vocabulary
    known: bool
    spoken: bool

    def _last(self, quantity: Quantity) -> str:
        return self.sentence.word(quantity.start - 1)

    def _of_something_else(self, quantity: Quantity, fates: bool = False) -> bool:
        """Tell whether the nearest subject is another: casualties, attacks, an army."""
        others = set(self.vocabulary.words("left_alone", "other_subjects"))
        if fates:
            others |= self.vocabulary.words("left_alone", "fates")
        armies = self.vocabulary.words("head", "armies")
        people = self.vocabulary.kinds.keys() - armies
        people |= {*self.vocabulary.words("bare", "topics"), "while", "but", "whereas"}
        figures = self.vocabulary.words("bare", "further_topics") if self.known else set()
        for at in range(quantity.start - 1, -1, -1):
            word, before = self.sentence.word(at), self.sentence.word(at - 1)
            if word in armies:
                counted_there = bool(at and self.sentence.tokens[at - 1].number)
                return counted_there or before in self.vocabulary.lists["head"]["not_before"]
            says = self.sentence.word(at + 1) in self.vocabulary.words("bare", "tells")
            if not says and not others.isdisjoint((word, f"{before} {word}")):
                return True
            # ", a figure due to fall to 5,500" goes on with what was said before it.
            if word in people or (word in figures and before != "a"):
                return False
        return False

    def _group_before(self, quantity: Quantity) -> bool:
        """Tell whether a group, or a word that stands for one, is named before a number."""
        words = (token.word for token in self.sentence.tokens[: quantity.start])
        named = any(mention.end <= quantity.start for mention in self.sentence.mentions)
        return named or not self.vocabulary.words("bare", "pronouns").isdisjoint(words)

    def _named_within(self, quantity: Quantity, tokens: int) -> bool:
        ends = (mention.end for mention in self.sentence.mentions)
        return any(0 <= quantity.start - end < tokens for end in ends)

    def _named_at(self, at: int) -> bool:
        return any(mention.end == at for mention in self.sentence.mentions)
