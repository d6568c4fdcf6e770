"""The outermost layer: what is too large is refused, every answer carries the safety headers."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib import log
from lib.data.limits import MOST_MEGABYTES
from lib.serve.policy import framing, policy
from lib.words import labels

MOST_QUERY = 8000  # characters
MOST_BODY = (MOST_MEGABYTES + 1) * 1_000_000  # a file as large as may be, and its envelope
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class TooLargeError(Exception):
    """A body went on beyond the limit."""


class Guard:
    """Refuse what is too large, add the safety headers, keep tracebacks from visitors."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.start = app, f"/{base.strip('/')}".rstrip("/") + "/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through within the limits."""
        if scope["type"] == "websocket" and len(scope["query_string"]) > MOST_QUERY:
            await send({"type": "websocket.close", "code": 1009})
        elif scope["type"] != "http":
            await self.app(scope, receive, send)
        else:
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        rules = policy(self._kind(scope["path"]), framing())
        started = False
        taken = 0

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(raw=message["headers"])
                for name, value in HEADERS.items():
                    headers[name] = value
                headers["content-security-policy"] = rules
            await send(message)

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > MOST_BODY:
                raise TooLargeError
            return message

        try:
            if refused := _refused(scope):
                await refused(scope, receive, guarded)
            else:
                await self.app(scope, counted, guarded)
        except TooLargeError:
            if not started:
                await _too_large()(scope, receive, guarded)
        except Exception as error:  # whatever it is, no visitor may see it
            log.error(error, path=scope["path"])
            if not started:
                await PlainTextResponse(labels.FAILED, 500)(scope, receive, guarded)

    def _kind(self, path: str) -> str:
        name = path.removeprefix(self.start)
        return "view" if name == "view" else "data" if name.startswith("api/") else "dashboard"


def _refused(scope: Scope) -> PlainTextResponse | None:
    """Give the answer to a request that is refused for what its head says."""
    if len(scope["query_string"]) > MOST_QUERY:
        return PlainTextResponse(labels.LONG_QUERY.format(most=MOST_QUERY), 414)
    length = Headers(scope=scope).get("content-length", "0")
    if not length.isdecimal() or int(length) > MOST_BODY:
        return _too_large()
    return None


def _too_large() -> PlainTextResponse:
    return PlainTextResponse(labels.LARGE_BODY.format(most=MOST_MEGABYTES), 413)
