"""How lines are drawn: their dashes, in pixels, as Plotly's words for them mean."""

import re

from lib.picture.known import CannotDrawError

NAMED = {
    "dot": (1, 1), "dash": (3, 3), "longdash": (5, 5), "dashdot": (3, 1, 1, 1),
    "longdashdot": (5, 2, 2, 2),
}  # fmt: skip
THINNEST = 3.0  # a thinner line is dashed as if it had this width
PIXELS = re.compile(r"[\d.]+(?:px)?(?:[, ]+[\d.]+(?:px)?)*")


def dashes(named: str | None, width: float) -> str | None:
    """Give the lengths of dashes and gaps of a line of a width; None for a solid line.

    Raises CannotDrawError for words that are not known.
    """
    if named in (None, "", "solid"):
        return None
    if named in NAMED:
        return " ".join(f"{part * max(width, THINNEST):g}" for part in NAMED[named])
    if not PIXELS.fullmatch(str(named)):
        raise CannotDrawError(f"cannot draw a line that is {named!r}")
    return " ".join(re.findall(r"[\d.]+", str(named)))
