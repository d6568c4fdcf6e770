"""Rows of a table in our columns → candidates, their numbers read, their cells as they stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lib.curate.brought.data_tables import DataTable, TableRow
from lib.curate.candidate import Candidate
from lib.curate.intervals import with_intervals
from lib.curate.sentences import read_sentence
from lib.curate.table_entries import Said
from lib.curate.telling import ABOUT
from lib.curate.vocabulary import Vocabulary
from lib.data import numbers
from lib.data.row import COLUMNS
from lib.words import bounds, curating

NUMBERS = ("low", "high", "value", "error")
TEXTS = ("group", "counted", "wording", "area", "year", "reference_date", "source", "speaker",
         "source_type", "derivation", "confidence", "title", "url", "publication_date",
         "reported_by", "disputed_by", "disputed_url", "note")  # fmt: skip
PERCENT = re.compile(r"\s*(?:%|per ?cent)$", re.IGNORECASE)


@dataclass(frozen=True)
class Read:
    """The numbers of a cell, none where it cannot be read; as what it was `taken` if unsure."""

    numbers: Mapping[str, Decimal | None]
    taken: str = ""
    plain: bool = False


def candidates_of(
    table: DataTable, vocabulary: Vocabulary, about: Mapping[str, str]
) -> Iterator[Candidate]:
    """Give the estimates of a table; `about` and its title hold where a row is silent."""
    title = Said(table.title, vocabulary)
    for row in table.rows:
        told = {name: row.cells.get(name, "") or about.get(name, "") for name in (*TEXTS, *ABOUT)}
        told |= {
            "year": row.cells["year"] or ("" if row.cells["reference_date"] else told["year"]),
            "group": told["group"] or title.group,
            "area": told["area"] or title.area,
            "source_type": told["source_type"] or vocabulary.source_types.get(told["source"], ""),
        }
        if found := _candidate(row, told, title.known_kind, vocabulary):
            yield found


def _candidate(
    row: TableRow, told: dict[str, str], kind: str, vocabulary: Vocabulary
) -> Candidate | None:
    """Give the estimate of a row; None where it states no number."""
    printed = {name: cell for name in NUMBERS if (cell := row.cells.get(name, ""))}
    read = {name: _read(name, PERCENT.sub("", cell), vocabulary) for name, cell in printed.items()}
    stated: dict[str, Decimal | None] = {}
    for name in sorted(read, key=lambda each: each != "value"):
        stated |= read[name].numbers  # a bound of its own goes before that of "2,000-3,000"
    doubts = [doubt for name in read if (doubt := _doubt(name, printed[name], read[name]))]
    if not printed:
        return None
    worded = (printed[name] for name in read if not read[name].plain)
    told["wording"] = told["wording"] or next(worded, "")
    percent = any(map(PERCENT.search, printed.values()))
    told["counted"] = told["counted"] or ("percent" if percent else kind)
    texts = {name: told[name] for name in TEXTS}
    return Candidate(
        row.start, row.end, stated.get("low"), stated.get("high"), **texts,
        value=stated.get("value"), error=stated.get("error"), doubt="; ".join(doubts),
    )  # fmt: skip


def _read(name: str, cell: str, vocabulary: Vocabulary) -> Read:
    """Read "4,000", and "2,000-3,000", "about 4,000" or "4,000 (3,500–4,500)" under value."""
    number = numbers.read(cell)
    if number is not None:
        return Read({name: number}, plain=True)
    found = with_intervals(read_sentence(cell, 0, vocabulary))
    if len(found) != 1:
        return Read({})
    low, high, value, error = found[0].low, found[0].high, found[0].value, found[0].error
    taken = bounds(low, high) if found[0].unsure else ""
    if low == high:
        return Read({name: low}, taken)
    if name != "value":
        return Read({})
    if error is not None:
        return Read({"value": value, "error": error}, taken)
    return Read({"low": low, "high": high, "value": value}, taken)


def _doubt(name: str, printed: str, read: Read) -> str:
    if not read.numbers:
        return curating.no_number(COLUMNS[name].title, printed)
    return curating.read_as(printed, read.taken) if read.taken else ""
