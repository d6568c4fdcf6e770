"""The edge of the file system: the last good reading of a CSV, read again when a file changes."""

import threading
from dataclasses import dataclass, field, replace
from pathlib import Path

from lib import log
from lib.data.beside import Data, files, gather, settings_beside
from lib.data.keeping import keep
from lib.data.manifest import change, manifest_of
from lib.data.opening import content_of
from lib.data.problems import UnreadableError
from lib.data.read import read

MOST_LOGGED = 20
LOSS_WORTH_A_NOTICE = 1 / 5


@dataclass
class Memory:
    """The one memory of the app: the last good reading of one CSV.

    `copy` is where that is kept, and found after a restart.
    """

    path: Path
    copy: Path | None = None
    _stamp: tuple = ()
    _data: Data | None = None
    _compared: tuple[tuple, str] = ((), "")
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def latest(self) -> Data:
        """Read the files again if any of them changed since the last call.

        Raises UnreadableError if the CSV cannot be read and no good reading is in memory.
        """
        with self._lock:
            stamp = self._stamped()
            if self._data is None or stamp != self._stamp:
                self._data = self._read(stamp[0])
                self._stamp = stamp
            return self._data

    def changed(self) -> str:
        """Say why a release is not what was released; one that was never read is not read now."""
        with self._lock:
            stamp = self._stamped()
            if self._data is not None and stamp == self._stamp:
                return self._data.changed or self._data.stale
            if stamp != self._compared[0]:
                try:
                    reason = change(self.path, content_of(self.path))
                except UnreadableError as error:
                    reason = str(error)
                self._compared = stamp, reason
                _tell_changed(self.path.name, reason)
            return self._compared[1]

    def _stamped(self) -> tuple:
        return tuple(_stamp(path) for path in (*files(self.path), manifest_of(self.path)))

    def _read(self, stamp: tuple[int, int] | None) -> Data:
        before = self._data or self._kept()
        try:
            content = content_of(self.path)
            settings = settings_beside(self.path, before)
            reading = read(content, settings.columns, settings.dataset.years)
        except UnreadableError as error:
            if before is None:
                raise
            log.problem("unreadable", file=self.path.name, reason=str(error))
            return replace(before, stale=str(error))
        rows = len(reading.estimates)
        data = replace(
            gather(self.path, reading, before, lost(before, content, rows)),
            changed=change(self.path, content, rows),
            content=content,
            written=stamp[0] / 1e9 if stamp else 0.0,
        )
        _tell(data)
        if self.copy:
            keep(self.path, content, self.copy)
        return data

    def _kept(self) -> Data | None:
        """Read what was kept before a restart, if anything."""
        try:
            return replace(Memory(self.copy).latest(), kept=True) if self.copy else None
        except UnreadableError:
            return None


def lost(before: Data | None, content: bytes, rows: int) -> int:
    """Count the rows that the last file served had beyond this one; 0 for a fifth or less.

    A file that only goes on where that one ended is still being written, so that it is measured
    by what that one was measured by.
    """
    if before is None:
        return 0
    had = len(before.reading.estimates)
    if content.startswith(before.content):
        had += before.missing
    return had - rows if had - rows > had * LOSS_WORTH_A_NOTICE else 0


def _tell(data: Data) -> None:
    """Log what was read and the first of its problems."""
    log.event(
        "data read",
        file=data.name,
        rows=len(data.reading.estimates),
        problems=len(data.problems),
        missing=data.missing,
    )
    if data.missing:
        log.problem("rows missing", file=data.name, missing=data.missing)
    _tell_changed(data.name, data.changed)
    for name, problem in data.problems[:MOST_LOGGED]:
        log.problem("problem", file=name, line=problem.line, said=str(problem))


def _tell_changed(name: str, reason: str) -> None:
    if reason:
        log.problem("release changed", file=name, reason=reason)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
