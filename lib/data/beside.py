"""A CSV or spreadsheet put together with what lies beside it: events, views, verdicts, words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from lib.data.manifest import NAME, RELEASE, is_frozen, manifest, manifest_of
from lib.data.opening import content_of
from lib.data.problems import Problem, UnreadableError
from lib.data.read import Reading, read, read_events
from lib.data.room import room, weight
from lib.data.row import COLUMNS, Event
from lib.data.spreadsheets.sheets import csv_of
from lib.data.verdicts import VERDICTS, Verdicts, read_verdicts
from lib.data.views import Views, read_views

T = TypeVar("T")
EVENTS, VIEWS, WORDS = "events.csv", "views.toml", "vocabulary.toml"
OF_A_ROW = ("id", "group", "area", "counted", "source")
LOSS_OF_A_PART = 1 / 20  # of the rows of one reading


@dataclass(frozen=True, eq=False)
class Data:
    """All that the app shows, with what to say about how it was read.

    `content` are the bytes that were read. `stale` is the reason why an older reading is shown;
    `missing` the number of rows that the last file served had beyond this one, where that is more
    than a fifth; `changed` how a release differs from what was released. `own` marks a reader's
    own file, which only their session shows. `renames` are the settings of `[columns]` that it was
    read by. `written` is when the file was last written, in seconds of the epoch. `kept` marks
    what comes from before a restart.
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
    renames: Mapping[str, str] = field(default_factory=dict)
    written: float = 0.0
    kept: bool = False

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

    @cached_property
    def editable(self) -> tuple[str, bytes]:
        """Name and bytes of the CSV that edits start from; a spreadsheet itself is only read."""
        return csv_of(self.name, self.content, COLUMNS, self.renames)

    @property
    def stem(self) -> str:
        """The name without its ending; of a frozen file, the release."""
        return self.name.removesuffix(".csv")


def gather(path: Path, reading: Reading, before: Data | None = None, missing: int = 0) -> Data:
    """Put a reading together with the events, views and releases beside its file.

    Where one of those cannot be read, it is named and the one of `before` stays.
    """
    _, events_path, views_path, verdicts_path = files(path)
    problems = [(path.name, problem) for problem in reading.problems]
    problems += [(views_path.name, problem) for problem in reading.unfit]

    def part(file: Path, parse: Callable[[bytes], tuple[T, Iterable[Problem]]], held: T) -> T:
        if not file.is_file():
            return type(held)()
        try:
            found, bad = parse(content_of(file))
        except UnreadableError as error:
            found, bad = held, [_unread(error)]
        problems.extend((file.name, problem) for problem in bad)
        return found

    events = part(events_path, _events, before.events if before else ())
    views = part(views_path, _views, before.views if before else Views())
    verdicts = Verdicts()
    if not is_frozen(path):
        problems += [(NAME, problem) for problem in manifest(manifest_of(path)).problems]
        verdicts = part(verdicts_path, lambda content: (read_verdicts(content), ()), verdicts)
    return Data(
        reading, events, views, tuple(problems), path.name, missing=missing, verdicts=verdicts,
        renames=views.columns,
    )  # fmt: skip


def _events(content: bytes) -> tuple[tuple[Event, ...], Iterable[Problem]]:
    events, problems = read_events(content)
    return tuple(events), problems


def _views(content: bytes) -> tuple[Views, Iterable[Problem]]:
    views = read_views(content)
    return views, views.problems


def settings_beside(path: Path, before: Data | None = None) -> Views:
    """Give the settings beside a CSV; where they cannot be read, those that held `before`."""
    file = companions(path)[1]
    try:
        return read_views(content_of(file)) if file.is_file() else Views()
    except UnreadableError:
        return before.views if before else Views()


def own_data(
    name: str, content: bytes, served: Data, chosen: Mapping[str, str] | None = None
) -> Data:
    """Read a file of the reader's own, under its own name.

    A copy of what is served, which shares rows with it, keeps its events, views and settings.
    `chosen` says what it calls our columns; None where nobody was asked. Raises UnreadableError as
    the reader does, and where readers have too much open.
    """
    renames = _fitting(content, served) if chosen is None else chosen
    reading = read(content, renames, served.views.dataset.years)
    problems = tuple((name, problem) for problem in reading.problems)
    copied = not _told(reading).isdisjoint(_told(served.reading))
    views = served.views if copied else Views()
    dataset = replace(views.dataset, title=Path(name).stem, authors=(), licence="", contact="")
    found = Data(
        reading, served.events if copied else (), replace(views, dataset=dataset), problems, name,
        content=content, own=True, renames=renames,
    )  # fmt: skip
    return room().take(found, weight(content, reading.cells.size))


def _told(reading: Reading) -> set[tuple[str, ...]]:
    """Give of every row its id, and whom and what it is about."""
    return set(zip(*(reading.estimates[name] for name in OF_A_ROW), strict=True))


def _fitting(content: bytes, served: Data) -> Mapping[str, str]:
    """Give the settings of `[columns]` for a copy of the served file, none for any other.

    What they fill in (`source = "=WHO"`) would be false of a file from elsewhere.
    """
    renames = served.renames
    if not renames:
        return renames
    try:
        reading = read(content, renames, served.views.dataset.years)
    except UnreadableError:
        return {}
    there = {*served.reading.headings.values()} <= {*reading.headings.values()}
    return renames if there and not reading.unfit else {}


def _unread(error: UnreadableError) -> Problem:
    return Problem(0, "", "", str(error), "mend it; until then what was last read is used")


def companions(path: Path) -> tuple[Path, Path]:
    """Give the events and views that belong to a CSV, a release's under its own name."""
    prefix = f"{path.stem}." if RELEASE.fullmatch(path.stem) else ""
    return path.with_name(prefix + EVENTS), path.with_name(prefix + VIEWS)


def words_beside(path: Path) -> bytes:
    """Give the vocabulary beside a CSV, blank where it has none of its own."""
    own = path.with_name(WORDS)
    return content_of(own) if own.is_file() else b""


def files(path: Path) -> tuple[Path, ...]:
    """Give a CSV and the files beside it that a reading of it is made from."""
    return path, *companions(path), path.with_name(VERDICTS)
