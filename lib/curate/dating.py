"""The time that a number describes: its own, not its neighbour's; else what is told around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lib.curate.dates_told import Time, times
from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence
from lib.curate.vocabulary import Vocabulary

BREAK = re.compile(
    r";|: (?!\d)|\b(?:while|whereas|but|though|although)\b|, and (?:in|by) |, as in "
)
CHANGE = re.compile(
    r"\b(?:down|up|from|compared|against|than|earlier|before|after|rose|fell|grew|shrunk|shrank|"
    r"doubled|increase|decrease|again|now|today)\b"
)
ASIDE = re.compile(
    r",\s+(?:which|who|whose|where|founded|formed|established|created|born|led|launched|set up|"
    r"elected|first|a|an|the|once|designed|built|opened|named|[a-z]+ed)\b[^,;]*$"
)
OPENING = re.compile(r"\s*(?:after|since|before|having|following|until)\b", re.IGNORECASE)
PERIOD = re.compile(
    r"\b(?:between|from)\s+(?:\w+ )?(?:1\d|20)\d\d\s+(?:and|to)\s+$", re.IGNORECASE
)
PERIOD_BEGINS = re.compile(r"\s+(?:and|to|-|–)\s+(?:1\d|20)?\d\d\b")
SOON = 5  # characters: at its peak in 1999
PRESENT = re.compile(r"\b(?:now|today|currently|at present|these days|this year)\b", re.IGNORECASE)


COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
          "eight": 8, "nine": 9, "ten": 10, "twenty": 20}  # fmt: skip
# last year's attack dates nothing; last year's estimate does
TELLS = "estimate|report|figure|count|survey|census|study|total|assessment"
RELATIVE = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(COUNTS)}) (?P<unit>years?|decades?) "
    rf"(?P<way>ago|earlier|before)\b|\b(?P<this>this|last) year\b(?!['’]s (?!\w* ?(?:{TELLS})))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """A year, its month or day where known, and the words for it where they are only a hint."""

    year: str = ""
    exact: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Times:
    """The times of one sentence that a number may have, and its numbers that count."""

    sentence: Sentence
    usable: tuple[Time, ...]
    counted: tuple[Quantity, ...]
    vague: re.Pattern[str]

    def of(self, quantity: Quantity, now: str = "") -> Told | None:
        """Give a number's own time; a blank one where only "a few years ago" is said of it.

        `now` is the year of the text, from which "last year" is counted.
        """
        text = self.sentence.text
        span = start, end = self._span(quantity)
        later = [self._span(q)[0] for q in self.counted if self._span(q)[0] >= end]
        earlier = [self._span(q)[1] for q in self.counted if self._span(q)[1] <= start]
        following = min(later, default=len(text))
        behind = next((t for t in self.usable if end <= t.start < following), None)
        if behind and not BREAK.search(text, end, behind.start):
            return self._told(behind)
        begin = max(earlier, default=0)
        relative = RELATIVE.search(text, end, following) or RELATIVE.search(text, begin, start)
        if relative:
            return self._relative(relative, now)
        if self._is_vague(end, following) or self._is_vague(begin, start):
            return Told()
        before = [t for t in self.usable if t.end <= start]
        leading = [t for t in before if not any(e <= t.start for e in earlier)]
        if (
            before
            and before[-1].start >= begin
            and not (earlier and self._is_now(before[-1], span))
        ):
            return self._told(before[-1])
        if leading and not CHANGE.search(text, max(earlier, default=0), start):
            return self._told(leading[-1])
        if re.match(r"\s*to\b", text[end:]):
            return None  # up from 25,000 to 36,000 in 2014
        if len(self.usable) == 1 and not CHANGE.search(text, end, self.usable[0].start):
            only = self.usable[0]
            if only.start >= end and not BREAK.search(text, end, only.start):
                return self._told(only)
        return None

    def _is_vague(self, start: int, end: int) -> bool:
        """Tell "a few years ago" from "at its peak in 1999", which a year follows."""
        found = self.vague.search(self.sentence.text, start, end)
        dated = found and any(0 <= t.start - found.end() <= SOON for t in self.usable)
        return bool(found and not dated)

    def _is_now(self, time: Time, span: tuple[int, int]) -> bool:
        """Tell "peaked at 900 in 1991, and has 200 today": a time before it is another's."""
        text = self.sentence.text
        return bool(PRESENT.search(text, time.end, span[0]) or PRESENT.match(text, span[1] + 1))

    def _relative(self, found: re.Match[str], now: str) -> Told:
        """Count "a year earlier" from the sentence's own time, "two years ago" from the text's."""
        earlier = (found["way"] or "").lower() in ("earlier", "before")
        leading = self.leading()
        base = leading.year if earlier and leading else "" if earlier else now
        if not base:
            return Told()
        if found["this"]:
            back = 0 if found["this"].lower() == "this" else 1
        else:
            back = COUNTS.get(found["count"].lower()) or int(found["count"])
            back *= 10 if found["unit"].startswith("decade") else 1
        return Told(str(int(base) - back), hint=" ".join(found[0].split()))

    def leading(self) -> Told | None:
        """Give the time that opens the sentence, which those after it may go on with."""
        first = min((self._span(q)[0] for q in self.counted), default=len(self.sentence.text))
        found = next((t for t in self.usable if t.end <= first), None)
        return self._told(found) if found else None

    def _span(self, quantity: Quantity) -> tuple[int, int]:
        tokens = self.sentence.tokens
        begin = self.sentence.start
        return tokens[quantity.start].start - begin, tokens[quantity.end - 1].end - begin

    def _told(self, time: Time) -> Told:
        hint = self.sentence.text[time.start : time.end] if time.hint else ""
        return Told(time.year, time.exact, hint)


def times_of(sentence: Sentence, counted: Sequence[Quantity], vocabulary: Vocabulary) -> Times:
    """Gather the times of a sentence that tell when its numbers hold."""
    places = [(sentence.tokens[q.start].start, sentence.tokens[q.end - 1].end) for q in counted]
    found = [
        time
        for time in times(sentence.text)
        if not any(a <= time.start + sentence.start < b for a, b in places)
        and _usable(sentence.text, time, vocabulary)
    ]
    return Times(sentence, tuple(found), tuple(counted), _some_time(vocabulary))


@lru_cache(maxsize=8)
def _some_time(vocabulary: Vocabulary) -> re.Pattern[str]:
    vague = "|".join(re.escape(each) for each in vocabulary.lists["time"]["some_time"])
    return re.compile(rf"\b(?:{vague})\b", re.IGNORECASE)


def is_time(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether a number is part of a time that is named."""
    at = sentence.tokens[quantity.end - 1].start - sentence.start
    return any(time.start <= at < time.end for time in times(sentence.text))


def goes_on(sentence: Sentence) -> bool:
    """Tell whether a sentence without a time may be about that of the one before it."""
    return not PRESENT.search(sentence.text)


def _usable(text: str, time: Time, vocabulary: Vocabulary) -> bool:
    """Leave out the years of events, of beginnings, and of asides about something else."""
    before, after = text[: time.start], text[time.end :]
    reports = vocabulary.words("time", "reports")
    if time.noun:
        return not reports.isdisjoint(each.strip(".,;:)") for each in time.noun.split())
    words = before.lower().rstrip(" (\"'").split()
    if words[:1] == ["when"] and "," not in before:
        return True  # when the war began in 2007, it had 5,200
    if re.match(r", when [^,;]*\d", after):
        return True  # tripled since 2006, when it had 10,000
    for phrase in vocabulary.lists["time"]["not_after"]:
        parts = phrase.split()
        dated = len(words) > 1 and phrase == "from" and words[-2] in reports  # a report from 2019
        if words[-len(parts) :] == parts and not dated:
            return False
    if PERIOD.search(before) or (PERIOD_BEGINS.match(after) and words[-1:] == ["between"]):
        return False
    comma = after.find(",")
    if comma >= 0 and OPENING.match(text) and "," not in before:
        return False
    aside = ASIDE.search(before)
    closes = re.match(r"[^,;]*?,", after)
    if aside and closes and not re.search(r"\d", before[aside.start() :]):
        said = {*aside[0].lower().split()} - {"named"}  # named after a peace deal
        return not vocabulary.words("telling", "says").isdisjoint(said)
    return True
