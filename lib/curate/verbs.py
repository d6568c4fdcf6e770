"""Who says something by a verb: "the army said", "said the colonel", "the police had 6,000"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from lib.curate.asides import QUOTING, Asides
from lib.curate.phrases import DAYS, DETERMINERS, JOINS, LEADS, STOPS
from lib.curate.quantities import Quantity
from lib.curate.said import BREAKS, SPANS, Telling, is_small

NO_ADVERBS = {"tally", "family", "assembly", "ally", "italy", "july", "supply", "rally", "daily",
              "weekly"}  # fmt: skip
CLAIMS = {"claims", "claim", "claimed", "boasts", "boasted"}
ACTING = {"is", "are", "was", "were", "has", "have", "had"}  # revising, revised
MODALS = {"would", "will", "may", "might", "could", "can", "must", "should"}
THAT_WITHIN = 4  # tokens
HAVE = {"had", "has", "have"}
# Verbs that are nouns, too: "the 2011 report", "press reports had".
NOUNS = re.compile(
    r"(?:estimate|report|record|count|claim|list|note|place|find|name|object|show|work)"
)
AUXILIARY = {"had", "have", "has", "were", "was", "are", "is", "put", "say", "said", "suggest",
             "suggested", "spoke", "speak", "show", "showed", "to", "from", "of", "by", "vary",
             "varied", "differ", "range"}  # fmt: skip
PLURAL = {"police", "people", "military", "media", "men", "women", "staff"}


class Verbs(Asides):
    """The verbs of telling, with their subjects before or behind them."""

    def verbs(self) -> Iterator[Telling]:
        """Read "the army said" and "said the colonel"; "the police had 6,000", too."""
        says = self.words("telling", "says")
        likely = says | self.words("telling", "revises") | HAVE | QUOTING
        bare = {q.start - 1 for q in self.sentence.quantities if self._is_bare(q)}
        for at, token in enumerate(self.sentence.tokens):
            if token.word not in likely:
                continue
            has = (
                not self.vocabulary.subject
                and token.word in HAVE
                and at in bare
                and not self._group_at(at)
            )
            told = token.word in says and not self.who.printed(at, at + 1).istitle()
            if quoted := self._quoted(at):
                yield quoted
            elif self.sentence.word(at - 1) == "as" or self._reaches(at):
                continue
            elif has or told or self._revises(at):
                ways = [self._subject, self._inverted]
                ways = ways[::-1] if self.sentence.quote_before(at) else ways
                yield from islice(filter(None, (way(at) for way in ways)), 1)

    def _revises(self, at: int) -> bool:
        """Tell "raised the official death toll to"."""
        if self.sentence.word(at) not in self.words("telling", "revises"):
            return False
        says, word = self.words("telling", "says"), self.sentence.word
        near = range(max(1, at - THAT_WITHIN), at)
        if any(word(n) == "that" and word(n - 1) in says for n in near):
            return False  # he said that the offensive had cut its strength
        topics = self.words("anything", "topics")
        return any(self.sentence.word(at + each) in topics for each in range(1, 7))

    def _reaches(self, at: int) -> bool:
        """Tell "it reached a stalemate", "it holds prisoners" from "it reached a figure of"."""
        if self.sentence.word(at) == "holds":
            return self.sentence.word(at + 1) != "that"
        if self.sentence.word(at) != "reached":
            return False
        near = (self.sentence.word(at + each) for each in range(1, 6))
        return (self.words("telling", "figures") | {"number"}).isdisjoint(near)

    def _is_bare(self, quantity: Quantity) -> bool:
        return self.sentence.word(quantity.end) in (".", ",", ";", "", "!", "and", "while")

    def _group_at(self, verb: int) -> bool:
        return any(m.end == verb for m in self.sentence.mentions) or (
            self.sentence.word(verb - 1) in self.words("telling", "nobody")
        )

    def _subject(self, verb: int) -> Telling | None:
        """Read who stands before a verb, over adverbs and an aside in commas."""
        first = self._over_adverbs(verb)
        end = self._over_aside(first)
        found = self._named_subject(first)
        bracket = end if self.sentence.word(end - 1) == ")" else 0  # the Institute (IPS)
        if end and not found:
            found = self._further_back(end)
        found = self._of_main_clause(verb) or found
        if not found or found[0] >= found[1] or self._is_noun(verb, found[0], end):
            return None
        start, end = self._made_by(found[0]), found[1]
        if start >= end or self.sentence.word(start) not in DETERMINERS:
            start = found[0]  # a report by the Institute says, but not a count by DNA
        before = self.sentence.tokens[start - 1] if start else None
        if before and before.number and not self.who.is_year(start - 1):
            return None  # "3,000 fighters counted": they are who is counted
        if self._counts_itself(start, end, self.sentence.word(verb)):
            return None
        telling = self._telling(start, end, start, closes=self._comes_last(verb))
        return replace(telling, end=max(telling.end, bracket)) if telling.who else telling

    def _of_main_clause(self, verb: int) -> tuple[int, int] | None:
        """Read "officials are revising their figures, saying that": who does the first thing."""
        word = self.sentence.word
        if not word(verb).endswith("ing") or word(verb - 1) != ",":
            return None
        commas = (at for at in range(verb - 2, -1, -1) if word(at) == "," or word(at) in BREAKS)
        start = next(commas, -1) + 1
        end = self.who.behind(start)
        printed = self.who.printed(start, start + 1)
        named = printed[0].isupper() or word(start) in DETERMINERS
        acts = word(end) in ACTING and start < end < verb - 1 and word(start) not in LEADS
        return (start, end) if named and acts else None

    def _further_back(self, end: int) -> tuple[int, int] | None:
        """Read "In the capital, an official who …, said" and "The council heard … and listed"."""
        word = self.sentence.word
        start = end + 1 if word(end) == "," else 0 if word(end - 1) == "and" else None
        if start is None:
            return None
        if start == 0 and word(0) in LEADS:
            start = next((at + 1 for at in range(end) if word(at) == ","), end)
        named = word(start) in DETERMINERS or self.who.printed(start, start + 1)[0].isupper()
        return (start, self.who.behind(start)) if named else None

    def _over_adverbs(self, at: int) -> int:
        word = self.sentence.word
        adverbs = self.words("telling", "adverbs")
        going_on = word(at).endswith("ing")
        while at > 0 and (
            word(at - 1) in adverbs
            or (word(at - 1), word(at - 2)) == ("to", "used")
            or (word(at - 1), word(at)) == ("used", "to")
            or word(at - 1) in DAYS
            or (word(at - 1) == "on" and word(at) in DAYS)
            or (word(at - 1) in SPANS and word(at - 2) in ("this", "last"))
            or (word(at - 1) in ("this", "last") and word(at) in SPANS)
            or (going_on and word(at - 1) in ("is", "are", "was", "were", "been"))
            or (word(at - 1).endswith("ly") and word(at - 1) not in NO_ADVERBS)
        ):
            at -= 1
        return at

    def _is_noun(self, verb: int, start: int, end: int) -> bool:
        """Tell "the 2011 report" and "press reports had" from "monitors report"."""
        after = self.sentence.word(verb + 1)
        later = after in ("today", "now") and self.sentence.word(verb + 2) == "on"
        if self.sentence.word(verb) in ("counts", "count") and (after == "on" or later):
            return True  # it counts today on 3,500 men
        if self.who.printed(verb - 1, verb) in MODALS:
            return False
        here, before = self.sentence.word(verb), self.sentence.word(end - 1)
        at_number = after == "at" and any(q.start == verb + 2 for q in self.sentence.quantities)
        passive = self.sentence.word(verb - 1) not in HAVE
        if here in ("estimated", "put", "reported", "placed") and at_number and passive:
            return True  # strength estimated at 77,000
        if here in ("add", "adds", "added") and after not in ("that", ",", ":"):
            return True
        active = here in ("said", "told", "wrote")  # said by telephone
        if (after == "by" and not active) or (after == "of" and NOUNS.fullmatch(here)):
            return True  # placements recorded by the council, police estimate of
        if NOUNS.fullmatch(here):
            if self.sentence.word(start) in ("a", "an"):
                return True
            plural = before.endswith("s") and not before.endswith(("'s", "ous"))
            return not plural and before not in PLURAL and before not in ("there", "here")
        if not NOUNS.fullmatch(here.removesuffix("s")):
            return False
        ends = after in (".", "", ";", ",") and self.sentence.word(start - 1) != ","
        claims_to = here in CLAIMS and after == "to"  # it claims to have 9,000
        return ends or (after in AUXILIARY and not claims_to)

    def _comes_last(self, verb: int) -> bool:
        """Tell "…, the army said": nothing but a time or place comes behind the verb."""
        quantities = self.sentence.quantities
        rest = [q for q in quantities if q.start > verb and not is_small(self.sentence, q)]
        after = self.sentence.word(verb + 1)
        ended = after in (".", ",", "", ";", "?", "!") or after in DAYS
        return any(q.end <= verb for q in quantities) and (not rest or ended)

    def _counts_itself(self, start: int, end: int, verb: str) -> bool:
        """Tell a group that "counts" or "claims" followers from one that says something."""
        alone = any(start <= m.start < end <= m.end for m in self.sentence.mentions)
        to = self.sentence.word(end) == verb and self.sentence.word(end + 1) in ("to", "that")
        if alone and to and verb in CLAIMS:
            return False  # the Front claims to have
        says = verb in self.words("telling", "plain_says") - {"claimed", "estimate", "estimates"}
        return alone and not says

    def _inverted(self, verb: int) -> Telling | None:
        """Read ", said the colonel" and "says Dr Ines Marot, a lecturer"."""
        word = self.sentence.word
        opened = word(verb - 1) in (",", "-", "?", "!") or self.sentence.quote_before(verb)
        inverted = opened and word(verb) in self.words("telling", "inverted")
        if not inverted or word(verb + 1) in STOPS | AUXILIARY | JOINS:
            return None
        start = self._made_by(verb + 1)
        end = self.who.behind(start)
        return self._telling(start, end, verb, closes=True) if end > start else None
