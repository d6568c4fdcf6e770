"""One view of one state of the data, with all that is said of it; every format is made of it."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from lib import words
from lib.analysis.select import Stray, View, strays, view
from lib.analysis.summary import Summary, refusal, summary
from lib.analysis.voices import voices
from lib.data.beside import Data
from lib.data.files import Files
from lib.data.views import Dataset
from lib.query import Selection
from lib.words import labels
from lib.words.sentences import lead


@dataclass(frozen=True)
class Shared:
    """What leaves: `data` is the release asked for, else the working file."""

    files: Files
    data: Data
    view: View

    @property
    def dataset(self) -> Dataset:
        """What the dataset says of itself."""
        return self.data.views.dataset

    @property
    def release(self) -> str:
        """The release shown; blank for the working file."""
        chosen = self.view.selection.release
        return chosen if chosen in self.files.names else ""

    @property
    def cells(self) -> pd.DataFrame:
        """The rows in view as the file has them."""
        return self.data.reading.cells.loc[self.view.rows.index]

    @property
    def title(self) -> str:
        """What the view is about, in a few words."""
        about = words.subject(self.view.rows) if len(self.view.rows) else ""
        return f"{about}: {labels.PUBLISHED}" if about else self.dataset.title or labels.APP

    @cached_property
    def sentence(self) -> str:
        """The generated sentence of the view."""
        return lead(self.view, self.dataset.comparable)

    @cached_property
    def summary(self) -> Summary | None:
        """The summary at the view's moment; None where there may be none."""
        view = self.view
        if view.moment is None or refusal(view.speaking, self.dataset.comparable):
            return None
        return summary(voices(view.speaking, view.selection.months), view.moment)

    @cached_property
    def strays(self) -> list[Stray]:
        """The values of the selection that do not exist."""
        return strays(self.data.reading.estimates, self.view.selection, self.files.names)


def shared(files: Files, selection: Selection) -> Shared:
    """Select from the release that is asked for, else from the working file."""
    data = files.of(selection.release)
    return Shared(files, data, view(data.reading.estimates, selection, files.names))
