"""What visitors send is bounded before it is unpacked, and for all of them together."""

import zlib
from contextlib import suppress
from http.client import HTTPConnection

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode

from lib.serve.sockets import MOST_SENT
from lib.serve.uploads import PLACE, Uploads
from tests.server import finished

MOST = MOST_SENT * 1_000_000
PACKED = {"subprotocols": ["streamlit"], "compression": "deflate", "proxy": None}


async def sends(address: str, size: int) -> tuple[int | None, str | None]:
    """Send a message of zeros, packed; give the code and the reason of the connection's end."""
    stream = f"ws://{address.removeprefix('http://')}/_stcore/stream"
    async with connect(stream, **PACKED) as socket:
        with suppress(ConnectionClosed):
            await socket.send(bytes(size))
            async for _ in socket:
                continue
        return socket.close_code, socket.close_reason


@pytest.mark.parametrize("size", [MOST + 1, 57_000_000])
def test_a_message_beyond_the_limit_is_not_unpacked(served, size):
    """Streamlit, which looks at messages that are unpacked already, gives no reason."""
    assert len(zlib.compress(bytes(size), 9)) < 60_000
    code, reason = finished(sends(served.address, size))
    assert (code, bool(reason)) == (CloseCode.MESSAGE_TOO_BIG, True)


def test_a_message_within_the_limit_is_looked_at(served):
    code, _ = finished(sends(served.address, MOST))
    assert code == CloseCode.PROTOCOL_ERROR  # zeros are no message of Streamlit's


def test_what_comes_at_once_counts_together():
    """Two files are on their way; the first is not yet there when the second is announced."""
    sent: list[int] = []

    async def say(message) -> None:
        if message["type"] == "http.response.start":
            sent.append(message["status"])

    async def second(scope, receive, send) -> None:
        await guarded({**scope, "headers": [(b"content-length", b"41")]}, receive, say)
        await guarded({**scope, "headers": []}, receive, say)

    guarded = Uploads(second, lambda: 20, 100)
    scope = {"type": "http", "method": "PUT", "path": f"/deep{PLACE}a/b"}
    coming = guarded({**scope, "headers": [(b"content-length", b"40")]}, None, say)
    with pytest.raises(StopIteration):
        coming.send(None)
    assert sent == [503, 503]
    assert guarded.coming == 0


def test_what_streamlit_holds_can_be_counted(served):
    """The app asks for it at every upload; where it could not, this would be a 500."""
    connection = HTTPConnection(served.address.removeprefix("http://"), timeout=20)
    connection.request("PUT", f"{PLACE}no-session/a", body=b"x")
    answer = connection.getresponse()
    assert (answer.status, b"xsrf" in answer.read().lower()) == (403, True)
    connection.close()
