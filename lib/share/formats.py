"""A view as JSON and as a data package, in the names that the design and the row model give."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.analysis.summary import SIDES, Summary
from lib.answer import Answer
from lib.data.columns import Column, examples
from lib.data.dates import rewritten
from lib.data.numbers import as_json as as_number
from lib.data.numbers import read
from lib.data.row import COLUMNS, Estimate, of_kind
from lib.words import labels, notes

NUMBERS = of_kind("number")
WORKED_OUT = ("low", "high")
WHOLE = re.compile("-?[0-9]+")
LICENCES = {
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
}


def as_json(answer: Answer, said: Sequence[str] = ()) -> bytes:
    """Write rows, sentence, summary, release, licence, and what is wrong with file and query."""
    found = {
        "title": answer.dataset.title,
        "sentence": answer.lead,
        "summary": summary(answer.told.summary),
        "check": check(answer),
        "release": answer.release or None,
        "licence": answer.dataset.licence,
        "notices": [*said, *notes.of_file(answer.data), *answer.notices],
        "rows": rows(answer.cells, answer.view.rows),
    }
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def rows(cells: pd.DataFrame, estimates: pd.DataFrame) -> list[dict[str, Any]]:
    """Give rows with numbers as numbers, and null for what is not stated.

    `cells` are as in the file, `estimates` the same rows as they were read. The bounds are worked
    out where a value or error states them.
    """
    columns = {name: cells[name].tolist() for name in cells.columns} | {
        name: list(map(as_number, estimates[name]))
        for name in NUMBERS
        if name in cells or name in WORKED_OUT
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def summary(found: Summary | None) -> dict[str, Any] | None:
    """Write a summary in the names of the design; an open end of the middle is null."""
    if found is None:
        return None
    middle = list(map(as_number, found.middle or (None, None)))
    return {
        "date": found.date.isoformat(),
        "sources": found.sources,
        **{sides: found.stating(sides) for sides in SIDES},
        "derived": found.derived,
        "span_low": as_number(found.low.value),
        "span_low_said": found.low.said,
        "span_low_by": found.low.row.source,
        "span_high": as_number(found.high.value),
        "span_high_said": found.high.said,
        "span_high_by": found.high.row.source,
        "middle_low": middle[0],
        "middle_high": middle[1],
        "pairs": found.pairs,
        "apart": found.apart,
        "oldest": found.oldest.isoformat(),
    }


def check(answer: Answer) -> dict[str, Any] | None:
    """Name the sources by what they say of the number to check; null without one."""
    found = answer.told.checked(answer.day)
    if found is None:
        return None
    named = {name: [each.source for each in said] for name, said in found.items()}
    return {"number": float(answer.told.number or 0), **named}


def data_package(answer: Answer, path: str) -> bytes:
    """Describe the CSV at `path` as a Frictionless data package, made from the row model."""
    dataset = answer.dataset
    found = {
        "name": "estimates",
        "title": dataset.title,
        "description": answer.lead,
        "version": answer.release or "working file",
        "licenses": [LICENCES.get(dataset.licence, {"name": dataset.licence})],
        "contributors": [{"title": author} for author in dataset.authors],
        "resources": [
            {
                "name": "estimates",
                "path": path,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        _field(name, answer.cells[name], dataset.titles)
                        for name in map(str, answer.cells)
                    ],
                    "missingValues": _missing(answer.cells),
                    "primaryKey": ["id"],
                },
            }
        ],
    }
    if not dataset.licence:
        del found["licenses"]
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def _missing(cells: pd.DataFrame) -> list[str]:
    """List the words that stand for blank in columns of numbers."""
    numbers = [cells[name] for name in NUMBERS if name in cells]
    return sorted({"", *(cell for column in numbers for cell in column if not read(cell))})


def _type(column: Column, cells: pd.Series) -> str:
    """Name the type of a column in the words of Table Schema."""
    if column.kind != "number":
        return "string"
    stated = [cell for cell in cells if read(cell)]
    return "integer" if all(map(WHOLE.fullmatch, stated)) else "number"


def _field(name: str, cells: pd.Series, titles: Mapping[str, str]) -> dict[str, Any]:
    """Describe a column; one that the row model does not know is text."""
    column = COLUMNS.get(name)
    if column is None:
        return {"name": name, "type": "string"}
    found: dict[str, Any] = {
        "name": name,
        "type": _type(column, cells),
        "title": labels.title(name, titles),
        "description": column.meaning,
    }
    schema = Estimate.model_json_schema()["properties"][name]
    constraints = {key: schema[key] for key in ("minimum", "maximum", "pattern") if key in schema}
    if column.kind == "date" and any(map(rewritten, cells)):
        del constraints["pattern"]  # cells leave as the file has them
    if name == "source" or (name == "year" and (cells != "").all()):
        constraints["required"] = True
    if name == "id":
        constraints |= {"required": True, "unique": True}
    if shown := examples(cell for cell in cells if column.kind != "number" or read(cell)):
        found["example"] = shown[0]
    return found | ({"constraints": constraints} if constraints else {})
