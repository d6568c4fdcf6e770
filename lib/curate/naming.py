"""Which group is counted: told by the names that stand near a number."""

import re
from collections.abc import Sequence
from functools import lru_cache

from lib.curate.heads import Head
from lib.curate.quantities import Quantity
from lib.curate.sentences import Mention, Sentence
from lib.curate.unknown_groups import is_somebody_else, unknown_group
from lib.curate.vocabulary import Shared, Vocabulary

SUBORDINATE = {"after", "when", "since", "while", "although", "though", "as", "before", "despite",
               "if", "unlike", "once", "with", "following", "because"}  # fmt: skip
EACH_WITHIN = 6  # tokens: "are each thought to have 200"
SUBJECT_WITHIN = 6  # tokens from the start of a sentence
PRONOUNS = {"it", "its", "they", "their", "group", "organization", "organisation", "movement"}
RELATIVE = {"who", "whose", "which", "whom", "where"}


class Namer:
    """Names looked up in one text; a shared name is told by the places that the text speaks of."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.by_place = {shared.names: _by_place(shared, text) for shared in vocabulary.shared}

    def groups(
        self, sentence: Sentence, quantity: Quantity, head: Head, before: Sequence[str]
    ) -> tuple[str, ...]:
        """Name the group of a count; more than one for "500 fighters each".

        Empty where the sentence tells none; one blank name where it is of no known group.
        """
        named = [m for m in sentence.mentions if not self._speaks(sentence, m)]
        unnamed = self.vocabulary.unnamed
        if head.mention and head.mention.group in unnamed:
            named = [m for m in named if m.group not in unnamed] or [head.mention]
        elif head.mention:
            return (self._meaning(head.mention, sentence),)
        known = bool(self.vocabulary.subject)
        unknown = unknown_group(sentence, quantity, head, self.vocabulary)
        if unknown and (known or not head.bare):
            return (unknown,)
        whose = sentence.word(head.end) in ("of", "from", "belonging", "in", "with", "for")
        after = next((m for m in named if whose and _goes_on_to(sentence, head.end, m)), None)
        aside = [m for m in named if m.end <= quantity.start and _aside(sentence, m, quantity)]
        earlier = [m for m in named if m.end <= quantity.start and m not in aside]
        if self._each(sentence, quantity, head) and len(earlier) > 1:
            return tuple(
                dict.fromkeys(self._meaning(m, sentence) for m in _listed(sentence, earlier))
            )
        if after:
            return (self._meaning(after, sentence),)
        if place := self._respectively(sentence, quantity, earlier):
            return (self._meaning(place, sentence),)
        if earlier:
            return (self._meaning(_subject(sentence, earlier, quantity), sentence),)
        if aside and is_somebody_else(sentence, quantity, self.vocabulary):
            return ("",)
        if before:
            return (before[-1],)
        if aside:
            return (self._meaning(aside[-1], sentence),)
        later = [m for m in named if m.start >= quantity.end]
        found = next(iter([*later, *sentence.mentions]), None)
        return (self._meaning(found, sentence),) if found else ()

    def focus(
        self, sentence: Sentence, before: Sequence[str], counted: Sequence[str]
    ) -> tuple[str, ...]:
        """Name the groups that the next sentence goes on with."""
        named = [m for m in sentence.mentions if not self._speaks(sentence, m)]
        main = [m for m in named if not _aside(sentence, m)] or named
        if before:
            main = [m for m in main if m.start < SUBJECT_WITHIN]
        if not (main or before):
            main = list(sentence.mentions)  # a commander of theirs, who says it
        groups = tuple(counted[-1:]) or tuple(self._meaning(m, sentence) for m in main[:1])
        return groups or tuple(before)

    def first(self, following: Sequence[Sentence]) -> list[str]:
        """Name for every sentence the first group from it on, blank where there is none."""
        names, name = [], ""
        for each in reversed(following):
            named = next((m for m in each.mentions if not self._speaks(each, m)), None)
            name = self._meaning(named, each) if named else name
            names.append(name)
        return names[::-1]

    def _meaning(self, mention: Mention, sentence: Sentence) -> str:
        """Tell which group a name stands for, by the places near it, then in the whole text."""
        if mention.group:
            return mention.group
        shared = next(s for s in self.vocabulary.shared if _among(mention.name, s.names))
        return _by_place(shared, sentence.text) or self.by_place[shared.names] or shared.otherwise

    def _speaks(self, sentence: Sentence, mention: Mention) -> bool:
        after = sentence.word(mention.end)
        after = sentence.word(mention.end + 1) if after in ("'s", "’s") else after
        return after in self.vocabulary.lists["speakers"]["after"]

    def _each(self, sentence: Sentence, quantity: Quantity, head: Head) -> bool:
        near = [sentence.word(quantity.start - back) for back in range(1, EACH_WITHIN)]
        return "each" in (*near, sentence.word(head.end), sentence.word(head.end + 1))

    def _respectively(
        self, sentence: Sentence, quantity: Quantity, earlier: Sequence[Mention]
    ) -> Mention | None:
        """Give the mention at the same place in its list as the number in its own."""
        if not any(token.word == "respectively" for token in sentence.tokens):
            return None
        listed = _listed(sentence, earlier)
        if not listed:
            return None
        first = [q for q in sentence.quantities if listed[-1].end <= q.start <= quantity.start]
        return listed[len(first) - 1] if len(listed) >= len(first) else None


def _goes_on_to(sentence: Sentence, at: int, mention: Mention) -> bool:
    """Tell "in the rest of the Front": a name a few words on, without a mark between."""
    between = [sentence.word(each) for each in range(at, mention.start)]
    return at < mention.start <= at + 5 and all(word[0].isalnum() for word in between)


def _aside(sentence: Sentence, mention: Mention, quantity: Quantity | None = None) -> bool:
    """Tell whether a name stands in a clause before the main one, or in one between commas.

    "After the Front came to power, it numbered …" · "The League, whose men advise the Front,
    has …"; not where the number itself stands in that clause.
    """
    words = [token.word for token in sentence.tokens]
    comma = next((at for at in range(mention.end, len(words)) if words[at] == ","), len(words))
    if quantity and quantity.start < comma:
        return False
    if words[:2] == ["as", "for"]:
        return False  # as for the League, it has …
    if words[0] in SUBORDINATE and "," not in words[: mention.start] and comma < len(words):
        return True
    opening = _last_comma(words, mention.start)
    if opening < 0 or comma == len(words):
        return False
    apposed = any(each.end == opening for each in sentence.mentions)
    return apposed or words[opening + 1] in RELATIVE or bool(PRONOUNS & set(words[:2]))


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
    """Keep the last mentions that only commas and "and" part, each group once."""
    kept = [mentions[-1]] if mentions else []
    for mention in reversed(mentions[:-1]):
        between = {t.word for t in sentence.tokens[mention.end : kept[0].start]}
        if not between <= {",", "and", "the", "(", ")"}:
            break
        if mention.group == kept[0].group:
            kept[0] = mention  # Popular Front (PF)
        else:
            kept.insert(0, mention)
    return kept


def _by_place(shared: Shared, text: str) -> str:
    """Give the group whose places a text names most."""
    scores = {group: len(_any_place(places).findall(text)) for group, places in shared.places}
    best = max(scores, key=lambda group: scores[group], default="")
    return best if best and scores[best] else ""


@lru_cache(maxsize=64)
def _any_place(places: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, places))})")


def _among(name: str, names: Sequence[str]) -> bool:
    return " ".join(name.split()).casefold() in {each.casefold() for each in names}
