"""Requests as bytes, sent as they are, and malformed query strings, always the same ones."""

import asyncio
import random
from urllib.parse import quote, quote_from_bytes, urlsplit

from lib.selection import PARAMETERS

SEED, AT_ONCE = 7, 8
ODD = ("99999-99-99", "0000", "-1", "9" * 19, "NaN", "../../etc/passwd", "((((((", "*" * 500,
       "{{7*7}}", "${jndi:x}", "' or 1=1 --", "<script>alert(1)</script>", "2020-13-45",
       "1e999", "٢٠٢٠", "all", "\t\r\n")  # fmt: skip


async def raw(address: str, *pieces: bytes, seconds: float = 30) -> tuple[int, bytes]:
    """Send bytes as they are; give status and all that comes back, 0 without an answer."""
    place = urlsplit(address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    said: list[bytes] = []

    async def listen() -> None:
        while piece := await reader.read(65_536):
            said.append(piece)

    listening = asyncio.create_task(listen())
    try:
        async with asyncio.timeout(seconds):
            try:
                for piece in pieces:
                    writer.write(piece)
                    await writer.drain()
            except ConnectionError:
                pass  # cut off, which is an answer, too
            await listening
    except (ConnectionError, TimeoutError):
        listening.cancel()
    finally:
        writer.close()
    whole = b"".join(said)
    return (int(whole[9:12]) if whole[9:12].isdigit() else 0), whole


def get(target: bytes) -> bytes:
    """Write a request for a target as it is."""
    return b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def query(chance: random.Random) -> bytes:
    """Make a malformed query string, of one of eight kinds."""
    name = chance.choice(PARAMETERS).encode()
    noise = chance.randbytes(chance.randint(1, 200))
    kinds = (
        lambda: name + b"=" + bytes(set(noise) - set(b" \r\n\0")),
        lambda: quote_from_bytes(noise).encode(),
        lambda: name + b"=" + chance.choice((b"%", b"%zz", b"%c3%28", b"%ed%a0%80", b"%u0041")),
        lambda: b"&".join(b"%s=%d" % (name, each) for each in range(chance.randint(1, 3000))),
        lambda: name + b"=" + b"9" * chance.choice((100, 5000, 7900, 9000, 100_000)),
        lambda: b"&".join(each.encode() + b"=%00" for each in PARAMETERS),
        lambda: name + b"=" + quote("‮𝕏\u0301🏴‍☠️\ufeff\u2028" * chance.randint(1, 40)).encode(),
        lambda: name + b"=" + quote(chance.choice(ODD)).encode() + b"&&==&" + name,
    )
    return chance.choice(kinds)()
