"""Where things are: this project, and the CSV that is served."""

import os
from pathlib import Path

PROJECT = Path(__file__).parent.parent


def estimates() -> Path:
    """Give the CSV or spreadsheet that the environment names, else the project's own."""
    return Path(os.environ.get("ESTIMATES") or PROJECT / "estimates.csv").expanduser()


def may_save() -> bool:
    """Tell whether the curate page may write the CSV: only where `make curate` says so."""
    return os.environ.get("CURATE") == "1"
