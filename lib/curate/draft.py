"""What a curator has changed so far: cells, new rows; and the file that comes of it."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lib.curate.edit import Place, edited
from lib.curate.spellings import alike
from lib.curate.vocabulary import Vocabulary
from lib.curate.warnings import warnings
from lib.data.delimited import table
from lib.data.problems import Problem
from lib.data.read import Reading, read
from lib.data.row import COLUMNS

Cells = Mapping[str, str]
FOUND = "found"  # beside the columns of a new row: the candidate that it was taken from
OPEN, ACCEPTED, REJECTED = "open", "accepted", "rejected"


@dataclass(frozen=True)
class Draft:
    """The bytes that were opened, with the changes to them; nothing is written anywhere.

    `changes` go by line and column of the file; `rows` are new ones, as text cells. `renames` are
    the settings of `[columns]` that the file is read by; `rejected` the candidates that are none.
    """

    name: str
    opened: bytes
    changes: Mapping[Place, str] = field(default_factory=dict)
    rows: tuple[Cells, ...] = ()
    renames: Mapping[str, str] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()

    @property
    def places(self) -> list[int]:
        """Where in `rows` the new rows stand that hold anything."""
        return [
            at
            for at, row in enumerate(self.rows)
            if any(row.get(name, "").strip() for name in COLUMNS)
        ]

    @property
    def new(self) -> list[Cells]:
        """The new rows that hold anything, in the columns of the row model."""
        return [{n: self.rows[at][n] for n in COLUMNS if n in self.rows[at]} for at in self.places]

    @property
    def touched(self) -> bool:
        """Whether anything differs from what was opened."""
        return bool(self.new or self.changes)

    def state(self, candidate: str) -> str:
        """Tell what was decided on a candidate; its row may have been deleted since."""
        if self.row_of(candidate) is not None:
            return ACCEPTED
        return REJECTED if candidate in self.rejected else OPEN

    def row_of(self, candidate: str) -> Cells | None:
        """Give the row that a candidate became."""
        return next((row for row in self.rows if row.get(FOUND) == candidate), None)

    def accepted(self, taken: Iterable[tuple[str, Cells]]) -> "Draft":
        """Take candidates over as new rows, each once."""
        new = [{**cells, FOUND: each} for each, cells in taken if self.row_of(each) is None]
        names = {row[FOUND] for row in new}
        return replace(self, rows=(*self.rows, *new), rejected=self.rejected - names)

    def refused(self, candidate: str) -> "Draft":
        """Say that a candidate is no estimate."""
        return replace(self.opened_again(candidate), rejected=self.rejected | {candidate})

    def opened_again(self, candidate: str) -> "Draft":
        """Take back what was decided on a candidate, its row as well."""
        rows = tuple(row for row in self.rows if row.get(FOUND) != candidate)
        return replace(self, rows=rows, rejected=self.rejected - {candidate})

    def with_change(self, place: Place, value: str) -> "Draft":
        """Write one cell of the file, by its line and column."""
        return replace(self, changes={**self.changes, place: value})

    def with_found(self, candidate: str, column: str, value: str) -> "Draft":
        """Write one cell of the row that a candidate became, where there still is one."""
        rows = (
            {**row, column: value} if row.get(FOUND) == candidate else row for row in self.rows
        )
        return replace(self, rows=tuple(rows))

    def with_cell(self, row: Cells, column: str, value: str) -> "Draft":
        """Write one cell of a new row, where there still is one like it."""
        rows = [*self.rows]
        if row in rows:
            rows[rows.index(row)] = {**row, column: value}
        return replace(self, rows=tuple(rows))


@dataclass(frozen=True)
class Checked:
    """The file that comes of a draft, as the reader finds it.

    `of_rows` are the problems of new rows, whose `line` is their number, from 1, and `of_lines`
    those of the lines that were opened; `spoilt` tells whether a changed one is among these. `new`
    are the ids of the sound new rows, `unusual` is what they are warned of.
    """

    content: bytes
    reading: Reading
    new: tuple[str, ...]
    of_rows: tuple[Problem, ...]
    of_lines: tuple[Problem, ...]
    unusual: tuple[Problem, ...]
    spoilt: bool


def checked(draft: Draft, words: Vocabulary) -> Checked:
    """Make the new file and read it; `words` are those of the subject.

    Raises NotEditedError or UnreadableError where it cannot be made.
    """
    content = edited(draft.opened, draft.changes, draft.new, draft.renames)
    reading = read(content, draft.renames)
    lines = [line for line, _ in table(content, COLUMNS, draft.renames).records]
    added = lines[len(lines) - len(draft.new) :]
    number = {line: place for place, line in enumerate(added, start=1)}
    touched = {line for line, _ in draft.changes}
    estimates = reading.estimates
    return Checked(
        content=content,
        reading=reading,
        new=tuple(estimates.loc[estimates["line"].isin(added), "id"]),
        of_rows=tuple(
            replace(each, line=number[each.line])
            for each in reading.problems
            if each.line in number
        ),
        of_lines=tuple(each for each in reading.problems if each.line not in number),
        unusual=tuple(
            replace(each, line=number[each.line])
            for each in sorted([*warnings(estimates, words), *alike(reading)])
            if each.line in number
        ),
        spoilt=any(each.line in touched for each in reading.problems),
    )


def rows_csv(rows: Sequence[Cells]) -> bytes:
    """Write the new rows alone, in the columns of the row model."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: row.get(name, "") for name in COLUMNS} for row in rows)
    return text.getvalue().encode()
