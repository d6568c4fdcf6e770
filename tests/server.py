"""The real app in a process of its own, for the browser tests and the screenshots."""

import asyncio
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from deploy.processes import PROJECT, app_command, free_ports, start, stop, wait_for

__all__ = ["PROJECT", "Served", "ask", "finished", "serving"]
T = TypeVar("T")


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

    `options` are Streamlit's, `settings` are variables of the environment. With FAR set, all
    that is asked of the address comes so many milliseconds late, each way.
    """
    late = os.environ.get("FAR")
    port, line = free_ports(2)
    base = "".join(f"/{each.split('=')[1]}" for each in options if "baseUrlPath" in each)
    address = f"http://127.0.0.1:{line if late else port}{base}"
    with ExitStack() as running:
        process = start(
            app_command(port, *options), {"ESTIMATES": str(estimates), **(settings or {})}, log
        )
        running.callback(stop, process)
        if late:
            between = [sys.executable, "-m", "tests.far", str(line), str(port), late]
            running.callback(stop, start(between, {}, log))
        wait_for(f"{address}/_stcore/health", process, log)
        yield address


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


def finished(work: Coroutine[Any, Any, T]) -> T:
    """Run what is asynchronous to its end, in a thread: a browser has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
