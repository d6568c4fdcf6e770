"""What the numbers belong to: processor, memory and versions; never a name or a path."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import psutil

from deploy.host import find_caddy
from tests.chromium import find

PACKAGES = (
    "streamlit",
    "plotly",
    "pandas",
    "pydantic",
    "dash",
    "panel",
    "frictionless",
    "playwright",
)


def machine() -> dict[str, str]:
    """Describe this machine, most telling first."""
    return {
        "Processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "Python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
        "Chromium": _said(str(find()), "--version"),
        "Caddy": _said(str(find_caddy()), "version"),
    }


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", about.read_text()) if about.is_file() else None
    return found[1] if found else platform.machine()


def _said(*command: str) -> str:
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"[0-9]+(\.[0-9]+)+", said)
    return found[0] if found else said.strip()
