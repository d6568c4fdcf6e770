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
    """Draw the middle, then one row per source type left out, blank where no middle remains."""
    rows = [_row(labels.ALL_SOURCES, middle, style.ink)]
    rows += [
        _row(captions.without(name), found, colours.get(name, style.other))
        for name, found in others.items()
    ]
    highest = np.nanmax([row.high for row in rows]) or 1
    step = 10.0 ** np.floor(np.log10(highest))
    ticks = {float(at): words.number(float(at)) for at in np.arange(0, highest * 1.1, step)}
    return row_chart(rows, ticks, style, log=False, reference=None)


def _row(label: str, ends: Middle | None, ink: str) -> Row:
    if ends is None:
        said = f"{label}: {labels.NO_MIDDLE}"
        return Row(said, np.nan, np.nan, None, ink, said)
    said = f"{label}: {sentences.middle_range(ends)}"
    low, high = ends
    return Row(said, low, high, low if low == high else None, ink, said)
