"""Rows as they leave: file order, all columns of the file, numbers in plain digits."""

import csv as standard_csv
import re

import pandas as pd

# A spreadsheet runs a cell that starts with one of these. Source: OWASP, CSV injection. Full-width
# ones count as the same, and what cannot be seen or may be stripped counts as nothing.
SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
UNSEEN = (
    ' "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5'
    "\u180b-\u180f\u2000-\u200f\u202a-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
# Opened with another separator, each part of a cell is a cell.
BREAKS = ";,\t\r\n\v\f\x85\u2028\u2029"
RUNS = re.compile(f"(^|[{BREAKS}])(?=[{UNSEEN}]*[{SIGNS}])")
NUMBER = re.compile(r"-[0-9]+([.,][0-9]+)*")
BYTE_ORDER_MARK = "\ufeff"


def csv(cells: pd.DataFrame) -> bytes:
    """Write rows as CSV in UTF-8."""
    return cells.to_csv(index=False, lineterminator="\n").encode()


def spreadsheet_csv(cells: pd.DataFrame) -> bytes:
    """Write rows for a spreadsheet: with a byte order mark, and no cell that would run.

    That holds whichever of comma, semicolon or tab the spreadsheet takes for the separator.
    """
    guarded = cells.map(_guarded).rename(columns=_guarded)
    text = guarded.to_csv(index=False, lineterminator="\r\n", quoting=standard_csv.QUOTE_ALL)
    return (BYTE_ORDER_MARK + text).encode()


def _guarded(cell: str) -> str:
    return cell if NUMBER.fullmatch(cell) else RUNS.sub(r"\1'", cell)
