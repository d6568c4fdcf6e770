"""Title and description of a dashboard link, for whoever unfurls it: Streamlit's page has none."""

from html import escape
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import query
from lib.data.files import files
from lib.data.problems import UnreadableError
from lib.share.shared import shared
from lib.words import labels

PLACEHOLDER = b"<title>Streamlit</title>"


class Preview:
    """Put the view's title and sentence into the page that Streamlit sends for any address."""

    def __init__(self, app: ASGIApp, path: Path) -> None:
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; only a page with Streamlit's own title is changed."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        started: Message = {}
        kept: list[bytes] = []

        async def inspect(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start" and _is_page(message):
                started = message
            elif started and message["type"] == "http.response.body":
                kept.append(message.get("body", b""))
                if not message.get("more_body"):
                    await _send(started, self._with_tags(b"".join(kept), scope), send)
            else:
                await send(message)

        # A compressed page could not be changed; this one is small.
        headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        last = scope["path"].rsplit("/", 1)[-1]
        ours = "." in last or last == "view"
        await self.app(scope if ours else {**scope, "headers": headers}, receive, inspect)

    def _with_tags(self, page: bytes, scope: Scope) -> bytes:
        if PLACEHOLDER not in page:
            return page
        return page.replace(PLACEHOLDER, self._tags(scope).encode(), 1)

    def _tags(self, scope: Scope) -> str:
        try:
            served = files(self.path)
        except UnreadableError:
            return f"<title>{labels.APP}</title>"
        asked = QueryParams(scope["query_string"]).multi_items()
        found = shared(served, query.parse(asked, served.working.views.named))
        title = escape(found.title)
        sentence = escape(found.sentence)
        return (
            f"<title>{title}</title>"
            f'<meta name="description" content="{sentence}">'
            '<meta property="og:type" content="website">'
            f'<meta property="og:title" content="{title}">'
            f'<meta property="og:description" content="{sentence}">'
            '<meta name="twitter:card" content="summary">'
        )


def _is_page(message: Message) -> bool:
    headers = dict(message["headers"])
    kind = headers.get(b"content-type", b"")
    return kind.startswith(b"text/html") and b"content-encoding" not in headers


async def _send(started: Message, body: bytes, send: Send) -> None:
    changing = (b"content-length", b"etag")
    headers = [pair for pair in started["headers"] if pair[0].lower() not in changing]
    headers.append((b"content-length", str(len(body)).encode()))
    await send({**started, "headers": headers})
    await send({"type": "http.response.body", "body": body})
