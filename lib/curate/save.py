"""Write a file so that it is whole at any moment, and the one before it is kept."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from lib.curate.edit import NotEditedError
from lib.data.problems import UnreadableError
from lib.data.releases import write_new
from lib.data.row import COLUMNS
from lib.data.spreadsheets.sheets import csv_of


def save(path: Path, content: bytes, opened: bytes, now: datetime) -> Path:
    """Replace a file at once, keep the old one beside it, and give the place of the old one.

    Raises NotEditedError where the file is no longer what was opened, or cannot be written.
    """
    try:
        path = path.resolve()  # a link stays a link
        before = path.read_bytes()
        if _sum(before) != _sum(opened):
            raise _changed(path)
        kept = path.with_name(f"{path.name}.{now:%Y%m%d-%H%M%S-%f}.bak")
        mode = path.stat().st_mode & 0o777
        _write(kept, before, mode)
        _write(path, content, mode)
    except OSError as error:
        raise NotEditedError(f"{path.name} could not be written ({error.strerror})") from error
    return kept


def save_beside(path: Path, content: bytes, opened: bytes) -> Path:
    """Write the CSV that came of a spreadsheet beside it, and give its place.

    `opened` is the CSV form of what was opened. The spreadsheet is left as it is. Raises
    NotEditedError where it is no longer what was opened, where a CSV of that name is there, which
    is never overwritten, or where it cannot be written.
    """
    name = path.name
    try:
        name, now = csv_of(path.name, path.read_bytes(), COLUMNS)
        if _sum(now) != _sum(opened):
            raise _changed(path)
        made = path.with_name(name)
        write_new(made, content)
    except FileExistsError as error:
        raise NotEditedError(
            f"{name} is there already and is not overwritten; move it away, or open it instead of "
            f"{path.name}"
        ) from error
    except UnreadableError as error:
        raise _changed(path) from error
    except OSError as error:
        raise NotEditedError(f"{name} could not be written ({error.strerror})") from error
    return made


def _changed(path: Path) -> NotEditedError:
    return NotEditedError(
        f"{path.name} has changed on disk since it was opened; reload the page, and add the rows "
        "again"
    )


def _write(path: Path, content: bytes, mode: int) -> None:
    """Write beside, then rename: a reader sees the old file or the new one, never a part."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
