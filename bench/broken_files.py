"""Spoil the files while they are served: a broken, unreadable or half-written CSV, a full disk."""

import asyncio
import errno
import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.readers import Reader
from bench.spoiling import DISK, WAYS, fill, mounted, restore
from bench.table import Finding, yes
from deploy.processes import PROJECT
from tests.server import ask, serving

FILES = ("estimates.csv", "events.csv", "views.toml", "vocabulary.toml")
STALE, SHORT = "The last good data are shown", "fewer than before"
ROWS = len((PROJECT / "estimates.csv").read_bytes().splitlines()) - 1
NO_DISK = "A FULL DISK WAS NOT TRIED: that needs root and a mount of a small tmpfs"


@dataclass
class Served:
    """The app on a copy of the data, with one session open all the time."""

    address: str
    file: Path
    log: Path
    reader: Reader
    runner: asyncio.Runner

    def says(self) -> str:
        """Let the session's script run again; give what the page says."""
        return self.runner.run(self.reader.run())

    def health(self) -> tuple[int, dict]:
        """Ask whether it is ready."""
        status, _, body = ask(f"{self.address}/healthz")
        return status, json.loads(body)

    def text(self, path: str) -> str:
        """Give what is told at a path."""
        return ask(f"{self.address}/{path}")[2].decode()

    def rows(self) -> int:
        """Count the rows that a program gets; -1 where it gets an error."""
        status, _, body = ask(f"{self.address}/api/estimates.json")
        return len(json.loads(body)["rows"]) if status == 200 else -1

    def logged(self, since: int, event: str) -> bool:
        """Tell whether the log has had a line of this event since it was so long."""
        told = self.log.read_bytes()[since:].decode().splitlines()
        return any(f'"event": "{event}"' in line for line in told)


@contextmanager
def served(folder: Path, log: Path, settings: dict[str, str]) -> Iterator[Served]:
    """Serve a copy of the data in a folder, and open a session on all rows."""
    for name in FILES:
        shutil.copy(PROJECT / name, folder)
    file = folder / "estimates.csv"
    with serving(file, log, settings=settings) as address, asyncio.Runner() as runner:
        reader = Reader(address, "view=all")
        runner.run(reader.open())
        yield Served(address, file, log, reader, runner)
        runner.run(reader.close())


def spoil(app: Served, name: str) -> Finding:
    """Spoil the file, look at page, data, health and log, restore it, look again."""
    good, since = app.file.read_bytes(), app.log.stat().st_size
    WAYS[name](app.file)
    page, rows, (status, health) = app.says(), app.rows(), app.health()
    seen = {
        "notice": STALE in page,
        f"{ROWS} rows": rows == ROWS,
        "health says so": status == 200 and bool(health["stale"]),
        "log line": app.logged(since, "unreadable"),
    }
    restore(app.file, good)
    page = app.says()
    seen["recovered"] = STALE not in page and app.rows() == ROWS and not app.health()[1]["stale"]
    done = f"`estimates.csv` while it is served: {name}"
    return Finding(
        done, "last good data, a notice, a log line; recovers by itself", _seen(seen),
        all(seen.values()),
    )  # fmt: skip


def half(app: Served) -> Finding:
    """Cut the file in the middle of a line: what is whole shows, with a notice everywhere."""
    return _short(app, "half-written", app.file.read_bytes()[: app.file.stat().st_size // 2])


def headings(app: Served) -> Finding:
    """Leave the first line alone: no row shows, and it is said everywhere that there were some."""
    return _short(app, "its first line alone", app.file.read_bytes().splitlines(True)[0])


def _short(app: Served, name: str, cut: bytes) -> Finding:
    good, since = app.file.read_bytes(), app.log.stat().st_size
    app.file.write_bytes(cut)
    page, rows, (_, health) = app.says(), app.rows(), app.health()
    seen = {
        "notice": SHORT in page,
        "on /view": SHORT in app.text("view?view=all"),
        "in the data": SHORT in app.text("api/estimates.json"),
        f"{rows} good rows": 0 <= rows == health["rows"] < ROWS,
        "health says so": health["missing"] == ROWS - rows,
        "log line": app.logged(since, "rows missing"),
    }
    app.file.write_bytes(good)
    seen["recovered"] = SHORT not in app.says() + app.text("view") and app.rows() == ROWS
    return Finding(
        f"`estimates.csv` while it is served: {name}", "its good rows; a notice on page, /view "
        "and in the data, a log line; recovers by itself", _seen(seen), all(seen.values()),
    )  # fmt: skip


def full(folder: Path) -> Finding:
    """Fill the disk that holds data, log and temporary files; save the CSV there; make room."""
    done = f"data, log and temporary files on a disk of {DISK} that is full; the CSV saved there"
    must = "last good data and a notice while full; the file and the log go on when there is room"
    with ExitStack() as stack:
        if not mounted(folder, stack):
            print(NO_DISK, flush=True)
            return Finding(done, must, NO_DISK, None)
        app = stack.enter_context(served(folder, folder / "log", {"TMPDIR": str(folder)}))
        good = app.file.read_bytes()
        with app.file.open("wb"):  # as an editor does: emptied, and then no room to write
            fill(folder / "filling")
        try:
            app.file.write_bytes(good)
            refused = False
        except OSError as error:
            refused = error.errno == errno.ENOSPC
        seen = {"disk full": refused}
        page = app.says()
        seen["notice"] = STALE in page
        seen[f"{ROWS} rows"] = app.rows() == ROWS
        seen["/view"] = ask(f"{app.address}/view")[0] == 200
        opened = app.runner.run(Reader(app.address, "view=all").open())
        seen["a new session opens"] = STALE in opened
        seen["health says so"] = bool(app.health()[1]["stale"])
        (folder / "filling").unlink()
        since = app.log.stat().st_size
        app.file.write_bytes(good)
        seen["recovered"] = STALE not in app.says() and app.rows() == ROWS
        seen["log line"] = app.logged(since, "data read")
        return Finding(done, must, _seen(seen), all(seen.values()))


def _seen(seen: dict[str, bool]) -> str:
    return "; ".join(f"{name}: {yes(held)}" for name, held in seen.items())


def checks(folder: Path) -> list[Finding]:
    """Spoil the files in every way, below a folder."""
    data, disk = folder / "data", folder / "disk"
    for each in (data, disk):
        each.mkdir()
    with served(data, folder / "log", {}) as app:
        found = [*(spoil(app, name) for name in WAYS), half(app), headings(app)]
    return [*found, full(disk)]
