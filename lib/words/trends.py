"""What is said of a common movement."""

from lib.data.verdicts import Verdict

NOT_JUDGED = (
    "not judged; it needs one group and area, kinds of number that compare, numbers above 0, and "
    "six sources of which three speak twice."
)
SURE = 0.05


def verdict(found: Verdict) -> str:
    """Say whether there is a common rise or fall, and between which limits it lies."""
    if found.p > SURE:
        moved = "there is no common rise or fall"
    else:
        moved = f"there is a common {'rise' if found.slope > 0 else 'fall'}"
    return (
        f"each source set against itself, {moved}: between {_percent(found.low)} and "
        f"{_percent(found.high)} a year (p = {found.p:.2f})."
    )


def _percent(share: float) -> str:
    """Write a share with its sign, a true minus."""
    return f"{100 * share:+.0f} %".replace("-", "−").replace("+0 ", "0 ")
