"""What an address shows of the data, what it is called, and what is odd about the address."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from lib.analysis.select import View
from lib.analysis.strays import Stray, strays
from lib.analysis.told import Told
from lib.data.beside import Data, words_beside
from lib.data.dataset import Dataset
from lib.data.files import Files
from lib.data.releases import difference
from lib.selection import ALL, NamedView, Selection, name_of
from lib.words import labels, notes, subjects
from lib.words.file_names import stem


@dataclass(frozen=True, eq=False)
class Shown:
    """What an address shows: those of the release asked for, else the working file."""

    files: Files
    data: Data
    view: View

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
