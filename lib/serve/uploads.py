"""Readers' own files on their way in: one bound for all that the process holds of them."""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.words import labels

MOST_HELD = 100_000_000  # bytes
PLACE = "/_stcore/upload_file/"


class Uploads:
    """Refuse a file where too much is held already; `held` counts the bytes that are."""

    def __init__(self, app: ASGIApp, held: Callable[[], int], most: int) -> None:
        self.app, self.held, self.most = app, held, most
        self.coming = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no upload, and an upload for which there is room."""
        if scope["type"] != "http" or scope["method"] != "PUT" or PLACE not in scope["path"]:
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        size = int(announced) if announced.isdecimal() else self.most  # none is said: all of it
        if self.held() + self.coming + size > self.most:
            await PlainTextResponse(labels.NO_ROOM, 503)(scope, receive, send)
            return
        self.coming += size
        try:
            await self.app(scope, receive, send)
        finally:
            self.coming -= size
