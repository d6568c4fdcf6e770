"""Start, wait for and stop the processes that serve: used by `make host`, tests and benches."""

import os
import socket
import ssl
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from urllib.error import HTTPError

PROJECT = Path(__file__).parent.parent
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10


def app_command(port: int, *options: str, script: str = "app.py") -> list[str]:
    """Give the command that serves a script on a port of this machine's loopback."""
    return [
        sys.executable,
        *("-m", "streamlit", "run", script, "--server.address=127.0.0.1"),
        *(f"--server.port={port}", "--server.fileWatcherType=none", *options),
    ]


def start(
    command: list[str],
    settings: Mapping[str, str],
    log: Path | None = None,
    folder: Path = PROJECT,
) -> subprocess.Popen:
    """Start a command in a folder; what it says is appended to `log`.

    `settings` are variables of the environment, beside those that are there. Without a log, the
    process speaks to standard output, errors too. It gets a process group of its own, so that
    Ctrl+C reaches only the one who started it.
    """
    with ExitStack() as stack:
        output = stack.enter_context(log.open("a")) if log else None
        return subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **settings},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def wait_for(
    address: str,
    process: subprocess.Popen,
    log: Path | None = None,
    trust: ssl.SSLContext | None = None,
    says: str = "",
) -> None:
    """Return once an address answers with success, and with `says` in the body.

    `trust` says whose certificates hold.

    Raises
    ------
    RuntimeError
        The process has ended, or a minute has passed; with what it said.
    """
    reason = ""
    end = monotonic() + SECONDS_TO_START
    while monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1, context=trust) as answer:
                if says in answer.read().decode():
                    return
            reason = f"it does not say {says}"
        except OSError as error:  # no connection, no success or no answer in time
            reason = error.read().decode() if isinstance(error, HTTPError) else str(error)
        try:  # the process ending is what to wait for; that it has not is a short pause
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
    said = log.read_text() if log else ""
    raise RuntimeError(f"{address} did not start: {reason}\n{said}")


def stop(process: subprocess.Popen) -> None:
    """End a process: politely, and by force when it does not listen."""
    process.terminate()
    try:
        process.wait(timeout=SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_ports(count: int) -> list[int]:
    """Give different ports of the loopback that nobody listens on."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
