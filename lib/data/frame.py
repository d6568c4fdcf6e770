"""Sound rows → the typed table of estimates, and what follows from their cells."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from lib.data import periods
from lib.data.days import Day, iso_year
from lib.data.names import one_spelling
from lib.data.row import COLUMNS, named, of_kind
from lib.data.stated import bounds, kind, settled
from lib.selection import DESCRIBED

Values = dict[str, Any]
NUMBERS = tuple(name for name in of_kind("number") if name != "year")
LOOKING_BACK_DAYS = 180


def estimates(rows: Mapping[int, Values], years: Collection[str]) -> pd.DataFrame:
    """Make the table of estimates that `Reading` describes; `rows` are by line.

    `years` are the kinds of number that are themselves years, beside those that are called so.
    """
    values = {name: [row[name] for row in rows.values()] for name in COLUMNS}
    values |= settled(values["counted"], {name: values[name] for name in NUMBERS}, years)
    ends = map(bounds, *(values[name] for name in ("low", "high", "value", "error")))
    values["low"], values["high"] = map(list, zip(*ends, strict=True)) if rows else ([], [])
    values["year"] = [
        year or periods.parse(reference_date).first.year
        for year, reference_date in zip(values["year"], values["reference_date"], strict=True)
    ]
    kinds = {**dict.fromkeys(NUMBERS, "object"), "year": "int64"}
    columns: dict[str, pd.Series] = {
        name: pd.Series(cells, dtype=kinds.get(name, "str")) for name, cells in values.items()
    }
    columns |= {name: one_spelling(columns[name]) for name in named("filter")}
    typed = (columns["source_type"] != "").any()
    columns["side"] = columns["source_type" if typed else "source"]
    columns["line"] = pd.Series(list(rows), dtype="int64")
    columns["bound"] = pd.Series(list(map(kind, values["low"], values["high"])), dtype="str")
    columns["when"] = pd.Series(
        [
            reference_date or iso_year(year)
            for year, reference_date in zip(values["year"], values["reference_date"], strict=True)
        ],
        dtype="str",
    )
    columns["dated"] = pd.Series(DESCRIBED, index=columns["when"].index, dtype="str")
    days = _days(columns["when"], first="first_day", middle="middle_day", last="last_day")
    columns |= {name: each.astype("int64") for name, each in days.items()}
    columns |= _days(values["publication_date"], first="published_first", last="published_last")
    columns["forecast"] = columns["published_last"] < columns["first_day"]
    after = columns["published_first"] - columns["last_day"]
    columns["looking_back"] = after > LOOKING_BACK_DAYS
    return pd.DataFrame(columns)


def _days(texts: Sequence[str] | pd.Series, **names: str) -> dict[str, pd.Series]:
    """Give days of the periods that the texts name, each text read only once.

    `names` maps first, middle or last to the name of its column. Days are numbers, as in
    `lib.data.days`; where a text is blank, NaN, which is neither before nor after any day.
    """
    codes, distinct = pd.factorize(np.array(texts, dtype=object))
    named = [periods.parse(text) if text else None for text in distinct]
    return {
        name: pd.Series(_numbers([each and getattr(each, part) for each in named])[codes])
        for part, name in names.items()
    }


def _numbers(days: list[Day | None]) -> np.ndarray:
    return np.array([np.nan if day is None else day for day in days], dtype=float)
