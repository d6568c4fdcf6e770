"""Bytes of a PDF → its text page by page, and its title; what it needs beyond all measure not."""

import io
from collections.abc import Iterator, Sequence

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from lib.curate.brought.columns import in_order
from lib.curate.brought.running_heads import without_running_heads
from lib.curate.brought.sensible import title_of
from lib.data.problems import UnreadableError

MOST_PAGES = 400
MOST_WORDS = 100_000
MOST_CONTENT = 12_000_000  # bytes of what draws the pages, unpacked
MOST_AT_ONCE = 12_000_000  # bytes of one stream, unpacked
MOST_STEPS = 1_000_000  # of drawing one page
LEAST = 20  # letters of a page; with fewer it is read once more, the other way
TOLD = 0.7  # share of the signs of a text that are letters, figures and common signs
COMMON = set(".,;:!?()[]'\"“”‘’-–—/%&$€£+*=<>•…#")
DAMAGED = "it is a damaged PDF; print the page or the report as PDF anew"
LOCKED = "it has a password; save it without one, or copy its text and paste that"
NO_TEXT = (
    "its pages hold pictures and no text, as after scanning; run text recognition (OCR) on it "
    "first"
)
NO_LETTERS = (
    "its letters cannot be told from each other, for it does not say what its signs stand for; "
    "run text recognition (OCR) on it first"
)
TOO_MANY = f"it has more than {MOST_PAGES} pages; print those with the numbers as a PDF of its own"
TOO_MUCH = "it holds more than can be read; print the pages with the numbers as a PDF of its own"


def pdf(content: bytes) -> tuple[str, dict[str, str], tuple[int, ...]]:
    """Give the text of a PDF, its title, and where each of its pages begins in the text.

    Columns are read one after the other; lines that are printed on most pages are left out. The
    day on which a file was made is not when it was published. Raises UnreadableError for one
    that is locked, damaged, too large, or without text.
    """
    try:
        with apply_configuration(
            zlib_maximum_output_length=MOST_AT_ONCE,
            lzw_maximum_output_length=MOST_AT_ONCE,
            run_length_maximum_output_length=MOST_AT_ONCE,
            array_based_stream_maximum_output_length=MOST_AT_ONCE,
            stream_parsing_work_maximum_count=MOST_STEPS,
            jbig2dec_binary=None,  # pictures are not looked at, and no other program is run
            disable_legacy_handling=True,
        ):
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableError(LOCKED)
            if len(reader.pages) > MOST_PAGES:
                raise UnreadableError(TOO_MANY)
            drawn = list(_drawn(reader))
            title = title_of(str((reader.metadata or {}).get("/Title") or ""))
    except UnreadableError:
        raise
    except Exception as error:  # damage shows in pypdf as errors of any kind
        raise UnreadableError(_reason(error)) from error
    text, begins = _joined([in_order(page) for page in without_running_heads(drawn)])
    _refuse_unread(text)
    return text, {"title": title} if title else {}, begins


def _reason(error: Exception) -> str:
    if isinstance(error, (DependencyError, FileNotDecryptedError)):
        return LOCKED  # by a way of locking that needs another package
    return TOO_MUCH if isinstance(error, LimitReachedError) else DAMAGED


def _drawn(reader: PdfReader) -> Iterator[list[str]]:
    """Give the lines of every page as they are laid out, a blank for about every letter."""
    unpacked = words = 0
    for page in reader.pages:
        content = page.get("/Contents")
        content = content.get_object() if content is not None else []
        parts = [each.get_object() for each in content] if isinstance(content, list) else [content]
        unpacked += sum(len(each.get_data()) for each in parts if hasattr(each, "get_data"))
        if unpacked > MOST_CONTENT:
            raise UnreadableError(TOO_MUCH)
        text = _text(page)
        words += len(text.split())
        if words > MOST_WORDS:
            raise UnreadableError(TOO_MUCH)
        yield text.splitlines()


def _text(page: PageObject) -> str:
    laid_out = page.extract_text(extraction_mode="layout")
    if _letters(laid_out) >= LEAST:
        return laid_out
    plain = page.extract_text()  # sees what is turned, or drawn in a frame of its own, too
    return plain if _letters(plain) > _letters(laid_out) else laid_out


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _joined(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Put pages one after the other: a sentence may go on over the end of one."""
    begins, at = [], 0
    for page in pages:
        begins.append(at)
        at += len(page) + 1
    return "\n".join([*pages, ""]), tuple(begins)


def _refuse_unread(text: str) -> None:
    signs = [sign for sign in text if not sign.isspace()]
    if not any(map(str.isalnum, signs)):
        raise UnreadableError(NO_TEXT)
    if sum(sign.isalnum() or sign in COMMON for sign in signs) < TOLD * len(signs):
        raise UnreadableError(NO_LETTERS)
