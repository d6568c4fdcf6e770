"""Plotly's own bundle under a name that changes with its content."""

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import plotly

FILE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


class Bundle(NamedTuple):
    """The script and its name."""

    name: str
    plain: bytes


@cache
def bundle() -> Bundle:
    """Read the bundle; it never changes while the process runs."""
    plain = FILE.read_bytes()
    return Bundle(f"plotly-{hashlib.sha256(plain).hexdigest()[:16]}.js", plain)
