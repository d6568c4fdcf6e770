"""Tokens → numbers with their bounds: "between 2,500 and 4,000", "as many as 7,000"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from lib.curate.forms import Fit, behind, fits, table
from lib.curate.numerals import POINTS, Number, whole
from lib.curate.quantity import Quantity, merged
from lib.curate.tokens import Token
from lib.curate.vocabulary import Vocabulary
from lib.words import MONTHS

LONGEST_HEDGE = 3
YEARS = range(1900, 2101)
NEAR = 6  # tokens before a phrase among which a negation turns it
RECORDED = {"recorded", "counted", "reported", "claimed", "given", "cited", "found", "listed"}
WENT = {"went", "gone", "goes", "going", "climbed", "jumped", "crept", "edged", "inched",
        "ticked"}  # fmt: skip
THOUSAND = 1000
LAST_DAY = 31
MONTH = re.compile(rf"({'|'.join(MONTHS)})([a-z]*)".lower())
DOUBLE = {"rule", "ruled", "exclude", "excluded"}
NO_SIGN = {("no", word) for word in ("sign", "evidence", "proof", "trace", "indication", "longer")}


def quantities(found: Sequence[Token], vocabulary: Vocabulary) -> list[Quantity]:
    """List the number phrases of one sentence from left to right; none overlaps another."""
    words, forms = vocabulary.lists["forms"], table(vocabulary)
    listed: list[Quantity] = []
    for at, token in enumerate(found):
        if token.number is None or (listed and at < listed[-1].end) or _is_tail(found, at):
            continue
        made = (each for fit in fits(found, at, forms) if (each := _made(found, fit, words)))
        if quantity := next(made, None):
            start = behind(found, quantity.start, forms)[-1]
            listed.append(replace(quantity, start=start))
    return list(merged(found, listed, vocabulary.kinds.keys() | vocabulary.things))


def _is_tail(found: Sequence[Token], at: int) -> bool:
    """Tell the 33 of "1932-33" and the 014 of "2019-014", which count nothing."""
    one, dash, two = found[at - 2 : at + 1] if at > 1 else (None, None, None)
    joined = one and dash and two and dash.word == "-" and one.end == dash.start
    if not (joined and one and two and one.number and dash and dash.end == two.start):
        return False
    year = one.end - one.start == 4 and int(one.number.low) in YEARS
    return year and two.end - two.start < 4


def values(found: Sequence[Token]) -> set[float]:
    """Give every number that stands in a text, by each reading."""
    read = {float(value) for t in found if t.number for value in (t.number.low, t.number.high)}
    return read | {float(t.word) for t in found if t.number and POINTS.fullmatch(t.word)}


def _made(found: Sequence[Token], fit: Fit, forms: Mapping[str, Sequence[str]]) -> Quantity | None:
    """Give the bounds that a fitted form states; None where two numbers make no range."""
    one = _number(found[fit.a])
    if fit.b is not None:
        return _of_two(found, fit, forms)
    stated = {
        "at most": (None, one.high), "at least": (one.low, None), "single": (one.low, one.high)
    }[fit.form]  # fmt: skip
    if fit.form != "single" and _negated(found, fit.start, forms["negations"]):
        stated = stated[::-1]
    taken = (fit.a,) if one.vague else ()
    recorded = fit.end < len(found) and found[fit.end].word in RECORDED
    if recorded and fit.a and found[fit.a - 1].word == "the":
        stated = (one.low, one.high)  # well above the 111 recorded by the council
    if found[fit.start].word == "up" and fit.start and found[fit.start - 1].word in WENT:
        stated = (one.low, one.high)  # went up to 1,500
    if one.open and fit.form == "single":
        stated = (one.low, None)
    return Quantity(fit.start, fit.end, *stated, fit.form, taken, one.unsure)


def _of_two(
    found: Sequence[Token], fit: Fit, forms: Mapping[str, Sequence[str]]
) -> Quantity | None:
    assert fit.b is not None
    one, two = _number(found[fit.a]), _number(found[fit.b])
    if fit.form == "error":
        return _with_error(fit, one, two)
    if fit.form == "falling range":
        if one.high <= two.low or one.vague or two.vague:
            return None
        return Quantity(fit.start, fit.end, two.low, one.high, "range")
    if _over_time(found, fit, forms["changes"]) or _after_date(found, fit):
        return None
    times, unsure = _shared_multiplier(found, fit, one, two)
    low = whole(one.low * times, times)
    if low >= two.high:
        return None
    taken = tuple(at for at in (fit.a, fit.b) if _number(found[at]).vague)
    odd = times > THOUSAND and one.low >= THOUSAND  # 1,215,885 to 1,919,485 million
    unsure = unsure or one.unsure or two.unsure or odd
    return Quantity(fit.start, fit.end, low, two.high, "range", taken, unsure)


def _with_error(fit: Fit, one: Number, two: Number) -> Quantity | None:
    """Read "73.2 ± 1.3", and "6.7 ± 0.2 million", whose multiplier both share."""
    value = whole(one.low * (two.multiplier if one.multiplier == 1 else 1), two.multiplier)
    low, high = value - two.low, value + two.low
    return Quantity(
        fit.start, fit.end, low, high, "range", unsure=one.unsure or two.unsure, value=value,
        error=two.low,
    )  # fmt: skip


def _shared_multiplier(
    found: Sequence[Token], fit: Fit, one: Number, two: Number
) -> tuple[int, bool]:
    """Give what the first number shares of the second, and whether that is only likely.

    Three to four thousand; 20-30,000, which a dash makes plain; 25 to 50,000.
    """
    assert fit.b is not None
    if two.vague or one.multiplier > 1:
        return 1, False
    if two.multiplier > 1:
        return (two.multiplier, False) if one.low * two.multiplier < two.high else (1, False)
    if two.low % THOUSAND or one.low >= THOUSAND or one.low * THOUSAND >= two.high:
        return 1, False
    return THOUSAND, found[fit.a + 1].word != "-"


def _over_time(found: Sequence[Token], fit: Fit, changes: Sequence[str]) -> bool:
    """Tell "grew from 4,000 to 6,000", an earlier and a later figure, from a range."""
    words = [token.word for token in found]
    if "from" not in words[max(0, fit.start - LONGEST_HEDGE) : fit.start + 1]:
        return False
    if "between" in words[fit.start : fit.a] or words[fit.a + 1] == "-":
        return False  # fell from between 4,100 and 4,700, from 4,100–4,700
    if fit.start and words[fit.start - 1] in ("down", "up") and _number_before(found, fit.start):
        return False  # has 700, down from 900 to 1,100
    return any(word in changes for word in words[max(0, fit.start - NEAR) : fit.start])


def _number_before(found: Sequence[Token], at: int) -> bool:
    """Tell whether a number that is no year stands before a place."""
    numbers = (token for token in found[:at] if token.number)
    return any(t.end - t.start != 4 or int(_number(t).low) not in YEARS for t in numbers)


def _after_date(found: Sequence[Token], fit: Fit) -> bool:
    """Tell "20,000 in 2014 to 60,000" and "on Jan. 23 to 150,000": a year or day is no bound."""
    token = found[fit.a]
    before = [each.word for each in found[max(0, fit.a - 2) : fit.a] if each.word != "."]
    if before and MONTH.fullmatch(before[-1]) and _number(token).high <= LAST_DAY:
        two = _number(found[fit.b]) if fit.b is not None else None
        return bool(two and two.high > LAST_DAY)
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
    if not DOUBLE.isdisjoint(before):
        return False  # cannot rule out a total below 3,000
    no_sign = any(pair in NO_SIGN for pair in pairwise(reversed(before)))
    return no_sign or any(word in negations or word.endswith("n't") for word in before)
