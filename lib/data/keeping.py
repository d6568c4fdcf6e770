"""The last good data in a folder of the host's, so that a restart does not lose them."""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from lib import log
from lib.data.beside import files
from lib.data.opening import content_of
from lib.data.problems import UnreadableError


def kept(cache: Path | None, path: Path) -> Path | None:
    """Give where a CSV is kept in a cache folder; None without one."""
    name = sha256(str(path.absolute()).encode()).hexdigest()[:16]
    return cache / name / path.name if cache else None


def keep(path: Path, content: bytes, copy: Path) -> None:
    """Keep the content of a CSV, and what lies beside it, at `copy`, with the time of writing.

    What cannot be written is logged, and what was kept before stays.
    """
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        _write(copy, content, path)
        for beside, to in zip(files(path)[1:], files(copy)[1:], strict=True):
            with suppress(UnreadableError):
                _write(to, content_of(beside), beside)
            if not beside.exists():
                to.unlink(missing_ok=True)
    except OSError as error:
        log.problem("not kept", file=path.name, reason=error.strerror)


def _write(copy: Path, content: bytes, original: Path) -> None:
    """Write a file whole or not at all; two processes may do so at once."""
    with suppress(UnreadableError):
        if content_of(copy) == content:
            return
    handle, part = tempfile.mkstemp(dir=copy.parent)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123
            file.write(content)
        with suppress(FileNotFoundError):  # gone since it was read
            written = original.stat().st_mtime_ns
            os.utime(part, ns=(written, written))
        Path(part).replace(copy)
    finally:
        Path(part).unlink(missing_ok=True)
