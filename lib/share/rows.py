"""Rows as they leave: file order, all columns of the file, numbers in plain digits."""

import pandas as pd

# A spreadsheet runs a cell that starts with one of these. Source: OWASP, CSV injection.
RUNS = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"


def csv(cells: pd.DataFrame) -> bytes:
    """Write rows as CSV in UTF-8."""
    return cells.to_csv(index=False, lineterminator="\n").encode()


def spreadsheet_csv(cells: pd.DataFrame) -> bytes:
    """Write rows for a spreadsheet: with a byte order mark, and no cell that would run."""
    guarded = cells.map(_guarded).rename(columns=_guarded)
    return (BYTE_ORDER_MARK + guarded.to_csv(index=False, lineterminator="\r\n")).encode()


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(RUNS) else cell
