"""A view as JSON and as a data package, in the names that the design and the row model give."""

import json
from typing import Any

import pandas as pd

from lib.analysis.summary import Summary
from lib.data.row import Estimate
from lib.share.shared import Shared
from lib.words import captions

# Table Schema's own names. Source: Frictionless Data, Table Schema.
TYPES = {"low": "integer", "high": "integer", "year": "integer"}
REQUIRED = ("source", "year")
LICENCES = {
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
}


def as_json(shared: Shared) -> bytes:
    """Write rows, sentence, summary, release and licence, and what the query got wrong."""
    found = {
        "title": shared.dataset.title,
        "sentence": shared.sentence,
        "summary": summary(shared.summary),
        "release": shared.release or None,
        "licence": shared.dataset.licence,
        "notices": [captions.stray(each.parameter, each.value) for each in shared.strays],
        "rows": rows(shared.cells),
    }
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def rows(cells: pd.DataFrame) -> list[dict[str, Any]]:
    """Give rows with numbers as numbers, and null for a bound that is not stated."""
    columns = {
        name: [int(cell) if cell else None for cell in cells[name]]
        if name in TYPES
        else cells[name].tolist()
        for name in cells.columns
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def summary(found: Summary | None) -> dict[str, Any] | None:
    """Write a summary: counts, both ends of the span with kind and source, middle, oldest."""
    if found is None:
        return None
    low, high = found.middle or (None, None)
    return {
        "date": found.date.isoformat(),
        "sources": found.sources,
        "two_sided": found.two_sided,
        "derived": found.derived,
        "only_lower": found.only_lower,
        "only_upper": found.only_upper,
        "span_low": found.span_low.value,
        "span_low_said": found.span_low.said,
        "span_low_by": found.span_low.by,
        "span_high": found.span_high.value,
        "span_high_said": found.span_high.said,
        "span_high_by": found.span_high.by,
        "middle_low": low,
        "middle_high": high,
        "oldest": found.oldest.isoformat(),
    }


def data_package(shared: Shared, path: str) -> bytes:
    """Describe the CSV at `path` as a Frictionless data package, made from the row model."""
    dataset = shared.dataset
    found = {
        "name": "estimates",
        "title": dataset.title,
        "description": shared.sentence,
        "version": shared.release or "working file",
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
                    "fields": [_field(name) for name in shared.cells.columns],
                    "missingValues": [""],
                    "primaryKey": ["id"],
                },
            }
        ],
    }
    if not dataset.licence:
        del found["licenses"]
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def _field(name: str) -> dict[str, Any]:
    """Describe a column; one that the row model does not know is text."""
    field = Estimate.model_fields.get(name)
    if field is None:
        return {"name": name, "type": "string"}
    found: dict[str, Any] = {
        "name": name,
        "type": TYPES.get(name, "string"),
        "title": field.title,
        "description": field.description,
    }
    schema = Estimate.model_json_schema()["properties"][name]
    constraints = {key: schema[key] for key in ("minimum", "maximum", "pattern") if key in schema}
    if name in REQUIRED:
        constraints["required"] = True
    if name == "id":
        constraints |= {"required": True, "unique": True}
    if field.examples:
        found["example"] = field.examples[0]
    return found | ({"constraints": constraints} if constraints else {})
