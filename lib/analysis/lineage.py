"""Which rows only retell others, through any depth; repeats are folded, never counted."""

from collections import Counter
from graphlib import TopologicalSorter

import numpy as np
import pandas as pd

Roots = dict[str, tuple[str, ...]]


def parents(estimates: pd.DataFrame) -> dict[str, list[str]]:
    """Give, for each repeat, the ids that its row names."""
    told = estimates[estimates["repeats"] != ""]
    cells = zip(told["id"].tolist(), told["repeats"].tolist(), strict=True)
    return {row: cell.split() for row, cell in cells}


def roots(estimates: pd.DataFrame) -> Roots:
    """Give, for each repeat, the originals that it goes back to.

    An id that no sound row has is taken for an original: it is one that cannot be shown.
    """
    named = parents(estimates)
    found: Roots = {}
    for row in TopologicalSorter(named).static_order():
        if row in named:
            through = [root for parent in named[row] for root in found.get(parent, (parent,))]
            found[row] = tuple(dict.fromkeys(through))
    return found


def fold(rows: pd.DataFrame, origins: Roots) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Split rows into originals with `times` told and repeats with `inside` and `origins`.

    `inside` tells whether an original is among the rows, `origins` which ids the repeat goes
    back to, separated by spaces.
    """
    is_repeat = rows["repeats"] != ""
    originals, retold = rows[~is_repeat], rows[is_repeat]
    # As lists, since going through a column one by one takes ten times as long.
    present, repeating = originals["id"].tolist(), retold["id"].tolist()
    known = set(present)
    times = Counter(root for row in repeating for root in origins[row])
    told = [1 + times[row] for row in present]
    inside = [not known.isdisjoint(origins[row]) for row in repeating]
    return (
        originals.assign(times=np.array(told, dtype="int64")),
        retold.assign(
            inside=np.array(inside, dtype=bool),
            origins=[" ".join(origins[row]) for row in repeating],
        ),
    )


def chain(estimates: pd.DataFrame, row: str) -> tuple[list[str], list[str]]:
    """Give the ids that a row goes back to and the ids that go back to it, nearest first."""
    named = parents(estimates)
    children: dict[str, list[str]] = {}
    for child, above in named.items():
        for parent in above:
            children.setdefault(parent, []).append(child)
    return _reached(row, named), _reached(row, children)


def _reached(start: str, links: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    ahead = list(links.get(start, []))
    while ahead:
        step = ahead.pop(0)
        if step not in found:
            found.append(step)
            ahead += links.get(step, [])
    return found
