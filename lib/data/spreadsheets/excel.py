"""The parts of an .xlsx file, counted before they are read."""

import re

from lib.data.problems import UnreadableError
from lib.data.spreadsheets import parts

PLACE = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


class ExcelPart(parts.Part):
    """A part of an .xlsx file; each may be a sheet, the shared texts or the list of sheets."""

    def __init__(self, elements: list[int], lengths: list[int]) -> None:
        super().__init__(elements)
        self.lengths = lengths  # of the shared texts, which stand in a part before the sheets
        self.sheet = parts.Sheet()
        self.named: dict[str, str] = {}  # sheets by relation
        self.targets: dict[str, str] = {}  # parts by relation
        self._row = self._column = 0
        self._in_row = self._used = False
        self._cell: dict[str, str] | None = None
        self._place = (0, 0)
        self._held: list[str] = []
        self._shared: int | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Count rows, cells and texts by what they may stand for at most."""
        name = name.rpartition(":")[2]
        self._used = True  # of a cell around it: an empty value is one, too
        if name == "row":
            self._open_row(attributes.get("r"))
        elif name == "c":
            self._open_cell(attributes)
        elif name == "si":
            if self._shared is not None:
                raise UnreadableError(parts.DAMAGED)
            self._shared = 0
        elif name == "mergeCell" and len(self.sheet.merged) < parts.MOST_NAMED:
            if found := _range(attributes.get("ref", "")):
                self.sheet.merged.append(found)
        elif name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            self.named[relation] = attributes.get("name", "")
        elif name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def end(self, name: str) -> None:
        """Take in a whole cell or shared text."""
        name = name.rpartition(":")[2]
        if name == "c" and self._cell is not None:
            if self._used:
                self._use("".join(self._held), self._cell.get("t", ""))
            self._cell = None
        elif name == "row":
            self._in_row = False
        elif name == "si" and self._shared is not None:
            self.lengths.append(self._shared)
            self._shared = None

    def text(self, text: str) -> None:
        """Hold the text of a cell, or count that of a shared one."""
        if self._cell is not None:
            self._held.append(text)
        elif self._shared is not None:
            self._shared += parts.size(text)

    def _open_row(self, number: str | None) -> None:
        if self._in_row:
            raise UnreadableError(parts.DAMAGED)
        self._in_row, self._column = True, 0
        self._row = max(self._row + 1, parts.whole(number or "0"))

    def _open_cell(self, attributes: dict[str, str]) -> None:
        if self._cell is not None or not self._in_row:
            raise UnreadableError(parts.DAMAGED)
        self._cell, self._held, self._used = attributes, [], False
        if "r" not in attributes:
            self._column += 1
            self._place = self._row, self._column
            return
        found = _place(attributes["r"])
        if found is None:
            raise UnreadableError(parts.DAMAGED)
        self._place = found
        # What has no place of its own may be counted on from here.
        self._row, self._column = max(self._row, found[0]), max(self._column, found[1])

    def _use(self, text: str, kind: str) -> None:
        row, column = self._place
        sheet = self.sheet
        sheet.rows = max(sheet.rows, row)
        sheet.columns = max(sheet.columns, column)
        if kind == "s":
            shared = text.strip()
            known = shared.isdecimal() and len(shared) < 9 and int(shared) < len(self.lengths)
            sheet.bytes += self.lengths[int(shared)] if known else 0
        else:
            sheet.bytes += parts.size(text)
        if kind == "e":
            sheet.note(row, column, text.strip())


def _place(text: str) -> tuple[int, int] | None:
    """Give (row, column) of a place such as B7, or None."""
    found = PLACE.fullmatch(text)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _range(text: str) -> parts.Range | None:
    first, last = (_place(each) for each in (text.partition(":")[0], text.partition(":")[2]))
    return (*first, *last) if first and last else None
