"""Names for rows that have none: source, then date; more only where that collides."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter
from typing import Any

from lib.data.rules import words_of
from lib.data.stated import bounds


def generated(rows: Sequence[Mapping[str, Any]], taken: Collection[str]) -> list[str]:
    """Give each row an id that no other has; `taken` are the ids that the file states.

    Area, counted, the bounds and the group are added one after another, and only to rows whose
    shorter name collides, so that most names survive when rows are added. Rows that are the same
    in all of these are numbered in file order.
    """
    names = [_slug(f"{row['source']} {row['reference_date'] or row['year']}") for row in rows]
    for part in (itemgetter("area"), itemgetter("counted"), _bounds, itemgetter("group")):
        uses = Counter([*names, *taken])
        names = [
            _slug(f"{name} {part(row)}") if uses[name] > 1 else name
            for name, row in zip(names, rows, strict=True)
        ]
    used, numbers = set(taken), Counter[str]()
    return [_numbered(name, used, numbers) for name in names]


def _numbered(name: str, used: set[str], numbers: Counter[str]) -> str:
    candidate = name
    while candidate in used:
        numbers[name] += 1
        candidate = f"{name}-{numbers[name] + 1}"
    used.add(candidate)
    return candidate


def _bounds(row: Mapping[str, Any]) -> str:
    low, high = bounds(*(row[name] for name in ("low", "high", "value", "error")))
    if low is None:
        return f"at most {high}"
    return f"at least {low}" if high is None else f"{low} {high}"


def _slug(text: str) -> str:
    """Join the words by hyphens, Latin letters without their accents."""
    plain = re.sub(
        "([A-Za-z])[\u0300-\u036f]+", r"\1", unicodedata.normalize("NFKD", text.lower())
    )
    return "-".join(words_of(unicodedata.normalize("NFC", plain))) or "row"
