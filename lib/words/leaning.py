"""What is said of how high a source or a side counts."""

from collections.abc import Sequence

from lib import words
from lib.analysis.leans import Lean
from lib.words import labels


def told(each: Lean) -> str:
    """Say how a side leans, where it can be told: typically 2.7 times the others' level."""
    count = len(each.counted)
    if not each.leans:
        return f"{labels.CANNOT_BE_TOLD} ({words.count(count, 'statement')})"
    times = each.above if each.leans == "high" else each.below
    equal = count - each.above - each.below
    level = f", level with them in {equal}" if equal else ""
    where = "above" if each.leans == "high" else "below"
    return (
        f"over the years typically {each.typical:.1f} times the others' level, {where} them in "
        f"{times} of {count}{level}"
    )


def briefly(each: Lean) -> str:
    """Say the same of a lean that can be told in one line: 8 of 9 above the others."""
    where, times = ("above", each.above) if each.leans == "high" else ("below", each.below)
    return (
        f"over the years typically {each.typical:.1f} times the others' level, {times} of "
        f"{len(each.counted)} {where}"
    )


def short(each: Lean | None) -> str:
    """Say the same in a table."""
    if not each or not each.leans:
        return labels.CANNOT_BE_TOLD if each else ""
    where, times = ("above", each.above) if each.leans == "high" else ("below", each.below)
    return f"{each.typical:.1f} times, {where} in {times} of {len(each.counted)}"


def row(each: Lean) -> str:
    """Name a source with how it leans."""
    return f"{words.isolated(each.name)}: {told(each)}"


def sides(found: Sequence[Lean]) -> list[str]:
    """Say how every side leans."""
    return [f"{words.isolated(each.name) or labels.NO_TYPE}: {told(each)}." for each in found]
