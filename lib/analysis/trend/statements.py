"""Rows in view → statements: what each source said, as an interval on the log scale."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from lib.analysis.select import View
from lib.analysis.summary import refusal

MONTHS = 12
FEWEST_SOURCES = 6  # the study that the verdict is measured by begins with six
SINGLE = 0.1  # a single figure stands for itself, this much less or more


@dataclass(frozen=True)
class Statements:
    """What n statements say, in the order of time, then source.

    names: every source once, A to Z; `source` points into it.
    month: calendar months since the year 0, of the middle day.
    low, high: natural logarithms of the bounds; minus or plus infinity where none is stated.
    """

    names: tuple[str, ...]
    source: np.ndarray
    month: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def __len__(self) -> int:
        """How many statements there are."""
        return len(self.source)

    @cached_property
    def months(self) -> np.ndarray:
        """Each month that any statement describes, once, in order."""
        return np.unique(self.month)

    @cached_property
    def middle(self) -> np.ndarray:
        """The middle of both bounds on the log scale; the bound itself where one is stated."""
        low = np.where(np.isfinite(self.low), self.low, self.high)
        high = np.where(np.isfinite(self.high), self.high, self.low)
        return (low + high) / 2

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest bound stated, on the log scale."""
        stated = np.concatenate([self.low, self.high])
        stated = stated[np.isfinite(stated)]
        return float(stated.min()), float(stated.max())

    @cached_property
    def belongs(self) -> np.ndarray:
        """Which statement (row) is whose (column): statements × sources, 0 or 1."""
        return (self.source[:, None] == np.arange(len(self.names))).astype(float)


def of_view(view: View, comparable: Sequence[frozenset[str]]) -> Statements | None:
    """Give the statements in view; None where no summary may be given or few sources speak."""
    if view.originals.empty or refusal(view.speaking, comparable):
        return None
    found = statements(view.originals)
    return found if len(found.names) >= FEWEST_SOURCES else None


def statements(originals: pd.DataFrame) -> Statements:
    """Read the originals of one group and area, whose kinds of count compare.

    Bounds count as stated, derived ones too; a lower bound of 0 says nothing on the log scale
    and is dropped, an upper bound of 0 has no place there and its row is left out. The time is
    the month of the middle day.
    """
    rows = originals.sort_values(["middle_day", "source", "id"], kind="stable")
    rows = rows[~(rows["high"] == 0).fillna(False).to_numpy(dtype=bool)]
    low, high = (rows[name].astype("Float64").to_numpy(float, na_value=np.nan)
                 for name in ("low", "high"))  # fmt: skip
    single = low == high
    low = np.where(single, low * (1 - SINGLE), low)
    high = np.where(single, high * (1 + SINGLE), high)
    names, source = np.unique(rows["source"].tolist(), return_inverse=True)
    day = rows["middle_day"].dt
    return Statements(
        names=tuple(names.tolist()),
        source=source,
        month=(day.year * MONTHS + day.month - 1).to_numpy(dtype="int64"),
        low=np.log(low, out=np.full(len(rows), -np.inf), where=low > 0),
        high=np.log(high, out=np.full(len(rows), np.inf), where=high > 0),
    )


def digest(found: Statements) -> str:
    """Give a short hash of everything that goes into a verdict on these statements."""
    told = sorted(
        [found.names[who], int(month), f"{low:.9f}", f"{high:.9f}"]
        for who, month, low, high in zip(
            found.source, found.month, found.low, found.high, strict=True
        )
    )
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]
