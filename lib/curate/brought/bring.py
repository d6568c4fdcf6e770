"""Bytes that a curator brings, of whichever kind → the text in them, and what they say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.curate.brought import saved_pages, sheets
from lib.curate.brought.documents import document
from lib.curate.brought.kinds import kind
from lib.curate.brought.pdf import pdf
from lib.curate.metadata import metadata
from lib.curate.text import is_page, plain
from lib.data import limits
from lib.data.encoding import decode
from lib.data.problems import UnreadableError

MOST_CHARACTERS = 500_000


@dataclass(frozen=True)
class Brought:
    """A text; what the file says of it, by columns; where each page of a PDF begins in it.

    Rows of a sheet or a table stand on a line each, with tabs between their cells.
    """

    text: str
    about: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] = ()


def brought(name: str, content: bytes) -> Brought:
    """Take the text out of a file: PDF, docx, odt, a web page, a sheet, plain text.

    The kind is told by the content; the name counts for sheets alone, and is blank for what was
    pasted. Raises UnreadableError, with what to do, for any other kind, for what is damaged,
    locked or too large, and for a PDF without text.
    """
    limits.refuse_size(len(content))
    found = _read(name, content)
    if len(found.text) > MOST_CHARACTERS:
        raise UnreadableError(
            f"it has more than {MOST_CHARACTERS:,} characters of text; bring the part with the "
            "numbers alone"
        )
    return found


def _read(name: str, content: bytes) -> Brought:
    called = kind(content)
    if called == "pdf":
        text, about, pages = pdf(content)
        return Brought(text, about, pages)
    if called in ("docx", "odt"):
        return Brought(*document(content, called))
    if called == "sheet":
        return Brought(sheets.of_workbook(content))
    if called == "archived":
        return _page(*saved_pages.unarchived(content))
    text = decode(content)
    if rows := sheets.of_text(name, text):
        return Brought(rows)
    if is_page(text):
        return _page(*saved_pages.in_utf_8(content))
    return Brought(text.replace("\r\n", "\n").replace("\r", "\n"))


def _page(content: bytes, address: str) -> Brought:
    """Give the text of a web page, and what it says of itself; else where it was saved from."""
    about = metadata(content)
    return Brought(plain(content), {"url": address} | about if address else about)
