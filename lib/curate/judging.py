"""Is a number a count of a group's people? Told by the noun it stands before, or what it is said of.

The word lists are the vocabulary's; the order of the questions is here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.curate.quantities import Quantity
from lib.curate.sentences import Mention, Sentence
from lib.curate.vocabulary import Vocabulary
from lib.words import MONTHS

LONGEST_NOUN_PHRASE = 9  # tokens between a number and its noun
WINDOW = 9  # tokens in which a fate is looked for
CLAUSE_ENDS = {",", ";", ":", "(", ")", ".", "—", "while", "but", "whereas", "although", "though"}
WHOSE = {"its", "their"}
PARTS = {"them", "these", "those", "whom", "which", *WHOSE}
QUOTES = {"'", '"', "“", "”", "‘", "’"}
COMPOUNDS = {"strong": "members", "member": "members", "man": "fighters", "men": "fighters"}
MONTH = re.compile(rf"({'|'.join(MONTHS)})([a-z]*)".lower())
YEARS = range(1900, 2101)


@dataclass(frozen=True)
class Head:
    """What a number counts: the kind of count, where its noun ends, the group beside it.

    `bare` is a number without a noun; `part` one of some people named before.
    """

    counted: str
    end: int
    mention: Mention | None = None
    bare: bool = False
    part: bool = False


class Judge:
    """The questions that are asked of each number of one sentence, with the word lists at hand."""

    def __init__(self, sentence: Sentence, vocabulary: Vocabulary) -> None:
        self.sentence = sentence
        self.vocabulary = vocabulary
        self.mention_at = {m.start: m for m in sentence.mentions}
        self.no_people = vocabulary.words("head", "no_people")

    def head(self, quantity: Quantity, earlier: Head | None, known: bool) -> Head | None:
        """Give what a number counts, None where it is no count of a group's people.

        `earlier` is the head of the count before it in the sentence, `known` whether the sentence
        before this one had one.
        """
        if self._is_reference(quantity):
            return None
        head = self._noun(quantity)
        if head is None or self._fate(quantity, head) or self._is_flow(head):
            return None
        if not self._plausible(quantity, head):
            return None
        if head.bare or head.part:
            return head if self._bare_counts(quantity, head, earlier, known) else None
        return head if self._noun_counts(quantity, head) else None

    # ── What is left alone ────────────────────────────────────────────────────────────────────

    def _is_reference(self, quantity: Quantity) -> bool:
        """Tell money, percentages, and the numbers of paragraphs and resolutions."""
        left_alone = self.vocabulary.lists["left_alone"]
        before, two = (self.sentence.word(quantity.start - back) for back in (1, 2))
        return (
            before in left_alone["references"]
            or (before == "." and two in left_alone["references"])
            or any(word in left_alone["currency"] for word in (before, two + before))
            or (before == "["
            and self.sentence.word(quantity.end) == "]")
            or self._is_date(quantity)
            or self.sentence.word(quantity.end) in (*left_alone["units"], *left_alone["currency"])
        )

    def _is_date(self, quantity: Quantity) -> bool:
        """Tell the day of a month: 26 January · July 24 and 25."""
        around = [self.sentence.word(quantity.end)]
        around += [self.sentence.word(quantity.start - back) for back in (1, 2, 3)]
        days = (quantity.low or 0) <= 31 and (quantity.high or 0) <= 31
        return days and any(MONTH.fullmatch(word) for word in around)

    def _is_year(self, quantity: Quantity) -> bool:
        printed = [
            self.sentence.tokens[at]
            for at in range(quantity.start, quantity.end)
            if self.sentence.tokens[at].number
        ]
        return quantity.form in ("single", "range") and all(
            token.end - token.start == 4 and token.number and int(token.number.low) in YEARS
            for token in printed
        )

    def _fate(self, quantity: Quantity, head: Head) -> bool:
        """Tell whether it is said what became of these people, or what they did on one day."""
        left_alone = self.vocabulary.lists["left_alone"]
        for word in self._before(quantity):
            if word in left_alone["fates"]:
                return True
            if word in left_alone["not_across"]:
                break
        after = list(self._after(head.end))
        return any(word in left_alone["fates"] for word in after) or any(
            word in left_alone["attacks"] for word in after[:4]
        )

    def _is_flow(self, head: Head) -> bool:
        after = " ".join(self.sentence.word(head.end + each) for each in range(4))
        return any(after.startswith(flow) for flow in self.vocabulary.lists["left_alone"]["flows"])

    def _plausible(self, quantity: Quantity, head: Head) -> bool:
        """Tell whether a number can be a count: of a likely size and, without a noun, no year."""
        lists = self.vocabulary.lists["head"]
        value = (quantity.low if quantity.high is None else quantity.high) or 0
        if not head.bare and not head.part:
            return value <= lists["largest"]
        return lists["smallest"] <= value <= lists["largest"] and not self._is_year(quantity)

    # ── The noun ──────────────────────────────────────────────────────────────────────────────

    def _noun(self, quantity: Quantity) -> Head | None:
        """Walk to the noun that a number stands before; None for one that is not counted."""
        word, at, others = self.sentence.word, quantity.end, []
        stops, mention = self.vocabulary.words("noun_phrase", "stops"), None
        if word(at) == "-" and word(at + 1) in COMPOUNDS:
            return Head(COMPOUNDS[word(at + 1)], at + 2)
        if word(at) == "of":
            if word(at + 1) in WHOSE and self._counted(at + 2):
                return Head(*self._counted(at + 2))
            if word(at + 1) in PARTS:
                return self._part(at + 2)
            at += 1 if quantity.taken else 0
        while at < min(len(self.sentence.tokens), quantity.end + LONGEST_NOUN_PHRASE):
            if at in self.mention_at:
                mention = self.mention_at[at]
                if not self._counted(at):
                    at = mention.end
                    continue
            if found := self._counted(at):
                kind, end = found
                return None if self._somebody_else(others, at, end) else Head(kind, end, mention)
            if word(at) in QUOTES:
                at += 1
                continue
            if word(at) in ("and", "or", ",") and self._goes_on(others, at + 1):
                at += 1
                continue
            if word(at) in stops or not word(at)[0].isalnum() or self.sentence.tokens[at].number:
                break
            others.append(word(at))
            at += 1
        if set(others) <= self.vocabulary.words("noun_phrase", "adjectives"):
            others = []
        if word(at) in ("are", "were") and not (mention or others or self._pointed_at(quantity)):
            found = next((f for each in range(at, at + 5) if (f := self._counted(each))), None)
            if found:
                return Head(*found, mention=self.mention_at.get(at + 1))
        if others or (mention and self.sentence.word(mention.end - 1) in self.no_people):
            return None
        return Head("", at, mention, bare=mention is None)

    def _pointed_at(self, quantity: Quantity) -> bool:
        """Tell "those 200": people spoken of before, who need not be all there are."""
        return self.sentence.word(quantity.start - 1) in PARTS

    def _goes_on(self, others: Sequence[str], at: int) -> bool:
        """Tell whether adjectives go on over "and": "full and part-time Taliban fighters"."""
        stops = self.vocabulary.words("noun_phrase", "stops")
        if not others or others[-1].endswith("s"):
            return False
        for each in range(at, at + 4):
            if self._counted(each):
                return True
            if self.sentence.word(each) in ("", *stops) or self.sentence.tokens[each].number:
                return False
        return False

    def _part(self, at: int) -> Head:
        """Read on after "5,000 of them": "foreign fighters" are of another kind."""
        found = next((f for each in range(at, at + 4) if (f := self._counted(each))), None)
        return Head(*found, part=True) if found else Head("", at, part=True)

    def _counted(self, at: int) -> tuple[str, int] | None:
        """Find the longest noun that is counted at a place: its kind and where it ends."""
        for length in range(5, 0, -1):
            words = " ".join(self.sentence.word(at + each) for each in range(length))
            if kind := self.vocabulary.kinds.get(words):
                return kind, at + length
        return None

    def _somebody_else(self, others: Sequence[str], at: int, end: int) -> bool:
        head = self.vocabulary.lists["head"]
        noun = " ".join(self.sentence.word(each) for each in range(at, end))
        barred = set(head["not_before"])
        if noun in head["sure"]:
            barred -= set(head["may_stand_before_sure"])
        return any(word in barred for word in others)

    # ── Whether it counts ─────────────────────────────────────────────────────────────────────

    def _noun_counts(self, quantity: Quantity, head: Head) -> bool:
        lists = self.vocabulary.lists["head"]
        value = (quantity.low if quantity.high is None else quantity.high) or 0
        noun = self.sentence.word(head.end - 1)
        whose = head.mention is not None or self._named_after(head)
        if noun in lists["armies"]:
            return whose or self._named_just_before(quantity)
        if value < lists["smallest"]:
            return self._owned(quantity)
        if noun in lists["people"]:
            return whose or self._owned(quantity) or self._named_just_before(quantity, 4)
        if not head.counted or whose or any(noun == each.split()[-1] for each in lists["sure"]):
            return True
        others = self.vocabulary.words("left_alone", "other_subjects")
        return self._group_before(quantity) and not others & set(self._before(quantity))

    def _named_after(self, head: Head) -> bool:
        """Tell whether the noun goes on with whose they are: "members of Daesh"."""
        for at in range(head.end, head.end + 4):
            if at in self.mention_at:
                return True
            if at == head.end and self.sentence.word(at) not in ("of", "from", "in", "belonging"):
                return False
        return False

    def _named_just_before(self, quantity: Quantity, within: int = 2) -> bool:
        return any(0 <= quantity.start - m.end < within for m in self.sentence.mentions)

    def _owned(self, quantity: Quantity) -> bool:
        """Tell whether a group, or a word that stands for one, has the people."""
        owners = self.vocabulary.words("bare", "owners")
        near = list(self._before(quantity))[:3]
        has = any(word in owners for word in near) or self.sentence.word(quantity.start - 1) == ":"
        return has and self._group_before(quantity)

    def _group_before(self, quantity: Quantity) -> bool:
        """Tell whether a group, or a word that stands for one, is named before a number."""
        words = (token.word for token in self.sentence.tokens[: quantity.start])
        named = any(mention.end <= quantity.start for mention in self.sentence.mentions)
        return named or any(word in self.vocabulary.lists["bare"]["pronouns"] for word in words)

    def _bare_counts(
        self, quantity: Quantity, head: Head, earlier: Head | None, known: bool
    ) -> bool:
        """Tell whether a number without a noun says how many people a group has."""
        bare, word = self.vocabulary.lists["bare"], self.sentence.word
        if head.part:
            return earlier is not None or known or word(quantity.start - 1) in bare["owners"]
        last = word(quantity.start - 1)
        if word(quantity.start - 1) in "(:" and self._mention_before(quantity.start - 1):
            return True
        left_alone = self.vocabulary.lists["left_alone"]
        others = {*left_alone["other_subjects"], *left_alone["fates"]}
        if any(said in others for said in self._said(quantity)):
            return False
        if earlier is not None:
            return True
        if last not in bare["links"] and quantity.form == "single":
            return False
        topics = {*bare["topics"], *(bare["further_topics"] if known else ())}
        said_of = any(word(at) in topics or self._counted(at) for at in range(quantity.start))
        if quantity.form == "single":
            has = last in left_alone["not_across"] and self._group_before(quantity)
            return said_of or has or (last in bare["owners"] and self._group_near(quantity))
        return said_of or known or self._owned(quantity)

    def _group_near(self, quantity: Quantity) -> bool:
        near = [self.sentence.word(quantity.start - back) for back in range(1, 5)]
        return self._named_just_before(quantity, 4) or any(
            word in self.vocabulary.lists["bare"]["pronouns"] for word in near
        )

    def _mention_before(self, at: int) -> bool:
        return any(mention.end == at for mention in self.sentence.mentions)

    def _said(self, quantity: Quantity) -> Iterator[str]:
        """Give the words from the last clause up to a number."""
        for token in reversed(self.sentence.tokens[: quantity.start]):
            if token.word in ("while", "but", "whereas"):
                return
            yield token.word

    def _before(self, quantity: Quantity) -> Iterator[str]:
        """Give the words before a number, the nearest first, up to the end of the clause."""
        first = max(0, quantity.start - WINDOW)
        for token in reversed(self.sentence.tokens[first : quantity.start]):
            if token.word in CLAUSE_ENDS:
                return
            yield token.word

    def _after(self, at: int) -> Iterator[str]:
        for token in self.sentence.tokens[at : at + WINDOW]:
            if token.word in CLAUSE_ENDS or token.word == "and":
                return
            yield token.word
