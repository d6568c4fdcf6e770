"""Bytes of a text file → text, whichever encoding a spreadsheet chose."""

import re

from lib.data import limits
from lib.data.problems import UnreadableError

UTF_8, WINDOWS = "utf-8-sig", "cp1252"
MARK = "\ufeff"
REPAIRED = (UTF_8, WINDOWS)  # single bytes of these may be wrong without the rest being so


def decode(content: bytes) -> str:
    """Tell the encoding by its mark, its zero bytes or its validity, and decode.

    A file that is UTF-8 but for some bytes stays UTF-8, with those bytes as U+FFFD, so that one
    pasted cell does not garble all others; one with more invalid than valid bytes beyond ASCII is
    taken for Windows-1252. Raises UnreadableError for what is no text.
    """
    limits.refuse_bytes(content)
    encoding = encoding_of(content)
    try:
        text = content.decode(encoding, errors="replace" if encoding in REPAIRED else "strict")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"the file is not {encoding} text; {limits.SAVE}") from error
    limits.refuse_text(text)
    return text.lstrip(MARK)  # programs that add a mark do not look whether there is one


def encoding_of(content: bytes) -> str:
    """Name the encoding, as Python does: UTF-8 with or without a mark, UTF-16 or Windows-1252."""
    encoding = _marked_encoding(content)
    if encoding != UTF_8:
        return encoding
    repaired = content.decode(UTF_8, errors="replace")
    if "\ufffd" not in repaired:
        return UTF_8
    valid = len(re.findall("[^\x00-\x7f\ufffd]", repaired))
    return UTF_8 if valid >= repaired.count("\ufffd") else WINDOWS


def _marked_encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:200]
    if len(start) > 1 and start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    return UTF_8
