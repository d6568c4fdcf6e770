"""Streamlit's scripts, styles and icons, made small once each; itself it sends them as they are.

It names them by their content and lets browsers keep them for a year; those headers stay.
"""

import re
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.serve import icons
from lib.serve.coding import chosen, compress

FOLDER = Path(str(files("streamlit"))) / "static"
# Streamlit draws its first frame in this font before it knows our theme, which names none.
FONT = re.compile(rb"@font-face\s*{[^}]*Source Sans[^}]*}")
TEXTS = {".js", ".css", ".json", ".svg", ".map"}


class Assets:
    """Answer for Streamlit's static text files in the coding that the browser takes.

    Its font of icons is the same in any coding: without those that it never shows.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.start = app, f"/{base.strip('/')}".rstrip("/") + "/"
        self.files, self.font = names(), icons.path(FOLDER).relative_to(FOLDER).as_posix()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on whatever is not a whole static file that can be made smaller."""
        name = scope["path"].removeprefix(self.start) if scope["type"] == "http" else ""
        font = name == self.font
        headers = Headers(scope=scope) if font or name in self.files else Headers()
        coding = chosen(headers.get("accept-encoding", ""))
        if not (coding or font) or scope["method"] != "GET" or "range" in headers:
            await self.app(scope, receive, send)
            return
        make = partial(icons.font, FOLDER) if font else partial(packed, name, coding)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                content = await to_thread.run_sync(make)
                changed = MutableHeaders(raw=message["headers"])
                changed["content-length"] = str(len(content))
                if not font:
                    changed["content-encoding"] = coding
                    changed.add_vary_header("accept-encoding")
                if "etag" in changed:  # the same file, but not the same bytes
                    changed["etag"] = "W/" + changed["etag"].removeprefix("W/")
                await send(message)
                await send({"type": "http.response.body", "body": content})
            elif message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body", "body": b""})

        # Asked for the head alone, Streamlit reads no file and still decides on the headers.
        await self.app({**scope, "method": "HEAD"}, receive, answer)


@cache
def names() -> frozenset[str]:
    """List the static text files that Streamlit has, relative to its folder."""
    found = (path for path in FOLDER.rglob("*") if path.suffix in TEXTS)
    return frozenset(path.relative_to(FOLDER).as_posix() for path in found)


@cache
def packed(name: str, coding: str) -> bytes:
    """Compress a file of `names`; it never changes while the process runs."""
    content = (FOLDER / name).read_bytes()
    return compress(FONT.sub(b"", content) if name.endswith(".css") else content, coding)
