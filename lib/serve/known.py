"""What there is at an address: the pages, what robots and browsers ask for, and nothing else."""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.serve.assets import FOLDER
from lib.serve.caching import KEPT, answer
from lib.words import labels

# The dashboard's pages as the address names them; the first also stands at the root.
PAGES = ("timeline", "sources", "method", "codebook", "changes", "curate")
OTHERS = ("view",)  # a page of ours that Streamlit knows nothing of
FILES = ("media/", "component/")  # what these hold may be HTML, too
ROBOTS = "User-agent: *\nDisallow: {under}/api/\nDisallow: {under}/_stcore/\n"


def asked_by_habit(base: str = "") -> list[BaseRoute]:
    """Give the routes of what robots and browsers ask every site for."""
    under = f"/{base.strip('/')}".rstrip("/")
    found = {
        "robots.txt": (ROBOTS.format(under=under).encode(), "text/plain; charset=utf-8"),
        "favicon.ico": ((FOLDER / "favicon.png").read_bytes(), "image/png"),
    }
    return [Route(f"{under}/{name}", _endpoint(*each)) for name, each in found.items()]


def _endpoint(content: bytes, kind: str) -> Callable[[Request], Response]:
    return lambda request: answer(request, content, {"Content-Type": kind})


class Known:
    """Answer 404 where there is nothing; Streamlit would send its own page for any address."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.under = app, f"/{base.strip('/')}".rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but a page that is none of the pages."""
        if scope["type"] != "http" or self._known(scope["path"]):
            await self.app(scope, receive, send)
            return
        missing = False

        async def inspect(message: Message) -> None:
            nonlocal missing
            if message["type"] == "http.response.start" and _is_page(message):
                missing = True
                said = labels.NO_PAGE.format(start=f"{self.under}/")
                await PlainTextResponse(said, 404, {"Cache-Control": KEPT})(scope, receive, send)
            elif not missing:
                await send(message)

        await self.app(scope, receive, inspect)

    def _known(self, path: str) -> bool:
        name = path.removeprefix(self.under).strip("/")
        return name in ("", *PAGES, *OTHERS) or name.startswith(FILES)


def _is_page(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] == 200 and kind.startswith("text/html")
