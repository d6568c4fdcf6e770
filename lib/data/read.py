"""Bytes of estimates.csv → one typed table of all valid rows, and the list of problems."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd
from pydantic import ValidationError

from lib.data import constants, dates, frame, garbled, headings, ids, naming, needed, references
from lib.data.blanks import tidied
from lib.data.delimited import table
from lib.data.doubts import doubts
from lib.data.frame import NUMBERS, Values
from lib.data.numbers import plain
from lib.data.problems import Problem, UnreadableError
from lib.data.row import COLUMNS, Estimate, Event, Row, of_kind


@dataclass(frozen=True)
class Reading:
    """What one file holds; the frames share one index and keep the file's order.

    `estimates` has the model's columns (numbers as Decimal with their own decimals, None where not
    stated, year int64, text elsewhere, blank as "") and what follows from them: low and high from
    value and error, the year from the reference date, side (the source type, or the source where
    no row has one), line, bound, `when` (the period as a date),
    first_day, middle_day, last_day, published_first, published_last, forecast and looking_back.
    `cells` has the file's own columns as text, ids filled in and numbers without grouped
    thousands: what leaves by CSV.
    In `estimates` names that are one have one spelling, words for blank are blank and dates are in
    ISO form; `cells` keep the file's own text. `notices` are about the file as a whole or a
    column, each said once. `headings` gives what the file itself calls each of its columns,
    `unfit` the settings of `[columns]` that do not fit it.
    """

    estimates: pd.DataFrame
    cells: pd.DataFrame
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    unfit: tuple[Problem, ...] = ()


def read(
    content: bytes, renames: Mapping[str, str] = headings.NONE, years: Collection[str] = ()
) -> Reading:
    """Read and check a whole file; a bad row is left out and named, the good rows stay.

    `renames` are the settings of `[columns]`: what the file calls our columns, or, after `=`, what
    stands in every row of one that it lacks. `years` are the kinds of number that are themselves
    years, beside those that are called so. Raises UnreadableError when the bytes are not a table
    or a required column is missing.
    """
    found = table(content, COLUMNS, renames, spreadsheets=True)
    found = constants.filled(found, renames)
    needed.require(found, COLUMNS)
    notices = [*found.notices, *naming.notices(found.line, found.named, COLUMNS)]
    notices += garbled.notices(found.records, found.columns, found.line)
    records, blank = tidied(found.records, COLUMNS, found.line)
    records, repairs, rewritten = dates.settled(records, of_kind("date"))
    doubted = doubts(records, NUMBERS, years)
    sound, problems = _validated(_apart(records, doubted), Estimate, repairs)
    problems += [*found.problems, *doubted]

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
    table_read = frame.estimates(sound, years)
    return Reading(
        estimates=table_read,
        cells=_cells(found.columns, dict(found.records), table_read),
        problems=tuple(sorted({*problems, *doubles, *bad})),
        notices=tuple(sorted({*notices, *blank, *rewritten})),
        headings=found.named.headings,
        unfit=found.named.wrong,
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
                context = error["ctx"]
                column = str(context["column"] or error["loc"][0])
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


def _apart(
    records: list[tuple[int, dict[str, str]]], doubted: Sequence[Problem]
) -> list[tuple[int, dict[str, str]]]:
    """Leave out the rows with a number in doubt: what else is wrong may follow from it."""
    lines = {problem.line for problem in doubted}
    return [record for record in records if record[0] not in lines]


def _without(rows: dict[int, Values], problems: list[Problem]) -> dict[int, Values]:
    bad = {problem.line for problem in problems}
    return {line: row for line, row in rows.items() if line not in bad}


def _named(rows: dict[int, Values], taken: set[str]) -> dict[int, Values]:
    nameless = [line for line, row in rows.items() if not row["id"]]
    names = ids.generated([rows[line] for line in nameless], taken)
    filled = {line: {**rows[line], "id": name} for line, name in zip(nameless, names, strict=True)}
    return {**rows, **filled}


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
            return list(map(plain, own))
        # The model keeps most text as it stands in the file; what is the same is kept once.
        same = name == "id" or (name in COLUMNS and estimates[name].tolist() == own)
        return estimates[name] if same else own

    return pd.DataFrame({name: column(name) for name in names}, columns=names, dtype="str")
