"""The bytes of a CSV ↔ its text, without losing any."""

from lib.data.encoding import WINDOWS, encoding_of

MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class NotEditedError(ValueError):
    """An edit was refused; the text says why. Nothing was changed."""


def decoded(content: bytes) -> tuple[bytes, str, str]:
    """Give the mark of the encoding, the text without losing a byte, and the encoding."""
    mark = next((mark for mark in MARKS if content.startswith(mark)), b"")
    encoding = MARKS[mark] if mark else encoding_of(content).removesuffix("-sig")
    whole = mark
    while mark and content.startswith(mark, len(whole)):
        whole += mark
    text = content[len(whole) :].decode(encoding, errors="surrogateescape")
    return whole, text, encoding


def encoded(text: str, encoding: str) -> bytes:
    """Give the bytes of a text; raises NotEditedError for a letter that the encoding lacks."""
    try:
        return text.encode(encoding, errors="surrogateescape")
    except UnicodeEncodeError as error:
        name = "Windows-1252" if encoding == WINDOWS else encoding
        raise NotEditedError(
            f"the file is in {name}, which has no “{text[error.start]}”; save it as UTF-8 first"
        ) from error
