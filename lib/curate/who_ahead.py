"""Where words that name somebody end, read from their first one on."""

import re
from dataclasses import dataclass
from functools import cached_property

from lib.curate.phrases import (
    ARTICLES,
    DAYS,
    DETERMINERS,
    JOINS,
    LEADS,
    LONGEST,
    MONTH,
    PRONOUNS,
    RELATIVE,
    STOPS,
    TITLES,
    YEARS,
)
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary

LONGEST_JOINED = 6  # tokens after "and"
ENDS = {"", ".", ",", ";", ":", ")", "-", "—", "?", "!", '"'}
LINKING = {"is", "are", "was", "were", "put", "puts", "that"}


@dataclass(frozen=True)
class Ahead:
    """One sentence, with the way from the first word of a name to its last."""

    sentence: Sentence
    vocabulary: Vocabulary

    @cached_property
    def _says(self) -> frozenset[str]:
        return self.vocabulary.words("telling", "says")

    @cached_property
    def _figures(self) -> frozenset[str]:
        return self.vocabulary.words("telling", "figures")

    def printed(self, start: int, end: int) -> str:
        """Give tokens as they are printed."""
        tokens = self.sentence.tokens
        if not 0 <= start < end <= len(tokens):
            return " "
        begin = self.sentence.start
        return self.sentence.text[tokens[start].start - begin : tokens[end - 1].end - begin]

    def is_year(self, at: int) -> bool:
        """Tell a token that is printed as a year is."""
        tokens = self.sentence.tokens
        token = tokens[at] if 0 <= at < len(tokens) else None
        year = token and token.number and token.end - token.start == 4
        return bool(year and token and token.number and token.number.low in YEARS)

    def behind(self, start: int) -> int:
        """Find where words that begin at a token end: "the army" in "the army the group has"."""
        word = self.sentence.word
        at = start
        while at < min(len(self.sentence.tokens), start + LONGEST):
            if word(at) == "." and self._is_short(at - 1):
                at += 1
                continue
            year = self.is_year(at) and at == start + 1
            number = self.sentence.tokens[at].number and not year
            if number or not (word(at)[0].isalnum() or word(at) == "&"):
                break
            if at > start and self._stops(at):
                break
            at += 1
        while at > start and word(at - 1) in JOINS | LEADS:
            at -= 1
        return at

    def _stops(self, at: int) -> bool:
        here, before, after = map(self.sentence.word, (at, at - 1, at + 1))
        article = here in ARTICLES and before not in JOINS
        mention = next((m for m in self.sentence.mentions if m.start == at), None)
        counted = (
            mention
            and self.sentence.word(mention.end) not in self.vocabulary.words("speakers", "after")
            and before not in JOINS | ARTICLES
        )
        verb = here in self._says and here not in self._figures
        verb = verb and self.printed(at, at + 1).islower()  # Member States
        past = (
            here.endswith("ed") and self.printed(at, at + 1).islower() and before not in ARTICLES
        )
        # "Institute released", "an assessment supplied to"
        named = past and (self.printed(at - 1, at)[0].isupper() or after in JOINS)
        stop = here in STOPS | PRONOUNS and not self.printed(at, at + 1).isupper()
        stop = stop and not (here == "and" and self._joins(at))
        if stop or here in DAYS or article or counted or verb or named:
            return True
        timed = self.is_year(at + 1) or MONTH.fullmatch(self.printed(at + 1, at + 2))
        return here in JOINS and bool(
            here in ("on", "to", "by", "with") or timed or after in ("early", "late", "its", "mid")
        )

    def _joins(self, at: int) -> bool:
        """Tell the "and" of "pro-army and rebel sources" from one that begins a clause."""
        word = self.sentence.word
        for each in range(at + 1, at + 1 + LONGEST_JOINED):
            if word(each) in ENDS or word(each) in JOINS | RELATIVE:
                return each > at + 1
            if word(each) in STOPS | DETERMINERS | PRONOUNS or word(each) in self._says:
                return each > at + 1 and word(each) in LINKING
            if self.sentence.tokens[each].number:
                return False
        return False

    def _is_short(self, at: int) -> bool:
        printed = self.printed(at, at + 1)
        initials = re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", printed)  # G.P. Singh
        return len(printed) == 1 or printed in TITLES or bool(initials)
