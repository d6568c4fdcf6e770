"""Does a number with a noun count a group's people: sure nouns, armies, people that it has."""

from lib.curate.before import FORCES, NUMBERED, Before
from lib.curate.heads import Head, named_at
from lib.curate.left_alone import size
from lib.curate.nouns import PARTS
from lib.curate.phrases import HAS
from lib.curate.quantities import Quantity

JOINED = {
    ",",
    "and",
    "with",
    "plus",
    "along",
    "as",
    "well",
    "or",
    "together",
    "another",
    "also",
    "including",
}
MUSTERED_WITHIN = 5  # tokens between a group and its soldiers


class WithNoun(Before):
    """The questions that are asked of a number with a noun."""

    def _noun_counts(self, quantity: Quantity, head: Head, earlier: Head | None) -> bool:
        """Tell sure nouns from those that count only where a group has the people."""
        lists = self.vocabulary.lists["head"]
        last = head.noun.split()[-1] if head.noun else ""
        whose = head.mention is not None or self._named_after(head)
        if self._band_of(quantity) or self._called_on(quantity):
            return True
        if last in lists["armies"]:
            mustered = self._mustered(quantity) or self._of_its_strength(quantity)
            return whose or self._named_within(quantity, 2) or mustered
        if not lists["smallest"] <= size(quantity) <= lists["largest"]:
            return self._has(quantity)
        if self._of_others() and not (self.known or whose):
            return False
        if not whose and self._somebodys(head):
            return False
        if whose or (head.noun in lists["sure"] and not self._states(quantity, FORCES)):
            return True
        if self._ours(quantity):
            return False
        if last in self.vocabulary.nationals and last not in lists["peoples"]:
            return self._made_up_of(quantity, earlier)
        if last in lists["people"]:
            named = self.spoken or self._group_before(quantity)
            said_of = named and (self._about_size(quantity) or self._headed(quantity))
            again = earlier is not None and self._last(quantity) == "or"
            near = again or self._named_within(quantity, 4)
            beside = self._goes_on_from(quantity, earlier)
            return near or said_of or beside or self._owned(quantity)
        owned = self.spoken or self._owned(quantity)
        beside = self._goes_on_from(quantity, earlier)
        return owned and (beside or not self._of_something_else(quantity))

    def _made_up_of(self, quantity: Quantity, earlier: Head | None) -> bool:
        """Tell "the group consists of 250 Ugandans, along with 150 Sudanese"."""
        held = self._last(quantity) in self.vocabulary.words("bare", "holds")
        made_up = self.vocabulary.words("bare", "made up")
        made = not made_up.isdisjoint(self.sentence.pairs(quantity.start, 1))
        has = (held or made) and self._group_before(quantity)
        has = has and not self._of_something_else(quantity, fates=True)
        return has or self._goes_on_from(quantity, earlier)

    def _goes_on_from(self, quantity: Quantity, earlier: Head | None) -> bool:
        """Tell whether a number is only joined to the count before it: ", along with another"."""
        if earlier is None:
            return False
        between = {self.sentence.word(at) for at in range(earlier.end, quantity.start)}
        return between <= JOINED

    def _headed(self, quantity: Quantity) -> bool:
        """Tell "Mali: an estimated 1,500 personnel", a line about one place."""
        at = quantity.start - 2 - (self.sentence.word(quantity.start - 2) == ")") * 3
        name = at >= 0 and self.sentence.printed(at, at + 1)[0].isupper()
        return self._last(quantity) == ":" and bool(name)

    def _mustered(self, quantity: Quantity) -> bool:
        """Tell the soldiers that a group has, or has drawn to it, from those of an army."""
        near = list(self.sentence.clause_before(quantity.start))
        owns = {*self.vocabulary.words("bare", "musters")}
        if self._last(quantity) == "with":  # the Front (FA), with 4,000 soldiers
            marks = range(quantity.start - 3, quantity.start - 1)
            at = next((n for n in marks if self.sentence.word(n) in (",", ")")), -1)
            return self._named_at(at) or self._named_at(quantity.start - 1)
        if near[:1] and near[0] in NUMBERED:
            return self._group_before(quantity)
        if owns.isdisjoint(near[:2]):
            return False
        if len(near) > 1 and near[1] in ("it", "they"):
            return True
        named = [m for m in self.sentence.mentions if m.end <= quantity.start]
        return bool(named) and quantity.start - named[-1].end < MUSTERED_WITHIN

    def _of_its_strength(self, quantity: Quantity) -> bool:
        """Tell "their combined strength is 4,500 troops" and "the sect, a group of 200 troops"."""
        lists = self.vocabulary.lists["bare"]
        holders = {*lists["holders"], *lists["made up"]} - {"force of"}
        if not holders.isdisjoint(self.sentence.pairs(quantity.start, 1)):
            return True
        topics = self.vocabulary.words("bare", "topics")
        of_size = not topics.isdisjoint(self.sentence.pairs(quantity.start, quantity.start))
        named = of_size and self._group_before(quantity)
        return named and not self._of_something_else(quantity)

    def _of_others(self) -> bool:
        """Tell a sentence that starts "Of these": a part of what was spoken of before."""
        return self.sentence.word(0) == "of" and self.sentence.word(1) in PARTS

    def _named_after(self, head: Head) -> bool:
        """Tell whether the noun goes on with whose they are: "members of the Front"."""
        if self.sentence.word(head.end) in ("that", "which"):  # the soldiers that the Front had
            owner = named_at(self.sentence, head.end + 1)
            return bool(owner and self.sentence.word(owner.end) in HAS)
        if self.sentence.word(head.end) not in ("of", "from", "in", "belonging"):
            return False
        return any(head.end < mention.start < head.end + 4 for mention in self.sentence.mentions)

    def _somebodys(self, head: Head) -> bool:
        """Tell members "of this subcommittee" from those "of the group"."""
        owned = self.vocabulary.words("head", "of_somebody")
        if head.noun not in owned or self.sentence.word(head.end) != "of":
            return False
        after = {self.sentence.word(head.end + each) for each in (1, 2, 3)}
        return self.vocabulary.words("bare", "pronouns").isdisjoint(after)

    def _has(self, quantity: Quantity) -> bool:
        """Tell whether a group has them, in so many words."""
        near = list(self.sentence.clause_before(quantity.start))[:3]
        has = not self.vocabulary.words("left_alone", "not_across").isdisjoint(near)
        return has and self._group_before(quantity)
