"""Years that lie far from all others: a slip, two digits, or another calendar."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from lib.data.problems import Problem

GAP = 50  # years without any row, between two clusters
MOST_SLIPS, FEW = 2, 0.05  # rows, or share of the rows, that are taken for slips
MANY = 3  # times as many rows are of one time
FAR = 3  # times as many years as the others span
NEAR = 30  # years from the others within which a year of another kind is taken for theirs
# What makes a year of another kind one of ours.
SHIFTS = {
    1900: "write four digits",
    2000: "write four digits",
    621: "write the year of the common era, if it is one of another calendar",
    622: "write the year of the common era, if it is one of another calendar",
}
TWO_DIGITS = 100


def far_years(estimates: pd.DataFrame) -> list[Problem]:
    """Name the rows whose year lies far from all others, unless the file spans such times."""
    uses = Counter(estimates["year"].tolist())
    repairs = _far(uses)
    return [
        Problem(line, "year", str(year), "far from the years of all other rows", repairs[year])
        for line, year in zip(estimates["line"], estimates["year"], strict=True)
        if year in repairs
    ]


def _far(uses: Counter[int]) -> dict[int, str]:
    """Map each year that is far off to what may mend it."""
    clusters = _clusters(uses)
    if len(clusters) < 2:
        return {}
    main = max(clusters, key=lambda years: (_rows(years, uses), years[-1]))
    others = [years for years in clusters if years is not main]
    far = {year: _repair(year, main) for years in others for year in years}
    slips = [year for year, repair in far.items() if not repair]
    rows = sum(uses[year] for year in slips)
    few = rows <= max(MOST_SLIPS, FEW * uses.total()) and MANY * rows <= _rows(main, uses)
    span = main[-1] - main[0]
    if slips and not (few and all(_distance(year, main) > FAR * span for year in slips)):
        return {}  # it spans such times
    return {year: repair or "correct it, if it is a slip" for year, repair in far.items()}


def _rows(years: list[int], uses: Counter[int]) -> int:
    return sum(uses[year] for year in years)


def _distance(year: int, others: list[int]) -> int:
    return max(others[0] - year, year - others[-1])


def _clusters(years: Iterable[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for year in sorted(years):
        if found and year - found[-1][-1] <= GAP:
            found[-1].append(year)
        else:
            found.append([year])
    return found


def _repair(year: int, others: list[int]) -> str:
    """Say what would bring a year of two digits or of another calendar among the others."""
    for shift, repair in SHIFTS.items():
        if (year < TWO_DIGITS) == (shift >= 1900) and (
            others[0] - NEAR <= year + shift <= others[-1] + NEAR
        ):
            return repair
    return ""
