"""The real app in a process of its own, for the browser tests and the screenshots."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from deploy.processes import PROJECT, app_command, free_ports, start, stop, wait_for

__all__ = ["PROJECT", "Served", "serving"]


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
    [port] = free_ports(1)
    base = "".join(f"/{each.split('=')[1]}" for each in options if "baseUrlPath" in each)
    address = f"http://127.0.0.1:{port}{base}"
    process = start(
        app_command(port, *options), {"ESTIMATES": str(estimates), **(settings or {})}, log
    )
    try:
        wait_for(f"{address}/_stcore/health", process, log)
        yield address
    finally:
        stop(process)
