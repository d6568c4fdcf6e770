"""Where things are: this project, and the CSV that is served."""

import os
from pathlib import Path

PROJECT = Path(__file__).parent.parent
ESTIMATES = "estimates.csv"
ENDINGS = (".csv", ".xlsx", ".ods")


def estimates() -> Path:
    """Give the CSV or spreadsheet that the environment names, else the project's own.

    Installed, the project has none; then it is that of the folder one is in.
    """
    own = PROJECT / ESTIMATES
    return file_of(os.environ.get("ESTIMATES") or (own if own.exists() else ESTIMATES))


def file_of(place: str | Path) -> Path:
    """Give a file of estimates: the one that is named, or `estimates.csv` in that folder.

    What is called as a file stays one, whatever stands in its place just now.
    """
    path = Path(place).expanduser()
    return path / ESTIMATES if path.suffix.lower() not in ENDINGS and path.is_dir() else path


def cache() -> Path | None:
    """Give the folder where the host lets the last good data be kept; None without one."""
    named = os.environ.get("CACHE_FOLDER")
    return Path(named).expanduser() if named else None


def may_save() -> bool:
    """Tell whether the curate page may write the CSV: only where `make curate` says so."""
    return os.environ.get("CURATE") == "1"
