"""Bytes of estimates.csv → one typed table of all valid rows, and the list of problems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pandas as pd
from pydantic import ValidationError

from lib.data import ids, periods, references
from lib.data.delimited import table
from lib.data.problems import Problem, UnreadableError
from lib.data.row import Estimate, Event, Row, reference_period

R = TypeVar("R", bound=Row)
REQUIRED = ("source", "year")


@dataclass(frozen=True)
class Reading:
    """What one file holds; the frames share one index and keep the file's order.

    `estimates` has the model's columns (low and high Int64, year int64, text elsewhere, blank
    as "") and what follows from them: line, bound, first_day, middle_day, last_day,
    published_first and published_last. `cells` has the file's own columns as text, ids filled
    in and numbers in plain digits: what leaves by CSV.
    """

    estimates: pd.DataFrame
    cells: pd.DataFrame
    problems: tuple[Problem, ...]


def read(content: bytes) -> Reading:
    """Read and check a whole file; a bad row is left out and named, the good rows stay.

    Raises UnreadableError when the bytes are not a table or a required column is missing.
    """
    found = table(content, Estimate.model_fields)
    _require(found.columns)
    sound, problems = _validated(found.records, Estimate)
    problems += found.problems
    raw = dict(found.records)

    stated = {line: cells["id"] for line, cells in found.records if cells.get("id")}
    doubles = references.duplicate_ids(stated)
    sound = _without(sound, doubles)
    sound = _named(sound, set(stated.values()))

    known = set(stated.values()) | {row.id for row in sound.values()}
    bad = references.bad_repeats(
        {row.id: line for line, row in sound.items()},
        {row.id: row.repeats for row in sound.values()},
        known,
    )
    sound = _without(sound, bad)
    return Reading(
        estimates=_estimates(sound),
        cells=_cells(found.columns, raw, sound),
        problems=tuple(sorted({*problems, *doubles, *bad})),
    )


def read_events(content: bytes) -> tuple[list[Event], list[Problem]]:
    """Read events.csv in the same way; events are few, so they stay a list of rows.

    Raises UnreadableError when the bytes are not a table or a required column is missing.
    """
    found = table(content, Event.model_fields)
    if missing := [name for name in ("date", "label") if name not in found.columns]:
        raise UnreadableError(
            f"its first line has no column {', '.join(missing)}; write the column names there, "
            "such as date,label"
        )
    sound, problems = _validated(found.records, Event)
    return list(sound.values()), sorted([*problems, *found.problems])


def _require(columns: Sequence[str]) -> None:
    missing = [name for name in REQUIRED if name not in columns]
    if "low" not in columns and "high" not in columns:
        missing.append("low or high")
    if missing:
        raise UnreadableError(
            f"its first line has no column {', '.join(missing)}; write the column names there, "
            "such as source,year,low,high"
        )


def _validated(
    records: list[tuple[int, dict[str, str]]], model: type[R]
) -> tuple[dict[int, R], list[Problem]]:
    sound: dict[int, R] = {}
    problems: list[Problem] = []
    for line, cells in records:
        try:
            sound[line] = model.model_validate(cells)
        except ValidationError as invalid:
            for error in invalid.errors(include_url=False):
                column, context = str(error["loc"][0]), error["ctx"]
                problems.append(
                    Problem(
                        line,
                        column,
                        cells.get(column, ""),
                        str(context["rule"]),
                        str(context["repair"]),
                    )
                )
    return sound, problems


def _without(rows: dict[int, R], problems: list[Problem]) -> dict[int, R]:
    bad = {problem.line for problem in problems}
    return {line: row for line, row in rows.items() if line not in bad}


def _named(rows: dict[int, Estimate], taken: set[str]) -> dict[int, Estimate]:
    nameless = {line: row for line, row in rows.items() if not row.id}
    names = ids.generated(list(nameless.values()), taken)
    filled = {
        line: row.model_copy(update={"id": name})
        for (line, row), name in zip(nameless.items(), names, strict=True)
    }
    return {line: filled.get(line, row) for line, row in rows.items()}


def _estimates(rows: Mapping[int, Estimate]) -> pd.DataFrame:
    values = list(rows.values())
    described = [reference_period(row.year, row.reference_date) for row in values]
    published = [periods.parse(d) if (d := row.publication_date) else None for row in values]
    bounds = [bound(row.low, row.high) for row in values]
    columns: dict[str, pd.Series] = {}
    for name in Estimate.model_fields:
        dtype = {"low": "Int64", "high": "Int64", "year": "int64"}.get(name, "str")
        columns[name] = pd.Series([getattr(row, name) for row in values], dtype=dtype)
    columns["line"] = pd.Series(list(rows), dtype="int64")
    columns["bound"] = pd.Series(bounds, dtype="str")
    columns["first_day"] = _days([period.first for period in described])
    columns["middle_day"] = _days([period.middle for period in described])
    columns["last_day"] = _days([period.last for period in described])
    columns["published_first"] = _days([period and period.first for period in published])
    columns["published_last"] = _days([period and period.last for period in published])
    return pd.DataFrame(columns)


def bound(low: int | None, high: int | None) -> str:
    """Name the bound kind: range, single, at least or at most."""
    if low is None:
        return "at most"
    if high is None:
        return "at least"
    return "single" if low == high else "range"


def _days(days: list) -> pd.Series:
    return pd.Series(np.array(days, dtype="datetime64[s]"))


def _cells(
    columns: Sequence[str], raw: Mapping[int, dict[str, str]], rows: Mapping[int, Estimate]
) -> pd.DataFrame:
    """Give the sound rows back as the file's own columns, with `id` put first if it had none."""
    names = list(columns) if "id" in columns else ["id", *columns]
    plain = {"id", "low", "high", "year"}
    return pd.DataFrame(
        {
            name: [
                _plain(getattr(row, name)) if name in plain else raw[line][name]
                for line, row in rows.items()
            ]
            for name in names
        },
        columns=names,
        dtype="str",
    )


def _plain(value: str | int | None) -> str:
    return "" if value is None else str(value)
