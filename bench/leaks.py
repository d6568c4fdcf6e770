"""Paths and parameters that lead out of the data: none may give anything away."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from bench.requests import AT_ONCE, get, raw
from bench.table import Finding, counts

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
        f"{counts(counted)}; given away: {len(leaked)} {' '.join(leaked[:2])}",
        not leaked and max(counted) < 500,
    )  # fmt: skip
