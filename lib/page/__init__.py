"""One file per page, each with `show(shown)`.

The folder is not called `pages`: Streamlit runs by itself whatever lies in a folder of that name
beside its script.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.analysis.select import View
from lib.data.beside import Data
from lib.data.files import Files
from lib.figures.style import Style


@dataclass(frozen=True)
class Shown:
    """What pages are drawn from: `data` is the release asked for, else the file."""

    files: Files
    data: Data
    view: View
    colours: Mapping[str, str]
    style: Style

    @property
    def comparable(self) -> tuple[frozenset[str], ...]:
        """The kinds of count that may be summarised together."""
        return self.data.views.dataset.comparable
