"""Which kind of file is brought, told by its first bytes; what is not read says what to do."""

from lib.curate.brought.packages import kind_of
from lib.curate.brought.saved_pages import is_archived
from lib.data.problems import UnreadableError

READ = ".pdf, .docx, .odt, .html, .mht, .txt, .csv, .tsv, .xlsx or .ods"
PDF = b"%PDF-"
PDF_WITHIN = 1_024  # bytes, in which what a mail program put before it may stand
ARCHIVE = b"PK\x03\x04"
PICTURE = "it is a picture; run text recognition (OCR) on it, and paste the text"
PACKED = "it is an archive or a compressed file; unpack it first"
# The first bytes of other kinds, and what to do with one.
REFUSED = (
    (b"\xd0\xcf\x11\xe0", "it is an old document or spreadsheet (.doc, .xls), or one with a "
                          "password; save it without one as .docx, .odt, .xlsx or PDF"),
    (b"{\\rtf", "it is an RTF document; save it as .docx, .odt or PDF"),
    (b"bplist00", "it is an archive of Safari; save the page as HTML (page source)"),
    (b"%!PS", "it is a PostScript file; turn it into a PDF"),
    (b"AT&TFORM", "it is a DjVu file; turn it into a PDF with text"),
    (b"\x1f\x8b", PACKED), (b"7z\xbc\xaf\x27\x1c", PACKED), (b"Rar!", PACKED), (b"BZh", PACKED),
    (b"\xfd7zXZ", PACKED), (b"PK\x05\x06", PACKED),
    (b"\x89PNG", PICTURE), (b"\xff\xd8\xff", PICTURE),
    (b"II*\x00", PICTURE), (b"MM\x00*", PICTURE),
    (b"\x7fELF", f"it is a program; bring {READ}"),
)  # fmt: skip
ZIPPED = {
    "slides": "it is a presentation; save it as PDF",
    "book": "it is an electronic book; save it as PDF or HTML",
    "": "it is an archive, and not of one document; unpack it first",
}
# Texts may begin so, too, but hold no zero bytes.
LETTERS = {b"GIF8": PICTURE, b"BM": PICTURE}
BOXED = {b"WEBP": PICTURE, b"ftyp": "it is a picture or a film; paste the words that it shows"}


def kind(content: bytes) -> str:
    """Tell pdf, docx, odt, sheet, archived (a web page), or written: HTML, CSV and plain text.

    Raises UnreadableError, with what to do, for all others.
    """
    start = content[:PDF_WITHIN]
    if start.lstrip().startswith(PDF):
        return "pdf"
    if content.startswith(ARCHIVE):
        found = kind_of(content)
        if found in ZIPPED:
            raise UnreadableError(ZIPPED[found])
        return found
    signs = [*REFUSED, *(LETTERS.items() if b"\x00" in start else ())]
    reason = next((said for sign, said in signs if start.startswith(sign)), "")
    reason = reason or BOXED.get(start[8:12]) or BOXED.get(start[4:8])
    if reason:
        raise UnreadableError(reason)
    if PDF in start and b"\x00" in content[:100_000]:
        return "pdf"  # behind bytes that do not belong to it
    return "archived" if is_archived(content) else "written"
