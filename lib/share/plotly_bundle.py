"""Plotly's own bundle under a name that changes with its content, compressed once."""

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import plotly

FILE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


class Bundle(NamedTuple):
    """The script, plain and compressed, and its name."""

    name: str
    plain: bytes
    compressed: bytes


@cache
def bundle() -> Bundle:
    """Read and compress the bundle; it never changes while the process runs."""
    plain = FILE.read_bytes()
    name = f"plotly-{hashlib.sha256(plain).hexdigest()[:16]}.js"
    return Bundle(name, plain, gzip.compress(plain, 9, mtime=0))
