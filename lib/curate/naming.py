"""Who is counted, who said so, where, and about when: told by what stands near a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.curate.judging import Head
from lib.curate.quantities import Quantity
from lib.curate.sentences import Mention, Sentence
from lib.curate.vocabulary import Names, Shared, Vocabulary
from lib.words import MONTHS

SAID = re.compile(
    r"according to (?P<a>[^,.;:()]{3,60})|(?:^|, |[\"”’] )(?P<b>(?:[Tt]he |[Aa]n? |[A-Z])[^,.;:()\"”“]{2,60}?) "
    r"(?:said|says|told|estimated|estimates|believes|assessed|assesses|reported|reports|put)\b"
)
AS_OF = re.compile(
    r"\b(?:as (?:of|at)|in|by|since|end of|until|during|for)\s+(?:\w+\s+){0,3}?"
    r"(?:(?P<day>\d{1,2})\s+)?(?:(?P<month>"
    + "|".join(rf"{m}[a-z]*\.?" for m in MONTHS)
    + r")\s+(?:(?P<day2>\d{1,2}),?\s+)?)?(?P<year>(?:19|20)\d\d)\b"
)

SUBORDINATE = {"after", "when", "since", "while", "although", "though", "as", "before", "despite",
               "if", "unlike", "with", "following", "because"}  # fmt: skip
SUBJECT_WITHIN = 6  # tokens from the start of a sentence
PRONOUNS = {"it", "its", "they", "their", "group", "organization", "organisation", "movement"}
RELATIVE = {"who", "whose", "which", "whom", "where"}


@dataclass(frozen=True)
class Focus:
    """What the sentences before were about."""

    groups: tuple[str, ...] = ()
    area: str = ""
    source: str = ""
    speaker: str = ""


class Namer:
    """Names looked up in one text; a shared name is told by the places that the text speaks of."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary

    def groups(
        self, sentence: Sentence, quantity: Quantity, head: Head, before: Focus
    ) -> tuple[str, ...]:
        """Name the group of a count; more than one for "500 fighters each"."""
        if head.mention:
            return (self._meaning(head.mention, sentence),)
        named = [m for m in sentence.mentions if not self._speaks(sentence, m)]
        whose = sentence.word(head.end) in ("of", "from", "belonging", "in", "with", "for")
        after = next((m for m in named if whose and head.end < m.start <= head.end + 3), None)
        aside = [m for m in named if m.end <= quantity.start and _aside(sentence, m, quantity)]
        earlier = [m for m in named if m.end <= quantity.start and m not in aside]
        if self._each(sentence, head) and len(earlier) > 1:
            return tuple(
                dict.fromkeys(self._meaning(m, sentence) for m in _listed(sentence, earlier))
            )
        if after:
            return (self._meaning(after, sentence),)
        if place := self._respectively(sentence, quantity, earlier):
            return (self._meaning(place, sentence),)
        if earlier:
            return (self._meaning(_subject(sentence, earlier, quantity), sentence),)
        if before.groups:
            return before.groups[-1:]
        if aside:
            return (self._meaning(aside[-1], sentence),)
        later = next((m for m in named if m.start >= quantity.end), None)
        return (self._meaning(later, sentence),) if later else ()

    def focus(self, sentence: Sentence, before: Focus, counted: Sequence[str]) -> Focus:
        """Say what the next sentence follows on."""
        named = [m for m in sentence.mentions if not self._speaks(sentence, m)]
        main = [m for m in named if not _aside(sentence, m)] or named
        if before.groups:
            main = [m for m in main if m.start < SUBJECT_WITHIN]
        groups = tuple(counted[-1:]) or tuple(self._meaning(m, sentence) for m in main[:1])
        source, speaker = self.attribution(sentence, before)
        return Focus(groups or before.groups, self.area(sentence, before), source, speaker)

    def attribution(self, sentence: Sentence, before: Focus) -> tuple[str, str]:
        """Name the source and the speaker that a sentence gives, else those before it."""
        source = _first(self.vocabulary.sources, sentence.text)
        match = SAID.search(sentence.text)
        speaker = " ".join((match["a"] or match["b"]).split()) if match else ""
        if source or speaker:
            return source, speaker
        return before.source, before.speaker

    def area(self, sentence: Sentence, before: Focus) -> str:
        """Name the place that a sentence gives, else the one before it."""
        return _first(self.vocabulary.areas, sentence.text) or before.area

    def _meaning(self, mention: Mention, sentence: Sentence) -> str:
        """Tell which group a name stands for, by the places near it, then in the whole text."""
        if mention.group:
            return mention.group
        shared = next(s for s in self.vocabulary.shared if _among(mention.name, s.names))
        return _by_place(shared, sentence.text) or _by_place(shared, self.text) or shared.otherwise

    def _speaks(self, sentence: Sentence, mention: Mention) -> bool:
        after = sentence.word(mention.end)
        after = sentence.word(mention.end + 1) if after in ("'s", "’s") else after
        return after in self.vocabulary.lists["speakers"]["after"]

    def _each(self, sentence: Sentence, head: Head) -> bool:
        return "each" in (sentence.word(head.end), sentence.word(head.end + 1))

    def _respectively(
        self, sentence: Sentence, quantity: Quantity, earlier: Sequence[Mention]
    ) -> Mention | None:
        """Give the mention at the same place in its list as the number in its own."""
        if not any(token.word == "respectively" for token in sentence.tokens):
            return None
        first = [q for q in sentence.quantities if q.start <= quantity.start]
        listed = _listed(sentence, [m for m in earlier if m.end <= first[0].start])
        return listed[len(first) - 1] if len(listed) >= len(first) else None


def year(sentence: Sentence, quantity: Quantity) -> tuple[str, str]:
    """Give the year, and the day or month where it is known, that stands nearest to a number."""
    at = sentence.tokens[quantity.start].start - sentence.start
    found = min(
        AS_OF.finditer(sentence.text),
        key=lambda match: abs(match.start() - at) + (10 if match.start() < at else 0),
        default=None,
    )
    if not found:
        return "", ""
    if not found["month"]:
        return found["year"], ""
    month = MONTHS.index(found["month"][:3]) + 1
    day = found["day"] or found["day2"]
    exact = f"{found['year']}-{month:02}"
    return found["year"], f"{exact}-{int(day):02}" if day else exact


def _aside(sentence: Sentence, mention: Mention, quantity: Quantity | None = None) -> bool:
    """Tell whether a name stands in a clause before the main one, or in one between commas.

    "After the Taliban came to power, it numbered …" · "Al Qaeda, whose men advise Taliban units,
    has …"; not where the number itself stands in that clause.
    """
    words = [token.word for token in sentence.tokens]
    comma = next((at for at in range(mention.end, len(words)) if words[at] == ","), len(words))
    if quantity and quantity.start < comma:
        return False
    if words[0] in SUBORDINATE and "," not in words[: mention.start] and comma < len(words):
        return True
    opening = _last_comma(words, mention.start)
    if opening < 0 or comma == len(words):
        return False
    return words[opening + 1] in RELATIVE or bool(PRONOUNS & set(words[:2]))


def _last_comma(words: Sequence[str], before: int) -> int:
    return max((at for at in range(before) if words[at] == ","), default=-1)


def _subject(sentence: Sentence, earlier: Sequence[Mention], quantity: Quantity) -> Mention:
    """Take the last name before a number; the one before it where it only says whose."""
    last = earlier[-1]
    whose = sentence.word(last.end) == "'" or sentence.word(last.end) in ("'s", "s")
    whose = whose or sentence.word(last.end - 1).endswith(("'s", "s'"))
    if whose and len(earlier) > 1 and quantity.start > last.end + 2:
        return earlier[-2]
    return last


def _listed(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """Keep the last mentions that only commas and "and" part."""
    kept = [mentions[-1]] if mentions else []
    for mention in reversed(mentions[:-1]):
        between = {t.word for t in sentence.tokens[mention.end : kept[0].start]}
        if not between <= {",", "and", "the"}:
            break
        kept.insert(0, mention)
    return kept


def _by_place(shared: Shared, text: str) -> str:
    """Give the group whose places a text names most."""
    scores = {
        group: sum(len(re.findall(rf"\b{re.escape(place)}", text)) for place in places)
        for group, places in shared.places
    }
    best = max(scores, key=lambda group: scores[group], default="")
    return best if best and scores[best] else ""


def _first(names: Names, text: str) -> str:
    match = names.pattern.search(text)
    return names.meaning(match[0]) if match else ""


def _among(name: str, names: Sequence[str]) -> bool:
    return " ".join(name.split()).casefold() in {each.casefold() for each in names}
