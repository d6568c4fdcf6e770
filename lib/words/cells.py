"""The one way a cell of any column is written for a reader, as its kind in the row model says."""

from collections.abc import Mapping
from decimal import Decimal
from html import escape

import pandas as pd

from lib import words
from lib.data.row import COLUMNS
from lib.data.rules import is_web_address
from lib.words.labels import NO_TITLES, title


def cell(column: str, value: object) -> str:
    """Write a cell, kept apart from what stands beside it; what is not stated is blank.

    A column of the file's own is text.
    """
    known = COLUMNS.get(column)
    if value is None or value is pd.NA or value == "":
        return ""
    if known and known.kind == "number":
        if known.unit == "year":
            return words.year(int(str(value)))
        return words.number(value if isinstance(value, Decimal) else Decimal(str(value)))
    if known and known.kind == "date":
        return words.partial_date(str(value))
    return words.isolated(str(value))


def as_html(column: str, value: object, text: str = "") -> str:
    """Write a cell escaped, a link as a link, which `text` may stand for."""
    said = escape(text or cell(column, value))
    known = COLUMNS.get(column)
    if not known or known.kind != "link" or not is_web_address(str(value)):
        return said
    address = escape(str(value))
    return f"<a href='{address}' target='_blank' rel='noopener noreferrer'>{said}</a>"


def titled(column: str, value: object, titles: Mapping[str, str] = NO_TITLES) -> str:
    """Write a cell behind the title of its column; blank where it is."""
    said = cell(column, value)
    return f"{title(column, titles)}: {said}" if said else ""
