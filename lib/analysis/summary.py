"""Voices → what may be said of them together: counts, span and middle at a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from statistics import median
from typing import NamedTuple

import pandas as pd

from lib.analysis.voices import Said, Voice, contradict, in_force
from lib.data.periods import months_later

FEWEST_FOR_A_MIDDLE = 3
FEWEST_NOT_THIN = 5
A_YEAR = 12

Middle = tuple[float, float]


class End(NamedTuple):
    """One end of the span: the number, "at least" or "at most" where stated so, and by whom."""

    value: int
    said: str
    by: str


class Change(NamedTuple):
    """A source that speaks at both ends of a year, with different estimates."""

    then: Voice
    now: Voice


@dataclass(frozen=True)
class Summary:
    """What the voices in force say together on a day; at least one is in force.

    `middle` is None where fewer than three voices state both bounds outright. It is the middle of
    what was published, not a confidence interval.
    """

    date: date
    voices: tuple[Voice, ...]
    two_sided: int
    derived: int
    only_lower: int
    only_upper: int
    span_low: End
    span_high: End
    middle: Middle | None

    @property
    def sources(self) -> int:
        """How many sources are in force."""
        return len(self.voices)

    @property
    def oldest(self) -> date:
        """Middle day of the oldest voice."""
        return min(voice.since for voice in self.voices)

    @property
    def thin(self) -> bool:
        """Whether the middle rests on fewer than five voices."""
        return self.middle is not None and self.two_sided < FEWEST_NOT_THIN

    @property
    def contradicts(self) -> bool:
        """Whether any two voices contradict each other."""
        return any(contradict(one, other) for one, other in combinations(self.voices, 2))


def summary(every: Sequence[Voice], moment: date) -> Summary | None:
    """Summarise the voices in force at a moment; None where there is none.

    The span goes from the lowest to the highest stated number. The middle goes from the median
    of the lows to the median of the highs, over the voices that state both outright.
    """
    now = in_force(every, moment)
    if not now:
        return None
    kinds = [voice.kind for voice in now]
    stated = [
        (number, row, voice.source)
        for voice in now
        for row in voice.said
        for number in row.numbers
    ]
    return Summary(
        date=moment,
        voices=tuple(now),
        two_sided=kinds.count("two_sided"),
        derived=kinds.count("derived"),
        only_lower=kinds.count("only_lower"),
        only_upper=kinds.count("only_upper"),
        span_low=_end(stated, min(number for number, _, _ in stated)),
        span_high=_end(stated, max(number for number, _, _ in stated)),
        middle=middle(now),
    )


def middle(now: Sequence[Voice]) -> Middle | None:
    """Give the median low and the median high, None under three voices that state both."""
    both = [voice.outright for voice in now if voice.outright]
    if len(both) < FEWEST_FOR_A_MIDDLE:
        return None
    return median(low for low, _ in both), median(high for _, high in both)


def without_each_type(now: Sequence[Voice]) -> dict[str, Middle | None]:
    """Recompute the middle leaving out each source type in turn."""
    types = sorted({voice.source_type for voice in now})
    return {name: middle([v for v in now if v.source_type != name]) for name in types}


def changes(every: Sequence[Voice], moment: date) -> list[Change]:
    """Give the sources in force now and a year before, where these are different estimates."""
    before = {v.source: v for v in in_force(every, months_later(moment, -A_YEAR))}
    return [
        Change(before[voice.source], voice)
        for voice in in_force(every, moment)
        if voice.source in before and before[voice.source].ids != voice.ids
    ]


def steps(every: Sequence[Voice], end: date) -> list[tuple[date, Summary | None]]:
    """Give the days up to `end` on which the summary changes, each with the summary from it."""
    days = sorted({day for voice in every for day in (voice.since, voice.until) if day <= end})
    return [(day, summary(every, day)) for day in days]


def refusal(rows: pd.DataFrame, comparable: Sequence[frozenset[str]]) -> str:
    """Name the column for which rows may not be summarised together; blank where they may.

    Groups and areas never are; kinds of count only where the dataset calls them comparable.
    """
    for column in ("group", "area"):
        if len(rows[column].unique()) > 1:
            return column
    kinds = set(rows["counted"].unique())
    return "" if len(kinds) < 2 or any(kinds <= allowed for allowed in comparable) else "counted"


def _end(stated: Sequence[tuple[int, Said, str]], value: int) -> End:
    """Name who states an end: outright before one-sided, then source A–Z."""
    _, by, said = min(
        (bool(row.one_sided), source, row.one_sided)
        for number, row, source in stated
        if number == value
    )
    return End(value, said, by)
