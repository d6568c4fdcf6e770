"""Is a number a count of a group's people? The order of the questions; the words are a file's."""

from lib.curate.before import Before
from lib.curate.left_alone import is_fate, is_flow, is_plausible, is_reference, size
from lib.curate.nouns import PARTS, Head, counted, noun
from lib.curate.quantities import Quantity

SMALL = 100  # up to here a bare one-sided number may be an age
ANSWER_WITHIN = 2  # tokens from the start: "A. A few hundred, mostly in Kunar."
STAYING = {"remain", "remained", "left", "still", "survive"}
NUMBERED = {"number", "numbers", "numbered", "numbering"}
APPOSED = {",", "—", "-", ":"}


class Judge(Before):
    """The questions that are asked of each number of one sentence."""

    def head(self, quantity: Quantity, earlier: Head | None) -> Head | None:
        """Give what a number counts, None where it is no count of a group's people.

        `earlier` is the head of the count before it in the sentence.
        """
        sentence, vocabulary = self.sentence, self.vocabulary
        if is_reference(sentence, quantity, vocabulary):
            return None
        head = noun(sentence, quantity, vocabulary)
        if (
            head is None
            or is_fate(sentence, quantity, head, vocabulary)
            or is_flow(sentence, head, vocabulary)
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

    # ── With a noun ───────────────────────────────────────────────────────────────────────────

    def _noun_counts(self, quantity: Quantity, head: Head, earlier: Head | None) -> bool:
        """Tell sure nouns from those that count only where a group has the people."""
        lists = self.vocabulary.lists["head"]
        last = head.noun.split()[-1] if head.noun else ""
        whose = head.mention is not None or self._named_after(head)
        if last in lists["armies"]:
            return whose or self._named_within(quantity, 2)
        if size(quantity) < lists["smallest"]:
            return self._has(quantity)
        if self._of_others() and not self.known:
            return False
        if not whose and self._somebodys(head):
            return False
        if whose or head.noun in lists["sure"]:
            return True
        if self._ours(quantity):
            return False
        if last in lists["people"]:
            said_of = self._group_before(quantity) and self._about_size(quantity)
            again = earlier is not None and self._last(quantity) == "or"
            near = again or self._named_within(quantity, 4)
            return near or said_of or self._owned(quantity)
        return self.spoken and not self._of_something_else(quantity)

    def _of_others(self) -> bool:
        """Tell a sentence that starts "Of these": a part of what was spoken of before."""
        return self.sentence.word(0) == "of" and self.sentence.word(1) in PARTS

    def _ours(self, quantity: Quantity) -> bool:
        """Tell "we have 600 men": the speaker's side, not the group's."""
        near = [self.sentence.word(quantity.start - back) for back in (1, 2)]
        return near[0] in ("have", "had", "'ve") and near[1] in ("we", "i")

    def _theirs(self, quantity: Quantity) -> bool:
        """Tell "some 5,000 from our allies"."""
        after = {self.sentence.word(quantity.end + each) for each in range(1, 4)}
        of = self.sentence.word(quantity.end) in ("from", "of")
        return of and not self.vocabulary.words("head", "not_before").isdisjoint(after)

    def _named_after(self, head: Head) -> bool:
        """Tell whether the noun goes on with whose they are: "members of the Front"."""
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

    def _owned(self, quantity: Quantity) -> bool:
        """Tell whether a group has the people, or they are put at its name after a colon."""
        near = list(self.sentence.clause_before(quantity.start))[:3]
        owners = self.vocabulary.words("bare", "owners")
        if owners & set(near) == {"with"}:  # a train with 380 people
            return self._named_within(quantity, 5)
        holders = self.vocabulary.words("bare", "holders")
        has = (
            not owners.isdisjoint(near)
            or not holders.isdisjoint(self.sentence.pairs(quantity.start, 1))
            or self._last(quantity) == ":"
        )
        return has and self._group_before(quantity)

    # ── Without a noun ────────────────────────────────────────────────────────────────────────

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
        if not (self.spoken or self.sentence.mentions):
            return False
        if self._of_something_else(quantity, fates=True) or self._ours(quantity):
            return False
        if self._theirs(quantity):
            return False
        linked = last in self.vocabulary.words("bare", "links")
        if size(quantity) <= SMALL and quantity.form != "single" and not linked:
            return False  # children under 14
        if earlier or (self.known and self._told(quantity)):
            return True
        asks = (self._apposed, self._put_at, self._figure_before, self._figure_of)
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
        between = self._last(quantity) == "from" and self.sentence.word(quantity.end) == "to"
        return grown and between and (self.spoken or self._group_before(quantity))

    def _figure_of(self, quantity: Quantity) -> bool:
        """Tell "officials repeated a figure of 25,000", of the group spoken of."""
        figures = self.vocabulary.words("bare", "figures")
        return self.spoken and not figures.isdisjoint(self.sentence.pairs(quantity.start, 1))

    def _said_of(self, quantity: Quantity) -> bool:
        """Tell whether the number is said of a group's strength, or of its people."""
        numbered = self._last(quantity) in NUMBERED
        if not (self.known or numbered or self._group_before(quantity)):
            return False
        armies = self.vocabulary.words("head", "armies")
        people = (
            counted(self.sentence, at, self.vocabulary)
            for at in range(quantity.start)
            if self.sentence.word(at) not in armies
        )
        return self._about_size(quantity) or any(people)

    def _about_size(self, quantity: Quantity) -> bool:
        bare = self.vocabulary.lists["bare"]
        topics = {*bare["topics"], *(bare["further_topics"] if self.known else ())}
        if any(mention.end <= quantity.start for mention in self.sentence.mentions):
            topics |= set(bare["owned_topics"])
        return not topics.isdisjoint(self.sentence.pairs(quantity.start, quantity.start))

    def _has_bare(self, quantity: Quantity) -> bool:
        """Tell "it has 400": who has them stands right before, or in the same sentence."""
        last = self._last(quantity)
        if last in self.vocabulary.words("left_alone", "not_across"):
            return self._group_before(quantity)
        near = [self.sentence.word(quantity.start - back) for back in range(1, 5)]
        pronouns = self.vocabulary.words("bare", "pronouns")
        named = self._named_within(quantity, 4) or not pronouns.isdisjoint(near)
        return named and last in self.vocabulary.words("bare", "owners")
