"""Which rows hold the words that are searched for."""

import re
from collections.abc import Sequence
from functools import reduce

import pandas as pd

from lib.data.row import COLUMNS
from lib.selection import MOST_WORDS

THOUSANDS = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))")


def holding(estimates: pd.DataFrame, words: Sequence[str]) -> pd.Series | bool:
    """Tell which rows hold every word somewhere, whatever the case; too many words select nothing.

    A number is found as a whole, its thousands with a separator or without.
    """
    if not words or len(words) > MOST_WORDS:
        return not words
    cells = [estimates[name].astype("string").fillna("") for name in COLUMNS]
    rows = reduce(lambda one, other: one + "\n" + other, cells).str.casefold()
    rows = rows.str.replace(THOUSANDS, "", regex=True)
    mask = pd.Series(True, index=estimates.index)
    for word in words:
        sought = THOUSANDS.sub("", word)
        whole = rf"(?<!\d){sought}(?!\d)" if sought.isdecimal() else re.escape(sought)
        mask &= rows.str.contains(whole).astype(bool)
    return mask
