"""What the app shows of a CSV, by the app's own code, and the same as files for the peers."""

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import plotly
import plotly.graph_objects as go

from lib.answer import Answer, answer_to
from lib.data.files import files
from lib.query import parse_text

# What draws a figure in a browser, as Plotly's own package brings it.
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PEERS = Path(__file__).parent / "peers"
ALL_ROWS = "view=all&band=shown"


def asked(estimates: Path, query: str) -> Answer:
    """Answer an address from a CSV; a blank query is the first named view."""
    served = files(estimates)
    return answer_to(served, parse_text(query, served.working.views.named))


def timeline(found: Answer) -> go.Figure:
    """Draw the timeline anew, as for the first who asks."""
    return Answer(found.files, found.data, found.view).chart("light")


def write_for_peers(found: Answer, folder: Path) -> None:
    """Write rows.csv, all.json and a figure for each source type, and the static page."""
    folder.mkdir(parents=True, exist_ok=True)
    table = pd.DataFrame({each.title: each.cells for each in found.table})
    table.to_csv(folder / "rows.csv", index=False)
    drawn = str(found.chart("light").to_json())
    (folder / "all.json").write_text(drawn)
    for name in sorted(found.view.rows["source_type"].unique()):
        one = answer_to(found.files, replace(found.selection, source_type=(name,)))
        (folder / f"{name}.json").write_text(str(one.chart("light").to_json()))
    page = (PEERS / "static.html").read_text()
    (folder / "index.html").write_text(page.replace("FIGURE", drawn.replace("<", "\\u003c")))
    shutil.copy(PLOTLY, folder / "plotly.min.js")
