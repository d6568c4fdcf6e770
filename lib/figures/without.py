"""The middle recomputed leaving out each source type: who carries it."""

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go

from lib import words
from lib.analysis.summary import Middle
from lib.figures.rows import Row, row_chart
from lib.figures.style import Style
from lib.words import captions, labels, sentences


def without(
    middle: Middle,
    others: Mapping[str, Middle | None],
    colours: Mapping[str, str],
    style: Style,
) -> go.Figure:
    """Draw the middle, then one row per source type left out, where a middle remains."""
    every = {labels.ALL_SOURCES: (middle, style.ink)} | {
        captions.without(name): (found, colours.get(name, style.other))
        for name, found in others.items()
        if found
    }
    rows = [
        Row(
            label=f"{label}: {sentences.middle_range(ends)}",
            low=ends[0], high=ends[1], dot=ends[0] if ends[0] == ends[1] else None, ink=ink,
            hover=f"{label}: {sentences.middle_range(ends)}",
        )
        for label, (ends, ink) in every.items()
    ]  # fmt: skip
    highest = max(row.high for row in rows) or 1
    step = 10.0 ** np.floor(np.log10(highest))
    ticks = {float(at): words.number(float(at)) for at in np.arange(0, highest * 1.1, step)}
    return row_chart(rows, ticks, style, log=False, reference=None)
