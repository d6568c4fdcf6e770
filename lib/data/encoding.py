"""Bytes of a text file → text, whichever encoding a spreadsheet chose."""

import re

from lib.data.problems import UnreadableError


def decode(content: bytes) -> str:
    """Tell the encoding by its mark, its zero bytes or its validity, and decode.

    A file that is UTF-8 but for some bytes stays UTF-8, with those bytes as U+FFFD, so that one
    pasted cell does not garble all others; one with more invalid than valid bytes beyond ASCII is
    taken for Windows-1252.
    """
    encoding = _marked_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            raise UnreadableError(
                f"the file is not {encoding} text; save it as CSV in UTF-8"
            ) from error
    repaired = content.decode("utf-8-sig", errors="replace")
    if len(re.findall("[^\x00-\x7f\ufffd]", repaired)) >= repaired.count("\ufffd"):
        return repaired
    return content.decode("cp1252", errors="replace")


def _marked_encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:200]
    if len(start) > 1 and start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    return "utf-8-sig"
