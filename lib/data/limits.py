"""What is refused before it is read, with the reason: other kinds of file, and what never ends."""

from collections.abc import Sequence

from lib.data.problems import UnreadableError

MOST_MEGABYTES = 10
MOST_BYTES = MOST_MEGABYTES * 1_000_000
MOST_LINES = 60_000
LONGEST_LINE = 1_000_000
MOST_COLUMNS = 200
MOST_CELLS = 1_000_000

SAVE = "save it as CSV in UTF-8"
OLD = "it is an old spreadsheet or document, or one with a password; save it as .xlsx or CSV"
# The first bytes by which other kinds of file are told.
SIGNATURES = (
    (b"PK\x03\x04", f"it is a spreadsheet, a document or an archive, not text; {SAVE}"),
    (b"\xd0\xcf\x11\xe0", OLD),
    (b"\x1f\x8b", "it is a compressed file; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "it is an archive; unpack it first"),
    (b"Rar!", "it is an archive; unpack it first"),
    (b"BZh", "it is a compressed file; unpack it first"),
    (b"\xfd7zXZ", "it is a compressed file; unpack it first"),
    (b"%PDF", "it is a PDF; copy its text, and paste that"),
    (b"\x89PNG", "it is a picture; type its text"),
    (b"\xff\xd8\xff", "it is a picture; type its text"),
    (b"\x7fELF", f"it is a program, not text; {SAVE}"),
)
LOOKED_AT = 4_096  # characters
CONTROLS = {chr(code) for code in range(32)} - set("\t\n\r\x0b\x0c")
MOST_CONTROLS = 0.05  # share of control characters in what is looked at


def refuse_bytes(content: bytes) -> None:
    """Raise UnreadableError for what is too large, or known to be another kind of file."""
    refuse_size(len(content))
    for signature, reason in SIGNATURES:
        if content.startswith(signature):
            raise UnreadableError(reason)


def refuse_size(size: int) -> None:
    """Raise UnreadableError for a file of more bytes than any that is read."""
    if size > MOST_BYTES:
        raise UnreadableError(
            f"the file is larger than {MOST_MEGABYTES} MB; split it, or leave out what is not "
            "needed"
        )


def refuse_text(text: str) -> None:
    """Raise UnreadableError for what was decoded but is not text, so that it is not guessed at."""
    start = text[:LOOKED_AT]
    if sum(character in CONTROLS for character in start) > MOST_CONTROLS * len(start) + 2:
        raise UnreadableError(f"it holds bytes that are no text; {SAVE}")


def refuse_many_lines(text: str) -> None:
    """Raise UnreadableError for more lines than a table of estimates can have."""
    if text.count("\n") + text.count("\r") - text.count("\r\n") > MOST_LINES:
        raise UnreadableError(f"it has more than {MOST_LINES:,} lines; split it")


def refuse_long_lines(lines: Sequence[str]) -> None:
    """Raise UnreadableError for a line without an end."""
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise UnreadableError(
                f"line {number} has more than {LONGEST_LINE:,} characters; put every row on a "
                "line of its own"
            )


def refuse_width(columns: int) -> None:
    """Raise UnreadableError for more columns than a table of estimates can have."""
    if columns > MOST_COLUMNS:
        raise UnreadableError(
            f"the first line has {columns:,} columns, more than {MOST_COLUMNS}; keep the columns "
            "of the codebook and your own"
        )


def refuse_length(rows: int, columns: int) -> None:
    """Raise UnreadableError for a table that would not fit into memory together with others."""
    if rows * columns > MOST_CELLS:
        raise UnreadableError(
            f"it has more than {MOST_CELLS:,} cells; split it, or leave out columns"
        )
