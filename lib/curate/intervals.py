"""A figure and the interval beside it are one estimate: "3,000 fighters (95% CI 2,100–4,200)"."""

import re
from dataclasses import replace

from lib.curate.numerals import whole
from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence

NAMED = re.compile(
    r"\b(?:intervals?|ci|cri|ui|iqr|range|ranging|confidence|credible|uncertainty|plausible|bounds?|"
    r"between|limits?|estimates? (?:range|from)|from|margin)\b|±|\+/-"
)
CALLED = re.compile(
    r"(?:\d{1,2}(?:\.\d)?\s*(?:%|per ?cent)\s*)?(?:(?:confidence|credible|uncertainty|prediction|"
    r"interquartile|plausible|possible)\s*)?(?:intervals?|ci|cri|ui|iqr|range|limits?)\b",
    re.IGNORECASE,
)
BEST = re.compile(r"\b(?:best|central|median|mean|point|likeliest|most likely)\b.{0,25}$")
WITHIN = 90  # characters between a figure and its interval


def with_intervals(sentence: Sentence) -> list[Quantity]:
    """Join each single figure of a sentence with the interval that stands behind it."""
    kept: list[Quantity] = []
    for quantity in sentence.quantities:
        if _is_level(sentence, quantity):
            continue
        if kept and (joined := _joined(sentence, kept[-1], quantity)):
            kept[-1] = joined
        else:
            kept.append(quantity)
    return kept


def _is_level(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell the 95 of "95 % interval"."""
    begin = sentence.tokens[quantity.start].start - sentence.start
    called = CALLED.match(sentence.text, begin)
    return (
        bool(called) and quantity.form == "single" and sentence.text[begin : begin + 1].isdigit()
    )


def _joined(sentence: Sentence, one: Quantity, two: Quantity) -> Quantity | None:
    """Give the figure with its interval, None where the two are not of one estimate."""
    text = _between(sentence, one, two)
    if one.form == "range" and two.form == "single" and two.error is None:
        inside = one.low is not None and one.high is not None and two.low == two.high
        best = inside and one.value is None and one.low <= two.low <= one.high  # ty: ignore
        if best and BEST.search(text.lower()) and len(text) <= WITHIN:
            return replace(one, value=two.low)
        return None
    if one.form != "single" or one.low is None or one.low != one.high or len(text) > WITHIN:
        return None
    if two.form == "single" and re.search(r"(?:give or take|plus or minus|±|\+/-)[^\d]*$", text):
        error = two.low or two.high
        assert error is not None
        return replace(one, low=one.low - error, high=one.low + error, form="range",
                       value=one.low, error=error)  # fmt: skip
    if two.form != "range" or two.low is None or two.high is None or two.error is not None:
        return None
    two = _scaled(two, one)
    if two.low is None or two.high is None:
        return None
    if not two.low <= one.low <= two.high or not _beside(text, text + _printed(sentence, two)):
        return None
    called = CALLED.search(text.lower())
    return replace(
        one, low=two.low, high=two.high, form="range", value=one.low,
        confidence=" ".join(_cut(text, called).split()) if called else "",
    )  # fmt: skip


def _cut(text: str, called: re.Match[str]) -> str:
    return text[called.start() : called.end()]


def _scaled(interval: Quantity, figure: Quantity) -> Quantity:
    """Give the interval the multiplier of its figure: "2.8 million (1.4–4.3)"."""
    low, high, value = interval.low, interval.high, figure.low
    if low is None or high is None or value is None or high >= value:
        return interval
    for times in (10**3, 10**6, 10**9):
        if low * times <= value <= high * times:
            return replace(
                interval, low=whole(low * times, times), high=whole(high * times, times)
            )
    return interval


def _beside(text: str, whole: str) -> bool:
    """Tell whether an interval stands in brackets, or is called one."""
    low = text.lower()
    bracket = "(" in text and ")" not in text
    if bracket and (
        NAMED.search(whole.lower()) or not re.search(r"[a-z]{3,}", text.split("(")[-1])
    ):
        return True
    return bool(CALLED.search(low)) and not re.search(r"[.;]", text)


def _between(sentence: Sentence, one: Quantity, two: Quantity) -> str:
    begin = sentence.tokens[one.end - 1].end - sentence.start
    return sentence.text[begin : sentence.tokens[two.start].start - sentence.start]


def _printed(sentence: Sentence, quantity: Quantity) -> str:
    begin = sentence.tokens[quantity.start].start - sentence.start
    return sentence.text[begin : sentence.tokens[quantity.end - 1].end - sentence.start]
