"""How many readers two replicas hold, beside a minimal Streamlit app with the same figure.

`python -m bench.load [seconds] [soak minutes]` writes bench/LOAD.md and bench/load.json.
"""

import asyncio
import json
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode

import psutil

from bench.load_report import Held, Soaked, report
from bench.readers import Ask, Reader, Tally, read_for
from bench.shown import PEERS, asked, write_for_peers
from deploy.host import Hosted, hosted

HERE = Path(__file__).parent
PROJECT = HERE.parent
EVERY = 2.0  # seconds between two changes of a reader
GOAL = 500  # milliseconds
FIRST = "group=ISIS-K&area=Afghanistan&counted=fighters&counted=members"
TYPES = ("UN", "US government", "Russian government", "Afghan government", "media")
READERS = 60
FEW, MANY = 20, 100  # of the soak
STEPS = (20, 40, 60, 80, 100, 120, 140, 160)
STEP_SECONDS = 20


@dataclass(frozen=True)
class Candidate:
    """What is loaded: its name, the query of its readers, and what they choose."""

    name: str
    query: str
    asks: tuple[Ask, ...]


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
        for replicas in (1, 2):
            with minimal(data, replicas) as (app, candidate):
                held += knee(app, candidate)
        with ours(data) as (app, candidate):
            soaked = soak(app, candidate, soak_minutes)
    (HERE / "load.json").write_text(
        json.dumps({"held": [asdict(each) for each in held], "soak": asdict(soaked)}, indent=1)
    )
    (HERE / "LOAD.md").write_text(report(held, soaked))
    print((HERE / "LOAD.md").read_text())


@contextmanager
def ours(folder: Path) -> Iterator[tuple[Hosted, Candidate]]:
    """Host the app by two replicas; its readers choose source types in the first view."""
    with hosted(PROJECT / "estimates.csv", fresh(folder)) as app:
        asks = []
        for name in (*TYPES, ""):
            chosen = (name,) if name else ()
            query = f"{FIRST}&{urlencode([('source_type', each) for each in chosen])}"
            with urllib.request.urlopen(f"{app.address}/api/estimates.json?{query}") as answer:
                asks.append(Ask("source_type", chosen, json.load(answer)["sentence"]))
        yield app, Candidate("Estimate Timeline, two replicas", FIRST, tuple(asks))


@contextmanager
def minimal(folder: Path, replicas: int) -> Iterator[tuple[Hosted, Candidate]]:
    """Host the minimal Streamlit app with the same figure and table, at stock settings."""
    data = fresh(folder)
    write_for_peers(asked(PROJECT / "estimates.csv", ""), data)
    asks = tuple(Ask("None", name, f": {name}") for name in (*TYPES, "all"))  # it has no key
    quiet = {
        "PEER_DATA": str(data),
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    }
    with hosted(
        PROJECT / "estimates.csv", data, replicas, settings=quiet, place=data,
        script=str(PEERS / "streamlit_page.py"), health="/_stcore/health",
    ) as app:  # fmt: skip
        number = "two replicas" if replicas == 2 else "one process"
        yield app, Candidate(f"minimal Streamlit, {number}", "", asks)


def fresh(folder: Path) -> Path:
    """Make a new folder in a folder."""
    return Path(tempfile.mkdtemp(dir=folder))


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
