"""What the app shows of a CSV, by the app's own code, and the same as files for the peers."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

import pandas as pd
import plotly
import plotly.graph_objects as go

from lib.answer import Answer, answer_to
from lib.data.files import files
from lib.picture.drawing import drawing
from lib.query import parse_text
from lib.share.charts import HALF_WIDE, figures, hovers

# What draws a figure in a browser, as Plotly's own package brings it.
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PEERS = Path(__file__).parent / "peers"
ALL_ROWS = "view=all"


def asked(estimates: Path, query: str) -> Answer:
    """Answer an address from a CSV; a blank query is the first named view."""
    served = files(estimates)
    return answer_to(served, parse_text(query, served.working.views.named))


def printed(found: Answer) -> str:
    """Give what the page prints of a view in one piece: how far the numbers range, in HTML."""
    said = escape(" ".join(found.finding.after))
    if not said:
        raise ValueError(f"the page of {found.title} does not say how far the numbers range")
    return said


def write_for_peers(found: Answer, folder: Path) -> None:
    """Write rows.csv, all.json and the figures for each source type, and the static pages."""
    folder.mkdir(parents=True, exist_ok=True)
    table = pd.DataFrame({each.title: each.cells for each in found.table})
    table.to_csv(folder / "rows.csv", index=False)
    charts = figures(found)
    (folder / "all.json").write_text(_json(charts))
    for name in sorted(found.view.rows["source_type"].unique()):
        one = answer_to(found.files, replace(found.selection, source_type=(name,)))
        (folder / f"{name}.json").write_text(_json(figures(one)))
    shutil.copy(PLOTLY, folder / "plotly.min.js")
    _static("plotly.html", {"FIGURES": _json(charts).replace("<", "\\u003c")}, folder)
    drawings = (f"<p class='chart'>{drawing(each, HALF_WIDE)}</p>" for each in charts)
    said = json.dumps(hovers(found).by_id, ensure_ascii=False).replace("<", "\\u003c")
    _static("drawn.html", {"SAID": said, "DRAWINGS": "".join(drawings)}, folder)


def _json(charts: Sequence[go.Figure]) -> str:
    return f"[{','.join(str(each.to_json()) for each in charts)}]"


def _static(name: str, filled: dict[str, str], folder: Path) -> None:
    page = (PEERS / name).read_text()
    for blank, text in filled.items():
        page = page.replace(blank, text)
    (folder / name).write_text(page)
