"""The hover of one mark: what a reader asks first, in the row model's words."""

import textwrap
from html import escape

import pandas as pd

from lib import words
from lib.data.row import titles
from lib.words import labels

LINE_LENGTH = 56
LINES = ("wording", "derivation", "repeats", "disputed_by")


def hover(rows: pd.DataFrame) -> list[str]:
    """Write the hover of every row, escaped: cells are text, whatever they hold."""
    says = titles()
    named = zip(rows.to_dict("records"), words.stated(rows), strict=True)
    return [_text(row, stated, says) for row, stated in named]


def _text(row: dict, stated: str, says: dict[str, str]) -> str:
    who = row["source"] + (f" ({row['speaker']})" if row["speaker"] else "")
    what = " ".join(filter(None, (row["group"], row["area"] and f"in {row['area']}")))
    parts = [
        f"<b>{_lines(' '.join(filter(None, (stated, row['counted']))))}</b>",
        _lines(what),
        _lines(who),
        _labelled(says["source_type"], row["source_type"]),
        _labelled(
            says["reference_date"], words.reference_date(row["year"], row["reference_date"])
        ),
        _labelled(says["publication_date"], words.partial_date(row["publication_date"])),
        _labelled(says["reported_by"], row["reported_by"]),
        *(_labelled(says[name], row[name]) for name in LINES),
    ]
    if row.get("times", 1) > 1:
        parts.append(words.folded(row["times"] - 1))
    if row.get("inside", True) is False:
        parts.append(labels.ORIGINAL_OUTSIDE)
    return "<br>".join(part for part in parts if part)


def _labelled(label: str, value: str) -> str:
    return _lines(f"{label}: {value}") if value else ""


def _lines(text: str) -> str:
    if len(text) <= LINE_LENGTH:  # most are, and wrapping costs most of a large chart
        return escape(" ".join(text.split()))
    return "<br>".join(escape(line) for line in textwrap.wrap(text, LINE_LENGTH))
