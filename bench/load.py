"""How many readers two replicas hold, beside a minimal Streamlit app with the same figures.

`python -m bench.load [seconds] [soak minutes]` writes bench/LOAD.md and bench/load.json.
"""

import asyncio
import json
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import psutil

from bench.addresses import CLIENTS, addresses, ask_all
from bench.candidates import FIRST, Candidate, minimal, ours
from bench.load_report import GOAL, Asked, Held, Soaked, report
from bench.machine import machine
from bench.readers import Reader, Tally, read_for
from deploy.host import Hosted

HERE = Path(__file__).parent
EVERY = 2.0  # seconds between two changes of a reader
READERS = 60
FEW, MANY = 20, 100  # of the soak
STEPS = (5, 10, 15, 20, 30, 40, 60, 80, 100, 120, 140)
STEP_SECONDS = 20


def main(seconds: float, soak_minutes: float) -> None:
    """Load each candidate, find its knee, soak ours, and write the results."""
    held: list[Held] = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with ours(data) as (app, candidate):
            print(f"{candidate.name}: {READERS} readers for {seconds:.0f} s", flush=True)
            held.append(load(app, candidate, READERS, seconds))
            print(held[-1], flush=True)
            held += knee(app, candidate)
        with minimal(data) as (app, candidate):
            held += knee(app, candidate)
        with ours(data) as (app, _):
            asked_for = thousand(app)
        with ours(data) as (app, candidate):
            soaked = soak(app, candidate, soak_minutes)
    (HERE / "load.json").write_text(
        json.dumps(
            {
                "held": [asdict(each) for each in held],
                "asked": asdict(asked_for),
                "soak": asdict(soaked),
            },
            indent=1,
        )
    )
    (HERE / "LOAD.md").write_text(report(held, asked_for, soaked, machine()))
    print((HERE / "LOAD.md").read_text())


def load(app: Hosted, candidate: Candidate, readers: int, seconds: float) -> Held:
    """Let so many readers change a filter every two seconds."""
    before = processor_time(app)
    tally = asyncio.run(crowd(app.address, candidate, readers, seconds))
    spent = processor_time(app) - before
    changes = len(tally.seconds)
    return Held(
        candidate.name, readers, seconds, changes, len(tally.errors),
        tally.share(0.5), tally.share(0.95), 1000 * spent / max(changes + readers, 1),
    )  # fmt: skip


async def crowd(address: str, candidate: Candidate, readers: int, seconds: float) -> Tally:
    """Open the sessions one after the other, then let them all read at once, out of step."""
    tally = Tally()
    opened = []
    for _ in range(readers):
        reader = Reader(address, candidate.query, cookie(address))
        await reader.open()
        opened.append(reader)

    async def one(number: int, reader: Reader) -> None:
        await asyncio.sleep(EVERY * number / readers)
        start = number % len(candidate.asks)
        choices = partial(islice, cycle(candidate.asks), start, None)
        await read_for(reader, choices, seconds, EVERY, tally)

    await asyncio.gather(*(one(number, reader) for number, reader in enumerate(opened)))
    await asyncio.gather(*(reader.close() for reader in opened))
    return tally


def cookie(address: str) -> str:
    """Ask for the page once, as a browser does; give the cookie that ties it to a replica."""
    with urllib.request.urlopen(f"{address}/") as answer:
        return "; ".join(each.split(";")[0] for each in answer.headers.get_all("set-cookie") or [])


def knee(app: Hosted, candidate: Candidate) -> list[Held]:
    """Add readers until the 95th percentile is beyond the goal."""
    found = []
    for readers in STEPS:
        found.append(load(app, candidate, readers, STEP_SECONDS))
        print(found[-1], flush=True)
        if found[-1].p95 > GOAL or found[-1].errors:
            break
    return found


def thousand(app: Hosted) -> Asked:
    """Ask for a thousand different pages and pictures."""
    ask_all(addresses(app.address, FIRST)[:CLIENTS])  # each replica draws its first one
    before = memory(app)
    tally = ask_all(wanted := addresses(app.address, FIRST))
    return Asked(
        len(wanted), len(tally.errors), tally.share(0.5), tally.share(0.95), before, memory(app)
    )


def soak(app: Hosted, candidate: Candidate, minutes: float) -> Soaked:
    """Read for so long with 20 readers, who leave and come anew each minute; watch the memory.

    What a session takes is told by many that come after some; those who have left are kept for
    two minutes, as Streamlit does, so that they may come back.
    """
    asyncio.run(crowd(app.address, candidate, FEW, 20))
    few = memory(app)
    asyncio.run(crowd(app.address, candidate, MANY, 4))
    many = memory(app)
    each_minute = []
    errors = 0
    while len(each_minute) < minutes:
        tally = asyncio.run(crowd(app.address, candidate, FEW, 60))
        errors += len(tally.errors)
        each_minute.append(memory(app))
        print(f"soak, minute {len(each_minute)}: {each_minute[-1]:.0f} MB", flush=True)
    return Soaked((many - few) / MANY, few, each_minute, errors)


def processor_time(app: Hosted) -> float:
    """Give the seconds that the replicas have computed."""
    return sum(sum(psutil.Process(each.process.pid).cpu_times()[:2]) for each in app.replicas)


def memory(app: Hosted) -> float:
    """Give the memory of all replicas in megabytes."""
    return sum(psutil.Process(each.process.pid).memory_info().rss for each in app.replicas) / 1e6


if __name__ == "__main__":
    arguments: Sequence[float] = [float(each) for each in sys.argv[1:]]
    main(*(*arguments, 60.0, 10.0)[:2] if len(arguments) < 2 else arguments[:2])
