"""verdicts.json: for each named view, whether its sources tell of a common movement.

`make verdict` writes the file beside the CSV.
"""

from pydantic import BaseModel, ConfigDict

VERDICTS = "verdicts.json"


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Verdict(_Stored):
    """What was found for one view: `slope`, `low` and `high` are shares per year, 0.05 for 5 %."""

    view: str
    statements: int
    sources: int
    p: float
    slope: float
    low: float
    high: float


class Verdicts(_Stored):
    """The verdicts on all views that allow one; `code` is a hash of the code that gave them."""

    code: str = ""
    views: tuple[Verdict, ...] = ()


def write_verdicts(found: Verdicts) -> bytes:
    """Write verdicts as JSON, one value per line, so that changes can be read."""
    return (found.model_dump_json(indent=1) + "\n").encode()
