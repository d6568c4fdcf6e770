"""A draft as the curator's own browser keeps it, so that it outlives a reload.

It comes back from outside, so it is read as strictly as any other file.
"""

import hashlib
from collections.abc import Mapping

from pydantic import BaseModel, ValidationError

from lib.curate.draft import Draft
from lib.data.row import COLUMNS

MOST_CHARACTERS = 4_000_000  # browsers keep five million
Span = tuple[int, int]


class Kept(BaseModel, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64"):
    """What a reload must not lose.

    `text` is what was pasted and `about` what was said of it; `wanted` are the places in it that
    were chosen by hand. `own` is the reader's own file, blank for the published one; `opened` the
    checksum of what the draft starts from.
    """

    name: str
    opened: str
    own: bytes = b""
    renames: dict[str, str] = {}
    changes: list[tuple[int, str, str]] = []
    rows: list[dict[str, str]] = []
    rejected: list[str] = []
    wanted: list[Span] = []
    text: str = ""
    about: dict[str, str] = {}

    def on(self, draft: Draft) -> tuple[Draft, bool]:
        """Give what was kept on top of a file, and whether all of it fits.

        Changed cells go by lines, which mean something in the file that was opened only.
        """
        fits = not self.changes or self.opened == checksum(draft.opened)
        changes = {(line, column): cell for line, column, cell in self.changes if fits}
        return (
            Draft(
                draft.name, draft.opened, changes, tuple(self.rows), draft.renames,
                frozenset(self.rejected),
            ),
            fits,
        )  # fmt: skip


def kept(
    draft: Draft, own: bytes, text: str, about: Mapping[str, str], wanted: list[Span]
) -> Kept:
    """Put together what is kept of a draft; `own` is blank for the published file."""
    return Kept(
        name=draft.name,
        opened=checksum(draft.opened),
        own=own,
        renames=dict(draft.renames) if own else {},
        changes=[(line, column, cell) for (line, column), cell in draft.changes.items()],
        rows=[dict(row) for row in draft.rows],
        rejected=sorted(draft.rejected),
        wanted=wanted,
        text=text,
        about=dict(about),
    )


def written(found: Kept) -> str:
    """Write it as JSON; blank where a browser would not keep it."""
    text = found.model_dump_json()
    return text if len(text) <= MOST_CHARACTERS else ""


def read_kept(text: str) -> Kept | None:
    """Read it back; None where it is none of ours."""
    try:
        found = Kept.model_validate_json(text)
    except ValidationError:
        return None
    columns = {column for _, column, _ in found.changes}
    return found if columns <= set(COLUMNS) else None


def checksum(content: bytes) -> str:
    """Give the name of a file's content."""
    return hashlib.sha256(content).hexdigest()
