"""What the app shows of a CSV, by the app's own code, and the same as files for the peers."""

import shutil
from dataclasses import replace
from pathlib import Path

import plotly.graph_objects as go

from lib.data.files import files
from lib.query import parse_text
from lib.share.plotly_bundle import FILE
from lib.share.shared import Shared, shared
from lib.share.view_page import figure as draw
from lib.words.tables import in_words

PEERS = Path(__file__).parent / "peers"
ALL_ROWS = "view=all"


def asked(estimates: Path, query: str) -> Shared:
    """Select from a CSV as an address does; a blank query is the first named view."""
    served = files(estimates)
    return shared(served, parse_text(query, served.working.views.named))


def timeline(found: Shared) -> go.Figure:
    """Draw the timeline as the dashboard does."""
    return draw(found, "light")


def write_for_peers(found: Shared, folder: Path) -> None:
    """Write rows.csv, all.json and a figure for each source type, and the static page."""
    folder.mkdir(parents=True, exist_ok=True)
    in_words(found.view.rows).to_csv(folder / "rows.csv", index=False)
    drawn = str(timeline(found).to_json())
    (folder / "all.json").write_text(drawn)
    for name in sorted(found.view.rows["source_type"].unique()):
        one = replace(found.view.selection, source_type=(name,))
        (folder / f"{name}.json").write_text(str(timeline(shared(found.files, one)).to_json()))
    page = (PEERS / "static.html").read_text()
    (folder / "index.html").write_text(page.replace("FIGURE", drawn.replace("<", "\\u003c")))
    shutil.copy(FILE, folder / "plotly.min.js")
