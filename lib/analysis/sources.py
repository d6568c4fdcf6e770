"""Sources beside each other: who counts high, and who contradicts whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from statistics import median

import pandas as pd

from lib.analysis.summary import FEWEST_FOR_A_MIDDLE
from lib.analysis.voices import MONTHS_APART, Said, Voice, in_force, voices
from lib.data.periods import months_later


@dataclass(frozen=True)
class Leaning:
    """How a source's bounds compare with those of other source types: ratios, smallest first."""

    source: str
    source_type: str
    ratios: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median ratio; above 1 the source counts higher than the others."""
        return median(self.ratios)


@dataclass(frozen=True)
class Contradiction:
    """Two originals whose ranges do not meet: one's low over the other's high."""

    higher: str
    lower: str
    ratio: float


def leanings(originals: pd.DataFrame, speaking: pd.DataFrame, window: int) -> list[Leaning]:
    """Compare each original without derivation with the others in force at its middle day.

    Its low over the median low, and its high over the median high, of the voices of other
    source types, where at least three of them state that bound without derivation and the
    median is not zero. Both kinds of ratio are pooled per source. Highest median first.
    `originals` are the rows in view, `speaking` those that the voices come from.
    """
    every = voices(speaking, window)
    shown = set(originals["id"])
    pooled: dict[str, list[float]] = {}
    types: dict[str, str] = {}
    for voice in every:
        others = [
            other
            for other in in_force(every, voice.since)
            if other.source_type != voice.source_type
        ]
        types[voice.source] = voice.source_type
        for said in voice.said:
            if said.id in shown and not said.derived:
                pooled.setdefault(voice.source, []).extend(_ratios(said, others))
    found = [
        Leaning(source, types[source], tuple(sorted(ratios)))
        for source, ratios in pooled.items()
        if ratios
    ]
    return sorted(found, key=lambda each: (-each.middle, each.source))


def contradictions(
    originals: pd.DataFrame, comparable: Sequence[frozenset[str]]
) -> list[Contradiction]:
    """List pairs of different sources whose stated ranges do not meet, sharpest first.

    Pairs share group and area, count kinds that compare, and have middle days at most twelve
    months apart. A pair whose upper bound is 0 has no ratio and comes first.
    """
    found = []
    for _, panel in originals.groupby(["group", "area"]):
        rows = _plain(panel)
        for at, one in enumerate(rows):
            latest = months_later(one.day, MONTHS_APART)
            for other in rows[at + 1 :]:
                if other.day > latest:
                    break
                if one.source != other.source and _compare(one.counted, other.counted, comparable):
                    found += _apart(one, other) + _apart(other, one)
    return sorted(found, key=lambda pair: (-pair.ratio, pair.higher, pair.lower))


@dataclass(frozen=True)
class _Row:
    id: str
    source: str
    counted: str
    day: date
    low: int | None
    high: int | None


def _plain(panel: pd.DataFrame) -> list[_Row]:
    """Give the rows by middle day; ties by id, so that their order in the file does not matter."""
    columns = [panel[name].astype(object).tolist() for name in ("id", "source", "counted")]
    days = panel["middle_day"].dt.date.tolist()
    bounds = [
        [None if value is pd.NA else value for value in panel[name].astype(object)]
        for name in ("low", "high")
    ]
    rows = [_Row(*values) for values in zip(*columns, days, *bounds, strict=True)]
    return sorted(rows, key=lambda row: (row.day, row.id))


def _compare(one: str, other: str, comparable: Sequence[frozenset[str]]) -> bool:
    return one == other or any({one, other} <= allowed for allowed in comparable)


def _apart(higher: _Row, lower: _Row) -> list[Contradiction]:
    if higher.low is None or lower.high is None or higher.low <= lower.high:
        return []
    ratio = higher.low / lower.high if lower.high else inf
    return [Contradiction(higher.id, lower.id, ratio)]


def _ratios(said: Said, others: Sequence[Voice]) -> list[float]:
    found = []
    for side in ("low", "high"):
        own = getattr(said, side)
        rival = [number for other in others if (number := _bound(other, side)) is not None]
        if own is not None and len(rival) >= FEWEST_FOR_A_MIDDLE and median(rival):
            found.append(own / median(rival))
    return found


def _bound(voice: Voice, side: str) -> int | None:
    """Give a voice's smallest low or largest high, over its rows without derivation."""
    quoted = [getattr(said, side) for said in voice.said if not said.derived]
    stated = [number for number in quoted if number is not None]
    return (min if side == "low" else max)(stated, default=None)
