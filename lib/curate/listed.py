"""Numbers that are listed by place: "Syria (41,000), Iraq (9,000)", "Kunar 2,300, Faryab 650"."""

from lib.curate.before import Before
from lib.curate.heads import counted
from lib.curate.quantities import MONTH, Quantity


class Listed(Before):
    """The questions that are asked of a number right behind the name of a place."""

    def _in_list(self, quantity: Quantity) -> bool:
        """Tell "Syria (41,000), Iraq (9,000)" and "Kunar 2,300, Faryab 650" of a kind or group."""
        sentence = self.sentence
        placed = [q for q in sentence.quantities if self._after_place(q)]
        if quantity not in placed:
            return False
        first = placed[0].start
        people = any(counted(sentence, at, self.vocabulary) for at in range(first))
        named = any(mention.end <= first for mention in sentence.mentions)
        many = len(placed) > 1
        headed = many and sentence.word(first - 2) == ":"  # men by country: Syria 410, Iraq 90
        bracketed = self._last(quantity) == "("
        return (people and (bracketed or headed)) or (named and many and not people)

    def _after_place(self, quantity: Quantity) -> bool:
        """Tell a number right behind a name that is no group's: "Kunar 2,300", "Syria (41,000"."""
        at = quantity.start - 1 - (self._last(quantity) == "(")
        if at < 0 or self._named_at(at + 1):
            return False
        token = self.sentence.tokens[at]
        printed = self.sentence.text[token.start - self.sentence.start :][:1]
        listed = self.sentence.word(quantity.end) in (",", ")", "and", ".", "", ";")
        month = MONTH.fullmatch(token.word)
        return printed.isupper() and at > 0 and listed and not month
