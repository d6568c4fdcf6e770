"""One answer per address and data: all that pages, routes, exports and previews take from.

Each part is worked out once, when it is first asked for; the answers given last are kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from threading import Lock

import pandas as pd
import plotly.graph_objects as go
from cachetools import LRUCache, cachedmethod

from lib.analysis.select import View, choices, pairs, view
from lib.analysis.strays import Stray, known, strays
from lib.analysis.told import Told
from lib.analysis.trend import digest
from lib.data import periods
from lib.data.beside import Data, words_beside
from lib.data.dataset import Dataset
from lib.data.days import Day
from lib.data.files import Files
from lib.data.releases import difference
from lib.data.verdicts import Verdict
from lib.figures.legend import in_view
from lib.figures.style import STYLES, Theme, colours, in_legend
from lib.figures.timeline import Focus, drawn, timeline
from lib.query import parse, strangers
from lib.selection import ALL, NamedView, Selection, name_of
from lib.words import checking, labels, lead, notes, sentences, subjects
from lib.words.file_names import stem
from lib.words.sides import SideView, side_views
from lib.words.tables import Column, whole

MOST_ROWS = 30_000  # in all that is kept, some tens of megabytes
MOST_SIDED = 2_000  # rows of a view; each chart of a side holds them all
LEAST_ROWS = 500  # what an answer counts however few its rows


@dataclass(frozen=True, eq=False)
class Answer:
    """What an address shows of the data: those of the release asked for, else the working file."""

    files: Files
    data: Data
    view: View
    _figures: dict[tuple[Theme, str | None], go.Figure] = field(default_factory=dict)

    @property
    def selection(self) -> Selection:
        """What was asked for."""
        return self.view.selection

    @property
    def dataset(self) -> Dataset:
        """What the dataset says of itself."""
        return self.data.views.dataset

    def base(self, here: str) -> str:
        """Give the address that links and citations start with: the dataset's, else `here`."""
        return (self.files.working.views.dataset.address or here).rstrip("/")

    @property
    def estimates(self) -> pd.DataFrame:
        """The whole table that the view is a part of."""
        return self.data.reading.estimates

    @property
    def release(self) -> str:
        """The release shown; blank for the working file and a reader's own."""
        chosen = self.selection.release
        return chosen if chosen in self.files.names and not self.data.own else ""

    @property
    def own_words(self) -> bytes:
        """The vocabulary beside the file, blank for a reader's own. Raises UnreadableError."""
        return b"" if self.data.own else words_beside(self.files.path)

    @cached_property
    def told(self) -> Told:
        """What may be said of them."""
        return Told(self.estimates, self.dataset, self.view)

    @cached_property
    def strays(self) -> list[Stray]:
        """The values of the address that do not exist."""
        return strays(self.estimates, self.selection, self.files.names)

    @property
    def notices(self) -> list[str]:
        """What is said of values of the address that mean nothing."""
        return [
            notes.stray(each.parameter, each.value, self.dataset.titles) for each in self.strays
        ]

    @cached_property
    def finding(self) -> lead.Lead:
        """What is found, in its parts."""
        found = lead.lead(self.told, self.verdict)
        if not self.data.partial:
            return found
        return lead.Lead((self._of_what_could_be_read(found.text),))

    @property
    def lead(self) -> str:
        """The same in one text."""
        return self.finding.text

    @property
    def verdict(self) -> Verdict | None:
        """The stored verdict on the statements that are told of; None where there is none."""
        stored = self.files.working.verdicts
        return stored.on(digest(self.told.ranged)) if stored.views else None

    @property
    def day(self) -> Day | None:
        """The day of which is told who says what: the reader's own, else the moment."""
        if not self.selection.at:
            return self.view.moment
        asked_for = periods.read(self.selection.at)
        return asked_for.last if asked_for and self.view.moment else None

    @property
    def listed_day(self) -> Day | None:
        """The same where there is a list of who says what; None where it is refused."""
        return None if self.told.refusal else self.day

    @cached_property
    def summary(self) -> list[str]:
        """What the latest estimates say together on that day, in sentences."""
        lines = sentences.told_on(self.told, self.told.on(self.day))
        return list(map(self._of_what_could_be_read, lines))

    @property
    def checked(self) -> list[str]:
        """What that day's latest estimates say of the number to check; nothing without one."""
        found, number = self.told.checked(self.day), self.told.number
        if found is None or number is None:
            return []
        lines = [checking.checked(number, found), *checking.named(found)]
        return list(map(self._of_what_could_be_read, lines))

    def _of_what_could_be_read(self, sentence: str) -> str:
        """Say of a sentence that it leaves out what could not be read, where that is much."""
        read = len(self.estimates)
        if not self.data.partial:
            return sentence
        if not read:
            return notes.nothing_read(self.data.name)
        return notes.of_read(read, read + self.data.left_out, sentence)

    @property
    def title(self) -> str:
        """What the view is about: the question of a named view, else in a few words."""
        return self.question or self.about

    @property
    def named(self) -> tuple[NamedView, ...]:
        """The named views: those beside the working file, of releases too."""
        return (self.data if self.data.own else self.files.working).views.named

    @cached_property
    def question(self) -> str:
        """The question of the named view that this is; blank for any other."""
        name = name_of(self.selection, self.named)
        return next((each.question for each in self.named if each.name == name), "")

    @property
    def about(self) -> str:
        """Whom and where the numbers count, else the title of the dataset."""
        about = (
            subjects.subject(self.view.scope, self.dataset.titles) if len(self.view.scope) else ""
        )
        return f"{about}: {labels.PUBLISHED}" if about else self.dataset.title or labels.APP

    @property
    def stem(self) -> str:
        """What its files are called: the view, or what it is about, and the day spoken of."""
        name = name_of(self.selection, self.named)
        about = subjects.subject(self.view.scope) if len(self.view.scope) else ""
        day = self.view.moment.isoformat() if self.view.moment else ""
        return stem(f"{name if name != ALL else 'all estimates'} {about * (not name)} {day}")

    @cached_property
    def since(self) -> str:
        """That a release is shown, and what has changed since; blank for the working file."""
        found = next((each for each in self.files.releases if each.release == self.release), None)
        if found is None:
            return ""
        now = self.files.working.reading.cells
        changed = difference(self.data.reading.cells, now)
        return notes.since(found.release, found.reason, changed)

    @cached_property
    def table(self) -> list[Column]:
        """The rows in view, in reader's words."""
        return whole(self.view.rows, self.dataset.titles)

    @cached_property
    def choices(self) -> dict[str, Mapping[str, int]]:
        """How many rows each value of a filter would show."""
        return choices(self.estimates, self.selection, self.files.names, self.dataset)

    @property
    def cells(self) -> pd.DataFrame:
        """The rows in view as the file has them."""
        return self.data.reading.cells.loc[self.view.rows.index]

    def colours(self, theme: Theme) -> Mapping[str, str]:
        """Give each side of the file its colour."""
        return colours(self.estimates, STYLES[theme])

    @property
    def legend(self) -> list[str]:
        """The sides in view that colours tell apart."""
        return in_legend(self.view.rows, self.colours("light"), STYLES["light"])

    @property
    def marks(self) -> list[str]:
        """The marks in view, which the line above the charts explains."""
        return in_view(self.view, bool(self.sides), self.listed_day is not None)

    @cached_property
    def sides(self) -> list[SideView]:
        """The sides that have a chart each; none where all estimates stand in one."""
        return [] if self.selection.split == "none" else self._sides

    @property
    def may_split(self) -> bool:
        """Whether there are sides that could have a chart each."""
        return bool(self._sides)

    @cached_property
    def _sides(self) -> list[SideView]:
        rows = self.view.rows
        return [] if len(rows) > MOST_SIDED or len(pairs(rows)) > 1 else side_views(self.told)

    def chart(self, theme: Theme, side: SideView | None = None) -> go.Figure:
        """Draw the timeline, once for each theme and side; whoever shows it leaves it as it is."""
        key = theme, side and side.name
        if key not in self._figures:
            steps = self.told.steps(drawn(self.view)) if self.selection.band == "shown" else {}
            ink = self.colours(theme)
            if side and not side.name:  # everyone else has no colour of its own
                ink = dict.fromkeys(ink, STYLES[theme].ink)
            self._figures[key] = timeline(
                self.view, self.data.events, steps, ink, STYLES[theme],
                titles=self.dataset.titles, focus=side and self._focus(side),
                day=self.listed_day,
            )  # fmt: skip
        return self._figures[key]

    def _focus(self, side: SideView) -> Focus:
        """Say what the chart of a side is about; the charts of all have equal margins."""
        lines = (line for each in self.sides for text in each.written.values() for line in text)
        return Focus(side.names, side.written, max(map(len, lines), default=0))


def asked(files: Files, given: Iterable[tuple[str, str]]) -> tuple[Selection, tuple[str, ...]]:
    """Read the parameters of an address; give the selection, and what is said of the others."""
    given = list(given)
    selection = known(files.working.reading.estimates, parse(given, files.working.views.named))
    selection = files.working.views.dataset.own(selection)
    return selection, tuple(map(notes.stranger, strangers(given)))


def answer_to(files: Files, selection: Selection, data: Data | None = None) -> Answer:
    """Give the answer to an address; `data` are a reader's own, which are theirs alone.

    Raises UnreadableError if the release that is asked for cannot be read.
    """
    if data and data.own:
        return _made(files, data, selection)
    return kept().answer(files, data or files.of(selection.release), selection)


def _made(files: Files, data: Data, selection: Selection) -> Answer:
    return Answer(
        files, data, view(data.reading.estimates, selection, files.names, data.views.dataset)
    )


class Kept:
    """The answers given last, all of one reading: a new one lets go of the one before."""

    def __init__(self) -> None:
        self.answers: LRUCache = LRUCache(MOST_ROWS, getsizeof=_size)
        self.lock = Lock()
        self.working: Data | None = None

    @cachedmethod(lambda self: self.answers, lock=lambda self: self.lock)
    def _answer(self, files: Files, data: Data, selection: Selection) -> Answer:
        return _made(files, data, selection)

    def answer(self, files: Files, data: Data, selection: Selection) -> Answer:
        """Give the answer that is kept, else a new one."""
        with self.lock:
            if files.working is not self.working:
                self.answers.clear()
                self.working = files.working
        return self._answer(files, data, selection)


def _size(kept: Answer) -> int:
    return max(LEAST_ROWS, len(kept.view.rows))


@cache
def kept() -> Kept:
    """Give the one memory of answers of the process."""
    return Kept()
