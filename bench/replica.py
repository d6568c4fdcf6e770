"""Kill one of two replicas under open sessions, and see how everybody fares."""

import asyncio
import hashlib
import hmac
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import random
from time import monotonic

from playwright.async_api import async_playwright
from websockets.exceptions import WebSocketException

from bench.readers import Reader, WrongAnswerError
from bench.table import Finding
from bench.window import MOST_SECONDS, TYPES, Window, in_browser, views
from deploy.host import Hosted, hosted
from deploy.processes import PROJECT
from tests.chromium import ARGUMENTS, find
from tests.server import ask

READERS, BEAT, BEFORE, AFTER, PAUSE = 30, 2.0, 6.0, 14.0, 0.25  # sessions, and seconds
PATHS = ("/api/estimates.csv", "/view?area=Afghanistan&group=ISIS-K&source_type=UN")
GONE = (OSError, EOFError, TimeoutError, WebSocketException)


@dataclass
class Seen:
    """What happened: seconds until each orphan was back, each other change, every failure."""

    back: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    polled: int = 0
    failed: list[str] = field(default_factory=list)


async def read(reader: Reader, at: int, when: list[float], seen: Seen) -> None:
    """Change a filter at every beat; when the connection is lost, come back as a browser does.

    `at` is the number of its view now. `when` holds the moment of the kill and then the end, as
    soon as each has come.
    """
    says, lost = views()[at][0].says, False
    await asyncio.sleep(BEAT * random())  # they do not move in step
    while len(when) < 2:
        following = (at + 1) % len(TYPES)
        wanted, address = views()[following]
        try:
            await still_open(reader)
            taken = await reader.choose(wanted)
            says, reader.query, at = wanted.says, address, following
            if when and not lost:
                seen.answered.append(taken)
        except GONE:
            lost = True
            await come_back(reader, says, when[0] if when else monotonic(), seen)
        except (WrongAnswerError, KeyError) as error:
            seen.wrong.append(str(error)[:200])
            return
    await reader.close()


async def still_open(reader: Reader) -> None:
    """Wait for a beat; raises ConnectionError as soon as the connection is lost."""
    if reader.socket is None:
        raise ConnectionError("not open")
    with suppress(TimeoutError):
        await asyncio.wait_for(reader.socket.wait_closed(), BEAT)
        raise ConnectionError("lost")


async def come_back(reader: Reader, says: str, died: float, seen: Seen) -> None:
    """Connect at once and then every half second, until the page says the same sentence again.

    As in the browser, the script is asked for up to a second later.
    """
    await asyncio.sleep(random())
    while True:
        with suppress(*GONE):
            reader.controls.clear()
            if says not in await reader.open():
                seen.wrong.append("came back on another view")
            seen.back.append(monotonic() - died)
            return
        await asyncio.sleep(0.5)


async def poll(address: str, when: list[float], seen: Seen) -> None:
    """Ask for data all the time; note every failure."""
    while len(when) < 2:
        try:
            status, _, _ = await asyncio.to_thread(ask, address)
            if status != 200:
                seen.failed.append(f"{status} {address}")
        except OSError as error:
            seen.failed.append(f"{error} {address}")
        seen.polled += 1
        await asyncio.sleep(PAUSE)


def serves(running: Hosted, cookie: str) -> int:
    """Tell which replica a cookie of the proxy names: the hash of the replica's address."""
    for number, each in enumerate(running.replicas):
        place = each.health.split("/")[2].encode()
        if hmac.new(b"", place, hashlib.sha256).hexdigest() in cookie:
            return number
    raise LookupError(cookie)


async def cookie(address: str) -> str:
    """Visit once and take the proxy's cookie."""
    _, headers, _ = await asyncio.to_thread(ask, f"{address}/")
    return headers["set-cookie"].partition(";")[0]


async def kill_one(running: Hosted) -> list[Finding]:
    """Open all sessions, kill the replica that the browser's page is on, gather what was seen."""
    seen, when = Seen(), []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        context = await browser.new_context()
        window = Window(await context.new_page())
        window.page.on("websocket", window.listen)
        await window.page.goto(f"{running.address}/?{views()[0][1]}")
        await window.page.locator(".lead").first.wait_for(timeout=60_000)
        mine = next(c["value"] for c in await context.cookies() if c["name"] == "replica")
        victim = serves(running, mine)
        readers = []
        for number in range(READERS):
            wanted, address = views()[number % len(TYPES)]
            reader = Reader(running.address, address, await cookie(running.address))
            assert wanted.says in await reader.open()
            readers.append(reader)
        orphans = sum(serves(running, each.cookie) == victim for each in readers)
        async with asyncio.TaskGroup() as group:
            for path in PATHS:
                group.create_task(poll(running.address + path, when, seen))
            for number, reader in enumerate(readers):
                group.create_task(read(reader, number % len(TYPES), when, seen))
            await asyncio.sleep(BEFORE)
            when.append(monotonic())
            await asyncio.to_thread(running.kill, victim)
            browsed = await in_browser(window, when[0])
            await asyncio.sleep(max(0.0, when[0] + AFTER - monotonic()))
            when.append(monotonic())
        await browser.close()
    return [*told(seen, orphans), browsed]


def told(seen: Seen, orphans: int) -> list[Finding]:
    """Put what was seen into lines of the table."""
    others, slowest = READERS - orphans, max(seen.answered, default=0.0)
    back = sorted(seen.back)
    last = f"{back[len(back) // 2]:.1f} s in the middle, {back[-1]:.1f} s the last" if back else ""
    return [
        Finding(
            f"kill -9 of one of two replicas under {READERS} sessions that change a filter every "
            f"{BEAT:g} s: the {others} sessions of the other replica",
            "every change is answered rightly",
            f"{len(seen.answered)} changes in {AFTER:g} s, slowest {slowest:.1f} s; "
            f"wrong: {len(seen.wrong)} {'; '.join(seen.wrong[:2])}",
            bool(seen.answered) and not seen.wrong,
        ),
        Finding(
            f"the same: the {orphans} sessions of the replica that died",
            f"all see the same sentence again within {MOST_SECONDS:g} s",
            f"{len(back)} came back: {last}",
            orphans > 0 and len(back) == orphans and back[-1] <= MOST_SECONDS,
        ),
        Finding(
            "the same: two clients that ask for /api/estimates.csv and /view all the time",
            "no request fails at the proxy",
            f"{seen.polled} requests, {len(seen.failed)} failed {'; '.join(seen.failed[:2])}",
            seen.polled > 0 and not seen.failed,
        ),
    ]


def checks(folder: Path) -> list[Finding]:
    """Host two replicas in a folder and kill one."""
    with hosted(PROJECT / "estimates.csv", folder) as running:
        return asyncio.run(kill_one(running))
