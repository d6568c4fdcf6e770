"""The files that are served: the working file and its releases."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.data.beside import Data
from lib.data.keeping import kept
from lib.data.manifest import Release, is_frozen, listed, path_of
from lib.data.memory import Memory
from lib.place import cache as cache_folder


@dataclass(frozen=True)
class Files:
    """The working data and the releases beside it, newest first."""

    path: Path
    working: Data
    releases: tuple[Release, ...]

    @property
    def names(self) -> list[str]:
        """The names of the releases."""
        return [each.release for each in self.releases]

    @property
    def changed(self) -> list[str]:
        """The names of the releases that are not what was released, or cannot be opened."""
        return [each for each in self.names if memory(path_of(self.path, each)).changed()]

    def of(self, release: str) -> Data:
        """Give the data of a release; the working data where there is no such release."""
        return (
            memory(path_of(self.path, release)).latest() if release in self.names else self.working
        )


@cache
def memory(path: Path) -> Memory:
    """Keep the last good reading of a file for the life of the process, that served beyond it."""
    return Memory(path, None if is_frozen(path) else kept(cache_folder(), path))


def files(path: Path) -> Files:
    """Read what is there now.

    Raises UnreadableError if the CSV cannot be read and no good reading is in memory.
    """
    return Files(path, memory(path).latest(), tuple(listed(path)))
