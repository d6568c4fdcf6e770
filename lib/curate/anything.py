"""Is a number an estimate of anything: people, deaths, animals, homes, lengths, prices."""

from decimal import Decimal
from itertools import pairwise

from lib.curate.any_noun import LEAST, SMALL, AnyNoun
from lib.curate.dating import is_time
from lib.curate.heads import Head
from lib.curate.left_alone import is_difference, is_reference, is_year, size
from lib.curate.measured import Measured
from lib.curate.no_strength import is_flow
from lib.curate.quantities import Quantity

ACT_BEFORE, ACT_AFTER = 4, 4  # words
LARGEST = Decimal(10) ** 14
OLDEST = 120  # years of a person
LARGE = 1000
AUXILIARIES = {"are", "were", "was", "have", "had", "been", "be"}
STANDING = {"are", "were", "have", "had", "live", "lived", "remain", "remained", "may", "might",
            "could"}  # fmt: skip
RAISES = {"lowers", "lowered", "raised", "raises", "reduces", "reduced", "exceeded", "exceeds"}
RECORDED = {"claimed", "counted", "reported", "recorded", "given", "cited", "estimated", "listed"}
MINUS = {"minus", "\u2212"}


class Anything(AnyNoun, Measured):
    """The questions that are asked of each number of one sentence."""

    def head(self, quantity: Quantity, earlier: Head | None) -> Head | None:
        """Give what a number counts or measures, None where it is no estimate.

        `earlier` is the head of the estimate before it in the sentence.
        """
        sentence, vocabulary = self.sentence, self.vocabulary
        if is_reference(sentence, quantity, vocabulary) or (
            is_time(sentence, quantity) and not self._listed(quantity.end)
        ):
            return None
        if self._last(quantity) in MINUS or self._of_study(quantity):
            return None
        if is_difference(sentence, quantity) or self._raised_by(quantity):
            return None
        if size(quantity) > LARGEST or self._is_age(quantity) or self._acted_on(quantity):
            return None
        unit, end = self._unit_behind(quantity)
        if unit:
            return self._measured(quantity, unit, end, earlier)
        if self._is_money(quantity):
            return self._priced(quantity)
        head = self._noun(quantity, earlier)
        if head is None or is_flow(sentence, head, vocabulary):
            return None
        if sentence.word(head.end) == "per" or head.noun in vocabulary.words("anything", "acts"):
            return None
        if head.bare:
            return head if self._bare_counts(quantity, earlier) else None
        if self._acted_on(quantity, head.end) or not self._whole(quantity):
            return None
        return self._with_fate(quantity, head)

    # ── Without a noun ────────────────────────────────────────────────────────────────────────

    def _bare_counts(self, quantity: Quantity, earlier: Head | None) -> bool:
        """Tell whether a bare number is said of what was counted before, or of a topic."""
        last = self._link(quantity)
        if size(quantity) < LEAST and self._whole(quantity) and not self._topic(quantity, True):
            return False
        year = is_year(self.sentence, quantity) and quantity.form == "single"
        if year and not (last in ("at", "to") and self._topic(quantity)):
            return False
        of_unit = self.told and self.kind in self.vocabulary.words("measures", "units")
        if not self._whole(quantity) and not (self._topic(quantity, measured=True) or of_unit):
            return False
        crowds = self.vocabulary.words("anything", "crowds")
        next_word, after = (self.sentence.word(quantity.end + each) for each in (0, 1))
        acted = next_word in crowds or (next_word in AUXILIARIES and after in crowds)
        if acted and (quantity.taken or self.told):
            return True
        told = self.known and (self.told or self._estimated(quantity))
        if told and self.sentence.word(quantity.end) in STANDING:
            return True
        if last == "the" and self.sentence.word(quantity.end) in RECORDED:
            return True
        topics = self.vocabulary.words("anything", "topics")
        links = self.vocabulary.words("anything", "links") | topics
        linked = last in links or quantity.start == 0 or last.endswith("'s")
        worded = quantity.form != "single"
        if not linked and not worded:
            return False
        if earlier or self._topic(quantity):
            return True
        if self._topic(quantity, measured=True) and not year:
            return quantity.form == "range" or self.told
        if self.kind and self.told and last in self.vocabulary.words("telling", "says"):
            return True
        if self.known and worded and linked and size(quantity) >= LARGE:
            return True
        strong = last in self.vocabulary.words("anything", "strong_links")
        large = size(quantity) >= SMALL
        return self.known and (
            self.told or last == ":" or quantity.start == 0 or (strong and large)
        )

    # ── What says that it is an estimate, and what says that it is none ───────────────────────

    def _acted_on(self, quantity: Quantity, end: int | None = None) -> bool:
        """Tell what authorities did: "police detained 41"; with an `end` look behind the noun."""
        acts = self.vocabulary.words("anything", "acts")
        if end is None:
            near = [*self.sentence.clause_before(quantity.start)][:ACT_BEFORE][::-1]
        else:
            near = [*self.sentence.clause_after(end)][:ACT_AFTER]
            if not near or near[0] not in AUXILIARIES | acts:
                return False
        return not acts.isdisjoint({*near, *map(" ".join, pairwise(near))})

    def _link(self, quantity: Quantity) -> str:
        """Give the word before a number, over "a shocking"."""
        article = self.sentence.word(quantity.start - 2) in ("a", "an")
        return self.sentence.word(quantity.start - (3 if article else 1))

    def _raised_by(self, quantity: Quantity) -> bool:
        """Tell "lowers the number by 47,000"."""
        near = (self.sentence.word(quantity.start - back) for back in range(2, 12))
        return self._last(quantity) == "by" and not RAISES.isdisjoint(near)

    def _of_study(self, quantity: Quantity) -> bool:
        studied = self.vocabulary.words("anything", "studied")
        return not studied.isdisjoint(self.sentence.pairs(quantity.start, 2))

    def _is_age(self, quantity: Quantity) -> bool:
        """Tell "aged 44", "over 65" and "a 58-year-old"."""
        word = self.sentence.word
        small = (quantity.high or quantity.low or 0) <= OLDEST
        old = word(quantity.end) == "-" and word(quantity.end + 1).startswith("year")
        bounded = quantity.form != "single" and self._last(quantity) in (
            "adults", "people", "women", "men", "children", "those", "persons",
        )  # fmt: skip
        apposed = self._last(quantity) == "," and word(quantity.end) == ","
        return small and (old or bounded or self._last(quantity) == "aged" or apposed)
