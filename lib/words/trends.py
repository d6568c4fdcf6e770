"""What is said of a verdict, of the line and of the leans."""

from collections.abc import Sequence
from math import exp

from lib import words
from lib.data.verdicts import Lean, Rival, Verdict

TITLE = "Is there a trend?"
RIVALS = {
    "constant": "one constant level",
    "standing": "one constant level, with leans of the sources",
    "moving": "a moving median",
    "level": "a level that walks, with leans of the sources",
}
HEAD = ("Prediction", "Mean log score", "Beside the constant level")
NO_TREND = (
    "Knowing the date does not help to predict what a left-out source will say: these estimates "
    "do not agree on a trend."
)
NOT_JUDGED = (
    "no verdict; it needs one group and area, kinds of count that compare, and six sources."
)
NO_VERDICT = (
    "There is no verdict on this selection. Verdicts are given on named views alone, where they "
    "show one group in one area, with kinds of count that compare and at least six sources, and "
    "only as long as their rows are those that were judged."
)
LINE = (
    "Experimental: the dashed line is the level that walks; between the dotted lines lie nine "
    "tenths of what the model allows, grey where no estimate describes a time within six months. "
    "What the model cannot see stands on the method page."
)
LEANS = "How far each source leans"
LEANS_TERMS = (
    "How many times the common level a source tends to say, by the model of the method page, from "
    "all its statements in this view: the dot is the middle, the line the 90 % limits. Where the "
    "line crosses ×1, it is not known which way the source leans. It is an approximation, and no "
    "judgement on who is right: the common level is what all say together."
)
LEANS_ALT = "Leaning of each source beside the common level, from {highest} down to {lowest}."


def verdict(found: Verdict) -> str:
    """Say in one sentence whether the estimates agree on any movement, and by how much."""
    if not found.trend:
        return NO_TREND
    level = next(rival for rival in found.rivals if rival.name == "level")
    return (
        "Knowing the date helps to predict what a left-out source will say: these estimates agree "
        f"on a movement, which makes a statement {exp(level.difference):.2f} times as probable as "
        "one constant level does."
    )


def rivals(found: Sequence[Rival]) -> list[tuple[str, str, str]]:
    """Write the table of rivals: name, score, difference with standard error."""
    return [
        (
            RIVALS.get(rival.name, rival.name),
            _signed(rival.score),
            "" if rival.name == "constant" else _difference(rival.difference, rival.error),
        )
        for rival in found
    ]


def basis(found: Verdict) -> str:
    """Say what the table rests on, and what decides."""
    return (
        f"{words.count(found.number, 'statement')} by {words.count(found.sources, 'source')}, one "
        "source left out at a time. Walking is better than standing still by "
        f"{_difference(found.moving, found.error)}, the standard error over sources behind “±”. "
        f"{verdict(found)}"
    )


def lean(found: Lean) -> str:
    """Name a source with the number of its statements."""
    return f"{found.source} ({words.count(found.statements, 'statement')})"


def lean_hover(found: Lean) -> str:
    """Tell a source's leaning with its limits."""
    return (
        f"{found.source}: {words.ratio(found.middle)}, 90 % limits {words.ratio(found.low)} to "
        f"{words.ratio(found.high)}, {words.count(found.statements, 'statement')}"
    )


def leans_alt(highest: str, lowest: str) -> str:
    """Describe the chart of leans."""
    return LEANS_ALT.format(highest=highest, lowest=lowest)


def _difference(value: float, error: float) -> str:
    return f"{_signed(value, plus=True)} ± {error:.2f}"


def _signed(value: float, plus: bool = False) -> str:
    """Write a number with two digits and a true minus sign."""
    text = f"{value:+.2f}" if plus else f"{value:.2f}"
    return text.replace("-", "−")
