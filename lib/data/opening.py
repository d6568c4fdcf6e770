"""Open a file without being caught by it: what it is and how large is asked before it is read."""

import os
import stat
from pathlib import Path

from lib.data.limits import MOST_BYTES, refuse_size
from lib.data.problems import UnreadableError

AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
PLAIN = "put a plain file there"
OTHERS = (
    (stat.S_ISDIR, f"it is a folder; {PLAIN}"),
    (stat.S_ISFIFO, f"it is a pipe; {PLAIN}"),
    (stat.S_ISSOCK, f"it is a socket; {PLAIN}"),
    (stat.S_ISREG, ""),
)


def content_of(path: Path) -> bytes:
    """Give the bytes of a plain file that is not too large.

    Nothing else is waited for or read: a pipe or socket that nobody writes to, a device without an
    end. Raises UnreadableError with the reason in words.
    """
    try:
        _refuse_kind(path.stat())
        with open(os.open(path, os.O_RDONLY | AT_ONCE), "rb") as file:  # noqa: PTH123
            _refuse_kind(os.fstat(file.fileno()))  # another one may stand there by now
            content = file.read(MOST_BYTES + 1)  # it may grow, or not know its size
    except OSError as error:
        raise UnreadableError(f"the file cannot be opened ({error.strerror})") from error
    refuse_size(len(content))
    return content


def _refuse_kind(found: os.stat_result) -> None:
    said = (reason for is_it, reason in OTHERS if is_it(found.st_mode))
    if reason := next(said, f"it is no file, but a device; {PLAIN}"):
        raise UnreadableError(reason)
    refuse_size(found.st_size)
