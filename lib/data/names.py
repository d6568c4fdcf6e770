"""Names that look alike are one: how they are compared, and which spelling stands for all."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

JOINERS = "\u200c\u200d"  # stand inside the words of some alphabets


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Give what names are compared by: NFC, blanks folded, invisible characters dropped.

    Capitals count: `un` and `UN` are two names.
    """
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", visible(text)).split())


def visible(text: str, kept: str = "") -> str:
    """Drop the characters that nobody sees, such as U+200B and U+FEFF, but for those `kept`."""
    if text.isascii():
        return text
    return "".join(c for c in text if c in kept or unicodedata.category(c) != "Cf")


def heading(text: str) -> str:
    """Give what headings are compared by word for word: signs between words are alike."""
    return re.sub(r"[\s._\-\u2010-\u2015]+", "_", key(text).casefold()).strip("_")


def squeezed(text: str) -> str:
    """Give what headings are compared by: no case, blanks, dots, hyphens and underscores."""
    return heading(text).replace("_", "")


def by_use(uses: Mapping[str, int]) -> list[str]:
    """Sort spellings: the most frequent first, of equals one without oddities, then A–Z."""
    return sorted(uses, key=lambda name: (-uses[name], name != key(name), name))


def one_spelling(names: pd.Series) -> pd.Series:
    """Write names of one key in one way, that of `by_use`; a name of nothing visible is blank."""
    uses = Counter(names.tolist())
    chosen = {"": ""}
    for name in by_use(uses):
        chosen.setdefault(key(name), name)
    if len(chosen) == len({"", *uses}):
        return names
    return names.map({name: chosen[key(name)] for name in uses}).astype(names.dtype)
