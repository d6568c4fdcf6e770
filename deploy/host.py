"""Two replicas of the app behind Caddy, on this machine: `make host`, or `hosted` from a bench.

The proxy runs on the same Caddyfile as the containers do.
"""

import os
import secrets
import shutil
import signal
import sys
import tempfile
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from deploy.child import SECONDS_OF_SILENCE, Child
from deploy.processes import PROJECT, app_command, free_ports
from lib import log

CADDYFILE = PROJECT / "deploy" / "Caddyfile"
UNPACKED = PROJECT / ".venv" / "caddy" / "usr" / "bin" / "caddy"  # by `make test`
# Two heaps for all threads: with one for each, a replica takes a fifth more memory, and what a
# round of readers gives back is not used by the next. Known to glibc, harmless elsewhere.
ARENAS = {"MALLOC_ARENA_MAX": "2"}
READY = '"ready":true'  # what /healthz says, and nothing else that answers in its place
BY_ITSELF = "/_stcore/metrics"  # what Caddy answers without asking a replica
MISSING = (
    "Caddy is needed and not on the PATH; install Debian's package caddy, or from caddyserver.com"
)


def find_caddy() -> str | None:
    """Give the path of Caddy on the PATH, else of the one that the tests have unpacked."""
    return shutil.which("caddy") or (str(UNPACKED) if UNPACKED.exists() else None)


@dataclass(frozen=True)
class Hosted:
    """What is running: the public address with its base path, the replicas, the proxy."""

    address: str
    replicas: list[Child]
    proxy: Child

    def kill(self, number: int) -> None:
        """Kill one replica (SIGKILL), counted from 0; it is started again after a moment."""
        self.replicas[number].kill()

    def wait(self, number: int) -> None:
        """Return once a replica is ready, after it was killed."""
        self.replicas[number].started.wait()
        self.replicas[number].wait()


@contextmanager
def hosted(
    estimates: Path,
    folder: Path,
    replicas: int = 2,
    base: str = "",
    *,
    port: int | None = None,
    settings: Mapping[str, str] | None = None,
    script: str = "app.py",
    health: str = "/healthz",
    place: Path = PROJECT,
    logging: bool = True,
    patience: float = SECONDS_OF_SILENCE,
) -> Generator[Hosted]:
    """Serve a CSV by replicas of the app behind Caddy, on this machine's loopback.

    Parameters
    ----------
    estimates
        The CSV.
    folder
        Takes the logs, `app-0.log` … and `caddy.log`, and whatever Caddy keeps.
    base
        The path that everything is served under, like `/estimates`.
    port
        Where Caddy listens; a free one by default.
    settings
        Variables of the environment of every replica.
    script, health, place
        Another Streamlit script to serve, the path that tells when it is ready, and the folder
        it runs in, whose settings hold.
    logging
        False: all speak to the terminal instead.
    patience
        After so many seconds of silence a process is killed and started again.

    Raises
    ------
    RuntimeError
        Caddy is missing, or something has not started; with what it said.
    """
    caddy = find_caddy()
    if caddy is None:
        raise RuntimeError(MISSING)
    public, *ports = free_ports(replicas + 1)
    public = port or public
    under = f"/{base.strip('/')}".rstrip("/")
    shared = {  # the same for all: a reader who is moved to another replica brings its cookies
        "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(32),
        **ARENAS,
        **(settings or {}),
        "ESTIMATES": str(estimates),
        "STREAMLIT_SERVER_BASE_URL_PATH": under,
        "CURATE": "",  # what is served to others cannot be written to
    }
    says = READY if health == "/healthz" else ""
    apps = [
        Child(
            f"app-{number}",
            app_command(each, script=script),
            shared,
            f"http://127.0.0.1:{each}{under}{health}",
            says,
            f"http://127.0.0.1:{each}{under}{health}",
            folder / f"app-{number}.log" if logging else None,
            place,
            patience,
        )
        for number, each in enumerate(ports)
    ]
    proxy = Child(
        "caddy",
        [caddy, "run", "--config", str(CADDYFILE), "--adapter", "caddyfile"],
        {
            "DOMAIN": f"http://:{public}",
            "BIND": "127.0.0.1",
            "REPLICAS": " ".join(f"127.0.0.1:{each}" for each in ports),
            "HEALTH": under + health,
            "READY": says or ".",
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
        },
        f"http://127.0.0.1:{public}{under}{health}",
        says,
        f"http://127.0.0.1:{public}{BY_ITSELF}",
        folder / "caddy.log" if logging else None,
        patience=patience,
    )
    with ExitStack() as stack:
        for group in (apps, [proxy]):
            for child in group:
                child.start()
                stack.callback(child.stop)
            for child in group:
                child.watch()
        yield Hosted(f"http://127.0.0.1:{public}{under}", apps, proxy)


def main(estimates: str, port: int) -> None:
    """Host until Ctrl+C, a polite end, or the end of the terminal."""
    done = Event()
    log.configure()
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # the last as a terminal closes
        signal.signal(each, lambda *_: done.set())
    base = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "estimate-timeline"
    settings = {"CACHE_FOLDER": os.environ.get("CACHE_FOLDER") or str(cache)}
    with tempfile.TemporaryDirectory() as folder:
        try:
            with hosted(
                Path(estimates).absolute(),
                Path(folder),
                2,
                base,
                port=port,
                settings=settings,
                logging=False,
            ) as running:
                log.event(f"Estimate Timeline: {running.address}/ (Ctrl+C stops it)")
                done.wait()
        except RuntimeError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
