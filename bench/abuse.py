"""Probe the app as somebody would who means it no good: queries, bodies, slow clients."""

import asyncio
import json
import random
import shutil
from collections import Counter
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from bench import hostile, sockets
from bench.leaks import SECRET, paths, targets
from bench.requests import AT_ONCE, SEED, get, query, raw
from bench.table import Finding, counts, megabytes, yes
from deploy.host import Hosted, hosted
from deploy.processes import PROJECT
from tests.server import ask

QUERIES = 1000
PATHS = ("/", "/view", "/api/estimates.csv", "/api/estimates.json", "/api/estimates.bib",
         "/api/datapackage.json", "/healthz")  # fmt: skip
SLOW, SECONDS_SLOW, MOST_SECONDS = 100, 12, 2.0
BIG = 20_000_000
SEARCHERS, MOST_SEARCHED, MOST_SILENT = 10, 7_900, 0.3
MOST_MEMORY = 500  # MB at most, of the process that was probed: half of what compose.yaml grants


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
        counts(counted), not counted[0] and max(counted) < 500,
    )  # fmt: skip


async def searches(address: str, place: str) -> Finding:
    """Search for eight kilobytes of words, ten at once, while health is asked for."""
    words = "+".join(f"w{at}" for at in range(1_400))[:MOST_SEARCHED].encode()
    repeated = b"+".join([b"a"] * (MOST_SEARCHED // 2))
    counted: Counter[int] = Counter()
    slowest = 0.0

    async def ask_all() -> None:
        for sought in (words, repeated):
            for path in (b"/?q=", b"/view?q=", b"/api/estimates.json?q="):
                counted[(await raw(address, get(path + sought)))[0]] += 1

    asking = asyncio.gather(*(ask_all() for _ in range(SEARCHERS)))
    while not asking.done():
        began = monotonic()
        counted[(await raw(address, get(b"/healthz")))[0]] += 1
        slowest = max(slowest, monotonic() - began)
        await asyncio.sleep(0.02)
    await asking
    return Finding(
        f"8 kB of words to search for, on /, /view and /api, {SEARCHERS} at once, {place}",
        f"health is told within {1000 * MOST_SILENT:.0f} ms all the while, no 5xx",
        f"{counts(counted)}; slowest {1000 * slowest:.0f} ms",
        slowest <= MOST_SILENT and not counted[0] and max(counted) < 500,
    )


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
        "refused or left unread, no 5xx (0: cut off without a word)", counts(counted),
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
        f"{counts(counted)}; slowest {slowest:.1f} s; {ended} closed",
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


def after(running: Hosted, process: int, folder: Path) -> Finding:
    """Look at the process that was probed: alive, healthy, small, without an error in its log."""
    health = running.replicas[0].health
    status, _, body = ask(health)
    alive = running.replicas[0].process.pid == process
    most = megabytes(process, "VmHWM")
    errors = (folder / "app-0.log").read_text(encoding="utf-8").count('"level": "error"')
    ready = status == 200 and json.loads(body)["ready"]
    return Finding(
        "the process after all of it",
        f"the same process, healthy, at most {MOST_MEMORY} MB at any time, no error in its log "
        "but one, of the session that sent values of the wrong kind",
        f"the same: {yes(alive)}; healthy: {yes(ready)}; {megabytes(process)} MB, at most {most} "
        f"MB; {errors} errors",
        alive and ready and most <= MOST_MEMORY and errors <= 1,
    )


def checks(folder: Path) -> list[Finding]:
    """Probe one replica and the proxy, with secrets beside the data; then serve hostile cells."""
    data, cells = folder / "data", folder / "cells"
    data.mkdir()
    cells.mkdir()
    for name in ("estimates.csv", "events.csv", "views.toml"):
        shutil.copy(PROJECT / name, data)
    shutil.copytree(PROJECT / "releases", data / "releases")
    for secret in (folder / "secret.txt", folder / "secret.csv", data / "secret.txt"):
        secret.write_text(f"source,year,low\n{SECRET},2020,1\n", encoding="utf-8")
    with hosted(data / "estimates.csv", folder) as running:
        app = running.replicas[0].health.removesuffix("/healthz")
        process = running.replicas[0].process.pid
        found = [
            asyncio.run(each)
            for each in (
                queries(app),
                searches(app, "at the app"),
                sockets.odd_queries(app),
                sockets.bad_messages(app),
                bodies(app, "at the app"),
                bodies(running.address, "at the proxy"),
                slow(app, "at the app", closes=False),
                slow(running.address, "at the proxy", closes=True),
                paths(app, "at the app", targets()),
                paths(running.address, "at the proxy", targets()),
            )
        ]
        found.append(after(running, process, folder))
    return [*found, *hostile.checks(cells)]
