"""What is wrong with a file: one record per mistake, with its place, rule and repair."""

from dataclasses import dataclass

LONGEST_VALUE_SHOWN = 60


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake; `line` as an editor counts, 0 for none; `column` blank for a whole line."""

    line: int
    column: str
    value: str
    rule: str
    repair: str

    @property
    def place(self) -> str:
        """Say where it is, and what stands there."""
        line = f"line {self.line}" if self.line else ""
        place = ", ".join(filter(None, (line, self.column))) or "the file"
        return f"{place} {quoted(self.value)}".rstrip()

    def __str__(self) -> str:
        """Say place, value, rule and repair in one line."""
        return f"{self.place}: {self.rule}; {self.repair}"


class UnreadableError(ValueError):
    """The file cannot be read at all, or lacks a required column; the text says why."""


def quoted(value: str) -> str:
    """Write a value in quotation marks on one line, cut where it is long; blank stays blank."""
    if not value:
        return ""
    return f'"{shortened(value)}"'


def shortened(value: str) -> str:
    """Write a value on one line, cut where it is long."""
    flat = " ".join(value.split())
    return flat if len(flat) <= LONGEST_VALUE_SHOWN else flat[:LONGEST_VALUE_SHOWN] + "…"
