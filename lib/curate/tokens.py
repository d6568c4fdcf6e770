"""Text → tokens: words, marks and numbers, each with its place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lib.curate.vocabulary import Vocabulary

# 4,000 · 4 000 · 4000 · 4.5; the first with any of the spaces that print puts between thousands
DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?!\d)|\d+(?:\.\d+)?"
BEYOND = 10.0**15  # no count of anything
DASHES = "-‐‑‒–—―−"
WORD = r"[^\W\d_][\w]*(?:['’.-][^\W\d_]+)*['’]?"


@dataclass(frozen=True)
class Number:
    """What a number token says: one value, or two where a vague word is taken as a range."""

    low: float
    high: float
    multiplier: int = 1
    vague: bool = False


@dataclass(frozen=True)
class Token:
    """A piece of text from `start` to `end`; `word` is it in lower case, a dash always "-"."""

    word: str
    start: int
    end: int
    number: Number | None = None


def tokens(text: str, vocabulary: Vocabulary) -> list[Token]:
    """Split a text; blanks are dropped, "three to four thousand" keeps its "to"."""
    found = []
    for match in _pattern(vocabulary).finditer(text):
        number = parse(match[0], vocabulary) if match["number"] else None
        if number and number.high >= BEYOND:
            number = None
        word = "-" if match[0] in DASHES else match[0].lower().replace("’", "'")
        found.append(Token(word, match.start(), match.end(), number))
    return found


def parse(text: str, vocabulary: Vocabulary) -> Number:
    """Read one number in digits or words: 4,000 · 5K · three thousand · several hundred."""
    lists = vocabulary.lists
    plain = " ".join(text.lower().split())
    if plain in lists["vague"]:
        return Number(*lists["vague"][plain], vague=True)
    total, current, multiplier = 0.0, 0.0, 1
    for word in re.findall(rf"{DIGITS}|[^\W\d]+", plain):
        if word[0].isdigit():
            current += float(re.sub(r"[^\d.]", "", word))
        elif word == "half":
            current += 0.5
        elif word in lists["numbers"]:
            # "two and a half" has no further one in it
            current += 0 if word == "a" and current else lists["numbers"][word]
        elif multiplier_ := _multiplier(word, lists["multipliers"]):
            multiplier = multiplier_
            current = (current or 1) * multiplier
            if multiplier >= 1000:
                total, current = total + current, 0.0
    return Number(total + current, total + current, multiplier)


def _multiplier(word: str, multipliers: Mapping[str, int]) -> int:
    return multipliers.get(word) or multipliers.get(word.removesuffix("s"), 0)


def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    lists = vocabulary.lists
    return _compiled(tuple(lists["numbers"]), tuple(lists["multipliers"]), tuple(lists["vague"]))


@lru_cache(maxsize=8)
def _compiled(
    numbers: Sequence[str], multipliers: Sequence[str], vague: Sequence[str]
) -> re.Pattern[str]:
    one, unit = either(numbers), rf"(?:{either(multipliers)})s?"
    # "two hundred and fifty" is one number, "four and five thousand" are two.
    joined = rf"(?:(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+|\s*[{DASHES}]\s*|\s+)"
    # "a" alone is an article, "a hundred" a number.
    spelled = (
        rf"half\s+an?\s+{unit}|an?\s+{unit}(?!\w)|"
        rf"(?!an?\s)(?:{one})(?!\w)(?:\s+and\s+a\s+half|{joined}(?:{one}|{unit})(?!\w))*"
    )
    digits = rf"(?:{DIGITS})(?:\s*(?:{unit})(?!\w))*"
    number = rf"(?:{either(vague)}|{digits}|{spelled})(?!\w)"
    return re.compile(
        rf"(?P<number>(?<![\w.,/])(?<![A-Za-z][{DASHES}]){number}(?![/:.]\d))|{WORD}|\d[\w.,:/]*|\S",
        re.IGNORECASE,
    )


def either(words: Sequence[str]) -> str:
    """Write a pattern for any of some words, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace("\\ ", r"\s+") for word in longest)
