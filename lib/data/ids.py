"""Names for rows that have none: source, then date; more only where that collides."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence

from lib.data.row import Estimate


def generated(rows: Sequence[Estimate], taken: Collection[str]) -> list[str]:
    """Give each row an id that no other has; `taken` are the ids that the file states.

    Area, counted and the bounds are added one after another, and only to rows whose shorter
    name collides, so that most names survive when rows are added. Identical rows are numbered
    in file order.
    """
    names = [_slug(f"{row.source} {row.reference_date or row.year}") for row in rows]
    for part in (lambda row: row.area, lambda row: row.counted, _bounds):
        uses = Counter([*names, *taken])
        names = [
            _slug(f"{name} {part(row)}") if uses[name] > 1 else name
            for name, row in zip(names, rows, strict=True)
        ]
    used = set(taken)
    return [_numbered(name, used) for name in names]


def _numbered(name: str, used: set[str]) -> str:
    candidate, number = name, 1
    while candidate in used:
        number += 1
        candidate = f"{name}-{number}"
    used.add(candidate)
    return candidate


def _bounds(row: Estimate) -> str:
    if row.low is None:
        return f"at most {row.high}"
    return f"at least {row.low}" if row.high is None else f"{row.low} {row.high}"


def _slug(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[^\W_]+", plain.lower())) or "row"
