"""What stands before a number in its sentence: who has the people, and of what it is said."""

from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise

from lib.curate.phrases import ARTICLES, HAS
from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary

OPENING = {"despite", "after", "following", "although", "though", "since", "in", "with", "as",
           "when", "prior", "before", "during", "amid", "until", "unlike"}  # fmt: skip
GOING_ON = {"including", "and", "or", "among", "of"}  # not behind an opening clause
# Of these alone sure nouns are a state's: the army has 600 regulars.
FORCES = {"army", "military", "police"}
STATES = {"army", "military", "police", "navy", "government", "regime", "state"}
NUMBERED = {"number", "numbers", "numbered", "numbering"}
THEIRS = {"his", "its", "their", "whose"}
OWNER_WITHIN = 4  # tokens: "the League, have"
FIELDS = HAS | {"numbers", "numbered", "fields", "commands"}
ASIDE = {"after", "despite", "following", "which", "who", "whose", "where"}


@dataclass(frozen=True)
class Before:
    """The words before the numbers of one sentence.

    `known` says whether the sentence before has given a count, or asked for one; `spoken` whether
    the text has named a group, up to the sentence after; `tellers` are the tokens that name who
    says something.
    """

    sentence: Sentence
    vocabulary: Vocabulary
    known: bool
    spoken: bool
    tellers: frozenset[int] = frozenset()

    def _last(self, quantity: Quantity) -> str:
        return self.sentence.word(quantity.start - 1)

    def _of_something_else(self, quantity: Quantity, fates: bool = False) -> bool:
        """Tell whether the nearest subject is another: casualties, attacks, an army."""
        others = set(self.vocabulary.words("left_alone", "other_subjects"))
        if fates:
            others |= self.vocabulary.words("left_alone", "fates")
            others -= self.vocabulary.words("left_alone", "states")
        armies = self.vocabulary.words("head", "armies")
        people = self.vocabulary.kinds.keys() - armies
        people |= {*self.vocabulary.words("bare", "topics"), "while", "but", "whereas"}
        figures = self.vocabulary.words("bare", "further_topics") if self.known else set()
        owners = self.vocabulary.words("bare", "musters")
        if self._last(quantity) in owners and self._named_within(quantity, OWNER_WITHIN):
            return False
        aside = self._asides(quantity)
        aside |= {at for each in self.sentence.mentions for at in range(each.start, each.end)}
        for at in range(quantity.start - 1, -1, -1):
            word, before = self.sentence.word(at), self.sentence.word(at - 1)
            if at in self.tellers or at in aside:
                continue
            if word in armies:
                if self._named_at(at):
                    return False
                lower = self.sentence.printed(max(at - 1, 0), at + 1).islower()  # no band's name
                if f"{before} {word}" in others and lower:
                    return True
                counted_there = bool(at and self.sentence.tokens[at - 1].number)
                return counted_there or before in self.vocabulary.lists["head"]["not_before"]
            if word in self.vocabulary.words("left_alone", "adjectives"):
                continue  # trained fighters
            if word == "coalition" and self._named_at(at):
                return False
            if word == "numbers" and before in THEIRS:
                return False
            says = self.sentence.word(at + 1) in self.vocabulary.words("bare", "tells")
            if not says and not others.isdisjoint((word, f"{before} {word}")):
                return True
            # ", a figure due to fall to 5,500" goes on with what was said before it.
            if word in people:
                return False
            if word in figures and before != "a":
                return self._army_counted(at, aside)
        return False

    def _army_counted(self, end: int, aside: set[int]) -> bool:
        """Tell "the state has sent 7,000 troops, but the number may be as high as …"."""
        armies = self.vocabulary.words("head", "armies")
        return any(
            token.word in armies and at and self.sentence.tokens[at - 1].number
            for at, token in enumerate(self.sentence.tokens[:end])
            if at not in aside and not self._named_at(at)
        )

    def _asides(self, quantity: Quantity) -> set[int]:
        """Give the tokens of an opening clause, and of asides in commas, before a number.

        "Despite the deaths of its leaders, …" · "…, a month after the raids began, …"
        """
        words = [token.word for token in self.sentence.tokens[: quantity.start]]
        commas = [at for at, word in enumerate(words) if word == ","]
        found: set[int] = set()
        opens = bool(commas) and words[0] in OPENING
        if opens and self.sentence.word(commas[0] + 1) not in GOING_ON:
            found |= set(range(commas[0]))
        for opening, closing in pairwise(commas):
            first = " ".join(words[opening + 1 : opening + 4])
            apposed = words[opening + 1] in ARTICLES and self.sentence.word(closing + 1) in FIELDS
            timed = first.endswith(("after", "before", "since"))
            if apposed or timed or words[opening + 1] in ASIDE:
                found |= set(range(opening, closing))
        return found

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

    def _owner(self, quantity: Quantity) -> int:
        """Find who has the people: "the army has 600", "the army, which has 600"; else -1."""
        word, at = self.sentence.word, quantity.start - 2
        if word(at + 1) not in HAS:
            return -1
        return at - 1 - (word(at - 1) == ",") if word(at) in ("which", "who") else at

    def _states(self, quantity: Quantity, states: Set[str] = STATES) -> bool:
        """Tell whether a state has the people, not "the Liberation Army"."""
        owner = self._owner(quantity)
        rebels = self.sentence.word(owner - 1) in self.vocabulary.words("introduced", "arms")
        return self.sentence.word(owner) in states and not (rebels or self._named_at(owner + 1))

    def _ours(self, quantity: Quantity) -> bool:
        """Tell "we have 600 men" and "the government had 600 men": not the group's side."""
        we = self.sentence.word(self._owner(quantity)) in ("we", "i")
        return self._states(quantity) or (we and not self._group_speaks())

    def _group_speaks(self) -> bool:
        """Tell "we have 600 men, a Taliban commander said", who speaks for the group."""
        leads = self.vocabulary.words("introduced", "leads")
        arms = self.vocabulary.words("introduced", "arms")
        words = [token.word for token in self.sentence.tokens]
        named = any(self.sentence.word(mention.end) in leads for mention in self.sentence.mentions)
        return named or any(a in arms and b in leads for a, b in pairwise(words))

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

    def _band_of(self, quantity: Quantity) -> bool:
        """Tell "his force of more than 500" and "a guerrilla army of 5,000" from an army's."""
        word, of = self.sentence.word, quantity.start - 1
        body = word(of) == "of" and word(of - 1) in self.vocabulary.words("head", "bodies")
        near = {word(of - back) for back in (2, 3, 4)}
        whose = self.vocabulary.words("introduced", "arms") | (THEIRS if self.spoken else set())
        return body and not near.isdisjoint(whose) and near.isdisjoint(STATES)

    def _called_on(self, quantity: Quantity) -> bool:
        """Tell "it can still call on about 850"."""
        calls = self.vocabulary.words("bare", "calls")
        return self._group_before(quantity) and not calls.isdisjoint(
            self.sentence.pairs(quantity.start, 1)
        )

    def _about_size(self, quantity: Quantity) -> bool:
        bare = self.vocabulary.lists["bare"]
        topics = {*bare["topics"], *(bare["further_topics"] if self.known else ())}
        if any(mention.end <= quantity.start for mention in self.sentence.mentions):
            topics |= set(bare["owned_topics"])
        return not topics.isdisjoint(self.sentence.pairs(quantity.start, quantity.start))
