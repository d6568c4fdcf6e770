"""The XML of a workbook, looked through before it is read: how much it unfolds to, what to name.

A few bytes can stand for a billion cells (one cell far away, one that is repeated), which would
take the whole process down. So every part is parsed strictly here first, and counted from above.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from lib.data import limits
from lib.data.problems import UnreadableError

MOST_ELEMENTS = 6_000_000
MOST_NAMED = 10_000
WHOLE = re.compile(r"[0-9]{1,9}")
DAMAGED = "it is a damaged spreadsheet or archive; save it anew, or as CSV in UTF-8"
TOO_MUCH_TEXT = f"it has more than {limits.MOST_MEGABYTES} MB of text; split it"
Range = tuple[int, int, int, int]  # first row, first column, last row, last column, from 1


@dataclass
class Sheet:
    """What was found of a sheet: its size at most, failed cells by (row, column), merged cells."""

    name: str = ""
    rows: int = 0
    columns: int = 0
    bytes: int = 0  # of text
    failed: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)

    @property
    def cells(self) -> int:
        """How many cells are made when it is read, blank ones between others included."""
        return self.rows * self.columns

    @property
    def refusal(self) -> str:
        """Say why it is too large to be read; blank where it is not."""
        if self.rows > limits.MOST_LINES:
            return f"it has more than {limits.MOST_LINES:,} rows; split it"
        if self.columns > limits.MOST_COLUMNS:
            return (
                f"it has {self.columns:,} columns, more than {limits.MOST_COLUMNS}; keep the "
                "columns of the codebook and your own"
            )
        if self.cells > limits.MOST_CELLS:
            return f"it has more than {limits.MOST_CELLS:,} cells; split it, or leave out columns"
        if self.bytes > limits.MOST_MEGABYTES * 1_000_000:
            return TOO_MUCH_TEXT
        return ""

    def note(self, row: int, column: int, text: str) -> None:
        """Keep the text of a failed cell."""
        if len(self.failed) < MOST_NAMED:
            self.failed[row, column] = text


class Part:
    """Parses one part of a workbook in pieces; raises UnreadableError for what is not sound.

    `damaged` is what is said then.
    """

    damaged = DAMAGED

    def __init__(self, elements: list[int]) -> None:
        self.elements = elements  # one count for all parts
        self._parser = expat.ParserCreate("UTF-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self.end
        self._parser.CharacterDataHandler = self.text
        self._parser.StartDoctypeDeclHandler = self._refuse_entities

    def feed(self, piece: bytes, last: bool = False) -> None:
        """Parse a piece."""
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise UnreadableError(self.damaged) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements[0] += 1
        if self.elements[0] > MOST_ELEMENTS:
            raise UnreadableError("it holds more than can be read at once; split it")
        self.start(name, attributes)

    def _refuse_entities(self, *_: object) -> None:
        raise UnreadableError(self.damaged)  # no program writes a document type into a workbook

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take text."""


def size(text: str) -> int:
    """Count the bytes of a text as a CSV has them."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


def whole(text: str) -> int:
    """Read a count or a number of a row; raises UnreadableError for what is none."""
    if not WHOLE.fullmatch(text):
        raise UnreadableError(DAMAGED)
    return int(text)
