"""The table of forms laid over tokens: "between {a} and {b}", with hedges before each number."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lib.curate.tokens import Token
from lib.curate.vocabulary import Vocabulary

A, B = "{a}", "{b}"
KINDS = ("range", "falling range", "error", "at most", "at least", "single")
Words = tuple[str, ...]


@dataclass(frozen=True)
class Form:
    """One way to word a number: the words before {a}, and those after it, {b} among them."""

    kind: str
    before: Words
    after: Words

    @property
    def words(self) -> int:
        """How many pieces it has, its numbers among them."""
        return len(self.before) + 1 + len(self.after)


@dataclass(frozen=True)
class Table:
    """All forms by the word right before {a}, "" for none; hedges by their first and last word."""

    forms: Mapping[str, Sequence[Form]]
    opening: Mapping[str, Sequence[Words]]
    closing: Mapping[str, Sequence[Words]]


@dataclass(frozen=True)
class Fit:
    """A form of a kind over the tokens from `start` to `end`; `a` and `b` are its numbers."""

    form: str
    start: int
    end: int
    a: int
    b: int | None
    words: int


@lru_cache(maxsize=8)
def table(vocabulary: Vocabulary) -> Table:
    """Make the table of the forms that a vocabulary lists."""
    listed = vocabulary.lists["forms"]
    forms: dict[str, list[Form]] = defaultdict(list)
    for kind in KINDS:
        for written in listed[kind]:
            words = _pieces(written)
            place = words.index(A)
            before = words[:place]
            forms[before[-1] if before else ""].append(Form(kind, before, words[place + 1 :]))
    opening: dict[str, list[Words]] = defaultdict(list)
    closing: dict[str, list[Words]] = defaultdict(list)
    for hedge in map(_pieces, listed["hedges"]):
        opening[hedge[0]].append(hedge)
        closing[hedge[-1]].append(hedge)
    return Table(dict(forms), dict(opening), dict(closing))


def fits(found: Sequence[Token], at: int, listed: Table) -> list[Fit]:
    """List the forms that fit with their {a} at a place, the best first.

    Two numbers go before one, then more words: "no more than" before "more than".
    """
    places = behind(found, at, listed)
    ahead = found[at + 1].word if at + 1 < len(found) else ""
    made = [_fit(found, place, at, form, listed)
            for place in places if place
            for form in listed.forms.get(found[place - 1].word, ())]  # fmt: skip
    made += [_fit(found, at, at, form, listed)
             for form in listed.forms[""]
             if not form.after or form.after[0] in (B, ahead)]  # fmt: skip
    kept = [fit for fit in made if fit]
    return sorted(kept, key=lambda fit: (fit.b is None, -fit.words, fit.start))


def behind(found: Sequence[Token], at: int, listed: Table) -> list[int]:
    """Give a place, and every place before it that only hedges part from it."""
    places = [at]
    while places[-1] and (
        hedge := next(
            (
                each
                for each in listed.closing.get(found[places[-1] - 1].word, ())
                if _stands(found, places[-1] - len(each), each)
            ),
            None,
        )
    ):
        places.append(places[-1] - len(hedge))
    return places


def _fit(found: Sequence[Token], place: int, at: int, form: Form, listed: Table) -> Fit | None:
    """Lay a form over the tokens, its words before {a} up to a place, its {a} at another."""
    start = place - len(form.before)
    if not _stands(found, start, form.before):
        return None
    end, b = at + 1, None
    for word in form.after:
        end = _ahead(found, end, listed) if word == B else end
        if end >= len(found) or (
            found[end].number is None if word == B else found[end].word != word
        ):
            return None
        b = end if word == B else b
        end += 1
    return Fit(form.kind, start, end, at, b, form.words)


def _ahead(found: Sequence[Token], at: int, listed: Table) -> int:
    """Find where the hedges from a place on end."""
    while at < len(found) and (
        hedge := next(
            (h for h in listed.opening.get(found[at].word, ()) if _stands(found, at, h)), None
        )
    ):
        at += len(hedge)
    return at


def _stands(found: Sequence[Token], at: int, words: Words) -> bool:
    if at < 0 or at + len(words) > len(found):
        return False
    for place, word in enumerate(words, start=at):
        if found[place].word != word or found[place].number:
            return False
    return True


def _pieces(form: str) -> Words:
    """Split a form as the tokens are: "{a}-plus" has three pieces."""
    return tuple(re.findall(r"\{[ab]\}|[^\w\s{}.']|[^\s{}+,()-]+", form))
