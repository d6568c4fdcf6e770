"""Tokens → numbers with their bounds: "between 2,500 and 4,000", "as many as 7,000"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lib.curate.tokens import Number, Token, tokens
from lib.curate.vocabulary import Vocabulary

Hedges = Sequence[tuple[str, ...]]
A, B = "{a}", "{b}"
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
        fits = [
            fit
            for kind in ("range", "at most", "at least", "single")
            for form in forms[kind]
            if (fit := _fit(found, at, kind, _pieces(form), hedges))
        ]
        made = (each for fit in _best_first(fits) if (each := _made(found, fit, forms)))
        if quantity := next(made, None):
            listed.append(replace(quantity, start=_hedged(found, quantity.start, hedges)))
    return list(_merged(found, listed))


def values(text: str, vocabulary: Vocabulary) -> set[int]:
    """Give every number that a text could be stating, as it stands or as part of a range."""
    found = tokens(text, vocabulary)
    stated = {int(value) for t in found if t.number for value in (t.number.low, t.number.high)}
    for each in quantities(found, vocabulary):
        stated |= {value for value in (each.low, each.high) if value is not None}
    return stated


def _fit(
    found: Sequence[Token], at: int, kind: str, form: Sequence[str], hedges: Hedges
) -> _Fit | None:
    """Lay a form over the tokens with its {a} at one place; hedges may stand before a number."""
    place = form.index(A)
    start = _backwards(found, at, form[:place], hedges)
    if start is None:
        return None
    end, b = at + 1, None
    for word in form[place + 1 :]:
        end = _skip(found, end, hedges) if word == B else end
        if end >= len(found) or (
            found[end].number is None if word == B else found[end].word != word
        ):
            return None
        b = end if word == B else b
        end += 1
    return _Fit(kind, start, end, at, b, len(form))


def _backwards(
    found: Sequence[Token], at: int, words: Sequence[str], hedges: Hedges
) -> int | None:
    """Find where a form's first words start, going back from its number over hedges."""
    if not words:
        return at
    if _stands(found, at - len(words), words):
        return at - len(words)
    hedge = next((each for each in hedges if _stands(found, at - len(each), each)), None)
    return hedge and _backwards(found, at - len(hedge), words, hedges)


def _hedged(found: Sequence[Token], at: int, hedges: Hedges) -> int:
    """Find where the hedges before a place start."""
    hedge = next((each for each in hedges if _stands(found, at - len(each), each)), None)
    return _hedged(found, at - len(hedge), hedges) if hedge else at


def _skip(found: Sequence[Token], at: int, hedges: Hedges) -> int:
    hedge = next((each for each in hedges if _stands(found, at, each)), None)
    return _skip(found, at + len(hedge), hedges) if hedge else at


def _stands(found: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    return 0 <= at <= len(found) - len(words) and all(
        token.word == word and token.number is None
        for token, word in zip(found[at : at + len(words)], words, strict=True)
    )


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
    if _over_time(found, fit, forms["changes"]):
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
    if "from" not in words[max(0, fit.start - 1) : fit.start + 1]:
        return False
    return any(word in changes for word in words[max(0, fit.start - NEAR) : fit.start])


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


def _merged(found: Sequence[Token], listed: Sequence[Quantity]) -> Iterator[Quantity]:
    """Make one range of "at least 1,000 and perhaps as many as 3,000"."""
    waiting: Quantity | None = None
    for quantity in listed:
        if waiting and _one_range(found, waiting, quantity):
            quantity = replace(quantity, start=waiting.start, low=waiting.low, form="range")
        elif waiting:
            yield waiting
        waiting = quantity
    if waiting:
        yield waiting


def _one_range(found: Sequence[Token], one: Quantity, two: Quantity) -> bool:
    between = {token.word for token in found[one.end : two.start]}
    return (
        (one.form, two.form) == ("at least", "at most")
        and bool(between)
        and between <= BETWEEN_BOUNDS
        and (one.low or 0) < (two.high or 0)
    )
