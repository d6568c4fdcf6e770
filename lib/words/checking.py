"""What the latest estimates say of a number that a reader wants to check."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lib.analysis.latest import Latest
from lib.words import labels, sentences


def checked(number: Decimal, found: Mapping[str, Sequence[Latest]]) -> str:
    """Count who allows a number, who says fewer or more, and who names others."""
    counts = {name: len(each) for name, each in found.items()}
    every, allow = sum(counts.values()), counts["states"] + counts["leaves_open"]
    said = [f"{allow} of {every} allow it{_only_open(counts)}"]
    said += [
        f"{counts[name]} {_say(counts[name])} {name}" for name in ("fewer", "more") if counts[name]
    ]
    if other := counts["other"]:
        said.append(f"{other} {'names' if other == 1 else 'name'} other numbers")
    return f"{written(number)}: {', '.join(said)}."


def named(found: Mapping[str, Sequence[Latest]]) -> list[str]:
    """Name who says each, with what and for when; a number worked out from words says so."""
    return [
        f"{labels.CHECK_HEADS[name]}: {'; '.join(map(_source, each))}."
        for name, each in found.items()
        if each
    ]


def written(number: Decimal) -> str:
    """Write the number with thousands separators, its decimals as they were typed."""
    return f"{number:,f}".replace("-", "−")


def _only_open(counts: Mapping[str, int]) -> str:
    only = counts["leaves_open"]
    return f" ({only} of them only by leaving it open)" if only else ""


def _say(count: int) -> str:
    return "says" if count == 1 else "say"


def _source(each: Latest) -> str:
    derived = f", {labels.WORKED_OUT}" if each.derived else ""
    return f"{sentences.says(each)} ({sentences.by(each)}{derived})"
