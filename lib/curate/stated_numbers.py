"""Numbers to look at twice: odd beside the others of their kind, or not in the wording."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from lib.curate.printed import printed
from lib.curate.quantities import quantities, values
from lib.curate.tokens import tokens
from lib.curate.vocabulary import Vocabulary
from lib.data.numbers import whole
from lib.data.problems import Problem, quoted
from lib.data.stated import bounds

STATED = ("value", "low", "high")


def unlike_the_others(estimates: pd.DataFrame) -> list[Problem]:
    """Find numbers below zero, or with decimals, where no other row of the kind has such a one."""
    odd: dict[str, list[Problem]] = defaultdict(list)
    columns = ["line", "counted", *STATED, "error"]
    for row in estimates[columns].to_dict("records"):
        for name, number in _stated(row).items():
            if rule := _odd(number):
                problem = Problem(row["line"], name, str(number), rule, "look whether it is meant")
                odd[row["counted"]].append(problem)
    rows = Counter(estimates["counted"])
    return [
        problem
        for counted, found in odd.items()
        if len({problem.line for problem in found}) == 1 and rows[counted] > 1
        for problem in found
    ]


def _odd(number: Decimal) -> str:
    if number < 0:
        return "below zero, as no other number of this kind is"
    return "" if whole(number) else "not whole, as all other numbers of this kind are"


def unlike_wording(estimates: pd.DataFrame, words: Vocabulary) -> list[Problem]:
    """Find bounds that the wording does not print, and no derivation explains."""
    underived = (estimates["wording"] != "") & (estimates["derivation"] == "")
    looked_at = estimates.loc[underived, ["line", *STATED, "error", "wording"]]
    found = []
    for row in looked_at.to_dict("records"):
        stated = _stated(row)
        # A wording may put a sign into words; floats, as it is read.
        sizes = {name: abs(float(number)) for name, number in stated.items()}
        printed = _printed(row["wording"], set(sizes.values()), words)
        found += [
            Problem(
                row["line"],
                column,
                str(bound),
                f"the wording does not print it ({quoted(row['wording'])})",
                "correct one of the two, or say under derivation how it was worked out",
            )
            for column, bound in stated.items()
            if sizes[column] not in printed
        ]
    return found


def _stated(row: Mapping[Any, Any]) -> dict[str, Decimal]:
    """Give the numbers that a row states itself: bounds that follow from a value are not."""
    value, error = row["value"], row["error"]
    follow = (row["low"], row["high"]) == bounds(None, None, value, error)
    names = ("value", "error") if follow and value is not None else STATED
    return {name: row[name] for name in names if row[name] is not None}


def _printed(wording: str, looked_for: set[float], words: Vocabulary) -> set[float]:
    """Give the numbers of a wording; it is read further only where its digits do not do."""
    found = tokens(wording, words)
    read: set[float] = {*values(found)}
    if not looked_for <= read:
        read |= printed(wording)
    if not looked_for <= read:
        for phrase in quantities(found, words):
            read |= {float(bound) for bound in (phrase.low, phrase.high) if bound is not None}
    return read
