"""What the pages of one address are drawn from; each part is worked out when first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from lib.analysis.judged import verdict_on
from lib.analysis.select import View
from lib.data.beside import Data
from lib.data.files import Files
from lib.data.verdicts import Line, Verdict
from lib.figures.style import Style
from lib.figures.timeline import timeline
from lib.words import headlines, sentences
from lib.words.headlines import Headline
from lib.words.tables import in_words


@dataclass(frozen=True)
class Shown:
    """What pages are drawn from: `data` is the release asked for, else the file."""

    files: Files
    data: Data
    view: View
    colours: Mapping[str, str]
    style: Style
    unreadable: str = ""  # why the release asked for is not shown

    @property
    def comparable(self) -> tuple[frozenset[str], ...]:
        """The kinds of count that may be summarised together."""
        return self.data.views.dataset.comparable

    @cached_property
    def lead(self) -> str:
        """The one sentence that states the finding."""
        return sentences.lead(self.view, self.comparable)

    @cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """The figures above the chart."""
        return tuple(headlines.headlines(self.view, self.comparable))

    @cached_property
    def chart(self) -> go.Figure:
        """The timeline; whoever draws it leaves it as it is."""
        return timeline(
            self.view,
            self.data.events,
            self.comparable,
            self.colours,
            self.style,
            line=self.line,
        )

    @cached_property
    def table(self) -> pd.DataFrame:
        """The rows in view, in reader's words."""
        return in_words(self.view.rows)

    @cached_property
    def verdict(self) -> Verdict | None:
        """The verdict that was given on the statements in view; None where there is none."""
        working = self.files.working
        given = (*self.data.verdicts.views, *working.verdicts.views)
        return verdict_on(self.view, working.views.named, self.comparable, given)

    @property
    def line(self) -> Line | None:
        """The line of the trend, where the reader asks for it and the verdict allows it."""
        asked = self.view.selection.trend == "shown" and self.verdict and self.verdict.trend
        return self.verdict.line if asked and self.verdict else None
