"""Probe the app as somebody would who means it no good: queries, bodies, paths, slow clients."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from time import monotonic
from urllib.parse import quote, quote_from_bytes, urlsplit

from bench.table import Finding
from lib.query import PARAMETERS

SEED, QUERIES, AT_ONCE = 7, 1000, 8
PATHS = ("/", "/view", "/api/estimates.csv", "/api/estimates.json", "/api/estimates.bib",
         "/api/datapackage.json", "/healthz")  # fmt: skip
SLOW, SECONDS_SLOW, MOST_SECONDS = 100, 12, 2.0
SECRET = "not-part-of-the-data"
WAYS_UP = (
    "..",
    "%2e%2e",
    "%252e%252e",
    "..%2f",
    "..%5c",
    "..\\",
    "....//",
    "%c0%ae%c0%ae",
    ".%00.",
)
ROOTS = ("/", "/api/", "/api/estimates.csv/", "/static/", "/app/static/", "/media/", "/component/",
         "/view/", "/_stcore/", "/_stcore/upload_file/", "/_stcore/bidi-components/")  # fmt: skip
TARGETS = ("secret.txt", "app.log", "etc/passwd", "pyproject.toml", "lib/log.py")
GIVEN_AWAY = (SECRET, "root:x:0", "[project]", '"event": "start"', "logging.getLogger")
BIG = 20_000_000


async def raw(address: str, *pieces: bytes, seconds: float = 30) -> tuple[int, bytes]:
    """Send bytes as they are; give status and all that comes back, 0 without an answer."""
    place = urlsplit(address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    try:
        async with asyncio.timeout(seconds):
            try:
                for piece in pieces:
                    writer.write(piece)
                    await writer.drain()
            except ConnectionError:
                pass  # cut off, which is an answer; what was said before can be read
            said = await reader.read(-1)
    except (ConnectionError, TimeoutError):
        return 0, b""
    finally:
        writer.close()
    return (int(said[9:12]), said) if said[9:12].isdigit() else (0, said)


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


ODD = ("99999-99-99", "0000", "-1", "9" * 19, "NaN", "../../etc/passwd", "((((((", "*" * 500,
       "{{7*7}}", "${jndi:x}", "' or 1=1 --", "<script>alert(1)</script>", "2020-13-45",
       "1e999", "٢٠٢٠", "all", "\t\r\n")  # fmt: skip


async def queries(address: str) -> Finding:
    """Ask with malformed query strings, spread over all routes."""
    chance = random.Random(SEED)
    wanted = [get(PATHS[at % len(PATHS)].encode() + b"?" + query(chance)) for at in range(QUERIES)]
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(request: bytes) -> int:
        async with gate:
            return (await raw(address, request))[0]

    counted = Counter(await asyncio.gather(*(one(each) for each in wanted)))
    return Finding(
        f"{QUERIES:,} malformed query strings over {len(PATHS)} routes", "each answered, no 5xx",
        _counts(counted), not counted[0] and max(counted) < 500,
    )  # fmt: skip


async def bodies(address: str, place: str) -> Finding:
    """Send bodies that are too large: announced, chunked, and announced wrongly."""
    counted: Counter[int] = Counter()
    chunk = b"%x\r\n" % 1_000_000 + bytes(1_000_000) + b"\r\n"
    for path in (*PATHS, "/_stcore/upload_file/a/b"):
        for method in ("POST", "PUT", "GET"):
            head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n".encode()
            for length in (b"99999999999", b"-1", b"x", b"1e9", b"9" * 400):
                counted[
                    (await raw(address, head + b"Content-Length: " + length + b"\r\n\r\n"))[0]
                ] += 1
        chunked = head.replace(b"GET", b"PUT") + b"Transfer-Encoding: chunked\r\n\r\n"
        status, _ = await raw(address, chunked, *[chunk] * (BIG // 1_000_000), b"0\r\n\r\n")
        counted[status] += 1
    return Finding(
        f"bodies announced too large or wrongly, and 20 MB in chunks, {place}",
        "refused or left unread, no 5xx (0: cut off without a word)", _counts(counted),
        max(counted) < 500,
    )  # fmt: skip


async def slow(address: str, place: str, closes: bool) -> Finding:
    """Hold connections open with headers that never end, while others ask as usual."""
    place_of = urlsplit(address)
    held = [await asyncio.open_connection(place_of.hostname, place_of.port) for _ in range(SLOW)]
    for _, writer in held:
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
    counted: Counter[int] = Counter()
    slowest, end = 0.0, monotonic() + SECONDS_SLOW
    while monotonic() < end:
        for at, (_, writer) in enumerate(held):
            if not writer.is_closing():
                writer.write(b"X-%d: y\r\n" % at)
        began = monotonic()
        for path in ("/api/estimates.csv", "/healthz"):
            counted[(await raw(address, get(path.encode())))[0]] += 1
        slowest = max(slowest, monotonic() - began)
        await asyncio.sleep(0.5)
    ended = sum([await _ended(reader) for reader, _ in held])
    for _, writer in held:
        writer.close()
    must = f"others are answered within {MOST_SECONDS:g} s"
    return Finding(
        f"{SLOW} connections whose headers do not end, {SECONDS_SLOW} s, {place}",
        must + ("; all are closed after 10 s" if closes else ""),
        f"{_counts(counted)}; slowest {slowest:.1f} s; {ended} closed",
        set(counted) == {200} and slowest <= MOST_SECONDS and (ended == SLOW or not closes),
    )  # fmt: skip


async def _ended(reader: asyncio.StreamReader) -> bool:
    try:
        async with asyncio.timeout(0.01):
            while await reader.read(4096):
                continue
    except TimeoutError:
        return False
    except ConnectionError:
        return True
    return True


def targets() -> list[bytes]:
    """Write the paths that try to leave the data, on routes and in parameters."""
    found = [
        f"{root}{'/'.join([up] * depth)}/{target}".encode()
        for root in ROOTS for up in WAYS_UP for depth in (1, 3, 8) for target in TARGETS
    ]  # fmt: skip
    found += [b"/" + each for each in (b"/etc/passwd", b"//etc/passwd", b"file:///etc/passwd")]
    found += [
        f"/api/estimates.csv?{name}={quote(way)}".encode()
        for name in ("release", "against", "view", "estimate")
        for way in (
            "../secret",
            "../secret.txt",
            "..",
            "/etc/passwd",
            "../../etc/passwd",
            "2026-11-22/../x",
        )
    ]
    return found


async def paths(address: str, place: str, share: Sequence[bytes]) -> Finding:
    """Ask for what is not part of the data."""
    counted: Counter[int] = Counter()
    leaked: list[str] = []
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(target: bytes) -> None:
        async with gate:
            status, said = await raw(address, get(target))
        counted[status] += 1
        head, _, body = said.partition(b"\r\n\r\n")
        if any(each.encode() in body for each in GIVEN_AWAY) or b"ocation: //" in head:
            leaked.append(target.decode())

    await asyncio.gather(*(one(each) for each in share))
    return Finding(
        f"{len(share)} paths and parameters that lead out of the data, {place}",
        "nothing read outside the data, nobody sent to another host, no 5xx",
        f"{_counts(counted)}; given away: {len(leaked)} {' '.join(leaked[:2])}",
        not leaked and max(counted) < 500,
    )  # fmt: skip


def _counts(counted: Counter[int]) -> str:
    return ", ".join(f"{status}: {number}" for status, number in sorted(counted.items()))
