"""Columns that a file lacks, and that `views.toml` fills with one text throughout."""

from collections.abc import Mapping
from dataclasses import replace

from lib.data.headings import CONSTANT
from lib.data.records import Table


def constants(renames: Mapping[str, str]) -> dict[str, str]:
    """Give the columns whose setting is a text for every row: `source = "=WHO"`."""
    said = {name: text for name, text in renames.items() if text.startswith(CONSTANT)}
    return {name: text.removeprefix(CONSTANT).strip() for name, text in said.items()}


def filled(table: Table, renames: Mapping[str, str]) -> Table:
    """Add these columns to every record of a table that has none of their names."""
    added = {n: text for n, text in constants(renames).items() if n not in table.columns}
    if not added:
        return table
    records = [(line, cells | added) for line, cells in table.records]
    return replace(table, columns=(*table.columns, *added), records=records)
