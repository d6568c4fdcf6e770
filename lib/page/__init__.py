"""One file per page, each with `show(shown)`.

The folder is not called `pages`: Streamlit runs by itself whatever lies in a folder of that name
beside its script.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.analysis.select import View
from lib.data.beside import Data
from lib.data.files import Files
from lib.data.verdicts import Line, Verdict
from lib.figures.style import Style


@dataclass(frozen=True)
class Shown:
    """What pages are drawn from: `data` is the release asked for, else the file.

    `verdict` is None where none was given on the statements in view.
    """

    files: Files
    data: Data
    view: View
    verdict: Verdict | None
    colours: Mapping[str, str]
    style: Style

    @property
    def comparable(self) -> tuple[frozenset[str], ...]:
        """The kinds of count that may be summarised together."""
        return self.data.views.dataset.comparable

    @property
    def line(self) -> Line | None:
        """The line of the trend, where the reader asks for it and the verdict allows it."""
        asked = self.view.selection.trend == "shown" and self.verdict and self.verdict.trend
        return self.verdict.line if asked and self.verdict else None
