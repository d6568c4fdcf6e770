"""Pictures of views, made when they are asked for; the last ones are kept."""

from collections.abc import Mapping
from datetime import UTC, datetime
from threading import Lock
from weakref import ref

from cachetools import LRUCache, cachedmethod
from starlette.requests import Request

from lib import query
from lib.answer import Answer
from lib.figures.style import STYLES
from lib.picture.png import png
from lib.serve.address import base_of
from lib.share.picture import WIDTH, WIDTHS, Look, picture, preview
from lib.words import labels

MOST_KEPT = 32_000_000  # bytes of pictures
YES = ("true", "1", "yes")


class MistakeError(ValueError):
    """An address asks for what there cannot be; the text says what to write."""


class Pictures:
    """Make the pictures of views as SVG or PNG, one at a time, and keep the last ones."""

    def __init__(self, under: str) -> None:
        self.under = under
        self.kept: LRUCache = LRUCache(MOST_KEPT, getsizeof=len)
        self.lock, self.drawing = Lock(), Lock()

    def svg(self, found: Answer, request: Request, said: tuple[str, ...]) -> bytes:
        """Give the picture of a view on this day, as its address says. Raises MistakeError."""
        return self._made("svg", found, request)

    def png(self, found: Answer, request: Request, said: tuple[str, ...]) -> bytes:
        """Give the same in pixels. Raises MistakeError."""
        return self._made("png", found, request)

    def preview(self, found: Answer, request: Request, said: tuple[str, ...]) -> bytes:
        """Give the picture that link previews carry."""
        return self._made("preview", found, request)

    def _made(self, kind: str, found: Answer, request: Request) -> bytes:
        width, look = looks(request.query_params)
        written = query.write(found.selection)
        url = f"{base_of(found, request, self.under)}/view?{written}"
        data = (ref(found.data), ref(found.files.working))  # each equals itself alone; not held
        return self._drawn((kind, *data, url, width, look, datetime.now(UTC).date()), found)

    @cachedmethod(
        lambda self: self.kept, key=lambda self, key, _: key, lock=lambda self: self.lock
    )
    def _drawn(self, key: tuple, found: Answer) -> bytes:
        kind, *_, url, width, look, today = key
        with self.drawing:  # so that many at once take no more memory than one
            if kind == "preview":
                return png(preview(found, today))
            drawn = picture(found, url, today, width, look)
            return png(drawn) if kind == "png" else drawn.encode()


def looks(asked: Mapping[str, str]) -> tuple[int, Look]:
    """Read width, theme and frame of a picture from its address. Raises MistakeError."""
    narrowest, widest = WIDTHS
    width = asked.get("width", str(WIDTH))
    if not (width.isascii() and width.isdigit() and narrowest <= int(width) <= widest):
        raise MistakeError(labels.NO_WIDTH.format(narrowest=narrowest, widest=widest))
    theme = asked.get("theme", "light")
    if theme not in STYLES:
        raise MistakeError(labels.NO_THEME)
    plain = asked.get("plain", "") in YES
    return int(width), Look(theme, "plain" if plain else "whole")
