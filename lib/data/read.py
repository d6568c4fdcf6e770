"""Bytes of estimates.csv → one typed table of all valid rows, and the list of problems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
from pydantic import ValidationError

from lib.data import dates, garbled, headings, ids, periods, references
from lib.data.blanks import tidied
from lib.data.delimited import table
from lib.data.names import one_spelling
from lib.data.problems import Problem, UnreadableError
from lib.data.row import COLUMNS, Estimate, Event, Row, named, of_kind

Values = dict[str, Any]
FIRST_DAY = date(1970, 1, 1).toordinal()
NO_DAY = np.iinfo("int64").min  # as numpy writes it
REQUIRED = ("source", "year")
NUMBERS = {**dict.fromkeys(of_kind("number"), "Int64"), "year": "int64"}
LOOKING_BACK_DAYS = 180


@dataclass(frozen=True)
class Reading:
    """What one file holds; the frames share one index and keep the file's order.

    `estimates` has the model's columns (numbers Int64, year int64, text elsewhere, blank as "")
    and what follows from them: line, bound, first_day, middle_day, last_day, published_first,
    published_last, forecast and looking_back. `cells` has the file's own columns as text, ids
    filled in and numbers in plain digits: what leaves by CSV. In `estimates` names that are one
    have one spelling, words for blank are blank and dates are in ISO form; `cells` keep the
    file's own text. `notices` are about the file as a whole or a column, each said once.
    """

    estimates: pd.DataFrame
    cells: pd.DataFrame
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...] = ()


def read(content: bytes) -> Reading:
    """Read and check a whole file; a bad row is left out and named, the good rows stay.

    Raises UnreadableError when the bytes are not a table or a required column is missing.
    """
    found = table(content, COLUMNS)
    _require(found.columns)
    notices = [*found.notices, *headings.notices(found.line, found.columns, COLUMNS)]
    notices += garbled.notices(found.records, found.columns, found.line)
    records, blank = tidied(found.records, COLUMNS, found.line)
    records, repairs, rewritten = dates.settled(records, of_kind("date"))
    sound, problems = _validated(records, Estimate, repairs)
    problems += found.problems

    stated = {line: cells["id"] for line, cells in records if cells.get("id")}
    doubles = references.duplicate_ids(stated)
    sound = _without(sound, doubles)
    sound = _named(sound, set(stated.values()))

    known = set(stated.values()) | {row["id"] for row in sound.values()}
    bad = references.bad_repeats(
        {row["id"]: line for line, row in sound.items()},
        {row["id"]: row["repeats"] for row in sound.values()},
        known,
    )
    sound = _without(sound, bad)
    estimates = _estimates(sound)
    return Reading(
        estimates=estimates,
        cells=_cells(found.columns, dict(found.records), estimates),
        problems=tuple(sorted({*problems, *doubles, *bad})),
        notices=tuple(sorted({*notices, *blank, *rewritten})),
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
    events = [Event.model_construct(**values) for values in sound.values()]
    return events, sorted([*problems, *found.problems])


def _require(columns: Sequence[str]) -> None:
    missing = [name for name in REQUIRED if name not in columns]
    if "low" not in columns and "high" not in columns:
        missing.append("low or high")
    if missing:
        meant = {name: headings.resembling(name, columns, COLUMNS) for name in columns}
        lacking = {*REQUIRED, "low", "high"}.difference(columns)
        renames = [f"{name} as {ours}" for name, ours in meant.items() if ours in lacking]
        rename = f"rename {' and '.join(renames)}, or " if renames else ""
        raise UnreadableError(
            f"its first line has no column {', '.join(missing)}; {rename}"
            "write the column names there, such as source,year,low,high"
        )


def _validated(
    records: list[tuple[int, dict[str, str]]],
    model: type[Row],
    repairs: Mapping[tuple[int, str], str] = MappingProxyType({}),
) -> tuple[dict[int, Values], list[Problem]]:
    """Give the values of the sound rows by line, and what is wrong with the others.

    `repairs` has by line and column what is better than the rule's own repair.
    As plain dicts they are smaller than the model's objects, and Python's garbage collector,
    which takes a fifth of the time here, passes over them.
    """
    sound: dict[int, Values] = {}
    problems: list[Problem] = []
    for line, cells in records:
        try:
            sound[line] = vars(model.model_validate(cells))
        except ValidationError as invalid:
            for error in invalid.errors(include_url=False):
                column, context = str(error["loc"][0]), error["ctx"]
                problems.append(
                    Problem(
                        line,
                        column,
                        cells.get(column, ""),
                        str(context["rule"]),
                        repairs.get((line, column), str(context["repair"])),
                    )
                )
    return sound, problems


def _without(rows: dict[int, Values], problems: list[Problem]) -> dict[int, Values]:
    bad = {problem.line for problem in problems}
    return {line: row for line, row in rows.items() if line not in bad}


def _named(rows: dict[int, Values], taken: set[str]) -> dict[int, Values]:
    nameless = [line for line, row in rows.items() if not row["id"]]
    names = ids.generated([rows[line] for line in nameless], taken)
    filled = {line: {**rows[line], "id": name} for line, name in zip(nameless, names, strict=True)}
    return {**rows, **filled}


def _estimates(rows: Mapping[int, Values]) -> pd.DataFrame:
    values = {name: [row[name] for row in rows.values()] for name in COLUMNS}
    columns: dict[str, pd.Series] = {
        name: pd.Series(cells, dtype=NUMBERS.get(name, "str")) for name, cells in values.items()
    }
    columns |= {name: one_spelling(columns[name]) for name in named("filter")}
    columns["line"] = pd.Series(list(rows), dtype="int64")
    columns["bound"] = pd.Series(list(map(bound, values["low"], values["high"])), dtype="str")
    described = [
        reference_date or f"{year:04}"
        for year, reference_date in zip(values["year"], values["reference_date"], strict=True)
    ]
    columns |= _days(described, first="first_day", middle="middle_day", last="last_day")
    columns |= _days(values["publication_date"], first="published_first", last="published_last")
    columns["forecast"] = columns["published_last"] < columns["first_day"]
    after = columns["published_first"] - columns["last_day"]
    columns["looking_back"] = after > pd.Timedelta(days=LOOKING_BACK_DAYS)
    return pd.DataFrame(columns)


def bound(low: int | None, high: int | None) -> str:
    """Name the bound kind: range, single, at least or at most."""
    if low is None:
        return "at most"
    if high is None:
        return "at least"
    return "single" if low == high else "range"


def _days(texts: Sequence[str], **names: str) -> dict[str, pd.Series]:
    """Give days of the periods that the texts name, blank as NaT, each text read only once.

    `names` maps first, middle or last to the name of its column.
    """
    codes, distinct = pd.factorize(np.array(texts, dtype=object))
    named = [periods.parse(text) if text else None for text in distinct]
    return {
        name: pd.Series(_dates([each and getattr(each, part) for each in named])[codes])
        for part, name in names.items()
    }


def _dates(days: list[date | None]) -> np.ndarray:
    # By their numbers, since numpy takes dates five times more slowly.
    numbers = [day.toordinal() - FIRST_DAY if day else NO_DAY for day in days]
    return np.array(numbers, dtype="int64").astype("datetime64[D]").astype("datetime64[s]")


def _cells(
    columns: Sequence[str], raw: Mapping[int, dict[str, str]], estimates: pd.DataFrame
) -> pd.DataFrame:
    """Give the sound rows back as the file's own columns, with `id` put first if it had none."""
    kept = [name for name in columns if name != headings.worked_out(columns)]
    names = kept if "id" in columns else ["id", *kept]
    lines = estimates["line"].tolist()

    def column(name: str) -> pd.Series | list[str]:
        own = [raw[line].get(name, "") for line in lines]
        if name in NUMBERS:
            numbers = zip(estimates[name].tolist(), own, strict=True)
            return [cell if value is pd.NA else str(value) for value, cell in numbers]
        # The model keeps most text as it stands in the file; what is the same is kept once.
        same = name == "id" or (name in COLUMNS and estimates[name].tolist() == own)
        return estimates[name] if same else own

    return pd.DataFrame({name: column(name) for name in names}, columns=names, dtype="str")
