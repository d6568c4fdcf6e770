"""How much of readers' own files one process holds, all sessions together."""

from functools import cache
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from lib.data.problems import UnreadableError

T = TypeVar("T")
# As many as three of the largest files that are read: each takes some 150 MB of memory.
MOST_OWN = 30_000_000
OF_A_CELL = 10  # bytes; so a million cells weigh as much as ten megabytes of text
FULL = "others have large files open here just now; try again later, or leave out what you can"


class Room:
    """Count what is held, each until nobody holds it any more."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.held: WeakKeyDictionary[object, int] = WeakKeyDictionary()
        self.lock = Lock()

    def take(self, held: T, weight: int) -> T:
        """Give it back, counted. Raises UnreadableError where there is no room for it."""
        with self.lock:
            if sum(self.held.values()) + weight > self.most:
                raise UnreadableError(FULL)
            self.held[held] = weight
        return held


@cache
def room() -> Room:
    """Give the one room of the process."""
    return Room(MOST_OWN)


def weight(content: bytes, cells: int) -> int:
    """Weigh a file in bytes, by its text or by its cells, whatever is more."""
    return max(len(content), OF_A_CELL * cells)
