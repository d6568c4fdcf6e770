"""One answer per address and data; the answers given last are kept."""

from collections.abc import Iterable
from functools import cache
from threading import Lock

from cachetools import LRUCache, cachedmethod

from lib.analysis.select import view
from lib.analysis.strays import known
from lib.answer.listed import Answer
from lib.data.beside import Data
from lib.data.files import Files
from lib.query import parse, strangers
from lib.selection import Selection
from lib.words import notes

MOST_ROWS = 40_000  # in all that is kept, some tens of megabytes
LEAST_ROWS = 650  # what an answer counts however few its rows


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
