"""Rows in reader's words, for tables."""

import pandas as pd

from lib import words
from lib.data.row import titles
from lib.words import labels


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the rows in reader's words, the number first; blank columns are left out."""
    said = titles()
    shown = [name for name in said if rows[name].notna().any() and (rows[name] != "").any()]
    shown = [*(name for name in shown if name != "id"), "id"]  # the id last: it is for linking
    table = rows[shown].rename(columns=said)
    table.insert(0, labels.ESTIMATE, words.stated(rows))
    return table
