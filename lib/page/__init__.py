"""One file per page, each with `show(shown)`.

The folder is not called `pages`: Streamlit runs by itself whatever lies in a folder of that name
beside its script.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lib.analysis.select import View
from lib.data.beside import Data
from lib.data.releases import Release
from lib.figures.style import Style


@dataclass(frozen=True)
class Shown:
    """What pages are drawn from: `data` is what is asked for, `working` the file itself."""

    data: Data
    view: View
    colours: Mapping[str, str]
    style: Style
    working: Data
    releases: tuple[Release, ...]
    read_release: Callable[[str], Data]

    @property
    def release_names(self) -> list[str]:
        """The releases there are, newest first."""
        return [each.release for each in self.releases]

    @property
    def comparable(self) -> tuple[frozenset[str], ...]:
        """The kinds of count that may be summarised together."""
        return self.data.views.dataset.comparable
