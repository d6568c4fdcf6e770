"""Speak the websocket's protocol badly: odd queries, random bytes, huge frames, wrong messages."""

import asyncio
import random
from contextlib import suppress
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from bench.readers import Reader
from bench.requests import SEED, query
from bench.table import Finding
from lib.words import labels

SESSIONS, FRAMES = 60, 100
HUGE = 80_000_000  # bytes; more than the limit of 60 MB for a message


async def odd_queries(address: str) -> Finding:
    """Open sessions whose addresses are malformed; the page must be drawn in each."""
    chance = random.Random(SEED)
    drawn = failed = 0
    for _ in range(SESSIONS):
        asked = query(chance).decode("utf-8", "replace")[:8000]
        reader = Reader(address, asked)
        said = await reader.open()
        await reader.close()
        drawn += "<h1>" in said
        failed += labels.FAILED in said
    return Finding(
        f"{SESSIONS} sessions of the dashboard with malformed query strings",
        "the page is drawn in each", f"{drawn} drawn, {failed} said that something went wrong",
        drawn == SESSIONS and not failed,
    )  # fmt: skip


async def bad_messages(address: str) -> Finding:
    """Send what is no message, too large, or not for visitors; then open a session."""
    chance = random.Random(SEED)
    kinds = [chance.randbytes(chance.randint(1, 3000)) for _ in range(FRAMES)]
    kinds += [b"\n" + b"\xff" * 50, "text, not bytes", bytes(HUGE), *_not_for_visitors()]
    closed = 0
    for each in kinds:
        closed += await _send(address, each)
    refused = not await _opens(address, origin="https://other.invalid")
    reader = Reader(address, "")
    sound = "<h1>" in await reader.open()
    await reader.close()
    return Finding(
        f"{len(kinds)} bad websocket messages (random bytes, text, {HUGE // 1_000_000} MB, "
        "messages that stop the server in development, values of the wrong kind), and a "
        "connection from a foreign page",
        "a new session opens afterwards; the foreign page is refused",
        f"{closed} ended their connection; a session opens: {'yes' if sound else 'NO'}; "
        f"refused: {'yes' if refused else 'NO'}",
        sound and refused,
    )  # fmt: skip


def _not_for_visitors() -> list[bytes]:
    """Make sound messages that a browser would not send."""
    made = []
    for name in ("debug_shutdown_runtime", "debug_disconnect_websocket", "clear_cache",
                 "load_git_info", "stop_script"):  # fmt: skip
        message = BackMsg()
        setattr(message, name, True)
        made.append(message.SerializeToString())
    wrong = BackMsg()
    for key in ("source_type", "from", "address", "none"):
        for name in (f"$$ID-0-{key}", key):
            wrong.rerun_script.widget_states.widgets.add(id=name, json_value='{"a": [')
    wrong.rerun_script.page_script_hash = "0" * 5000
    wrong.rerun_script.query_string = "%" * 100_000
    return [*made, wrong.SerializeToString()]


async def _send(address: str, message: bytes | str) -> bool:
    """Send one message on a connection of its own; tell whether that ended it."""
    with suppress(OSError, WebSocketException, TimeoutError):
        async with _connect(address) as socket, asyncio.timeout(10):
            await socket.send(message)
            with suppress(TimeoutError):
                await asyncio.wait_for(socket.wait_closed(), 0.1)
                return True
            return False
    return True


async def _opens(address: str, origin: str) -> bool:
    try:
        async with _connect(address, origin):
            return True
    except (OSError, WebSocketException):
        return False


def _connect(address: str, origin: str | None = None) -> connect:
    place = urlsplit(address)
    return connect(
        f"ws://{place.netloc}{place.path}/_stcore/stream", subprotocols=["streamlit"],
        origin=origin, proxy=None, compression=None,
    )  # fmt: skip
