"""Which of those who say something in a sentence says a number."""

from collections.abc import Sequence

from lib.curate.quantities import Quantity
from lib.curate.said import BREAKS, Telling, is_small
from lib.curate.sentences import Sentence

CLOSE = 4  # tokens between a number and "recorded by the council"


def who_says(sentence: Sentence, quantity: Quantity, told: Sequence[Telling]) -> Telling | None:
    """Choose who says a number.

    Somebody right behind it, before the next number; else the last one before it; else the first
    behind it.
    """
    at, end = quantity.start, quantity.end
    later = [q.start for q in sentence.quantities if q.start >= end and not is_small(sentence, q)]
    following = min(later, default=len(sentence.tokens))
    behind = next((t for t in told if t.closes and end <= t.start < following), None)
    before = [t for t in told if t.end <= at and not (t.closes and _closed(sentence, t))]
    nearest = before[-1] if before else None
    close = behind and behind.start - end <= CLOSE and not _broken(sentence, end, behind.start)
    if (
        behind
        and nearest
        and _passed_on(sentence, behind)
        and not _broken(sentence, nearest.end, at)
    ):
        return nearest
    if behind and (nearest is None or close or _broken(sentence, nearest.end, at)):
        return behind
    if nearest:
        return nearest
    after = next((t for t in told if t.start >= end), None)
    if after and after.closes:
        return after
    return next((t for t in reversed(told) if t.end <= at), None)


def _passed_on(sentence: Sentence, telling: Telling) -> bool:
    """Tell ", the papers reported", who only pass on what somebody before them said."""
    reports = sentence.word(telling.end) in ("reported", "reports", "report")
    return reports and sentence.word(telling.start - 1) == ","


def _closed(sentence: Sentence, telling: Telling) -> bool:
    """Tell whether what somebody says stands before them, in the same clause."""
    before = [q for q in sentence.quantities if q.end <= telling.start]
    return any(not _broken(sentence, q.end, telling.start) for q in before)


def _broken(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.word(at) in BREAKS for at in range(start, end))
