"""The websocket of the dashboard, with a limit for what visitors send that is not the pages' own.

Streamlit has one setting for both ways, and a page may be large.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from lib import log

MOST_SENT = 4  # megabytes; the longest text that may be pasted takes a fifth of it


class Messages:
    """Tell uvicorn as it starts how far a message is unpacked, before it has any."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on."""
        if scope["type"] == "lifespan":
            # The one who calls here is uvicorn, which reads its settings at each connection.
            settings = getattr(getattr(receive, "__self__", None), "config", None)
            if hasattr(settings, "ws_max_size"):
                settings.ws_max_size = MOST_SENT * 1_000_000
            else:
                log.problem("messages are limited by Streamlit alone")
        await self.app(scope, receive, send)
