"""The real app in a process of its own, for the browser tests and the screenshots."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from time import monotonic
from urllib.parse import quote

PROJECT = Path(__file__).parent.parent
SECONDS_TO_START = 60


@dataclass
class Served:
    """A running app and the folder with the files that it reads."""

    address: str
    folder: Path


@contextmanager
def serving(
    estimates: Path, log: Path, *options: str, settings: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Serve a CSV on a free port and give the address; what the app says goes to `log`.

    `options` are Streamlit's, `settings` are variables of the environment.
    """
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with log.open("w") as output:
        process = subprocess.Popen(
            [
                sys.executable,
                *("-m", "streamlit", "run", "app.py", "--server.address=127.0.0.1"),
                *(f"--server.port={port}", "--server.fileWatcherType=none", *options),
            ],
            cwd=PROJECT,
            env={**os.environ, "ESTIMATES": str(estimates), **(settings or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            base = "".join(f"/{each.split('=')[1]}" for each in options if "baseUrlPath" in each)
            _wait(f"{address}{base}/_stcore/health", process, log)
            yield address + base
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def ask(
    address: str, body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Ask once; give status, headers by their lower-case names, and content."""
    request = urllib.request.Request(
        quote(address, safe=":/?&=%+"),
        data=body,
        headers={k.replace("_", "-"): v for k, v in headers.items()},
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, _lower(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, _lower(error.headers), error.read()


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _wait(address: str, process: subprocess.Popen, log: Path) -> None:
    end = monotonic() + SECONDS_TO_START
    while monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except (urllib.error.URLError, TimeoutError):
            try:  # the process ending is what to wait for; that it has not is a short pause
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
    raise RuntimeError(f"the app did not start:\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
