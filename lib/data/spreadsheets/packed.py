"""Bytes of an .xlsx or .ods file → a workbook that is safe to read, with what was found in it.

A small archive may unfold to more than there is memory for, and its directory may lie. So each
part that is needed is unpacked within a bound, looked through, and packed anew: what is read
afterwards is exactly what was looked at.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lib.data import limits
from lib.data.problems import UnreadableError
from lib.data.spreadsheets.excel import ExcelPart
from lib.data.spreadsheets.open_document import OpenPart
from lib.data.spreadsheets.parts import DAMAGED, Part, Sheet

P = TypeVar("P", bound=Part)
SIGNATURE = b"PK\x03\x04"
MOST_UNPACKED = 150  # megabytes: a million cells in the wordiest of the forms
MOST_ENTRIES = 10_000
PIECE = 1 << 18
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
OF_OPEN_DOCUMENT = ("mimetype", "META-INF/manifest.xml", "content.xml")
LOCKED = "it has a password; save it without one, or as CSV in UTF-8"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
          RuntimeError, struct.error, OverflowError, IndexError)  # fmt: skip


@dataclass(frozen=True)
class Packed:
    """A workbook packed anew, its sheets as they were found, and why some are left out."""

    content: bytes
    sheets: dict[str, Sheet]
    refusals: list[str]


def is_packed(content: bytes) -> bool:
    """Tell whether bytes are an archive, as spreadsheets of today are."""
    return content.startswith(SIGNATURE)


def packed(content: bytes) -> Packed:
    """Unpack, look through and pack anew; raises UnreadableError for what is no workbook."""
    limits.refuse_size(len(content))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {each.filename: each for each in archive.infolist()}
            if len(archive.infolist()) > MOST_ENTRIES:
                raise UnreadableError("it is an archive of too many files; unpack it first")
            kept = _kept(archive, entries)
            _refuse_locked(entries, kept)
            unpacked = sum(entries[name].file_size for name in kept)
            if unpacked > MOST_UNPACKED * 1_000_000:
                raise UnreadableError(
                    f"it unfolds to more than {MOST_UNPACKED} MB; split it, or leave out what is "
                    "not needed"
                )
            return (_open_document if "content.xml" in kept else _excel)(archive, kept)
    except UnreadableError:
        raise
    except BROKEN as error:
        raise UnreadableError(DAMAGED) from error


def _kept(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> list[str]:
    """Name the parts that a reading needs; raises UnreadableError for another kind of file."""
    names = {name.lower() for name in entries}
    if "mimetype" in entries and entries["mimetype"].file_size < 200:
        _refuse_locked(entries, ["mimetype"])
        kind = archive.read("mimetype").strip()
        if kind == OPEN_DOCUMENT and "encrypted-package" in names:
            raise UnreadableError(LOCKED)
        if kind == OPEN_DOCUMENT and "content.xml" in entries:
            return [name for name in OF_OPEN_DOCUMENT if name in entries]
    if "xl/workbook.xml" in names:
        found = [name for name in entries if _of_excel(name)]
        shared = [name for name in found if "/sharedstrings" in name.lower()]
        if len(shared) > 1:
            raise UnreadableError(DAMAGED)  # which of them counts could not be told
        return [*shared, *(name for name in found if name not in shared)]
    if "xl/workbook.bin" in names:
        raise UnreadableError("it is a binary spreadsheet (.xlsb); save it as .xlsx or CSV")
    if "mimetype" in entries or "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise UnreadableError(
            "it is a document, not a spreadsheet; copy its table into one, and save that as "
            ".xlsx or CSV"
        )
    raise UnreadableError("it is an archive without a spreadsheet; unpack it first")


def _of_excel(name: str) -> bool:
    plain = name.lower()
    folder, _, file = plain.rpartition("/")
    if folder == "xl":
        return file.endswith(".xml") and file.startswith(("workbook", "styles", "sharedstrings"))
    return folder in ("_rels", "xl/_rels", "xl/worksheets") or plain == "[content_types].xml"


def _refuse_locked(entries: dict[str, zipfile.ZipInfo], kept: list[str]) -> None:
    for name in kept:
        if entries[name].flag_bits & 1:
            raise UnreadableError(LOCKED)
        if entries[name].compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableError(DAMAGED)  # the other ways take memory as the archive says


def _excel(archive: zipfile.ZipFile, kept: Sequence[str]) -> Packed:
    elements: list[int] = [0]
    lengths: list[int] = []
    looked = {name: _looked(archive, name, ExcelPart(elements, lengths)) for name in kept}
    refusals = {name: part.sheet.refusal for name, part in looked.items() if part.sheet.refusal}
    found = {name.rpartition("/")[2]: part.sheet for name, part in looked.items()}
    targets = {
        relation: target.rpartition("/")[2]
        for part in looked.values()
        for relation, target in part.targets.items()
        if target.rpartition("/")[2] in found
    }
    sheets = {
        sheet: found[targets[relation]]
        for part in looked.values()
        for relation, sheet in part.named.items()
        if relation in targets
    }
    sound = [name for name in kept if name not in refusals]
    return Packed(_anew(archive, sound), sheets, [*refusals.values()])


def _open_document(archive: zipfile.ZipFile, kept: Sequence[str]) -> Packed:
    elements: list[int] = [0]
    parts = [_looked(archive, name, OpenPart(elements)) for name in kept if name != "mimetype"]
    if any(part.locked for part in parts):
        raise UnreadableError(LOCKED)
    sheets = [sheet for part in parts for sheet in part.sheets]
    for sheet in sheets:  # all are read at once, so one that is too large spoils them all
        if sheet.refusal:
            raise UnreadableError(f"in the sheet “{sheet.name}” {sheet.refusal}")
    if (
        sum(sheet.cells for sheet in sheets) > limits.MOST_CELLS
        or sum(sheet.bytes for sheet in sheets) > limits.MOST_MEGABYTES * 1_000_000
    ):
        raise UnreadableError(
            "its sheets together hold too much; save the one that is meant alone"
        )
    return Packed(_anew(archive, kept), {sheet.name: sheet for sheet in sheets}, [])


def _looked(archive: zipfile.ZipFile, name: str, part: P) -> P:
    for piece in pieces(archive, name):
        part.feed(piece)
    part.feed(b"", last=True)
    return part


def _anew(archive: zipfile.ZipFile, names: Iterable[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name in names:
            with target.open(name, "w") as part:
                for piece in pieces(archive, name):
                    part.write(piece)
    return made.getvalue()


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Unpack a part; what is longer than the directory says fails its checksum there."""
    with archive.open(name) as part:
        while piece := part.read(PIECE):
            yield piece
