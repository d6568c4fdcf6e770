"""Text → tokens: words, marks and numbers, each with its place."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lib.curate.numerals import BEYOND, DASHES, Number, either, parse, pattern
from lib.curate.vocabulary import Vocabulary

WORD = r"[^\W\d_][\w]*(?:['’.-][^\W\d_]+)*['’]?"
QUOTES = frozenset("'\"“”‘’«»„")  # round single words or numbers they change nothing


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
    measured = _measured(tuple(vocabulary.lists["measures"]["units"]))
    for match in _compiled(pattern(vocabulary)).finditer(text):
        if match[0] in QUOTES:
            continue
        number = None
        if match["number"]:
            number = parse(match[0], vocabulary, bool(measured.match(text, match.end())))
            number = None if number.high >= BEYOND else number
        word = "-" if match[0] in DASHES else match[0].lower().replace("’", "'")
        found.append(Token(word, match.start(), match.end(), number))
    return found


@lru_cache(maxsize=8)
def _compiled(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<number>(?<![\w.,/])(?<!\d[·^_'’´`′])(?<![A-Za-z][{DASHES}]){number}(?![/:.·^_]\d))|"
        rf"\[\w+\]|{WORD}|\d[\w.,:/]*|\S",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _measured(units: tuple[str, ...]) -> re.Pattern[str]:
    """Match what follows a number that is measured: "1.500 to 1.750 km"."""
    return re.compile(
        rf"(?:\s*(?:to|and|or|±|[{DASHES}])\s*[\d.,]+)?[\s-]*(?:{either(units)}|%)(?!\w)",
        re.IGNORECASE,
    )
