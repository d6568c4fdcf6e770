"""A saved web page → its HTML in UTF-8, and the address that it was saved from."""

import email
import re
from email.errors import MessageError
from email.message import Message

from lib.data.problems import UnreadableError

HEAD = 4_096  # bytes in which a page names its encoding, and a browser where it was saved from
CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
# <!-- saved from url=(0023)https://example.org/ -->
SAVED_FROM = re.compile(rb"saved from url=\(\d{1,6}\)(https?://[^\s<>\"]{1,2000})")
ARCHIVED = re.compile(
    rb"(?:[\w-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,30}?content-type:\s*multipart/related",
    re.IGNORECASE,
)
WRITTEN = ("text/html", "application/xhtml+xml", "text/plain")
MOST_PARTS = 2_000
DAMAGED = "it is a damaged web archive; open it in a browser, and save the page as HTML"


def is_archived(content: bytes) -> bool:
    """Tell whether bytes are a page that a browser saved with all its pictures, as .mht."""
    return ARCHIVED.match(content[:HEAD].lstrip()) is not None


def unarchived(content: bytes) -> tuple[bytes, str]:
    """Give the page that a .mht or .mhtml file holds, in UTF-8, and its address.

    Raises UnreadableError where there is none.
    """
    try:
        message = email.message_from_bytes(content.lstrip())
        parts = [each for _, each in zip(range(MOST_PARTS), message.walk(), strict=False)]
        page = next((each for each in parts if each.get_content_type() in WRITTEN), None)
        if page is None:
            raise UnreadableError(DAMAGED)
        address = message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
        return _decoded(page), _web_address(str(address))
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(DAMAGED) from error


def in_utf_8(content: bytes) -> tuple[bytes, str]:
    """Give a page in UTF-8, going by the encoding that it names, and where it was saved from."""
    start = content[:HEAD]
    named, saved = CHARSET.search(start), SAVED_FROM.search(start)
    address = saved[1].decode("ascii", "replace") if saved else ""
    if named is None or _is_utf_8(content):
        return content, address
    return _anew(content, named[1].decode("ascii")), address


def _decoded(page: Message) -> bytes:
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise UnreadableError(DAMAGED)
    charset = page.get_content_charset()
    return _anew(content, charset) if charset and not _is_utf_8(content) else in_utf_8(content)[0]


def _anew(content: bytes, charset: str) -> bytes:
    """Write a text of some encoding in UTF-8; one that Python does not know stays as it is."""
    try:
        return content.decode(charset, "replace").encode()
    except (LookupError, ValueError):  # a name such as hex is an encoding, but of no text
        return content


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _web_address(text: str) -> str:
    return text if text.startswith(("https://", "http://")) else ""
