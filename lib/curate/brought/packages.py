"""An archive that is a document → its parts, unpacked within a bound."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from lib.data import limits
from lib.data.problems import UnreadableError
from lib.data.spreadsheets.packed import BROKEN, MOST_ENTRIES, pieces

MOST_UNPACKED = 30  # megabytes of one part: far more than the words of a long report
DAMAGED = "it is a damaged document; open it where it was written, and save it anew"
LOCKED = "it has a password; save it without one"
KINDS = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "sheet",
    "application/vnd.oasis.opendocument.presentation": "slides",
    "application/epub+zip": "book",
}
INSIDE = {
    "word/document.xml": "docx", "xl/workbook.xml": "sheet", "xl/workbook.bin": "sheet",
    "ppt/presentation.xml": "slides",
}  # fmt: skip
LONGEST_KIND = 200  # bytes


def kind_of(content: bytes) -> str:
    """Tell docx, odt, sheet, slides or book; blank for another archive.

    Raises UnreadableError for one that is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {each.filename: each for each in archive.infolist()}
            said = entries.get("mimetype")
            if said and said.file_size < LONGEST_KIND and not said.flag_bits & 1:
                named = archive.read("mimetype").decode("ascii", "replace").strip()
                if named in KINDS:
                    return KINDS[named]
    except BROKEN as error:
        raise UnreadableError(DAMAGED) from error
    return next((kind for name, kind in INSIDE.items() if name in entries), "")


def unpacked(content: bytes, names: Sequence[str]) -> Mapping[str, bytes]:
    """Unpack the parts of a document that there are of `names`.

    Raises UnreadableError for one that is damaged, locked, or unfolds to too much.
    """
    limits.refuse_size(len(content))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MOST_ENTRIES:
                raise UnreadableError(DAMAGED)
            entries = {each.filename: each for each in archive.infolist()}
            kept = {name: entries[name] for name in names if name in entries}
            for entry in kept.values():
                _refuse(entry)
            return {name: b"".join(pieces(archive, name)) for name in kept}
    except UnreadableError:
        raise
    except BROKEN as error:
        raise UnreadableError(DAMAGED) from error


def _refuse(entry: zipfile.ZipInfo) -> None:
    """Raise UnreadableError for a part that is locked or large, by what the directory says.

    What is longer than it says fails its checksum there.
    """
    if entry.flag_bits & 1:
        raise UnreadableError(LOCKED)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableError(DAMAGED)  # the other ways take memory as the archive says
    if entry.file_size > MOST_UNPACKED * 1_000_000:
        raise UnreadableError(
            f"it unfolds to more than {MOST_UNPACKED} MB; save the part that is meant alone"
        )
