"""The numbers that a wording could print, in many languages and by any defensible reading.

For the check alone, which looks for a known number: what finds unknown ones has to choose.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from math import inf
from operator import mul
from pathlib import Path
from typing import NamedTuple

ALIKE = str.maketrans("يىكةہھ٫٬’", "ییکههه.,'", "\u0640\u200c\u200d\u200e\u200f")
MOST_BETWEEN = 5  # words between the numbers of a range: "and perhaps as many as"
MOST_PARTS = 12  # of one number, so that a wording without end costs no more
JOINED, EITHER, RANGE, APART = range(4)  # how a number belongs to the one before it


class Piece(NamedTuple):
    """A word of a number, or one in digits; `kind` is "digits", "numbers", "times" or "many"."""

    value: float
    kind: str
    gap: int = APART


def printed(wording: str) -> set[float]:
    """Give every number of a wording, its points and commas read both ways."""
    text = _folded(wording)
    return {number for grouped in (True, False) for number in _numbers(text, grouped)}


def _folded(text: str) -> str:
    """Take off case, accents and joiners, and write letters and marks that are alike as one."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(ALIKE)).translate(ALIKE)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _numbers(text: str, grouped: bool) -> Iterator[float]:
    """Read each run of pieces as one number, and as several wherever it can be parted."""
    found = [*_pieces(text, grouped), Piece(0, "")]
    starts = [at for at, piece in enumerate(found) if piece.gap != JOINED]
    ending: dict[int, list[float]] = defaultdict(list)
    for at, start in enumerate(starts):
        for end in starts[at + 1 : at + 1 + MOST_PARTS]:
            pieces = found[start:end]
            value = _value(pieces)
            if value is None:
                break
            if grouped or len(pieces) > 1:  # "10,000" is no ten, but may be one in "1,125 million"
                yield value
            if pieces[0].kind == "many" and all(map(_multiplies, pieces)):
                yield from (2 * value, 10 * value - 1)
            for times in _shared(pieces, value):
                yield from (one * times for one in ending[start] if one * times < value)
            if found[end].gap != APART:
                ending[end].append(value)
            if found[end].gap != EITHER:
                break


def _pieces(text: str, grouped: bool) -> Iterator[Piece]:
    before, one = 0, None
    for number in NUMBER.finditer(text):
        parts = WORD.finditer(text, *number.span("word")) if number["word"] else [number]
        for part in parts:
            two = _spelled(part[0]) if number["word"] else _digits(part, grouped)
            gap = _gap(text[before : part.start()], one, two) if one else APART
            before, one = part.end(), two
            yield two._replace(gap=gap)


def _spelled(word: str) -> Piece:
    return FORMS.get(word) or next(FORMS[f"{stem}*"] for stem in STEMS if word.startswith(stem))


def _digits(number: re.Match[str], grouped: bool) -> Piece:
    text = number[0]
    if number["grouped"] and (grouped or not re.fullmatch(r"\d+[.,]\d+", text)):
        return Piece(float(re.sub(r"\D", "", text)), "digits")
    return Piece(float(text.replace(",", ".")), "digits")


def _gap(between: str, one: Piece, two: Piece) -> int:
    plain = re.sub(r"^-\w\w?\b", "", between).strip()  # 10-ти тысяч
    if plain in ("", "-", "‐"):
        if _value((one, two)) is None:
            return RANGE
        return EITHER if plain and not (_multiplies(two) and two.value >= 100) else JOINED
    first, *others = plain.lstrip("-‐. ").split() or [plain]
    if first in LISTS["and"] and not others:
        return EITHER
    return RANGE if first in JOINING and len(others) < MOST_BETWEEN else APART


def _value(pieces: Sequence[Piece]) -> float | None:
    """Add and multiply pieces as a number is spelled; None where they make no single one."""
    total, current, last = 0.0, 0.0, inf
    for piece in pieces:
        value, low = piece.value, current % 100
        if value < 1:  # two and a half thousand, two million and a half
            current += value if current or last == inf else value * last
        elif value >= last:
            return None
        elif _multiplies(piece) and value >= 1000:
            total, current, last = total + (current or 1) * value, 0.0, value
        elif _multiplies(piece):
            current += (low or 1) * value - low
        elif current if piece.kind == "digits" else not _follows(low, value):
            return None
        else:
            current += value
    return round(total + current, 3)


def _follows(low: float, value: float) -> bool:
    """Tell whether a word may follow: twenty-five, soixante-quinze, خمسة عشر."""
    tens = low % 20 == 0 and value < 20
    return low == 0 or tens or (low % 10 == 0 and value < 10) or (low < 10 and value % 10 == 0)


def _multiplies(piece: Piece) -> bool:
    return piece.kind in ("times", "many")


def _shared(pieces: Sequence[Piece], value: float) -> list[float]:
    """Give what the number before may share: "25 to 35,000", "2-3 тыс."."""
    if pieces[-1].kind == "digits" and value % 1000 == 0:
        return [1000]
    times = takewhile(_multiplies, reversed(pieces))
    return list(accumulate((piece.value for piece in times), mul))


LISTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
JOINING = {*map(_folded, LISTS["to"]), *LISTS["and"], *"‒–—―−/"}
FORMS = {
    _folded(form): Piece(float(value), kind)
    for kind in ("numbers", "times", "many")
    for value, forms in LISTS[kind].items()
    for form in forms
}
STEMS = [form[:-1] for form in FORMS if form[-1] == "*"]
LETTER = r"[^\W\d_]"
WHOLE = "|".join(
    form if len(form) > 1 else rf"(?<=\d){form}"  # 58K, but not Group-K
    for form in sorted(FORMS, key=len, reverse=True)
    if form[-1] != "*"
)
INFLECTED = rf"(?:{'|'.join(STEMS)}){LETTER}{{0,4}}"
REST = rf"(?:{WHOLE}){{0,11}}(?:{INFLECTED})?(?!{LETTER})"
WORD = re.compile(rf"(?:{WHOLE}|{INFLECTED})(?={REST})")
NUMBER = re.compile(
    # 45.000 · 4 000 · 1'500 · 1,00,000; no more groups than a count has
    r"(?P<grouped>\d{1,3}(?P<mark>[.,' ])(?:\d{2,3}(?P=mark)){0,4}\d{3}(?!\d))|\d+(?:[.,]\d+)?|"
    rf"(?<!{LETTER})و?(?:[بلک]|ال)?(?P<word>(?={LETTER}){REST})"
)
