"""How far each source leans, by the model: a dot and its 90 % limits."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from lib.data.verdicts import Lean
from lib.figures.leanings import TICKS
from lib.figures.rows import Row, row_chart
from lib.figures.style import Style
from lib.words import trends


def leans(
    found: Sequence[Lean], types: Mapping[str, str], colours: Mapping[str, str], style: Style
) -> go.Figure:
    """Draw one row per source, the one that leans highest first; `types` are their types."""
    rows = [
        Row(
            label=trends.lean(each),
            low=each.low,
            high=each.high,
            dot=each.middle,
            ink=colours.get(types[each.source], style.other),
            hover=trends.lean_hover(each),
        )
        for each in by_middle(found)
    ]
    return row_chart(rows, TICKS, style, log=True, reference=1)


def by_middle(found: Sequence[Lean]) -> list[Lean]:
    """Put those that lean highest first, ties A–Z."""
    return sorted(found, key=lambda each: (-each.middle, each.source))
