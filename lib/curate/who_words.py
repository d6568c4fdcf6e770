"""Where the words that name somebody begin and end, before a verb of telling or behind it."""

from lib.curate.phrases import (
    ACTS,
    ARTICLES,
    AUXILIARIES,
    CLAUSES,
    DAYS,
    DETERMINERS,
    JOINS,
    LEADS,
    LONGEST,
    LONGEST_OWNER,
    MONTH,
    NOBODY,
    PARTICIPLES,
    PERIODS,
    PRONOUNS,
    RELATIVE,
    TIMED,
)
from lib.curate.who_ahead import Ahead

BEFORE_AS = {"known", "such", "well", "described", "serves", "served", "work", "worked", "works"}
NOT_FIRST = NOBODY | AUXILIARIES


class WhoWords(Ahead):
    """The extent of a name or phrase in one sentence, counted in tokens."""

    def before(self, end: int) -> tuple[int, int] | None:
        """Find the words that end before a token, as the subject of its verb does.

        >>> # "On Monday the governor of the province said" → the governor of the province
        """
        if self.sentence.word(end - 1) == ")":
            inside = range(end - 2, max(-1, end - LONGEST), -1)
            end = next((each for each in inside if self.sentence.word(each) == "("), end)
        at = self._first(end)
        if self.sentence.word(at).endswith(("ed", "en")) and self.sentence.word(at - 1) == "and":
            at = self._first(at - 1)
        if self.sentence.word(at) in PARTICIPLES and self.sentence.word(at - 1) == ",":
            at, end = self._first(at - 1), at - 1  # a study, carried out in May found
        opening = self.sentence.word(at - 1)
        told = {self.sentence.word(each) for each in range(at - 5, at - 1)}
        whose = self.sentence.word(at) in DETERMINERS  # which the commission had put at
        if opening in RELATIVE and at - 1 > 0 and not whose and self._says.isdisjoint(told):
            at, end = self._first(at - 1), at - 1  # the team that measured roofs arrives
        if opening == "because":  # an official who would not be named because of the law said
            told_of = range(at - 1, max(-1, at - LONGEST), -1)
            relative = next((n for n in told_of if self.sentence.word(n) in RELATIVE), 0)
            at, end = (self._first(relative), relative) if relative else (at, end)
        at = self._last_determined(at, end)
        at = self._without_lead(at, end)
        if MONTH.fullmatch(self.printed(end - 1, end)) and self.sentence.word(end - 2) == "in":
            end -= 2  # a count in July
        if (
            self.sentence.word(at + 1) in self._figures
            and self.printed(at + 2, at + 3)[0].isupper()
        ):
            at += 2 * (at + 2 < end)  # the figure Ana Petrova gave
        end = next((each for each in range(at + 1, end) if self._closes(each, at)), end)
        first = self.sentence.word(at)
        if at >= end or first in self._says or first in NOT_FIRST or self._is_going_on(at):
            return None
        last = self.sentence.word(end - 1)
        if last in JOINS | LEADS | ARTICLES or last in PRONOUNS:
            return None
        return at, end

    def _is_going_on(self, at: int) -> bool:
        """Tell a participle, "adding", from a name, "Housing Justice"."""
        printed = self.printed(at, at + 1)
        return printed.endswith("ing") and printed.islower()

    def _closes(self, at: int, start: int) -> bool:
        """Tell what goes on behind a name: "had", "speaking on condition of", "published in"."""
        word, printed = self.sentence.word(at), self.printed(at, at + 1)
        adjective = self.sentence.word(at - 1) in DETERMINERS | JOINS or at == start
        done = word in PARTICIPLES and self.sentence.word(at + 1) != "by" and not adjective
        if word in AUXILIARIES or done:
            return True
        going_on = word.endswith("ing") and word not in ACTS and len(word) > 5
        return going_on and printed.islower() and not adjective

    def owner(self, end: int) -> tuple[int, int] | None:
        """Find whose figures they are, back from the word with the 's: "the organisers'"."""
        at = end
        while at > 0 and end - at < LONGEST_OWNER:
            here = self.sentence.word(at - 1)
            if not here[0].isalpha() or here in JOINS | CLAUSES | LEADS or here in self._says:
                break
            if here in DETERMINERS:
                return at - 1, end
            at -= 1
        return (at, end) if at < end else None

    def _first(self, end: int) -> int:
        """Walk back to the beginning of a clause, or to a number."""
        word = self.sentence.word
        at = end
        while at > 0 and end - at < LONGEST:
            here = word(at - 1)
            if here == "." and self._is_short(at - 2):
                at -= 1
                continue
            number = self.sentence.tokens[at - 1].number is not None and not (
                self.is_year(at - 1) or here in DETERMINERS
            )
            verb = here in self._says - self._figures and at < end
            verb = verb and self.printed(at - 1, at).islower()
            mark = not (here[0].isalnum() or self._is_hyphen(at - 1))
            if verb and word(at - 2) in RELATIVE:
                return at - 1  # the team that measured roofs
            if number or mark or verb or self._opens_clause(at - 1):
                break
            at -= 1
        return at

    def _opens_clause(self, at: int) -> bool:
        """Tell "who" from the WHO, and "and" between clauses from one inside a name."""
        name = self.printed(at, at + 1).isupper() and at > 0
        if self.sentence.word(at) == "as":
            return self.sentence.word(at - 1) not in BEFORE_AS  # it came as the army said
        return self.sentence.word(at) in CLAUSES and not (name or self._in_name(at))

    def _in_name(self, at: int) -> bool:
        """Tell the "and" of "Homelessness and Information Network"."""
        around = (self.printed(at - 1, at), self.printed(at + 1, at + 2))
        return self.sentence.word(at) == "and" and all(each[0].isupper() for each in around)

    def _is_hyphen(self, at: int) -> bool:
        tokens = self.sentence.tokens
        inside = 0 < at < len(tokens) - 1 and tokens[at].word == "-"
        return inside and tokens[at - 1].end == tokens[at].start == tokens[at + 1].start - 1

    def _last_determined(self, start: int, end: int) -> int:
        """Begin at the last article that no preposition ties to what stands before it."""
        word = self.sentence.word
        for at in range(end - 1, start, -1):
            before = word(at - 1)
            free = before not in JOINS or (before in ("on", "at", "in") and at - 1 == start)
            if word(at) in DETERMINERS and (free or before in self._says):
                return at
        return start

    def _without_lead(self, at: int, end: int) -> int:
        """Leave out "In Kabul", "On Monday", "In 2011" before who says it."""
        word = self.sentence.word
        after = next((n for n in range(at, min(at + 4, end)) if word(n) in ("after", "before")), 0)
        if after and word(after - 1) in PERIODS:
            at = after + 1  # a day after the minister …
        while at < end:
            month, lead = MONTH.fullmatch(self.printed(at, at + 1)), word(at)
            if not (month or lead in LEADS or lead in DAYS):
                break
            at += 1
            at += bool(month and self.is_year(at))  # by June 2001 General Petrov
            while lead in TIMED and at < end - 1 and (self.is_year(at) or self._is_lead(at, end)):
                at += 1
        return at

    def _is_lead(self, at: int, end: int) -> bool:
        name = self.printed(at, at + 1)[0].isupper() or self.is_year(at)
        return name and self.printed(end - 1, end)[0].islower()
