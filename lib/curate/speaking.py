"""Who says something: the subject of a verb of telling, or who stands after "according to"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lib.curate.asides import QUOTING
from lib.curate.phrases import LONGEST, PRONOUNS, STOPS
from lib.curate.said import SPANS, Telling
from lib.curate.sentences import Sentence
from lib.curate.verbs import Verbs
from lib.curate.vocabulary import Vocabulary

NOT_WHO = {"according", "as", "by", "per"}
STOOD = {"stood", "stands", "peaked", "remained", "started", "began"}  # the army stood at
SHORT = 7  # tokens of who says it where the verb is left out


def tellings(sentence: Sentence, vocabulary: Vocabulary) -> list[Telling]:
    """List everybody who says something in a sentence, from left to right."""
    reader = _Reader(sentence, vocabulary)
    found = [
        *reader.openings(),
        *reader.verbs(),
        *reader.figures(),
        *reader.asides(),
        *reader.left_out(),
    ]
    kept: list[Telling] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.who and not (kept and each.start < kept[-1].end):
            kept.append(each)
    return kept


@lru_cache(maxsize=8)
def _openings(listed: frozenset[str]) -> Mapping[str, list[list[str]]]:
    """Give the phrases that open who says something, by their first word."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for phrase in sorted(listed, key=len, reverse=True):
        found[phrase.split()[0]].append(phrase.split())
    return found


class _Reader(Verbs):
    """The ways in which one sentence tells who says something."""

    def openings(self) -> Iterator[Telling]:
        """Read "according to the army", "by the count of the Institute"."""
        word = self.sentence.word
        phrases = _openings(self.words("telling", "openings"))
        for at, token in enumerate(self.sentence.tokens):
            for phrase in phrases.get(token.word, ()):
                if all(word(at + n) == each for n, each in enumerate(phrase)):
                    start = self._made_by(at + len(phrase))
                    end = self.who.behind(start)
                    if phrase[0] not in QUOTING or word(end) != "as":  # cited by him as saying
                        yield self._telling(start, end, at, closes=True)
                    break

    def figures(self) -> Iterator[Telling]:
        """Read "Marot's latest figures", "by the army's count", "the UN's estimate for 2020"."""
        nouns, told = self.words("telling", "figures"), False
        for at, token in enumerate(self.sentence.tokens):
            if not token.word.endswith(("'s", "s'")):
                continue
            near = [self.sentence.word(at + each) for each in (1, 2, 3)]
            if token.word.removesuffix("'s") in SPANS:
                continue  # last year's estimate
            place = next((n for n, each in enumerate(near) if each in nouns), None)
            again = told and place is None and not near[0].isalpha()  # and 3,500 by the bishop's
            if not again and (place is None or not STOPS.isdisjoint(near[:place])):
                continue
            found = self.who.owner(at + 1)
            by = found and self.sentence.word(found[0] - 1) == "by"
            if found and (by or not again):
                told = True
                yield self._telling(*found, found[0], closes=bool(by))

    def left_out(self) -> Iterator[Telling]:
        """Read "the ministry puts it at 4,500, the UN at 7,200", whose verb is left out."""
        word = self.sentence.word
        for quantity in self.sentence.quantities[1:]:
            at = quantity.start - 1
            found = self.who.before(at) if word(at) == "at" else None
            if (
                found
                and found[1] == at
                and word(found[0] - 1) in (",", "and", "while")
                and at - found[0] < SHORT
                and word(at - 1) not in STOOD
            ):
                yield self._telling(*found, found[0])

    def asides(self) -> Iterator[Telling]:
        """Read "1,300 (army estimate)" and "600,000 (army engineers)"."""
        word = self.sentence.word
        ends = {q.end for q in self.sentence.quantities}
        for at, token in enumerate(self.sentence.tokens):
            if token.word != "(" or not any(at - back in ends for back in range(4)):
                continue
            inside = range(at + 1, min(at + LONGEST, len(self.sentence.tokens)))
            end = next((each for each in inside if word(each) == ")"), at)
            if word(at + 1) in NOT_WHO:
                continue  # (according to the army's estimates)
            if end <= at + 1 or not all(word(each)[0].isalpha() for each in range(at + 1, end)):
                continue
            if any(word(each).split("'")[0] in PRONOUNS for each in range(at + 1, end)):
                continue
            told = word(end - 1) in self.words("telling", "figures") and end - 2 > at
            last = end - 1 if told else end
            words = self.who.printed(at + 1, last).split()
            if not told and not {"and", "or"}.isdisjoint(map(str.lower, words)):
                continue
            if told or (len(words) > 1 and not any(each.isupper() for each in words)):
                yield self._telling(at + 1, last, at, closes=True)
