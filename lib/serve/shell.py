"""The page that Streamlit sends for any address, with what it leaves out of it.

Title and description for whoever unfurls the link, and the scripts that the first visit needs, so
that a browser fetches them at once and not one after the other as the page asks for them.
"""

import json
import re
from functools import cache
from html import escape
from pathlib import Path

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import query
from lib.answer import answer_to, asked
from lib.data.files import files
from lib.data.problems import UnreadableError
from lib.serve.address import base_of
from lib.serve.assets import FOLDER
from lib.serve.coding import chosen, compress
from lib.serve.turns import AT_ONCE
from lib.words import labels

TITLE, END = b"<title>Streamlit</title>", b"</head>"
FONT = re.compile(rb'<link\s+rel="preload"[^>]*as="font"[^>]*>')  # the theme has the reader's own
# What the timeline page is drawn with, by Streamlit's own names.
DRAWN_WITH = ("PlotlyChart", "DataFrame", "Html", "BidiComponent", "Selectbox", "Multiselect",
              "TextInput", "ButtonGroup", "Button", "DownloadButton")  # fmt: skip


class Shell:
    """Write title, description and preloads into Streamlit's page, leave out its font."""

    def __init__(self, app: ASGIApp, path: Path, base: str = "") -> None:
        self.app, self.path = app, path
        self.under = f"/{base.strip('/')}".rstrip("/")
        self.gate = CapacityLimiter(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; only a page with Streamlit's own title is changed."""
        last = scope["path"].rsplit("/", 1)[-1] if scope["type"] == "http" else ""
        if scope["type"] != "http" or scope["method"] != "GET" or "." in last or last == "view":
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
                    # What a view says may take long, and everybody waits for the event loop.
                    whole = await to_thread.run_sync(
                        self._whole, b"".join(kept), scope, limiter=self.gate
                    )
                    await _send(started, whole, scope, send)
            else:
                await send(message)

        # A compressed page could not be changed, and one not modified is modified by us.
        dropped = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
        headers = [pair for pair in scope["headers"] if pair[0] not in dropped]
        await self.app({**scope, "headers": headers}, receive, inspect)

    def _whole(self, page: bytes, scope: Scope) -> bytes:
        if TITLE not in page:
            return page
        tagged = FONT.sub(b"", page.replace(TITLE, self._tags(scope).encode(), 1))
        return tagged.replace(END, preloads().encode() + END, 1)

    def _tags(self, scope: Scope) -> str:
        try:
            served = files(self.path)
            selection, _ = asked(served, QueryParams(scope["query_string"]).multi_items())
            found = answer_to(served, selection)
        except UnreadableError:
            return f"<title>{labels.APP}</title>"
        title = escape(found.title)
        sentence = escape(found.lead)
        written = query.write(found.selection)
        base = base_of(found, Request(scope), self.under)
        image = escape(f"{base}/preview.png?{written}")
        return (
            f"<title>{title}</title>"
            f'<meta name="description" content="{sentence}">'
            '<meta property="og:type" content="website">'
            f'<meta property="og:title" content="{title}">'
            f'<meta property="og:description" content="{sentence}">'
            f'<meta property="og:image" content="{image}">'
            '<meta name="twitter:card" content="summary_large_image">'
        )


@cache
def preloads() -> str:
    """Write a link for each script of the first visit that Streamlit's page does not name.

    They are fetched behind what the page itself asks for, and not compiled before they are used: a
    module's own preload would keep the page's first script waiting for the chart's four megabytes.
    """
    return "".join(
        f'<link rel="preload" as="script" crossorigin fetchpriority="low" href="./{name}">'
        for name in scripts()
        if name not in named()
    )


@cache
def named() -> tuple[str, ...]:
    """List the scripts and styles that Streamlit's own page names."""
    page = (FOLDER / "index.html").read_text(encoding="utf-8")
    return tuple(re.findall(r'"\./(static/[^"]+\.(?:js|css))"', page))


@cache
def scripts() -> tuple[str, ...]:
    """List the scripts that the timeline page is drawn with, and all that these import."""
    manifest = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    waiting = [key for name in DRAWN_WITH
               for key, part in manifest.items() if part.get("name") == name]  # fmt: skip
    found: dict[str, str] = {}
    while waiting:
        key = waiting.pop(0)
        if key not in found:
            found[key] = manifest[key]["file"]
            waiting += manifest[key].get("imports", ())
    return tuple(each for each in found.values() if each.endswith(".js"))


def _is_page(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    kind = headers.get("content-type", "")
    return kind.startswith("text/html") and "content-encoding" not in headers


async def _send(started: Message, body: bytes, scope: Scope, send: Send) -> None:
    coding = chosen(Headers(scope=scope).get("accept-encoding", ""))
    content = compress(body, coding)
    headers = MutableHeaders(raw=list(started["headers"]))
    headers["content-length"] = str(len(content))
    headers.add_vary_header("accept-encoding")
    for name in ("etag", "last-modified"):
        del headers[name]
    if coding:
        headers["content-encoding"] = coding
    await send({**started, "headers": headers.raw})
    await send({"type": "http.response.body", "body": content})
