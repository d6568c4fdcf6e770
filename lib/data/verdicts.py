"""verdicts.json → for each named view, whether its estimates agree on a movement.

`make verdict` writes the file beside the CSV; pages only read it.
"""

from pydantic import BaseModel, ConfigDict, ValidationError

from lib.data.problems import UnreadableError

VERDICTS = "verdicts.json"


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Rival(_Stored):
    """How well one rival predicts left-out sources: mean log score, natural logarithm.

    `difference` to the constant level, with its standard error over sources.
    """

    name: str
    score: float
    difference: float
    error: float


class Lean(_Stored):
    """How many times the level a source tends to say, with 90 % limits."""

    source: str
    statements: int
    low: float
    middle: float
    high: float


class Line(_Stored):
    """The level month by month, in the unit of the counts: median and 90 % band.

    months: calendar months since the year 0; spoken: whether somebody speaks near that month.
    """

    months: tuple[int, ...]
    low: tuple[float, ...]
    median: tuple[float, ...]
    high: tuple[float, ...]
    spoken: tuple[bool, ...]


class Verdict(_Stored):
    """What was found for one view; `statements` is a hash of what went in.

    `moving`, `error`: how much better the level that walks predicts than the same level at rest,
    with the standard error over sources. `line` is None unless there is a trend.
    """

    view: str
    statements: str
    number: int
    sources: int
    trend: bool
    rivals: tuple[Rival, ...]
    moving: float
    error: float
    leans: tuple[Lean, ...]
    line: Line | None


class Verdicts(_Stored):
    """The verdicts on all views that allow one; `code` is a hash of the code that gave them."""

    code: str = ""
    views: tuple[Verdict, ...] = ()


def read_verdicts(content: bytes) -> Verdicts:
    """Read what `write_verdicts` wrote.

    Raises UnreadableError if it is anything else.
    """
    try:
        return Verdicts.model_validate_json(content)
    except ValidationError as error:
        raise UnreadableError("not what make verdict writes") from error


def write_verdicts(found: Verdicts) -> bytes:
    """Write verdicts as JSON, one value per line, so that changes can be read."""
    return (found.model_dump_json(indent=1) + "\n").encode()
