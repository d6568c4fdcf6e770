"""Numbers as they are printed, in figures or words → their value, and whether that is certain."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lib.curate.vocabulary import Vocabulary
from lib.words import MONTHS

BEYOND = Decimal(10) ** 15  # no count of anything
DASHES = "-‐‑‒–—―−"
_NOT_AFTER_MONTH = "".join(rf"(?<!{month} )" for month in MONTHS) + "".join(
    rf"(?<!{month} )"
    for month in ("January", "February", "March", "April", "June", "July", "August", "September",
                  "October", "November", "December", "Sept", "Sept.", "No.", "page")
)  # fmt: skip
FIGURES = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)",  # 12,34,567
    r"\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?!\d)(?:\.\d+)?",  # 4,000 · 4 000 · 1,234.5
    r"\d{1,3}(?:['’´`′ʼ]\d{3})+(?!\d)",  # 1'500
    r"[1-9]\d{0,2}(?:\.\d{3})+(?!\d)(?:,\d+)?",  # 1.500, or with decimals after "million"
    # 239, 000; in "3, 200 and 400" they are three
    rf"(?<!\d, ){_NOT_AFTER_MONTH}\d{{1,3}}(?: ?, \d{{3}})+(?!\d|,\d)"
    r"(?!(?:,| and| or) ?\d{1,3}(?!\d|, ?\d{3}))",
    r"\d+,\d{1,2}(?!\d|,\d)",  # 1,4 million
    r"\d+(?:\.\d+)?(?!,\d{3})",  # 34,00012 is no number
    r"\.\d+",
)
DIGITS = "|".join(FIGURES)
LOOSE = re.compile(r"\d ?, \d")
POINTS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
COMMA = re.compile(r"\d+,\d{1,2}")
# Right after figures: 1.4m, but not a tower 400m tall
SHORT = {"m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12}
METRES = ("tall|high|long|deep|wide|thick|away|above|below|from|race|sprint|north|south|east|west|"
          "of altitude|altitude|elevation")  # fmt: skip
FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3,
             "tenth": Decimal("0.1")}  # fmt: skip


@dataclass(frozen=True)
class Number:
    """What a number says: one value, or two where a vague word is taken as a range.

    `unsure` marks one that could be read otherwise: 1.500, or 3, 200; `open` a vague word that
    names no largest: "the low thousands".
    """

    low: Decimal
    high: Decimal
    multiplier: int = 1
    vague: bool = False
    unsure: bool = False
    open: bool = False


def parse(text: str, vocabulary: Vocabulary, decimals: bool = False) -> Number:
    """Read one number in figures or words: 4,000 · 5K · a quarter of a million · several hundred.

    `decimals` says that a single point parts decimals: what follows is measured, not counted.
    """
    lists = vocabulary.lists
    plain = " ".join(text.lower().replace("’", "'").split())
    if plain in lists["vague"]:
        bounds = [Decimal(each) for each in lists["vague"][plain]]
        return Number(bounds[0], bounds[-1], vague=True, open=len(bounds) == 1)
    if fraction := _fraction(plain, lists["multipliers"]):
        return fraction
    total, current, multiplier = Decimal(0), Decimal(0), 1
    unsure = False
    words = re.findall(rf"{DIGITS}|[^\W\d]+", plain)
    for place, word in enumerate(words):
        if word[0].isdigit() or word[0] == ".":
            value, sure = _figures(word, decimals or len(words) > place + 1)
            current += value
            unsure = unsure or not sure
        elif word == "half":
            # "a million and a half" is half a million more, "two and a half" half of one
            current += Decimal("0.5") * (multiplier if total and not current else 1)
        elif word in lists["numbers"]:
            # "two and a half" has no further one in it
            taken = word == "a" and (current or total)
            current += 0 if taken else Decimal(lists["numbers"][word])
        elif multiplier_ := times(word, lists["multipliers"]):
            multiplier = multiplier_
            current = (current or 1) * multiplier
            if multiplier >= 1000:
                total, current = total + current, Decimal(0)
    value = whole(total + current, multiplier)
    return Number(value, value, multiplier, unsure=unsure)


def times(word: str, multipliers: Mapping[str, int]) -> int:
    """Give what a word multiplies by, 0 for any other."""
    found = multipliers.get(word) or multipliers.get(word.removesuffix("s"), 0)
    return found or SHORT.get(word, 0)


def _fraction(plain: str, multipliers: Mapping[str, int]) -> Number | None:
    """Read "three quarters of a million", "half a lakh"."""
    met = re.fullmatch(
        r"(?:(?P<count>an?|one|two|three)\s)?(?P<part>half|quarter|third|tenth)s?\s"
        r"(?:of\s)?an?\s(?P<unit>\w+)",
        plain,
    )
    if not met:
        return None
    count = {"two": 2, "three": 3}.get(met["count"] or "", 1)
    unit = times(met["unit"], multipliers)
    value = (count * FRACTIONS[met["part"]] * unit).quantize(Decimal(1))
    return Number(value, value, unit, unsure=met["part"] == "third")


def _figures(word: str, decimals: bool) -> tuple[Decimal, bool]:
    """Give the value of figures, and whether there is no other reading."""
    if LOOSE.search(word):
        return Decimal(re.sub(r"[ ,]", "", word)), False
    if POINTS.fullmatch(word):
        return (Decimal(word), True) if decimals else (Decimal(word.replace(".", "")), False)
    if COMMA.fullmatch(word):
        return Decimal(word.replace(",", ".")), decimals
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){1,}(?:,\d+)?", word) and word[0] != "0":
        return Decimal(word.replace(".", "").replace(",", ".")), True
    return Decimal(re.sub(r"[^\d.]", "", word)), True


def whole(value: Decimal, multiplier: int) -> Decimal:
    """Write what was multiplied without decimals where it is whole: 2.5 million is 2500000."""
    multiplied = multiplier > 1 and value == value.to_integral_value()
    return value.quantize(Decimal(1)) if multiplied else value


def pattern(vocabulary: Vocabulary) -> str:
    """Write a pattern for any number."""
    lists = vocabulary.lists
    return _written(tuple(lists["numbers"]), tuple(lists["multipliers"]), tuple(lists["vague"]))


@lru_cache(maxsize=8)
def _written(numbers: Sequence[str], multipliers: Sequence[str], vague: Sequence[str]) -> str:
    one, unit = either(numbers), rf"(?:{either(multipliers)})s?"
    # "two hundred and fifty" is one number, "four and five thousand" are two.
    joined = rf"(?:(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+|\s*[{DASHES}]\s*|\s+)"
    # "a" alone is an article, "a hundred" a number.
    spelled = (
        rf"(?:(?:an?|one|two|three)\s+)?(?:half|quarters?|thirds?|tenth)\s+(?:of\s+)?an?\s+{unit}|"
        rf"an?(?:other)?\s+{unit}(?!\w)(?:\s+{unit}(?!\w))*(?:\s+and\s+a\s+half)?|"
        rf"(?!an?\s)(?:{one})(?!\w)(?:\s+and\s+a\s+half|{joined}(?:{one}|{unit})(?!\w))*"
    )
    short = rf"(?:{either(tuple(SHORT))})(?!\w|\s*(?:{METRES})\b|[²³/])"
    digits = rf"(?:{DIGITS})(?:{short}|(?:[\s-]*(?:{unit})(?!\w))*(?:\s+and\s+a\s+half)?)"
    return rf"(?:{either(vague)}|{digits}|{spelled})(?!\w)"


def either(words: Sequence[str]) -> str:
    """Write a pattern for any of some words, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace("\\ ", r"\s+") for word in longest)
