"""Text → candidates: every published estimate that it seems to hold, with words and place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lib.curate.judging import Judge
from lib.curate.left_alone import is_year
from lib.curate.naming import Namer
from lib.curate.nouns import Head
from lib.curate.quantities import Quantity
from lib.curate.sentences import Sentence, sentences
from lib.curate.telling import Focus, area, attribution, year
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


def candidates(text: str, vocabulary: Vocabulary) -> list[Candidate]:
    """Find the estimates of a plain text, in its order; the same one said twice is given once."""
    namer = Namer(text, vocabulary)
    named, focus = False, Focus()
    known = 0  # for how many sentences more a bare number may be a count
    found: dict[tuple, Candidate] = {}
    columns: Columns = ()
    read = sentences(text, vocabulary)
    for at, sentence in enumerate(read):
        counted: list[str] = []
        columns = _columns(sentence, columns, vocabulary)
        named = named or any(each.mentions for each in read[at : at + 2])
        if columns:
            heads = _in_columns(sentence, columns)
        else:
            heads = _heads(Judge(sentence, vocabulary, known > 0, named))
        for quantity, head in heads:
            groups = namer.groups(sentence, quantity, head, _after(focus, counted, head))
            for group in groups or (namer.first(read[at + 1 :]),):
                made = _candidate(text, sentence, quantity, head, group, namer, focus)
                found.setdefault((made.low, made.high, made.group), made)
            counted += groups
        if not sentence.text.rstrip().endswith("?"):
            known -= 1
        known = max(known, 1 if counted else 0, 2 if _asks(sentence, focus, vocabulary) else 0)
        focus = namer.focus(sentence, focus, counted)
    return list(found.values())


def _asks(sentence: Sentence, focus: Focus, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence without a number of its own asks how many of a group there are."""
    asked = sentence.text.lower()
    named = bool(sentence.mentions or focus.groups)
    counts = [each for each in sentence.quantities if not is_year(sentence, each)]
    return (
        named
        and not counts
        and any(question in asked for question in vocabulary.lists["bare"]["asks"])
    )


def _heads(judge: Judge) -> Iterator[tuple[Quantity, Head]]:
    earlier: Head | None = None
    for quantity in judge.sentence.quantities:
        if head := judge.head(quantity, earlier):
            if not head.counted and earlier:
                head = replace(head, counted=earlier.counted)
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
    source, speaker = attribution(sentence, quantity, namer.vocabulary, focus)
    when, exact = year(sentence, quantity)
    return Candidate(
        start=start,
        end=end,
        low=quantity.low,
        high=quantity.high,
        group=group,
        counted=head.counted,
        wording=" ".join(text[start:end].split()),
        area=area(sentence, namer.vocabulary, focus),
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
