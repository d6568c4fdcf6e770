"""The parts of an .ods file, counted before they are read."""

from collections.abc import Mapping

from lib.data.problems import UnreadableError
from lib.data.spreadsheets import parts


class OpenPart(parts.Part):
    """The content of an .ods file, which holds every sheet."""

    def __init__(self, elements: list[int]) -> None:
        super().__init__(elements)
        self.sheets: list[parts.Sheet] = []
        self.locked = False
        self._depth = self._row = self._rows = self._column = self._cells = 0
        self._in_row = self._in_cell = False
        self._span = (1, 1)
        self._failed = self._used = False
        self._bytes = 0
        self._held: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Count rows and cells as often as they are repeated."""
        if name == "table:table":
            self._depth += 1
            if self._depth == 1:
                self.sheets.append(parts.Sheet(attributes.get("table:name", "")))
                self._row = self._rows = 0
        elif name == "table:table-row":
            if self._in_row:
                raise UnreadableError(parts.DAMAGED)
            self._in_row, self._column = True, 0
            self._row += self._rows
            self._rows = _repeats(attributes, "table:number-rows-repeated")
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._open_cell(attributes)
        elif self._in_cell:
            self._used = True
            if name == "text:s":
                self._bytes += _repeats(attributes, "text:c")
        elif name == "manifest:encryption-data":
            self.locked = True

    def _open_cell(self, attributes: dict[str, str]) -> None:
        if self._in_cell:
            raise UnreadableError(parts.DAMAGED)
        self._in_cell, self._held = True, []
        self._cells = _repeats(attributes, "table:number-columns-repeated")
        self._span = (
            _repeats(attributes, "table:number-rows-spanned"),
            _repeats(attributes, "table:number-columns-spanned"),
        )
        self._failed = attributes.get("calcext:value-type") == "error"
        self._used = any("value" in each for each in attributes)
        self._bytes = parts.size(attributes.get("office:string-value", ""))

    def end(self, name: str) -> None:
        """Take in a whole cell or row."""
        if name == "table:table":
            self._depth -= 1
        elif name == "table:table-row":
            self._in_row = False
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._in_cell = False
            if self.sheets:
                self._close_cell(self.sheets[-1])
            self._column += self._cells

    def text(self, text: str) -> None:
        """Hold the text of a cell."""
        if self._in_cell:
            self._used = True
            self._bytes += parts.size(text)
            if self._failed:
                self._held.append(text)

    def _close_cell(self, sheet: parts.Sheet) -> None:
        row, column = self._row + 1, self._column + 1
        high, wide = self._span
        if (high > 1 or wide > 1) and len(sheet.merged) < parts.MOST_NAMED:
            sheet.merged.append((row, column, row + high - 1, column + wide - 1))
        if not self._used:
            return
        sheet.rows = max(sheet.rows, self._row + self._rows)
        sheet.columns = max(sheet.columns, self._column + self._cells)
        sheet.bytes += self._bytes * self._cells * self._rows
        if self._failed:
            sheet.note(row, column, "".join(self._held).strip())


def _repeats(attributes: Mapping[str, str], name: str) -> int:
    return parts.whole(attributes.get(name, "1"))
