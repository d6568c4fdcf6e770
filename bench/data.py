"""Part 4: reading and checking a file, beside a reader that checks nothing and one that does."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

import pandas as pd
from frictionless import Check, Checklist, Package, Row, errors, system

from bench import names as n
from bench.make_rows import make_rows
from bench.rounds import Measured, Series, interleaved
from bench.shown import ALL_ROWS, asked
from lib.analysis.select import view
from lib.analysis.summary import summary
from lib.analysis.voices import voices
from lib.data import periods
from lib.data.read import read
from lib.data.row import reference_period
from lib.query import Selection
from lib.share.formats import data_package

SIZES = (180, 1_000, 10_000)


class RowRules(Check):
    """The rules between cells that the row model has and a table schema cannot say."""

    type = "estimate-rules"
    Errors = [errors.RowConstraintError]

    def validate_row(self, row: Row) -> Iterator[errors.RowConstraintError]:
        """Check both bounds and both dates of a row, as the model does."""
        low, high, published = row["low"], row["high"], row["publication_date"]
        described = reference_period(row["year"], row["reference_date"] or "")
        if (low is None and high is None) or None not in (low, high) and low > high:
            yield errors.RowConstraintError.from_row(row, note="bounds")
        if described.first.year != row["year"]:
            yield errors.RowConstraintError.from_row(row, note="reference date")
        if published and periods.parse(published).last < described.first:
            yield errors.RowConstraintError.from_row(row, note="publication date")


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
            (n.READ, partial(read, content)),
            (n.READ_ON, partial(_summarised, content)),
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


def _summarised(content: bytes) -> object:
    found = view(read(content).estimates, Selection())
    assert found.moment
    return summary(voices(found.speaking, found.selection.months), found.moment)


def _frictionless(described: Path) -> None:
    with system.use_context(trusted=True):  # the file lies in a folder outside the project
        report = Package(str(described)).validate(Checklist(checks=[RowRules()]))
    if not report.valid:
        raise RuntimeError(report.flatten(["rowNumber", "fieldName", "note"])[:3])
