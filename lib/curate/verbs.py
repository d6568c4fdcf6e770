"""Who says something by a verb: "the army said", "said the colonel", "the police had 6,000"."""

import re
from collections.abc import Iterator

from lib.curate.phrases import DAYS, DETERMINERS, LEADS, STOPS
from lib.curate.quantities import Quantity
from lib.curate.said import BREAKS, LATEST_YEAR, SPANS, Said, Telling, is_small

ASIDE_WITHIN = 18  # tokens between a name and its verb, in commas
INVERTED = {"said", "says", "say", "told", "wrote", "writes", "insisted", "insists", "estimated",
            "estimates", "reported", "reports", "announced", "claimed", "claims", "countered",
            "warned", "noted", "argued", "reckons", "reckoned", "thinks", "believes", "replied",
            "conceded", "declared"}  # fmt: skip
NO_ADVERBS = {"tally", "family", "assembly", "ally", "italy", "july", "supply", "rally", "daily",
              "weekly"}  # fmt: skip
QUOTING = {"cited", "quoted", "cites", "quotes", "citing", "quoting"}
HAVE = {"had", "has", "have"}
# Verbs that are nouns, too: "the 2011 report", "press reports had".
NOUNS = re.compile(r"(?:estimate|report|count|claim|list|note|place|find|name|object|show|work)")
AUXILIARY = {"had", "have", "has", "were", "was", "are", "is", "put", "say", "said", "suggest",
             "suggested", "spoke", "speak", "show", "showed", "to", "from", "of", "by", "vary",
             "varied", "differ", "range"}  # fmt: skip
PLURAL = {"police", "people", "military", "media", "men", "women", "staff"}


class Verbs(Said):
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
            elif self.sentence.word(at - 1) == "as" or not (has or told or self._revises(at)):
                continue
            elif found := self._subject(at) or self._inverted(at):
                yield found

    def _revises(self, at: int) -> bool:
        """Tell "raised the official death toll to"."""
        if self.sentence.word(at) not in self.words("telling", "revises"):
            return False
        topics = self.words("anything", "topics")
        return any(self.sentence.word(at + each) in topics for each in range(1, 7))

    def _quoted(self, verb: int) -> Telling | None:
        """Read "media cited the mayor's office as estimating"."""
        if self.sentence.word(verb) not in QUOTING:
            return None
        end = self.who.behind(verb + 1)
        if end > verb + 1 and self.sentence.word(end) == "as":
            return self._telling(verb + 1, end, verb)
        return None

    def _is_bare(self, quantity: Quantity) -> bool:
        return self.sentence.word(quantity.end) in (".", ",", ";", "", "!", "and", "while")

    def _group_at(self, verb: int) -> bool:
        return any(m.end == verb for m in self.sentence.mentions) or (
            self.sentence.word(verb - 1) in self.words("telling", "nobody")
        )

    def _subject(self, verb: int) -> Telling | None:
        """Read who stands before a verb, over adverbs and an aside in commas."""
        end = self._over_aside(self._over_adverbs(verb))
        found = self.who.before(end) if end else None
        if end and not found:
            found = self._further_back(end)
        if not found or found[0] >= found[1] or self._is_noun(verb, found[0], end):
            return None
        start, end = found
        before = self.sentence.tokens[start - 1] if start else None
        if before and before.number and not self.who.is_year(start - 1):
            return None  # "3,000 fighters counted": they are who is counted
        if self._counts_itself(start, end, self.sentence.word(verb)):
            return None
        return self._telling(start, end, start, closes=self._comes_last(verb))

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
            or word(at - 1) in DAYS
            or (word(at - 1) in SPANS and word(at - 2) in ("this", "last"))
            or (word(at - 1) in ("this", "last") and word(at) in SPANS)
            or (going_on and word(at - 1) in ("is", "are", "was", "were", "been"))
            or (word(at - 1).endswith("ly") and word(at - 1) not in NO_ADVERBS)
        ):
            at -= 1
        return at

    def _over_aside(self, end: int) -> int:
        """Step over "who" and over what stands in commas; 0 where nobody stands there."""
        word = self.sentence.word
        if end == 0 or word(end - 1) in self.words("telling", "passive"):
            return 0
        if word(end - 1) in ("who", "which"):
            end -= 1
        if word(end - 1) != ",":
            return end
        for opening in range(end - 2, max(0, end - ASIDE_WITHIN), -1):
            if word(opening) in BREAKS:
                return 0
            if word(opening) == ",":
                break
        else:
            return end - 1 if word(end) in ("who", "which") else 0
        aside = self.sentence.tokens[opening + 1 : end - 1]
        numbers = any(t.number and t.number.high > LATEST_YEAR for t in aside)
        return 0 if numbers and word(opening + 1) not in ("who", "which") else opening

    def _is_noun(self, verb: int, start: int, end: int) -> bool:
        """Tell "the 2011 report" and "press reports had" from "monitors report"."""
        here, before = self.sentence.word(verb), self.sentence.word(end - 1)
        after = self.sentence.word(verb + 1)
        if here in ("estimated", "put", "reported", "placed") and after == "at":
            return True  # strength estimated at 77,000
        if here in ("add", "adds", "added") and after not in ("that", ",", ":"):
            return True
        if after == "by" or (after == "of" and NOUNS.fullmatch(here)):
            return True  # placements recorded by the council, police estimate of
        if NOUNS.fullmatch(here):
            if self.sentence.word(start) in ("a", "an"):
                return True
            plural = before.endswith("s") and not before.endswith(("'s", "ous"))
            return not plural and before not in PLURAL and before not in ("there", "here")
        if not NOUNS.fullmatch(here.removesuffix("s")):
            return False
        ends = after in (".", "", ";", ",") and self.sentence.word(start - 1) != ","
        return ends or after in AUXILIARY

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
        says = verb in self.words("telling", "plain_says") - {"claimed", "estimate", "estimates"}
        return alone and not says

    def _inverted(self, verb: int) -> Telling | None:
        """Read ", said the colonel" and "says Dr Ines Marot, a lecturer"."""
        word = self.sentence.word
        opened = word(verb - 1) in (",", "-", "?", "!") or self._quote_before(verb)
        if word(verb) not in INVERTED or not opened or word(verb + 1) in STOPS:
            return None
        end = self.who.behind(verb + 1)
        return self._telling(verb + 1, end, verb, closes=True) if end > verb + 1 else None

    def _quote_before(self, at: int) -> bool:
        start = self.sentence.tokens[at].start - self.sentence.start
        return self.sentence.text[:start].rstrip()[-1:] in ('"', "”", "’", "»", "'")
