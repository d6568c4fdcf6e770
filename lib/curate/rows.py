"""Candidates → rows in the project's own columns."""

import csv
import io
from collections.abc import Sequence

from lib.curate.candidate import Candidate
from lib.data.row import COLUMNS

PLACE = ("start", "end")


def cells(candidate: Candidate) -> dict[str, str]:
    """Give a candidate as text cells, one for each column of the row model.

    What is doubtful stands in the note, behind what does, so that it is seen before the row is
    published.
    """
    found = {
        name: "" if (value := getattr(candidate, name, "")) is None else str(value)
        for name in COLUMNS
    }
    return found | {"note": "; ".join(filter(None, (candidate.note, candidate.doubt)))}


def as_csv(found: Sequence[Candidate]) -> str:
    """Write candidates as CSV, their place in the text after the project's columns."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [*COLUMNS, *PLACE], lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        cells(each) | {"start": str(each.start), "end": str(each.end)} for each in found
    )
    return text.getvalue()
