"""Part 6: from starting the process to an answer and the charts, and what the imports take."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from bench import browser as b
from bench import names as n
from bench.rounds import Measured, Series, fewer, interleaved
from bench.servers import PROJECT, serving
from bench.shown import asked, write_for_peers
from lib.share.charts import figures

PACKAGES = ("streamlit", "pandas", "numpy", "pyarrow", "plotly", "pydantic", "pydantic_core",
            "jinja2", "starlette", "uvicorn", "lib")  # fmt: skip
ALL = "all that the app imports"
# The pages import the rest of the app. Plotly loads most of itself with the first figure.
IMPORTS = (
    "import app; from lib.page import changes, codebook, curate, method, sources, timeline; "
    "import plotly.graph_objects as go; go.Figure([{'type': 'scatter'}]).to_json()"
)
LINE = re.compile(r"import time:\s+([0-9]+) \|\s+[0-9]+ \|\s+([\w.]+)")


def measure(rounds: int, folder: Path) -> list[Series]:
    """Start each server anew and open it in the browser at its first answer."""
    estimates = PROJECT / "estimates.csv"
    shown = asked(estimates, "")
    write_for_peers(shown, folder / "peers")
    charts = len(figures(shown))
    with b.chromium() as chromium:
        candidates: dict[str, Callable[[], Measured]] = {
            name: partial(_started, chromium, charts, name, data)
            for name, data in (
                (n.DASHBOARD, estimates),
                *((peer, folder / "peers") for peer in n.PEERS),
            )
        }
        for candidate in candidates.values():
            candidate()
        beside = dict.fromkeys(candidates, n.STREAMLIT)
        return interleaved(fewer(rounds), candidates, beside, "start")


def measure_imports(rounds: int, folder: Path) -> list[Series]:
    """Import what the app imports in a fresh process, and share the time among packages."""
    return interleaved(rounds, {ALL: _imports}, {}, "imports")


def _started(chromium: Browser, charts: int, name: str, data: Path) -> Measured:
    with b.context(chromium) as place, serving(name, data) as server:
        drawn = b.first_drawn(place, server.address, charts)
    return {
        "to the first answer, ms": server.milliseconds,
        "to the first charts, ms": server.milliseconds + drawn,
    }


def _imports() -> Measured:
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", IMPORTS],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    ).stderr  # fmt: skip
    spent = Counter[str]()
    for took, name in LINE.findall(said):
        package = name.split(".")[0]
        spent[package if package in PACKAGES else "other"] += int(took)
    shares = {f"{name}, ms": spent[name] / 1000 for name in (*PACKAGES, "other")}
    return {"all, ms": sum(shares.values()), **shares}
