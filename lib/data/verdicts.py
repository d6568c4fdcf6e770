"""verdicts.json: for each named view, how far its sources tell of a common movement.

`make verdict` writes the file beside the CSV; pages take from it what would keep a reader waiting.
"""

import hashlib
from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel, ConfigDict, ValidationError

from lib.data.problems import UnreadableError
from lib.place import PROJECT

VERDICTS = "verdicts.json"
DECIDES = ("lib/data/*.py", "lib/analysis/*.py")


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Verdict(_Stored):
    """What was found for one view; `data` is a hash of the statements that it was found on.

    `slope`, `low` and `high` are shares per year, 0.05 for 5 %; `power` is the share of histories
    of the same design in which a doubling that lasted is found.
    """

    view: str
    data: str
    statements: int
    sources: int
    p: float
    slope: float
    low: float
    high: float
    power: float


class Verdicts(_Stored):
    """The verdicts on all views that allow one; `code` is a hash of the code that gave them."""

    code: str = ""
    views: tuple[Verdict, ...] = ()

    def on(self, data: str) -> Verdict | None:
        """Find the verdict that this code gave on the same statements."""
        given = self.views if self.code == code(DECIDES) else ()
        return next((each for each in given if each.data == data), None)


def read_verdicts(content: bytes) -> Verdicts:
    """Read what `make verdict` wrote; raises UnreadableError if it is anything else."""
    try:
        return Verdicts.model_validate_json(content)
    except ValidationError as error:
        raise UnreadableError("not what make verdict writes; run it again") from error


def write_verdicts(found: Verdicts) -> bytes:
    """Write verdicts as JSON, one value per line, so that changes can be read."""
    return (found.model_dump_json(indent=1) + "\n").encode()


@cache
def code(patterns: Iterable[str]) -> str:
    """Give a short hash of the code in some files of the project."""
    files = (path for pattern in patterns for path in sorted(PROJECT.glob(pattern)))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:32]
