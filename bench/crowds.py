"""Come in numbers: bombs, idle and broken connections, sessions, views; then look what is left."""

import asyncio
import re
import resource
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from bench.readers import Reader
from bench.requests import get, raw
from bench.table import Finding, counts, megabytes
from deploy.host import Hosted, hosted
from deploy.processes import PROJECT
from lib.words import labels

BOMBS, BOMB = 40, 57_000_000  # bytes, of which 57 kB travel
IDLE, BROKEN, SESSIONS, VIEWS = 5_000, 4_000, 2_000, 2_000
AT_ONCE, OPENED_AT_ONCE = 8, 100
MOST_SECONDS = 2.0
MOST_REPLICA, MOST_PROXY = 1_000, 1_000  # MB; what compose.yaml grants each
MOST_MORE = 60  # MB that a replica may hold after a second round beyond the first
GONE = (OSError, TimeoutError, WebSocketException)


async def many(number: int, at_once: int, one: Callable[[int], Awaitable[object]]) -> list:
    """Do something so many times, so many at once; give what each gave, or its error."""
    gate = asyncio.Semaphore(at_once)

    async def gated(at: int) -> object:
        async with gate:
            return await one(at)

    return await asyncio.gather(*(gated(at) for at in range(number)), return_exceptions=True)


def tab(address: str, compression: str | None = None) -> connect:
    """Connect as a page does, and say nothing."""
    place = urlsplit(address)
    return connect(
        f"ws://{place.netloc}{place.path}/_stcore/stream", subprotocols=["streamlit"],
        compression=compression, max_size=None, ping_interval=None, proxy=None, open_timeout=60,
    )  # fmt: skip


async def bombs(running: Hosted) -> str:
    """Send messages of which a thousandth travels."""

    async def one(at: int) -> int | None:
        async with tab(running.address, "deflate") as socket:
            with suppress(*GONE):
                await socket.send(bytes(BOMB))
                async for _ in socket:
                    continue
            return socket.close_code

    closed = Counter(await many(BOMBS, BOMBS, one))
    return f"closed by 1009: {closed[1009]}"


async def idle(running: Hosted) -> str:
    """Hold connections open, look at the proxy, cut most of them off without a word."""
    opened = await many(IDLE, OPENED_AT_ONCE, lambda at: _opened(running.address))
    held = [each for each in opened if isinstance(each, ClientConnection)]
    proxy = megabytes(running.proxy.process.pid)
    replicas = [megabytes(each.process.pid) for each in running.replicas]
    for each in held[:BROKEN]:
        each.transport.abort()
    for each in held[BROKEN:]:
        await each.close()
    said = " and ".join(f"{each} MB" for each in replicas)
    return f"{len(held)} open: proxy {proxy} MB, replicas {said}"


async def _opened(address: str) -> ClientConnection:
    return await tab(address)


async def sessions(running: Hosted) -> str:
    """Open the page, run its script, leave; every other one without a word."""

    async def one(at: int) -> bool:
        reader = Reader(running.address, f"view=all&to={1900 + at % 200}")
        said = await reader.open()
        if at % 2 and reader.socket:
            reader.socket.transport.abort()
        await reader.close()
        return "<h1>" in said and labels.FAILED not in said

    drawn = Counter(map(str, await many(SESSIONS, AT_ONCE, one)))
    return f"{drawn['True']} of {SESSIONS} drawn"


async def views(running: Hosted) -> str:
    """Ask for views that nobody has asked for."""

    async def one(at: int) -> int:
        year, month = 1900 + at // 12, 1 + at % 12
        path = f"/view?view=all&to={year}-{month:02}".encode()
        return (await raw(running.address, get(path), seconds=120))[0]

    answers = await many(VIEWS, AT_ONCE, one)
    return counts(Counter(each if isinstance(each, int) else 0 for each in answers))


CROWDS: dict[str, tuple[Callable[[Hosted], Awaitable[str]], str]] = {
    f"{BOMBS} websocket messages of {BOMB // 1_000_000} MB, packed to 57 kB": (
        bombs, rf"1009: {BOMBS}$",
    ),
    f"{IDLE:,} idle websockets, {BROKEN:,} of them suddenly cut off": (
        idle, rf"^{IDLE} open: proxy (\d{{1,3}}) MB, replicas (\d{{1,3}}) MB and (\d{{1,3}}) MB$",
    ),
    f"{SESSIONS:,} sessions that open the page, half of them cut off": (
        sessions, rf"^{SESSIONS} of",
    ),
    f"{VIEWS:,} different views of all estimates": (views, rf"^200: {VIEWS}$"),
}  # fmt: skip


async def come(running: Hosted, name: str) -> Finding:
    """Let one crowd come, see how it went, and that the replicas are as well as before."""
    crowd, pattern = CROWDS[name]
    processes = [each.process.pid for each in running.replicas]
    seen = await crowd(running)
    slowest = 0.0
    for each in running.replicas:
        began = monotonic()
        status, _ = await raw(each.health, get(urlsplit(each.health).path.encode()))
        slowest = max(slowest, monotonic() - began)
        if status != 200:
            slowest = MOST_SECONDS + 1
    reader = Reader(running.address, "view=all")
    back = "<h1>" in await reader.open()
    await reader.close()
    same = processes == [each.process.pid for each in running.replicas]
    most = max(megabytes(each, "VmHWM") for each in processes) if same else 0
    return Finding(
        f"{name}, at the proxy",
        f"each is answered or refused; then health is told within {MOST_SECONDS:g} s, by the same "
        f"processes, of which none took {MOST_REPLICA} MB; a reader sees the page",
        f"{seen}; health {slowest:.1f} s; the same: {'yes' if same else 'NO'}; at most {most} MB; "
        f"page: {'yes' if back else 'NO'}",
        bool(re.search(pattern, seen)) and slowest <= MOST_SECONDS and same and back
        and most < MOST_REPLICA,
    )  # fmt: skip


async def flat(running: Hosted) -> Finding:
    """Let the same sessions and views come once more: memory must not have grown with them."""
    before = [megabytes(each.process.pid) for each in running.replicas]
    await sessions(running)
    await views(running)
    after = [megabytes(each.process.pid) for each in running.replicas]
    more = max(late - early for early, late in zip(before, after, strict=True))
    return Finding(
        "the sessions and views once more", f"no replica holds {MOST_MORE} MB more than before",
        f"{before} MB before, {after} MB after", more < MOST_MORE,
    )  # fmt: skip


def checks(folder: Path) -> list[Finding]:
    """Host two replicas in a folder and let every crowd come."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with hosted(PROJECT / "estimates.csv", folder) as running, asyncio.Runner() as runner:
        found = [runner.run(come(running, name)) for name in CROWDS]
        return [*found, runner.run(flat(running))]
