"""Part 3: building, serialising and drawing the timeline beside the barest segments."""

import gzip
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from playwright.sync_api import Page

from bench import browser as b
from bench import names as n
from bench.make_rows import make_rows
from bench.rounds import Measured, Series, interleaved
from bench.shown import ALL_ROWS, PLOTLY, asked, timeline

SIZES = (180, 1_000, 10_000, 20_000)
DRAW = """
text => new Promise(resolve => {
  const chart = document.body.appendChild(document.createElement("div"));
  const figure = JSON.parse(text);
  const began = performance.now();
  Plotly.newPlot(chart, figure.data, figure.layout).then(() => requestAnimationFrame(() => {
    const took = performance.now() - began;
    const drawn = chart.querySelectorAll(".scatterlayer path").length;
    Plotly.purge(chart);
    chart.remove();
    resolve(drawn ? took : NaN);
  }));
})
"""


def measure(rounds: int, folder: Path) -> list[Series]:
    """Build, serialise and draw both figures at every size."""
    with ExitStack() as stack:
        chromium = stack.enter_context(b.chromium())
        page = stack.enter_context(b.context(chromium)).new_page()
        page.add_script_tag(path=PLOTLY)
        candidates: dict[str, Callable[[], Measured]] = {}
        for size in SIZES:
            estimates = folder / f"{size}.csv"
            estimates.write_bytes(make_rows(size))
            found = asked(estimates, ALL_ROWS)
            for name, build in (
                (n.TIMELINE, partial(timeline, found)),
                (n.BAREST, partial(barest, found.view.rows)),
            ):
                candidates[n.rows_in(name, size)] = partial(_figure, build, page)
        beside = {n.rows_in(n.TIMELINE, size): n.rows_in(n.BAREST, size) for size in SIZES}
        for candidate in candidates.values():
            candidate()
        return interleaved(rounds, candidates, beside, "figure")


def barest(rows: pd.DataFrame) -> go.Figure:
    """Draw rows as segments from low to high, one line trace per source type, nothing else."""
    days = rows["middle_day"].to_numpy(dtype="datetime64[ms]").astype("int64").astype(float)
    low, high = (rows[name].to_numpy(dtype=float, na_value=np.nan) for name in ("low", "high"))
    low, high = np.where(np.isnan(low), high, low), np.where(np.isnan(high), low, high)
    gap = np.full(len(rows), np.nan)
    traces = []
    for name in rows["source_type"].unique():
        own = (rows["source_type"] == name).to_numpy()
        x = np.column_stack([days, days, gap])[own].ravel()
        y = np.column_stack([low, high, gap])[own].ravel()
        traces.append(go.Scatter(x=x, y=y, mode="lines", name=name))
    return go.Figure(traces, {"xaxis": {"type": "date"}})


def _figure(build: Callable[[], go.Figure], page: Page) -> Measured:
    began = perf_counter()
    figure = build()
    built = perf_counter()
    text = str(figure.to_json())
    written = perf_counter()
    return {
        "build, ms": (built - began) * 1000,
        n.BUILD: (written - began) * 1000,
        "draw in the browser, ms": page.evaluate(DRAW, text),
        "JSON, kB": len(text.encode()) / 1000,
        "gzip, kB": len(gzip.compress(text.encode(), 6)) / 1000,
    }
