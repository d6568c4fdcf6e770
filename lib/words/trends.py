"""What is said of a common movement."""

from lib.analysis.trend import FOUND
from lib.data.verdicts import Verdict

NOT_JUDGED = (
    "not judged; it needs one group and area, kinds of number that compare, numbers above 0, and "
    "six sources of which three speak twice."
)
WHY_NOT = {
    "few": "it takes six sources of which three spoke twice",
    "zero": "a number is not above 0",
    "years": "years are no sizes",
    "many": "they are too many for it",
}
AGAINST = "When each source is compared with its own earlier numbers, there is"


def movement(outcome: str, years: str, found: Verdict | None) -> str:
    """Say whether the numbers move in common; `found` has limits and power where it is stored."""
    if outcome in WHY_NOT:
        return f"Whether they move is not judged: {WHY_NOT[outcome]}."
    if outcome == "none":
        limits = f" ({_range(found)} a year is possible)" if found else ""
        return f"{AGAINST} no common rise or fall, {years}{limits}.{_power(found)}"
    return f"{AGAINST} a common {outcome}, {years}{_size(found)}."


def stored(found: Verdict) -> str:
    """Say what was found for a named view, for whoever runs the command."""
    moved = "no common movement" if found.p > FOUND else "a common movement"
    return f"{moved}, p = {found.p:.2f}, between {_limits(found)} a year.{_power(found)}"


def _size(found: Verdict | None) -> str:
    """Say how large a movement is; one whose limits have both signs is not told a size."""
    if found is None:
        return ""
    if found.low <= 0 <= found.high:
        return f", but how fast cannot be told ({_range(found)} a year is possible)"
    return f": about {_percent(found.slope)} a year ({_range(found)} is possible)"


def _power(found: Verdict | None) -> str:
    if found is None:
        return ""
    missed = 10 - round(10 * found.power)
    said = f" Even a lasting doubling would go unseen {missed} times in 10."
    return said if missed else ""


def _range(found: Verdict) -> str:
    return f"{_percent(found.low)} to {_percent(found.high)}"


def _limits(found: Verdict) -> str:
    return f"{_percent(found.low)} and {_percent(found.high)}"


def _percent(share: float) -> str:
    """Write a share with its sign, a true minus."""
    text = f"{100 * share:+.0f} %"
    return "0 %" if text in ("+0 %", "-0 %") else text.replace("-", "−")
