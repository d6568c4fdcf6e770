"""What a curator has changed so far: cells, new rows; and the file that comes of it."""

import csv
import io
from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True)
class Draft:
    """The bytes that were opened, with the changes to them; nothing is written anywhere.

    `changes` go by line and column of the file; `rows` are new ones, as text cells. `renames` are
    the settings of `[columns]` that the file is read by.
    """

    name: str
    opened: bytes
    changes: Mapping[Place, str] = field(default_factory=dict)
    rows: tuple[Cells, ...] = ()
    renames: Mapping[str, str] = field(default_factory=dict)

    @property
    def new(self) -> list[Cells]:
        """The new rows that hold anything."""
        return [row for row in self.rows if any(value.strip() for value in row.values())]

    @property
    def touched(self) -> bool:
        """Whether anything differs from what was opened."""
        return bool(self.new or self.changes)


@dataclass(frozen=True)
class Checked:
    """The file that comes of a draft, as the reader finds it.

    `problems` are those of new rows and changed lines; `line` of a new row is its number, from 1,
    and `new` are the ids of the sound new rows. `unusual` is what the sound ones are warned of.
    """

    content: bytes
    reading: Reading
    new: tuple[str, ...]
    of_rows: tuple[Problem, ...]
    of_lines: tuple[Problem, ...]
    unusual: tuple[Problem, ...]


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
        of_lines=tuple(each for each in reading.problems if each.line in touched),
        unusual=tuple(
            replace(each, line=number[each.line])
            for each in sorted([*warnings(estimates, words), *alike(reading)])
            if each.line in number
        ),
    )


def rows_csv(rows: Sequence[Cells]) -> bytes:
    """Write the new rows alone, in the columns of the row model."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: row.get(name, "") for name in COLUMNS} for row in rows)
    return text.getvalue().encode()
