"""What was shown last, kept: a link that many open is worked out once."""

from threading import Lock

from cachetools import LRUCache, cached

from lib.analysis.select import view
from lib.data.beside import Data
from lib.data.files import Files
from lib.figures.style import STYLES, Theme, colours
from lib.page import Shown
from lib.query import Selection

MOST_ROWS = 30_000  # in all that is kept, some tens of megabytes
LEAST_ROWS = 500  # what a view counts however few its rows


def made(
    served: Files, data: Data, selection: Selection, theme: Theme, unreadable: str = ""
) -> Shown:
    """Select from the data; what pages draw of it is worked out when it is first asked for."""
    estimates, style = data.reading.estimates, STYLES[theme]
    return Shown(
        files=served,
        data=data,
        view=view(estimates, selection, served.names),
        colours=colours(estimates, style),
        style=style,
        unreadable=unreadable,
    )


# A reading equals itself alone, so what was made of an older one is never found again.
kept = cached(
    LRUCache(MOST_ROWS, getsizeof=lambda shown: max(LEAST_ROWS, len(shown.view.rows))), lock=Lock()
)(made)
