"""Who counts high: each source's ratios to the others, as a dot and a range."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from lib.analysis.sources import Leaning
from lib.figures.rows import Row, row_chart
from lib.figures.style import Style
from lib.words import captions

TICKS = {
    0.01: "×0.01",
    0.1: "×0.1",
    0.5: "×0.5",
    1: "×1",
    2: "×2",
    5: "×5",
    10: "×10",
    100: "×100",
}
SMALLEST = 0.005  # where a ratio of 0 is drawn, for a log axis has no place for it


def leanings(found: Sequence[Leaning], colours: Mapping[str, str], style: Style) -> go.Figure:
    """Draw one row per source, the highest first; the dot is the median ratio."""
    rows = [
        Row(
            label=captions.leaning(each.source, len(each.ratios)),
            low=max(each.ratios[0], SMALLEST),
            high=max(each.ratios[-1], SMALLEST),
            dot=max(each.middle, SMALLEST),
            ink=colours.get(each.source_type, style.other),
            hover=captions.leaning_hover(each.source, each.source_type, each.ratios, each.middle),
        )
        for each in found
    ]
    return row_chart(rows, TICKS, style, log=True, reference=1)
