"""Each candidate in a process of its own, as its users start it, and the proxy before them."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, sleep

import psutil

from bench import names as n
from bench.shown import PEERS
from deploy.host import find_caddy

PROJECT = Path(__file__).parent.parent
SECONDS_TO_START = 60
BETWEEN_LOOKS = 0.005  # seconds
HEALTH = "/_stcore/health"


@dataclass(frozen=True)
class Server:
    """A running process that answers at an address; `milliseconds` from start to first answer."""

    address: str
    process: psutil.Process
    milliseconds: float

    def processor_time(self) -> float:
        """Give the milliseconds that it and its children have computed so far."""
        every = [self.process, *self.process.children(recursive=True)]
        return sum(sum(each.cpu_times()[:2]) for each in every) * 1000


@contextmanager
def serving(name: str, data: Path) -> Iterator[Server]:
    """Start the dashboard on a CSV, or a peer on a folder of peers' files."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    python, own = sys.executable, {"PEER_DATA": str(data), "PORT": str(port)}
    streamlit = [python, "-m", "streamlit", "run"]
    at = [f"--server.port={port}", "--server.address=127.0.0.1"]
    # Peers run outside the project, whose settings would count, and ask no foreign host.
    quiet = ["--server.headless=true", "--browser.gatherUsageStats=false"]
    panel = [python, "-m", "panel", "serve", str(PEERS / "panel_page.py"), f"--port={port}"]
    commands = {
        n.DASHBOARD: [*streamlit, "app.py", *at],
        n.STREAMLIT: [*streamlit, str(PEERS / "streamlit_page.py"), *at, *quiet],
        n.DASH: [python, str(PEERS / "dash_page.py")],
        n.PANEL: [*panel, "--address=127.0.0.1", f"--allow-websocket-origin=127.0.0.1:{port}"],
    }
    settings, place = ({"ESTIMATES": str(data)}, PROJECT) if name == n.DASHBOARD else (own, data)
    health = HEALTH if name in (n.DASHBOARD, n.STREAMLIT) else "/"
    with _running(commands[name], settings, place, address, health) as server:
        yield server


@contextmanager
def caddy(behind: Mapping[str, str], static: Path, folder: Path) -> Iterator[dict[str, str]]:
    """Serve each address once more, compressed, and a folder of static files likewise.

    Gives the addresses by name, that of the static folder under "static".
    """
    cached = 'header /plotly.min.js Cache-Control "public, max-age=31536000, immutable"'
    sites = {
        **{name: f"encode gzip\nreverse_proxy {at}" for name, at in behind.items()},
        "static": f"encode gzip\nroot * {static}\nfile_server\n{cached}",
    }
    addresses = {name: f"http://127.0.0.1:{free_port()}" for name in sites}
    settings = "{\nadmin off\nauto_https off\n}\n" + "".join(
        f"{addresses[name]} {{\n{site}\n}}\n" for name, site in sites.items()
    )
    (folder / "Caddyfile").write_text(settings)
    command = [
        str(find_caddy()),
        "run",
        "--adapter",
        "caddyfile",
        "--config",
        str(folder / "Caddyfile"),
    ]
    homes = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with _running(command, homes, folder, addresses["static"], "/drawn.html"):
        yield addresses


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _running(
    command: Sequence[str], settings: Mapping[str, str], place: Path, address: str, health: str
) -> Iterator[Server]:
    """Run a command until the block ends; what it says is shown only if it does not start."""
    with TemporaryFile("w+") as log:
        began = monotonic()
        process = subprocess.Popen(
            command, cwd=place, env={**os.environ, **settings}, stdout=log, stderr=log
        )
        try:
            while not _answers(address + health):
                if process.poll() is not None or monotonic() - began > SECONDS_TO_START:
                    log.seek(0)
                    raise RuntimeError(f"{command[0]} did not start:\n{log.read()}")
                sleep(BETWEEN_LOOKS)
            waited = (monotonic() - began) * 1000
            yield Server(address, psutil.Process(process.pid), waited)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
