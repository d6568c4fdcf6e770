"""Let replicas and the proxy hang, die and start again under readers; nothing may be lost."""

import asyncio
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from bench.readers import Reader
from bench.requests import get, raw
from bench.table import Finding, counts
from deploy.host import Hosted, hosted
from deploy.processes import PROJECT

READERS, ASKING = 6, 2
SECONDS_AFTER = 2
MOST_SECONDS = 2.0
QUERY, SAYS = "group=TTP&view=all", "TTP"
PATHS = (b"/view?group=TTP", b"/api/estimates.json?group=TTP")


async def hang(running: Hosted) -> None:
    """Stop a replica as it runs (SIGSTOP), and wait for the one that takes its place."""
    replica = running.replicas[0]
    replica.started.clear()
    replica.process.send_signal(signal.SIGSTOP)
    await asyncio.to_thread(running.wait, 0)


async def restart(running: Hosted) -> None:
    """End one replica after the other politely, each once the one before is ready again."""
    for number, each in enumerate(running.replicas):
        each.started.clear()
        each.process.terminate()
        await asyncio.to_thread(running.wait, number)


async def lose_proxy(running: Hosted) -> None:
    """Kill the proxy, and wait for the next one."""
    running.proxy.kill()
    await asyncio.to_thread(running.proxy.started.wait)
    await asyncio.to_thread(running.proxy.wait)


WAYS: dict[str, tuple[Callable[[Hosted], Awaitable[None]], bool]] = {
    "a replica hangs (SIGSTOP) until it is found and started again": (hang, True),
    "both replicas are restarted, one after the other": (restart, True),
    "the proxy is killed": (lose_proxy, False),
}


async def poll(address: str, done: asyncio.Event, seen: Counter[int]) -> None:
    """Ask for pages and data until it is over."""
    while not done.is_set():
        for path in PATHS:
            try:
                seen[(await raw(address, get(path), seconds=60))[0]] += 1
            except OSError:
                seen[0] += 1
        await asyncio.sleep(0.1)


async def suffer(running: Hosted, name: str) -> Finding:
    """Let one thing happen under readers, and look who is back on what."""
    way, lossless = WAYS[name]
    readers = [Reader(running.address, QUERY) for _ in range(READERS)]
    before = [await each.open() for each in readers]
    done, seen = asyncio.Event(), Counter[int]()
    asking = [asyncio.create_task(poll(running.address, done, seen)) for _ in range(ASKING)]
    began = monotonic()
    await way(running)
    took = monotonic() - began
    await asyncio.sleep(SECONDS_AFTER)
    done.set()
    await asyncio.gather(*asking)
    slowest = 0.0
    for each in running.replicas:
        asked = monotonic()
        await raw(each.health, get(urlsplit(each.health).path.encode()))
        slowest = max(slowest, monotonic() - asked)
    back = 0
    for reader, said in zip(readers, before, strict=True):
        await reader.close()
        reader.controls.clear()
        back += await reader.open() == said
        await reader.close()
    must = "no request fails; " if lossless else "requests are answered again; "
    return Finding(
        f"{name}, under {READERS} sessions and {ASKING} clients that ask all the time",
        f"{must}then health is told within {MOST_SECONDS:g} s and all sessions see their view",
        f"over after {took:.1f} s; {counts(seen)}; health {slowest:.1f} s; "
        f"{back} of {READERS} back",
        slowest <= MOST_SECONDS and back == READERS and seen[200] > 0
        and (set(+seen) == {200} or not lossless),
    )  # fmt: skip


def checks(folder: Path) -> list[Finding]:
    """Host two replicas in a folder and let each thing happen."""
    with hosted(PROJECT / "estimates.csv", folder) as running, asyncio.Runner() as runner:
        return [runner.run(suffer(running, name)) for name in WAYS]
