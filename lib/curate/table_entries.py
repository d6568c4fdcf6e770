"""Numbers in tables: each belongs to its row, its column and the title."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence, read_sentence
from lib.curate.tables import Block, Cell
from lib.curate.vocabulary import Vocabulary

YEAR = re.compile(r"(?:1\d|20)\d\d")
IN_BRACKETS = re.compile(
    r"\((?:in |as of |c\. ?)?(?P<year>(?:1\d|20)\d\d)?[ ,]*"
    r"(?P<who>[^\d()]*?)[ ,]*(?:figures?|estimates?|counts?)?\)"
)
AREAS = {"country", "area", "province", "region", "city", "place", "location", "state", "district",
         "town", "territory", "camp", "where"}  # fmt: skip
LOW = {"low", "lower", "lowest", "min", "minimum"}
HIGH = {"high", "higher", "highest", "max", "maximum", "upper"}
TIMES = {"year", "date", "when", "time", "period", "as of"}
NOT_COUNTED = re.compile(
    r"%|per ?cent|share|rank|change|page|note|ref|source|no\.|#|date|year|age", re.I
)
NUMBER_ONLY = re.compile(r"[^A-Za-z]*(?:[A-Za-z'’-]+[^A-Za-z]*){0,5}")


@dataclass(frozen=True)
class Entry:
    """A number in a table: where it stands, and what its row, column and title tell."""

    sentence: Sentence
    quantity: Quantity
    kind: str
    group: str = ""
    area: str = ""
    year: str = ""
    speaker: str = ""


def entries(block: Block, vocabulary: Vocabulary) -> Iterator[Entry]:
    """Give the numbers of a table that count."""
    if block.facts:
        yield from _facts(block, vocabulary)
        return
    head, rows = _head(block)
    title = Said(block.title, vocabulary)
    for row in rows:
        labels = [Said(cell.text, vocabulary) for cell in row]
        group = next((each.group for each in labels if each.group), title.group)
        area = next((each.area for each in labels if each.area), title.area)
        bounds = low, high = _bounds(head)
        own_year = next(
            (cell.text for place, cell in enumerate(row) if place not in bounds
             and YEAR.fullmatch(cell.text) and not (head and YEAR.fullmatch(head[place]))), "",
        )  # fmt: skip
        if head and not group and not area and labels[0].is_label:
            area, group = (row[0].text, "") if head[0].lower() in AREAS else ("", row[0].text)
            group = "" if vocabulary.subject else group
        for place, cell in enumerate(row):
            heading = head[place] if head and place != low else ""
            kind = _kind(heading, title, bool(group), vocabulary)
            if kind is None or place == high or (cell.text == own_year and place != low):
                continue
            if place == low:
                entry = _range(cell, row[high], vocabulary)
            else:
                entry = _entry(cell, vocabulary)
            if entry:
                year = heading if YEAR.fullmatch(heading) else ""
                said = _in_brackets(cell)
                year = said["year"] or year or own_year or title.year
                yield Entry(*entry, kind, group, area, year, said["who"])


def _facts(block: Block, vocabulary: Vocabulary) -> Iterator[Entry]:
    """Read "Allegiance: Taliban", "Size: 3,900 (2019)"."""
    told = [Said(row[1].text, vocabulary) for row in block.rows]
    title = Said(block.title, vocabulary)
    group = next((each.group for each in told if each.group), title.group)
    topics = vocabulary.words("anything", "topics") | {"members", "fighters", "manpower"}
    for row in block.rows:
        key = row[0].text.lower()
        kind = vocabulary.kinds.get(key, "")
        if not kind and topics.isdisjoint(key.split()) and key not in vocabulary.things:
            continue
        if entry := _entry(row[1], vocabulary):
            said = _in_brackets(row[1])
            area = next((each.area for each in told if each.area), "")
            yield Entry(*entry, kind, group, area, said["year"], said["who"])


def _head(block: Block) -> tuple[list[str], list[list[Cell]]]:
    """Part the first line from the others where it has no number but years."""
    first = block.rows[0]
    counts = [c for c in first if re.search(r"\d", YEAR.sub("", c.text))]
    if counts or all(YEAR.fullmatch(cell.text) for cell in first):
        return [], block.rows
    return [cell.text for cell in first], block.rows[1:]


def _kind(heading: str, title: "Said", grouped: bool, vocabulary: Vocabulary) -> str | None:
    """Give the kind of a column, blank where it is not told, None where it is never counted."""
    low = heading.lower().strip()
    if kind := vocabulary.kinds.get(low):
        return kind
    if YEAR.fullmatch(low) or not low:
        return title.kind if grouped or not vocabulary.subject else None
    if vocabulary.subject or NOT_COUNTED.search(low) or low in {*AREAS, *TIMES}:
        return None
    return low


def _entry(
    cell: Cell, vocabulary: Vocabulary, year: bool = False
) -> tuple[Sentence, Quantity] | None:
    """Read a cell that holds a number and little else; one like a year only with `year`."""
    text = cell.text + " " * (not cell.text)
    if not re.search(r"\d", text) or not NUMBER_ONLY.fullmatch(text):
        return None
    if YEAR.fullmatch(text) and not year:
        return None
    sentence = read_sentence(text, cell.start, vocabulary)
    found = [q for q in sentence.quantities if not _bracketed(sentence, q)]
    percent = re.search(r"%|per ?cent", text)
    return (sentence, found[0]) if found and not percent else None


def _bounds(head: list[str]) -> tuple[int, int]:
    """Find the one column of lower bounds and the one of upper bounds; -1 without the two."""
    words = [set(re.findall("[a-z]+", each.lower())) if not NOT_COUNTED.search(each) else set()
             for each in head]  # fmt: skip
    low, high = ([n for n, each in enumerate(words) if each & side] for side in (LOW, HIGH))
    return (low[0], high[0]) if len(low) == len(high) == 1 and low != high else (-1, -1)


def _range(low: Cell, high: Cell, vocabulary: Vocabulary) -> tuple[Sentence, Quantity] | None:
    """Give the range of two cells of a row; where one is blank, the bound that is stated."""
    stated = [_entry(cell, vocabulary, year=True) for cell in (low, high)]
    least, most = (each and each[1] for each in stated)
    found = stated[0] or stated[1]
    bounds = (least and least.low, most and most.high)
    if not found or (least and most and bounds != tuple(sorted(bounds))):  # ty: ignore
        return None
    return found[0], replace(found[1], low=bounds[0], high=bounds[1], form="range")


def _in_brackets(cell: Cell) -> Mapping[str, str]:
    """Give year and who says it from "(2016 government figure)" behind a number."""
    met = IN_BRACKETS.search(cell.text)
    return {name: (met[name] or "") if met else "" for name in ("year", "who")}


def _bracketed(sentence: Sentence, quantity: Quantity) -> bool:
    return sentence.word(quantity.start - 1) == "("


class Said:
    """What a cell or a title names: a group, a place, a kind, a year."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        group = vocabulary.groups.pattern.search(text)
        self.group = vocabulary.groups.meaning(group[0]) if group else ""
        self.area = ""
        for names in (vocabulary.areas, vocabulary.countries):
            met = names.pattern.search(text)
            if met and not self.area and met[0][0].isupper():
                self.area = names.meaning(met[0])
        words = text.lower().replace(",", " ").split()
        known = (vocabulary.kinds.get(word) or (word if word in vocabulary.things else "")
                 for word in words)  # fmt: skip
        self.known_kind = next(filter(None, known), "")
        plural = [word for word in words if len(word) > 3 and word.endswith("s")]
        self.kind = self.known_kind or (plural[-1] if plural else "")
        year = YEAR.search(text)
        self.year = year[0] if year else ""
        self.is_label = bool(re.match(r"[^\W\d]", text))
