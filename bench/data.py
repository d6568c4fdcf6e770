"""Part 3: reading and checking a file, beside a reader that checks nothing and one that does."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import ClassVar

import pandas as pd
from frictionless import Check, Checklist, Error, Package, Resource, Row, errors, system

from bench import names as n
from bench.make_rows import make_rows
from bench.rounds import Measured, Series, interleaved
from bench.shown import ALL_ROWS, asked
from lib.data.read import read
from lib.data.row import reference_period
from lib.data.rules import is_web_address, words_of
from lib.share.formats import data_package

SIZES = (320, 3_000, 30_000)


class RowRules(Check):
    """The rules of the row model that a table schema cannot say."""

    type = "estimate-rules"
    Errors: ClassVar = [errors.RowConstraintError, errors.TableError]

    def connect(self, resource: Resource) -> None:
        """Start with a file: which ids there are, and which rows retell which."""
        super().connect(resource)
        self.ids: set[str] = set()
        self.repeats: list[str] = []

    def validate_row(self, row: Row) -> Iterator[Error]:
        """Check the cells of a row with one another, its name and its web address."""
        self.ids.add(row["id"])
        self.repeats += (row["repeats"] or "").split()
        if row.errors:  # what its schema refuses is named already
            return
        low, high = row["low"], row["high"]
        described = reference_period(row["year"], row["reference_date"] or "")
        name, address = row["id"], row["url"]
        sound = {
            "bounds": (low or high) is not None and (None in (low, high) or low <= high),
            "reference date": described.first.year == row["year"],
            "id": "-".join(words_of(name)) == name == name.lower(),
            "url": not address or is_web_address(address),
        }
        for rule, held in sound.items():
            if not held:
                yield errors.RowConstraintError.from_row(row, note=rule)

    def validate_end(self) -> Iterator[Error]:
        """Check that what is retold is there."""
        for name in self.repeats:
            if name not in self.ids:
                yield errors.TableError(note=f"no row has the id {name}")


def measure(rounds: int, folder: Path) -> list[Series]:
    """Read the same bytes with every reader, at every size."""
    candidates: dict[str, Callable[[], Measured]] = {}
    beside = {}
    for size in SIZES:
        content = make_rows(size)
        estimates = folder / f"{size}.csv"
        estimates.write_bytes(content)
        described = folder / f"{size}.json"
        described.write_bytes(data_package(asked(estimates, ALL_ROWS), estimates.name))
        for name, task in (
            (n.PANDAS, partial(_plain, content)),
            (n.READER, partial(read, content)),
            (n.FRICTIONLESS, partial(_frictionless, described)),
        ):
            candidates[n.rows_in(name, size)] = partial(_timed, task)
            beside[n.rows_in(name, size)] = n.rows_in(n.PANDAS, size)
    for candidate in candidates.values():
        candidate()
    return interleaved(rounds, candidates, beside, "data")


def _timed(task: Callable[[], object]) -> Measured:
    began = perf_counter()
    task()
    return {n.TIME: (perf_counter() - began) * 1000}


def _plain(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content))


def _frictionless(described: Path) -> None:
    with system.use_context(trusted=True):  # the file lies in a folder outside the project
        report = Package(str(described)).validate(Checklist(checks=[RowRules()]))
    if not report.valid:
        raise RuntimeError(report.flatten(["rowNumber", "fieldName", "note"])[:3])
