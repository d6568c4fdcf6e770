"""The edge of the file system: a CSV, what lies beside it, and the last good reading of it."""

import threading
from dataclasses import dataclass, field, replace
from pathlib import Path

from lib import log
from lib.data.manifest import NAME, RELEASE, change, is_frozen, manifest, manifest_of
from lib.data.problems import Problem, UnreadableError
from lib.data.read import Reading, read, read_events
from lib.data.row import Event
from lib.data.verdicts import VERDICTS, Verdicts, read_verdicts
from lib.data.views import Views, read_views

EVENTS, VIEWS, WORDS = "events.csv", "views.toml", "vocabulary.toml"
MOST_LOGGED = 20
LOSS_WORTH_A_NOTICE = 1 / 5
LOSS_OF_A_PART = 1 / 20  # of the rows of one reading


@dataclass(frozen=True, eq=False)
class Data:
    """All that the app shows, with what to say about how it was read.

    `content` are the bytes that were read. `stale` is the reason why an older reading is shown;
    `missing` the number of rows that the fullest reading had beyond this one, where that is more
    than a fifth; `changed` how a release differs from what was released. `own` marks a reader's
    own file, which only their session shows.
    """

    reading: Reading
    events: tuple[Event, ...]
    views: Views
    problems: tuple[tuple[str, Problem], ...]
    name: str
    stale: str = ""
    missing: int = 0
    changed: str = ""
    content: bytes = b""
    own: bool = False
    verdicts: Verdicts = field(default_factory=Verdicts)

    @property
    def left_out(self) -> int:
        """How many rows of the CSV could not be read."""
        read = set(self.reading.estimates["line"])
        return len({p.line for p in self.reading.problems if p.line > 1} - read)

    @property
    def partial(self) -> bool:
        """Whether so many are left out that it must be said before anything else."""
        rows = len(self.reading.estimates) + self.left_out
        return self.left_out > rows * LOSS_OF_A_PART

    @property
    def stem(self) -> str:
        """The name without its ending; of a frozen file, the release."""
        return self.name.removesuffix(".csv")


@dataclass
class Memory:
    """The one memory of the app: the last good reading of one CSV."""

    path: Path
    _stamp: tuple = ()
    _data: Data | None = None
    _fullest: int = 0
    _compared: tuple[tuple, str] = ((), "")
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def latest(self) -> Data:
        """Read the files again if any of them changed since the last call.

        Raises UnreadableError if the CSV cannot be read and no good reading is in memory.
        """
        with self._lock:
            stamp = self._stamped()
            if self._data is None or stamp != self._stamp:
                self._data = self._read()
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
                    reason = change(self.path, _bytes(self.path))
                except UnreadableError as error:
                    reason = str(error)
                self._compared = stamp, reason
                _tell_changed(self.path.name, reason)
            return self._compared[1]

    def _stamped(self) -> tuple:
        return tuple(_stamp(path) for path in (*_files(self.path), manifest_of(self.path)))

    def _read(self) -> Data:
        try:
            content = _bytes(self.path)
            reading = read(content)
        except UnreadableError as error:
            if self._data is None:
                raise
            log.problem("unreadable", file=self.path.name, reason=str(error))
            return replace(self._data, stale=str(error))
        rows = len(reading.estimates)
        self._fullest = max(self._fullest, rows)
        lost = self._fullest - rows
        missing = lost if lost > self._fullest * LOSS_WORTH_A_NOTICE else 0
        data = replace(
            gather(self.path, reading, self._data, missing),
            changed=change(self.path, content, rows),
            content=content,
        )
        _tell(data)
        return data


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


def gather(path: Path, reading: Reading, before: Data | None = None, missing: int = 0) -> Data:
    """Put a reading together with the events, views and releases beside its file.

    Where one of those cannot be read, it is named and the one of `before` stays.
    """
    _, events_path, views_path, verdicts_path = _files(path)
    problems = [(path.name, problem) for problem in reading.problems]
    events: tuple[Event, ...] = ()
    views = Views()
    if events_path.is_file():
        try:
            found, bad = read_events(_bytes(events_path))
            events = tuple(found)
        except UnreadableError as error:
            events, bad = before.events if before else (), [_unread(error)]
        problems += [(events_path.name, problem) for problem in bad]
    if views_path.is_file():
        try:
            views = read_views(_bytes(views_path))
            bad = list(views.problems)
        except UnreadableError as error:
            views, bad = before.views if before else Views(), [_unread(error)]
        problems += [(views_path.name, problem) for problem in bad]
    verdicts = Verdicts()
    if not is_frozen(path):
        problems += [(NAME, problem) for problem in manifest(manifest_of(path)).problems]
    if not is_frozen(path) and verdicts_path.is_file():
        try:
            verdicts = read_verdicts(_bytes(verdicts_path))
        except UnreadableError as error:
            problems.append((VERDICTS, _unread(error)))
    return Data(
        reading, events, views, tuple(problems), path.name, missing=missing, verdicts=verdicts
    )


def own_data(name: str, content: bytes, served: Data) -> Data:
    """Read a file of the reader's own, with the events and views of what is served.

    Raises UnreadableError as the reader does.
    """
    reading = read(content)
    problems = tuple((name, problem) for problem in reading.problems)
    return replace(
        served, reading=reading, problems=problems, name=name, stale="", missing=0,
        changed="", content=content, own=True,
    )  # fmt: skip


def _unread(error: UnreadableError) -> Problem:
    return Problem(0, "", "", str(error), "mend it; until then what was last read is used")


def companions(path: Path) -> tuple[Path, Path]:
    """Give the events and views that belong to a CSV, a release's under its own name."""
    prefix = f"{path.stem}." if RELEASE.fullmatch(path.stem) else ""
    return path.with_name(prefix + EVENTS), path.with_name(prefix + VIEWS)


def words_beside(path: Path) -> bytes:
    """Give the vocabulary beside a CSV, blank where it has none of its own."""
    own = path.with_name(WORDS)
    return _bytes(own) if own.is_file() else b""


def _files(path: Path) -> tuple[Path, ...]:
    return path, *companions(path), path.with_name(VERDICTS)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"the file cannot be opened ({error.strerror})") from error
