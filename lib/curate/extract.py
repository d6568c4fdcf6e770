"""Text → candidate rows: every published estimate that it seems to hold, with its words and place."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from lib.curate.judging import Head, Judge
from lib.curate.naming import Focus, Namer, year
from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence, sentences
from lib.curate.vocabulary import Vocabulary

Columns = tuple[str, ...]
CELL = re.compile(r"\||\t")


@dataclass(frozen=True)
class Candidate:
    """One estimate found in a text, from character `start` to `end`; named as the columns.

    A side that is not stated is None; what the text does not tell is blank.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    group: str
    counted: str
    wording: str
    area: str = ""
    year: str = ""
    reference_date: str = ""
    source: str = ""
    speaker: str = ""
    source_type: str = ""
    derivation: str = ""

    def cells(self) -> dict[str, str]:
        """Give the candidate as text cells, named as the columns of the CSV."""
        found = asdict(self)
        del found["start"], found["end"]
        return {name: "" if value is None else str(value) for name, value in found.items()}


def candidates(text: str, vocabulary: Vocabulary) -> list[Candidate]:
    """Find the estimates of a plain text, in its order; the same one said twice is given once."""
    namer = Namer(text, vocabulary)
    focus, known = Focus(), False
    found: dict[tuple, Candidate] = {}
    columns: Columns = ()
    for sentence in sentences(text, vocabulary):
        counted: list[str] = []
        columns = _columns(sentence, columns, vocabulary)
        heads = _in_columns(sentence, columns) if columns else _heads(sentence, vocabulary, known)
        for quantity, head in heads:
            groups = namer.groups(sentence, quantity, head, _after(focus, counted, head))
            for group in groups or ("",):
                made = _candidate(text, sentence, quantity, head, group, namer, focus)
                found.setdefault((made.low, made.high, made.group), made)
            counted += groups
        known = bool(counted)
        focus = namer.focus(sentence, focus, counted)
    return list(found.values())


def _heads(
    sentence: Sentence, vocabulary: Vocabulary, known: bool
) -> Iterator[tuple[Quantity, Head]]:
    judge, earlier = Judge(sentence, vocabulary), None
    for quantity in sentence.quantities:
        if head := judge.head(quantity, earlier, known):
            if (head.bare or head.part) and not head.counted and earlier:
                head = Head(earlier.counted, head.end, head.mention, head.bare, head.part)
            earlier = head
            yield quantity, head


def _columns(sentence: Sentence, before: Columns, vocabulary: Vocabulary) -> Columns:
    """Read a table's first line: the kind of count of each column, blank for other columns.

    The lines after it keep its columns as long as they have as many cells.
    """
    cells = CELL.split(sentence.text.strip())
    if len(cells) < 2:
        return ()
    if len(cells) == len(before):
        return before
    kinds = tuple(vocabulary.kinds.get(cell.strip().lower(), "") for cell in cells)
    return kinds if any(kinds) else ()


def _in_columns(sentence: Sentence, columns: Columns) -> Iterator[tuple[Quantity, Head]]:
    for quantity in sentence.quantities:
        at = sentence.tokens[quantity.start].start - sentence.start
        kind = columns[len(CELL.split(sentence.text[:at].lstrip())) - 1]
        if kind:
            yield quantity, Head(kind, quantity.end)


def _after(focus: Focus, counted: list[str], head: Head) -> Focus:
    return Focus((*focus.groups, *counted), focus.area, focus.source, focus.speaker)


def _candidate(
    text: str,
    sentence: Sentence,
    quantity: Quantity,
    head: Head,
    group: str,
    namer: Namer,
    focus: Focus,
) -> Candidate:
    start = sentence.tokens[quantity.start].start
    end = sentence.tokens[max(head.end, quantity.end) - 1].end
    source, speaker = namer.attribution(sentence, focus)
    when, exact = year(sentence, quantity)
    return Candidate(
        start=start,
        end=end,
        low=quantity.low,
        high=quantity.high,
        group=group,
        counted=head.counted,
        wording=" ".join(text[start:end].split()),
        area=namer.area(sentence, focus),
        year=when,
        reference_date=exact,
        source=source,
        speaker=speaker,
        source_type=namer.vocabulary.source_types.get(source, ""),
        derivation=_derivation(text, sentence, quantity),
    )


def _derivation(text: str, sentence: Sentence, quantity: Quantity) -> str:
    """Say what vague words were taken as."""
    if not quantity.taken:
        return ""
    token = sentence.tokens[quantity.taken[0]]
    number = token.number
    assert number
    return f"'{text[token.start : token.end]}' taken as {int(number.low)}-{int(number.high)}"
