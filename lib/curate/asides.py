"""Who stands before a verb with an aside in commas between, and who is quoted by somebody else."""

from lib.curate.phrases import DETERMINERS, JOINS, LEADS, MONTH
from lib.curate.said import BREAKS, LATEST_YEAR, Said, Telling

ASIDE_WITHIN = 24  # tokens between a name and its verb, in commas
PARTICLES = {".", "-", "al", "bin", "ibn", "de", "van", "von", "ul", "el"}  # inside a name
SMALL = {"of", "the", "and", "for", "in"}
MAKING = {"published", "released", "conducted", "compiled", "prepared", "issued", "carried"}
SEVERAL = {"range", "series", "variety", "number"}
LONGEST_NAME = 6  # tokens
QUOTING = {"cited", "quoted", "cites", "quotes", "citing", "quoting"}


class Asides(Said):
    """The ways to a subject that an aside parts from its verb."""

    def _quoted(self, verb: int) -> Telling | None:
        """Read "media cited the mayor's office as saying", "the mayor was cited by media as"."""
        word = self.sentence.word
        if word(verb) not in QUOTING:
            return None
        if word(verb + 1) == "by" and word(verb - 1) in ("is", "was", "were"):
            found = self._named_subject(verb - 1)
            told = word(self.who.behind(verb + 2)) == "as"
            return self._telling(*found, found[0]) if found and told else None
        end = self.who.behind(verb + 1)
        closing = self._aside_closes(end) if word(end) == "," else end - 1
        told = end > verb + 1 and word(closing + 1) == "as"
        return self._telling(verb + 1, end, verb) if told else None

    def _aside_closes(self, opening: int) -> int:
        """Find the comma that ends an aside: ", commander of the northern forces,"."""
        last = min(opening + ASIDE_WITHIN, len(self.sentence.tokens))
        inside = range(opening + 1, last)
        return next((at for at in inside if self.sentence.word(at) == ","), opening)

    def _named_subject(self, verb: int) -> tuple[int, int] | None:
        """Read who stands before a verb; the name where an office stands before it in commas."""
        end = self._over_aside(verb)
        office = self.who.before(end) if end else None
        closed = office and self.sentence.word(office[1]) == ","  # not: the Front, a panel writes
        if office and closed and (named := self._whose_office(office[0])):
            return named
        if office is None or self.sentence.word(verb - 1) != "," or end >= verb - 2:
            return office
        printed = [self.who.printed(at, at + 1) for at in range(end + 1, verb - 1)]
        name = all(each[0].isupper() or each in PARTICLES for each in printed)
        title = self.who.printed(*office).split()
        lower = [each for each in title[1:] if each[0].islower() and each not in SMALL]
        named = name and 2 <= len(printed) <= LONGEST_NAME and bool(lower)
        return (end + 1, verb - 1) if named else office

    def _whose_office(self, start: int) -> tuple[int, int] | None:
        """Read "Ana Petrova, director of the Institute," where the office stands before a verb."""
        word, comma = self.sentence.word, start - 1
        first = self.who.printed(start, start + 1)
        if word(comma) != "," or not (first[0].islower() or word(start) in DETERMINERS):
            return None
        at = comma
        while at > 0 and (self.who.printed(at - 1, at)[0].isupper() or word(at - 1) in PARTICLES):
            at -= 1
        opens = at == 0 or not word(at - 1)[0].isalnum()
        lead = word(at) in LEADS or word(at) in DETERMINERS
        return (at, comma) if opens and not lead and 2 <= comma - at <= LONGEST_NAME else None

    def _over_aside(self, end: int) -> int:
        """Step over "who" and over what stands in commas; 0 where nobody stands there."""
        word = self.sentence.word
        if end == 0 or word(end - 1) in self.words("telling", "passive"):
            return 0
        if word(end - 1) in ("who", "which"):
            end -= 1
            if word(end - 1) == ",":
                return end - 1  # diplomats, who think
        if word(end - 1) != ",":
            return end
        for opening in range(end - 2, max(0, end - ASIDE_WITHIN), -1):
            if word(opening) in BREAKS:
                return 0
            if word(opening) == "," and word(opening + 1) in ("and", "or"):
                return 0  # arms, money, and affairs of the region
            if word(opening) == ",":
                break
        else:
            return 0
        aside = self.sentence.tokens[opening + 1 : end - 1]
        numbers = any(t.number and t.number.high > LATEST_YEAR for t in aside)
        return 0 if numbers and word(opening + 1) not in ("who", "which") else opening

    def _made_by(self, at: int) -> int:
        """Step over "a new estimate by" and "the latest study from" to who has made them."""
        word = self.sentence.word
        nouns = self.words("telling", "figures")
        end = next((n for n in range(at, at + 6) if word(n) in nouns), -1)
        several = word(at + 2) == "of" and word(at + 1) in SEVERAL  # a range of estimates from
        before = range(at + 3 * several, max(at, end))
        if end < 0 or any(not word(n)[0].isalnum() or word(n) in JOINS for n in before):
            return at
        end += 1 + (word(end + 1) in MAKING)
        theirs = word(end) in ("by", "from") and self._is_somebody(end + 1, several)
        return end + 1 if theirs else at

    def _is_somebody(self, at: int, any_word: bool = False) -> bool:
        """Tell "from the Institute" from "from May 2019"."""
        printed = self.who.printed(at, at + 1)
        named = any_word or printed[0].isupper() or self.sentence.word(at) in DETERMINERS
        return named and not MONTH.fullmatch(printed)
