"""Dates as spreadsheets and programs write them → year-month-day, where there is no doubt."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.data import periods
from lib.data.names import key
from lib.data.problems import Problem
from lib.data.rules import YEAR

Records = list[tuple[int, dict[str, str]]]
_NAMES = (
    "jan january januar jän jänner", "feb february februar feber", "mar march mär märz mrz",
    "apr april", "may mai", "jun june juni", "jul july juli", "aug august",
    "sep sept september", "oct october okt oktober", "nov november", "dec december dez dezember",
)  # fmt: skip
MONTHS = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}
MOST_DAYS = 31

_MONTH, _YEAR, _DAY = r"(?P<month>[^\W\d_]+)\.?", r"(?P<year>[0-9]{4}|[0-9]{2})", r"[0-9]{1,2}"
# Midnight, most often; what it stands behind is the day.
_TIME = re.compile(
    r"(?<=[0-9])(?:T| +)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r" ?(?:[AP]M|Z|UTC|[+-][0-9]{2}:?[0-9]{2})?$",
    re.IGNORECASE,
)
# Jun-19 · Jun 2019 · 30-Jun-19 · 30. Juni 2019 · June 30, 2019
_NAMED = tuple(
    re.compile(form)
    for form in (
        rf"{_MONTH}[ \-/]?{_YEAR}",
        rf"(?P<day>{_DAY})\.?[ \-/]?{_MONTH},?[ \-/]?{_YEAR}",
        rf"{_MONTH} (?P<day>{_DAY}),? (?P<year>[0-9]{{4}})",
    )
)
# 30.06.2019 · 6/30/2019 · 2019/06/30
_NUMERIC = re.compile(rf"(?P<a>{_DAY})(?P<sep>[./-])(?P<b>{_DAY})(?P=sep){_YEAR}")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([./-])({_DAY})\2({_DAY})")


@dataclass(frozen=True)
class Written:
    """What a cell may mean: each reading as ISO text; `certain` where the year is written out."""

    readings: tuple[str, ...]
    certain: bool


def settled(
    records: Records, columns: Sequence[str]
) -> tuple[Records, dict[tuple[int, str], str], list[Problem]]:
    """Write the dates of some columns in ISO form where that is certain.

    Gives the records, of which those that stay are the same objects; the repairs for the dates
    that are left, by line and column; and one notice if there was anything to write anew.
    """
    found, repairs = dict(records), {}
    seen, read = Counter[str](), 0
    example = ""
    for name in columns:
        others = [(line, cells) for line, cells in records if rewritten(cells.get(name, ""))]
        orders = _orders([(cells[name], cells.get("year", "")) for _, cells in others])
        for line, cells in others:
            written = _written(cells[name], cells.get("year", ""), orders)
            if not written.readings:
                continue
            seen[name] += 1
            example = example or cells[name]
            if written.certain and len(written.readings) == 1:
                found[line] = found[line] | {name: written.readings[0]}
                read += 1
            else:
                repairs[line, name] = _repair(written.readings)
    notices = [_notice(seen, example, read)] if seen else []
    return list(found.items()), repairs, notices


def _repair(readings: Sequence[str]) -> str:
    meant = "whichever is meant" if len(readings) > 1 else "if that is meant"
    return f"write {' or '.join(readings)}, {meant}"


def _notice(seen: Counter[str], example: str, read: int) -> Problem:
    where = " and ".join(f"{count:,} in {name}" for name, count in seen.items())
    return Problem(
        0,
        "",
        "",
        f'a spreadsheet has rewritten the dates ({where}, such as "{example}"; {read:,} of '
        f"{seen.total():,} could be read)",
        "import the columns as text, and write dates like 2019-06 or 2019-06-30",
    )


def rewritten(cell: str) -> bool:
    """Tell whether a cell holds something of another form than dates here have."""
    return bool(cell) and periods.PATTERN.fullmatch(cell) is None


def _orders(cells: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Tell which comes first in a column's numeric dates, day or month, where that is proven.

    Goes by the sign between them: `30.06.2019` proves nothing of `6/7/2019`.
    """
    proofs: dict[str, set[str]] = defaultdict(set)
    for cell, year in cells:
        found = _NUMERIC.fullmatch(_day(cell))
        if found and _year(found["year"], year)[1]:
            parts = {"day": int(found["a"]), "month": int(found["b"])}
            if min(parts.values()) <= periods.MONTHS:
                proofs[found["sep"]] |= {
                    name for name, part in parts.items() if periods.MONTHS < part <= MOST_DAYS
                }
    return {sep: found.pop() for sep, found in proofs.items() if len(found) == 1}


def _written(cell: str, year: str, orders: Mapping[str, str]) -> Written:
    text = _day(cell)
    if periods.read(text):
        return Written((text,), True)
    if whole := YEAR.fullmatch(text):
        return _sound([whole[1]], True)
    if found := _YEAR_FIRST.fullmatch(text):
        return _sound([_iso(found[1], found[3], found[4])], True)
    if found := _NUMERIC.fullmatch(text):
        full, certain = _year(found["year"], year)
        day_first = _iso(full, found["b"], found["a"])
        month_first = _iso(full, found["a"], found["b"])
        meant = {"day": [day_first], "month": [month_first]}
        order = orders.get(found["sep"], "")
        return _sound(meant.get(order, [day_first, month_first]), certain)
    for form in _NAMED:
        found = form.fullmatch(text)
        if found and (month := MONTHS.get(found["month"].casefold())):
            full, certain = _year(found["year"], year)
            return _sound([_iso(full, str(month), found.groupdict().get("day", ""))], certain)
    return Written((), False)


def _day(cell: str) -> str:
    return _TIME.sub("", key(cell))


def _sound(texts: Sequence[str], certain: bool) -> Written:
    """Keep the dates that there are, each once; none where the year is not known."""
    known = (text for text in texts if not text.startswith("-") and periods.read(text))
    return Written(tuple(dict.fromkeys(known)), certain)


def _iso(year: str, month: str, day: str) -> str:
    return "-".join([year, *(each.zfill(2) for each in (month, day) if each)])


def _year(written: str, beside: str) -> tuple[str, bool]:
    """Write a year out, and tell whether that is certain: two digits are, beside their year."""
    if len(written) > 2:
        return written, True
    whole = YEAR.fullmatch(beside)
    near = whole[1] if whole else beside
    if len(near) != 4 or not near.isdecimal():
        return "", False
    if near[2:] == written:
        return near, True
    ahead = (int(written) - int(near)) % 100
    return f"{int(near) + (ahead if ahead <= 50 else ahead - 100):04}", False
