"""Does a bare number count a group's people: "its strength is put at 1,800", "5,000 of them"."""

from lib.curate.before import NUMBERED, STATES
from lib.curate.heads import Head, counted
from lib.curate.left_alone import size
from lib.curate.listed import Listed
from lib.curate.number_of import NumberOf
from lib.curate.quantities import Quantity

SMALL = 100  # up to here it may be an age
ANSWER_WITHIN = 2  # tokens from the start: "A. A few hundred, mostly in Kunar."
STAYING = {"remain", "remained", "left", "still", "survive"}
APPOSED = {",", "—", "-", ":"}
COMPARED = {"as", "from", "than", "to", "with", "over", "below", "above"}
COUNTED = {"that", "counted", "estimated", "reported", "cited", "given", "it", "in", "seen", "put",
           "named", "which", "of", "figure", "number", "estimate", "reckoned",
           "tallied"}  # fmt: skip


class WithoutNoun(Listed, NumberOf):
    """The questions that are asked of a bare number."""

    def _theirs(self, quantity: Quantity) -> bool:
        """Tell "some 5,000 from our allies", "9,000 in the army", "a peace force of 12,000"."""
        after = {self.sentence.word(quantity.end + each) for each in range(1, 5)}
        whose = self.vocabulary.words("head", "not_before")
        if self.sentence.word(quantity.end) == "in":
            return bool(after & STATES) and not any(
                m.start - quantity.end in range(1, 4) for m in self.sentence.mentions
            )
        near = [self.sentence.word(quantity.start - back) for back in (1, 2, 3)]
        if near[0] == "of" and near[1] in ("force", "army", "contingent"):
            return near[2] in whose
        return self.sentence.word(quantity.end) in ("from", "of") and bool(after & whose)

    def _part_counts(self, quantity: Quantity, head: Head, earlier: Head | None) -> bool:
        """Tell "5,000 of them" after a count from "three of them died"."""
        if self._of_something_else(quantity):  # "54 attacks, 21 of them in the capital"
            return False
        there = self.vocabulary.words("bare", "owners")
        stays = self.sentence.word(head.end) in STAYING
        named = self.spoken or bool(self.sentence.mentions)
        return bool(earlier or self.known or stays) or (named and self._last(quantity) in there)

    def _bare_counts(self, quantity: Quantity, earlier: Head | None) -> bool:
        """Tell whether a number without a noun says how many people a group has."""
        last = self._last(quantity)
        if last in ("(", ":") and self._named_at(quantity.start - 1):
            return True
        comma = last == "at" and self.sentence.word(quantity.start - 2) == ","
        if comma and self._named_at(quantity.start - 2):
            return True  # the Front was put at 900; the League, at 3,500
        if self._in_list(quantity) or self._left(quantity):
            return True
        if last == ":" and self._group_before(quantity) and self._about_size(quantity):
            return True
        if not (self.spoken or self.sentence.mentions or earlier):
            return False
        if self._band_of(quantity):
            return True
        if self._of_something_else(quantity, fates=True) or self._ours(quantity):
            return False
        if self._theirs(quantity) or self._number_of_things(quantity):
            return False
        linked = last in self.vocabulary.words("bare", "links")
        if size(quantity) <= SMALL and quantity.form != "single" and not linked:
            return False  # children under 14
        if earlier or (self.known and self._told(quantity)):
            return True
        asks = (
            self._apposed, self._put_at, self._figure_before, self._figure_after, self._figure_of,
            self._compared, self._in_list, self._called_on,
            self._number_of,
        )  # fmt: skip
        if any(ask(quantity) for ask in asks):
            return True
        single = quantity.form == "single"
        in_the = bool(quantity.taken) and "in the" in self.sentence.pairs(quantity.start, 1)
        if single and not (linked or in_the):
            return False
        if self._said_of(quantity):
            return True
        if single:
            return self._has_bare(quantity)
        return self.known or self._owned(quantity)

    def _told(self, quantity: Quantity) -> bool:
        """Tell an answer, or "analysts prefer 5,000" after another figure."""
        tells = self.vocabulary.words("bare", "tells")
        near = self.sentence.pairs(quantity.start, 2)
        return quantity.start <= ANSWER_WITHIN or not tells.isdisjoint(near)

    def _apposed(self, quantity: Quantity) -> bool:
        """Tell "The Reds are of another order of magnitude, several thousand."."""
        ends = self.sentence.word(quantity.end) in ("", ".", "?", "!", ";")
        worded = bool(quantity.taken) or quantity.form != "single"
        named = self._last(quantity) == "," and self._named_at(quantity.start - 1)
        ends = ends or (named and self.sentence.word(quantity.end) in ("at", "in", "by", "when"))
        apposed = self._last(quantity) in APPOSED and ends and worded
        return apposed and self._group_before(quantity)

    def _put_at(self, quantity: Quantity) -> bool:
        """Tell "its remnants, which the military puts at 2,500"."""
        near = {self.sentence.word(quantity.start - back) for back in range(2, 7)}
        puts = not self.vocabulary.words("bare", "puts").isdisjoint(near)
        named = self.spoken or self._group_before(quantity)
        return self._last(quantity) == "at" and puts and named

    def _figure_before(self, quantity: Quantity) -> bool:
        """Tell the earlier figure of "the group had grown from 2,500 to 6,000 fighters"."""
        changes = self.vocabulary.words("forms", "changes")
        grown = self.sentence.word(quantity.start - 2) in changes
        dated = 2 * (self.sentence.word(quantity.end) in ("in", "by"))  # from 900 in 2011 to 700
        to = self.sentence.word(quantity.end + dated) == "to"
        between = self._last(quantity) == "from" and to
        return grown and between and (self.spoken or self._group_before(quantity))

    def _figure_after(self, quantity: Quantity) -> bool:
        """Tell the later figure of "the group has grown to roughly 9,400"."""
        changes = self.vocabulary.words("forms", "changes")
        back = 1 if self._last(quantity) == "the" else 0  # dwindled to the low hundreds
        near = [self.sentence.word(quantity.start - back - each) for each in (2, 3)]
        to = self.sentence.word(quantity.start - back - 1) in ("to", "into")
        changed = to and not changes.isdisjoint(near)
        return changed and (self.spoken or self._group_before(quantity))

    def _left(self, quantity: Quantity) -> bool:
        """Tell "only about 7,000 were left in the stronghold of the Front"."""
        after = [self.sentence.word(quantity.end + each) for each in (0, 1)]
        left = after[0] in ("were", "are") and after[1] in STAYING
        named = bool(self.sentence.mentions) or (self.spoken and self.known)
        return (left or after[0] in ("remain", "remained")) and named

    def _compared(self, quantity: Quantity) -> bool:
        """Tell "doubled from the 22,000 counted in 2015", a figure that was published before."""
        word = self.sentence.word
        the = word(quantity.start - 1) == "the" and word(quantity.start - 2) in COMPARED
        counted_then = word(quantity.end) in COUNTED
        return the and counted_then and self._group_before(quantity)

    def _figure_of(self, quantity: Quantity) -> bool:
        """Tell "officials repeated a figure of 25,000", of the group spoken of."""
        figures = self.vocabulary.words("bare", "figures")
        return self.spoken and not figures.isdisjoint(self.sentence.pairs(quantity.start, 1))

    def _said_of(self, quantity: Quantity) -> bool:
        """Tell whether the number is said of a group's strength, or of its people."""
        numbered = self._last(quantity) in NUMBERED
        if self._last(quantity) == "the" and self.sentence.word(quantity.start - 3) in NUMBERED:
            return self._group_before(quantity)  # they number in the thousands
        named = self._group_before(quantity)
        called = self.vocabulary.words("introduced", "people")
        directly = self.sentence.word(quantity.start - 2) in called
        if not (self.known or numbered or named or directly):
            return False
        if numbered and named:
            return True  # the militias are believed to number 900
        armies = self.vocabulary.words("head", "armies")
        people = (
            counted(self.sentence, at, self.vocabulary)
            for at in range(quantity.start)
            if self.sentence.word(at) not in armies or self._named_at(at)
        )
        return self._about_size(quantity) or any(people)

    def _has_bare(self, quantity: Quantity) -> bool:
        """Tell "it has 400": who has them stands right before, or in the same sentence."""
        last = self._last(quantity)
        near = [self.sentence.word(quantity.start - back) for back in range(1, 5)]
        called = not self.vocabulary.words("introduced", "people").isdisjoint(near)
        called = called or self._in_ranks(quantity)
        if last in self.vocabulary.words("left_alone", "not_across"):
            return called or self._group_before(quantity)
        pronouns = self.vocabulary.words("bare", "pronouns")
        named = self._named_within(quantity, 4) or not pronouns.isdisjoint(near)
        return (called or named) and last in self.vocabulary.words("bare", "owners")

    def _in_ranks(self, quantity: Quantity) -> bool:
        """Tell "the clan had 3,000 in the militia", who are a group's people."""
        ranks = self.vocabulary.words("bare", "pronouns") | {"ranks", "force", "rebellion"}
        after = {self.sentence.word(quantity.end + each) for each in (2, 3)}
        named = any(0 < m.start - quantity.end <= 2 for m in self.sentence.mentions)
        inside = named or not ranks.isdisjoint(after)
        return inside and self.sentence.word(quantity.end) == "in"
