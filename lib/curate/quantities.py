"""Tokens → numbers with their bounds: "between 2,500 and 4,000", "as many as 7,000"."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from lib.curate.tokens import Number, Token
from lib.curate.vocabulary import Vocabulary

Hedges = Sequence[tuple[str, ...]]
A, B = "{a}", "{b}"
KINDS = ("range", "at most", "at least", "single")
LONGEST_ADJECTIVES = 3
LONGEST_HEDGE = 3
YEARS = range(1900, 2101)
NEAR = 6  # tokens before a phrase among which a negation turns it
BETWEEN_BOUNDS = {"and", "but", "or", "to", "perhaps", "possibly", "maybe", "even", ","}


@dataclass(frozen=True)
class Quantity:
    """A number phrase of the tokens from `start` up to `end`; a side not stated is None.

    `form` is the kind of bound as worded; `taken` are vague words that were taken as numbers.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    form: str
    taken: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Fit:
    form: str
    start: int
    end: int
    a: int
    b: int | None
    words: int


def quantities(found: Sequence[Token], vocabulary: Vocabulary) -> list[Quantity]:
    """List the number phrases of one sentence from left to right; none overlaps another."""
    forms: Mapping[str, Sequence[str]] = vocabulary.lists["forms"]
    hedges = [_pieces(hedge) for hedge in forms["hedges"]]
    listed: list[Quantity] = []
    for at, token in enumerate(found):
        if token.number is None or (listed and at < listed[-1].end):
            continue
        behind = _behind(found, at, hedges)
        fits = [
            fit
            for kind in KINDS
            for form in forms[kind]
            if (fit := _fit(found, behind, kind, _pieces(form), hedges))
        ]
        made = (each for fit in _best_first(fits) if (each := _made(found, fit, forms)))
        if quantity := next(made, None):
            start = _behind(found, quantity.start, hedges)[-1]
            listed.append(replace(quantity, start=start))
    return list(_merged(found, listed, vocabulary.kinds.keys()))


def values(found: Sequence[Token]) -> set[int]:
    """Give every number that stands in a text."""
    return {int(value) for t in found if t.number for value in (t.number.low, t.number.high)}


def _fit(
    found: Sequence[Token],
    behind: Sequence[int],
    kind: str,
    form: Sequence[str],
    hedges: Hedges,
) -> _Fit | None:
    """Lay a form over the tokens with its {a} at the first of the places `behind`.

    Hedges may stand before each number.
    """
    place = form.index(A)
    before, after = form[:place], form[place + 1 :]
    places = behind if before else behind[:1]
    start = next((p - place for p in places if _stands(found, p - place, before)), None)
    if start is None:
        return None
    end, b = behind[0] + 1, None
    for word in after:
        end = _ahead(found, end, hedges) if word == B else end
        if end >= len(found) or (
            found[end].number is None if word == B else found[end].word != word
        ):
            return None
        b = end if word == B else b
        end += 1
    return _Fit(kind, start, end, behind[0], b, len(form))


def _behind(found: Sequence[Token], at: int, hedges: Hedges) -> list[int]:
    """Give a place, and every place before it that only hedges part from it."""
    places = [at]
    while hedge := next((h for h in hedges if _stands(found, places[-1] - len(h), h)), None):
        places.append(places[-1] - len(hedge))
    return places


def _ahead(found: Sequence[Token], at: int, hedges: Hedges) -> int:
    """Find where the hedges from a place on end."""
    while hedge := next((h for h in hedges if _stands(found, at, h)), None):
        at += len(hedge)
    return at


def _stands(found: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    if at < 0 or at + len(words) > len(found):
        return False
    for place, word in enumerate(words, start=at):
        if found[place].word != word or found[place].number:
            return False
    return True


@cache
def _pieces(form: str) -> tuple[str, ...]:
    """Split a form as the tokens are: "{a}-plus" has three pieces."""
    return tuple(re.findall(r"\{[ab]\}|[-+]|[^\s{}+-]+", form))


def _best_first(fits: Sequence[_Fit]) -> list[_Fit]:
    """Prefer two numbers to one, then more words: "no more than" before "more than"."""
    return sorted(fits, key=lambda fit: (fit.b is None, -fit.words, fit.start))


def _made(
    found: Sequence[Token], fit: _Fit, forms: Mapping[str, Sequence[str]]
) -> Quantity | None:
    """Give the bounds that a fitted form states; None where two numbers make no range."""
    one = _number(found[fit.a])
    if fit.b is None:
        low, high = int(one.low), int(one.high)
        stated = {
            "at most": (None, high), "at least": (low, None), "single": (low, high)
        }[fit.form]  # fmt: skip
        if fit.form != "single" and _negated(found, fit.start, forms["negations"]):
            stated = stated[::-1]
        taken = (fit.a,) if one.vague else ()
        return Quantity(fit.start, fit.end, *stated, form=fit.form, taken=taken)
    if _over_time(found, fit, forms["changes"]) or _after_year(found, fit):
        return None
    two = _number(found[fit.b])
    one = replace(one, low=one.low * _shared_multiplier(found, fit, one, two))
    if one.low >= two.high:
        return None
    taken = tuple(at for at in (fit.a, fit.b) if _number(found[at]).vague)
    return Quantity(fit.start, fit.end, int(one.low), int(two.high), "range", taken)


def _shared_multiplier(found: Sequence[Token], fit: _Fit, one: Number, two: Number) -> int:
    """Give what the first number shares of the second: three to four thousand, 20-30,000."""
    times = two.multiplier
    if found[fit.a + 1].word == "-" and times == 1 and two.low % 1000 == 0:
        times = 1000
    shared = one.multiplier == 1 and not two.vague and one.low * times < two.high
    return times if shared else 1


def _over_time(found: Sequence[Token], fit: _Fit, changes: Sequence[str]) -> bool:
    """Tell "grew from 4,000 to 6,000", an earlier and a later figure, from a range."""
    words = [token.word for token in found]
    if "from" not in words[max(0, fit.start - LONGEST_HEDGE) : fit.start + 1]:
        return False
    return any(word in changes for word in words[max(0, fit.start - NEAR) : fit.start])


def _after_year(found: Sequence[Token], fit: _Fit) -> bool:
    """Tell "from 20,000 in 2014 to 60,000": the year is no bound."""
    token = found[fit.a]
    introduced = fit.start > 0 and found[fit.start - 1].word in ("in", "since", "by")
    return introduced and token.end - token.start == 4 and int(_number(token).low) in YEARS


def _number(token: Token) -> Number:
    assert token.number
    return token.number


def _negated(found: Sequence[Token], start: int, negations: Sequence[str]) -> bool:
    before = []
    for token in reversed(found[max(0, start - NEAR) : start]):
        if token.word in ",;:()":
            break
        before.append(token.word)
    return any(word in negations or word.endswith("n't") for word in before)


def _merged(
    found: Sequence[Token], listed: Sequence[Quantity], nouns: Set[str]
) -> Iterator[Quantity]:
    """Make one range of "at least 1,000 and perhaps as many as 3,000"."""
    waiting: Quantity | None = None
    for quantity in listed:
        if waiting and _one_range(found, waiting, quantity, nouns):
            quantity = replace(quantity, start=waiting.start, low=waiting.low, form="range")
        elif waiting:
            yield waiting
        waiting = quantity
    if waiting:
        yield waiting


def _one_range(found: Sequence[Token], one: Quantity, two: Quantity, nouns: Set[str]) -> bool:
    """Tell whether "as many as 3,000" ends a range; the noun may stand after its first number."""
    between = [token.word for token in found[one.end : two.start]]
    noun = next((at for at, word in enumerate(between) if word in nouns), -1)
    between = between if noun > LONGEST_ADJECTIVES else between[noun + 1 :]
    return (
        (one.form, two.form) == ("at least", "at most")
        and bool(between)
        and BETWEEN_BOUNDS.issuperset(between)
        and (one.low or 0) < (two.high or 0)
    )
