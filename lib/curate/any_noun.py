"""The noun that a number of anything stands before, and what became of those it counts."""

from collections.abc import Sequence
from dataclasses import replace

from lib.curate.asked import Asked
from lib.curate.heads import Head
from lib.curate.left_alone import is_year, size
from lib.curate.nouns import PARTS
from lib.curate.quantities import Quantity
from lib.curate.sentences import Mention

LONGEST = 8  # tokens between a number and its noun
LONGEST_NOUN = 3  # words: "internally displaced people"
SMALL = 100  # below it a number counts only where something says that it is an estimate
LEAST = 10
FATE_BEFORE, FATE_AFTER = 4, 7  # words
PEOPLE_ENDINGS = ("men", "women", "people", "folk", "children")
AUXILIARIES = {"were", "are", "was", "had", "have", "has", "is"}
CONFIRMED = {"confirmed", "feared", "reported", "known", "listed", "been", "presumed", "believed",
             "also", "either", "now", "still", "already"}  # fmt: skip
FATE_WITHIN = 4  # words: "have now been confirmed dead"
NO_PLURAL = ("ss", "us", "is", "'s")


class AnyNoun(Asked):
    """The way from a number to its noun."""

    def _noun(self, quantity: Quantity, earlier: Head | None) -> Head | None:
        """Walk from a number to its noun; None where that is never counted."""
        word, at = self.sentence.word, quantity.end
        at += bool(quantity.error and word(at) == ")")  # 425 (±75) people
        if word(at) == "of" and (word(at + 1) in PARTS or self._number_at(at + 1)):
            kind = earlier.counted if earlier else self.kind
            known = earlier or self.known or self._number_at(at + 1) or word(at + 1) == "us"
            return Head(kind, at + 2, part=True) if known else None
        if word(at) == "-":
            return self._compound(at)
        if word(at) == "of" and (quantity.taken or word(at + 1) in ("the", "its", "their")):
            at += 1
        stops = self.vocabulary.words("noun_phrase", "stops")
        named = {each.start: each for each in self.sentence.mentions}
        mention, passed = None, []
        while at < min(len(self.sentence.tokens), quantity.end + LONGEST):
            if found := self._listed(at):
                kind, end = found
                return Head(self._kind(passed, kind), end, kind, mention)
            if self._is_never(at):
                return None
            if at in named:
                mention, at = named[at], named[at].end
                continue
            here = word(at)
            if not passed and self._fate_of(here) and not self._noun_ahead(at):
                return Head(self._fate_of(here), at + 1, here, mention)
            if here in ("and", "or", ",") and passed and self._noun_ahead(at):
                at += 1
                continue
            if here in stops or not here[0].isalpha() or self.sentence.tokens[at].number:
                break
            if self._plural(here) and here not in self.vocabulary.words("telling", "says"):
                return self._unlisted(quantity, passed, at, mention)
            passed.append(here)
            at += 1
        return self._without(quantity, passed, at, mention)

    def _without(
        self,
        quantity: Quantity,
        passed: Sequence[str],
        at: int,
        mention: Mention | None,
    ) -> Head | None:
        """Take a fate for the noun, or what stands in no list; else the number is bare."""
        fates = [each for each in passed if self._fate_of(each)]
        if fates:
            return Head(self._fate_of(fates[0]), at, fates[0], mention)
        if not passed and (met := self._met_fate(at)):
            return met
        qualified = self.vocabulary.words("anything", "qualifiers")
        others = [each for each in passed if each not in qualified and not each.endswith("ly")]
        if mention and not passed:
            return Head("", at, mention=mention)  # 600 Amur tigers
        if others and not others[0].endswith(("ed", "ing")):
            return self._unlisted(quantity, passed[:-1], at - 1, mention)
        return Head("", quantity.end, mention=mention, bare=True)

    def _met_fate(self, at: int) -> Head | None:
        """Read "40,000 were confirmed dead" and "80,000 had died"."""
        if self.sentence.word(at) not in AUXILIARIES:
            return None
        for each in range(at + 1, at + 1 + FATE_WITHIN):
            word = self.sentence.word(each)
            if fate := self._fate_of(word):
                return Head(fate, each + 1, word)
            if word not in CONFIRMED and not word.endswith("ly"):
                return None
        return None

    def _unlisted(
        self,
        quantity: Quantity,
        passed: Sequence[str],
        at: int,
        mention: Mention | None,
    ) -> Head | None:
        """Count a noun that stands in no list where its number is told as an estimate."""
        told = (self.told or self._topic(quantity)) and size(quantity) >= SMALL
        if not self._estimated(quantity) and not told:
            return None
        if size(quantity) < LEAST or (is_year(self.sentence, quantity) and not self.told):
            return None
        noun = self.sentence.word(at)
        return Head(self._kind(passed, noun), at + 1, noun, mention)

    def _listed(self, at: int) -> tuple[str, int] | None:
        """Find the longest noun at a place that stands in a list: its kind and its end."""
        own, things = self.vocabulary.kinds, self.vocabulary.things
        for length in range(LONGEST_NOUN, 0, -1):
            words = " ".join(self.sentence.word(at + each) for each in range(length))
            if words in own:
                return own[words], at + length
            if words in things:
                return words, at + length
        word = self.sentence.word(at)
        return (word, at + 1) if word.endswith(PEOPLE_ENDINGS) and len(word) > 5 else None

    def _compound(self, at: int) -> Head | None:
        """Read "a 2,000-strong crowd"."""
        strong = self.sentence.word(at + 1) == "strong"
        return Head("people", at + 2, "strong") if strong else None

    def _kind(self, passed: Sequence[str], noun: str) -> str:
        """Name a kind by its noun and what stands before it: "suspected cases"."""
        if noun in self.vocabulary.kinds.values():
            return noun
        left_out = self.vocabulary.words("anything", "qualifiers")
        kept = [each for each in passed if each not in left_out and not self._fate_of(each)]
        return " ".join([*kept[-2:], noun])

    def _is_never(self, at: int) -> bool:
        never = self.vocabulary.words("anything", "never")
        word = self.sentence.word
        return word(at) in never or f"{word(at)} {word(at + 1)}" in never

    def _noun_ahead(self, at: int) -> bool:
        for each in range(at + 1, min(at + 5, len(self.sentence.tokens))):
            if self._listed(each):
                return True
            if self.sentence.tokens[each].number or self.sentence.word(each) == ",":
                return False
        return False

    def _plural(self, word: str) -> bool:
        return len(word) > 3 and word.endswith("s") and not word.endswith(NO_PLURAL)

    def _fate_of(self, word: str) -> str:
        return self.vocabulary.fates.get(word, "")

    def _with_fate(self, quantity: Quantity, head: Head) -> Head | None:
        """Say what became of people: "1,134 workers were killed" are deaths."""
        if size(quantity) < SMALL and not head.part:
            sure = self._estimated(quantity) or self.told or self.kind == head.counted
            if not sure or size(quantity) < LEAST:
                return None
        if own := self._fate_of(head.noun) or self._fate_of(self.sentence.word(head.end)):
            return replace(head, counted=own)
        people = self.vocabulary.words("things", "people")
        if head.noun in people or head.part:
            after = list(self.sentence.clause_after(head.end))[:FATE_AFTER]
            before = list(self.sentence.clause_before(quantity.start))[:FATE_BEFORE]
            fates = (self._fate_of(word) for word in (*after, *before))
            return replace(head, counted=next(filter(None, fates), head.counted))
        return head
