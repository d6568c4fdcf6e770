"""The whole collection through other programs: no cell changes, or each that does is named."""

import csv
import io
import re

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from lib.data.read import read
from lib.data.row import COLUMNS, of_kind
from tests.conftest import PROJECT

CONTENT = (PROJECT / "estimates.csv").read_bytes()
BEFORE = read(CONTENT)
DATES = of_kind("date")
# How a spreadsheet shows a month and a day once it has taken a cell for a date.
LOCALES = {
    "en-US": (
        ",", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "{month}-{year:02}",
        "{m}/{d}/{y}",
    ),
    "de-DE": (
        ";", "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez", "{month} {year:02}",
        "{d:02}.{m:02}.{y}",
    ),
}  # fmt: skip


def rows() -> list[list[str]]:
    return list(csv.reader(io.StringIO(CONTENT.decode(), newline="")))


def written(lines: list[list[str]], **options: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, **options).writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def spreadsheet(cell: str, locale: str) -> str:
    """Write a cell as a spreadsheet saves it: a month or a day is taken for a date."""
    _, months, month_form, day_form = LOCALES[locale]
    parts = [int(part) for part in cell.split("-")] if re.fullmatch(r"\d{4}(-\d\d)+", cell) else []
    if len(parts) == 2:
        return month_form.format(month=months.split()[parts[1] - 1], year=parts[0] % 100)
    if len(parts) == 3:
        return day_form.format(y=parts[0], m=parts[1], d=parts[2])
    return cell


def expect_the_same(after, kept: list[bool] | None = None) -> None:
    """Compare all values, and all cells but those of dates, which leave as they came."""
    chosen = pd.Series(True if kept is None else kept, index=BEFORE.estimates.index)
    one, other = (each.estimates.drop(columns="line") for each in (BEFORE, after))
    assert_frame_equal(one[chosen].reset_index(drop=True), other)
    # Numbers leave as the file has them: pandas writes 10000.0 where blanks are beside it.
    one, other = (each.cells.drop(columns=[*DATES, "low", "high"]) for each in (BEFORE, after))
    assert_frame_equal(one[chosen].reset_index(drop=True), other, check_like=True)


@pytest.mark.parametrize("index", [True, False])
def test_through_pandas_as_it_comes(index):
    frame = pd.read_csv(io.BytesIO(CONTENT))
    assert str(frame["low"].dtype) == "float64"  # else this tests nothing
    after = read(frame.to_csv(index=index).encode())
    assert [each.rule for each in after.problems] == index * [
        "a column without a name holds values, which are not read"
    ]
    assert after.notices == ()
    expect_the_same(after)


def test_through_pandas_with_days_as_dates():
    frame = pd.read_csv(io.BytesIO(CONTENT))
    day = frame["publication_date"].str.fullmatch(r"\d{4}-\d\d-\d\d").fillna(False)
    frame.loc[day, "publication_date"] += " 00:00:00"
    after = read(frame.to_csv(index=False).encode())
    assert (after.problems, len(after.notices)) == ((), 1)
    expect_the_same(after)


@pytest.mark.parametrize("locale", LOCALES)
def test_through_a_spreadsheet(locale):
    head, *lines = rows()
    changed = [[spreadsheet(cell, locale) for cell in line] for line in lines]
    after = read(written([head, *changed], delimiter=LOCALES[locale][0]))

    def doubtful(line: list[str]) -> bool:
        published = line[head.index("publication_date")]
        return len(published) == len("2019-06") and published[:4] != line[head.index("year")]

    kept = [not doubtful(line) for line in lines]
    assert kept.count(False) < len(lines) / 10  # else this tests nothing
    expect_the_same(after, kept)
    assert [(each.column, each.repair) for each in after.problems] == [
        ("publication_date", f"write {line[head.index('publication_date')]}, if that is meant")
        for line in lines
        if doubtful(line)
    ]
    [notice] = after.notices
    assert notice.rule.startswith("a spreadsheet has rewritten the dates (")
    told = [
        int(each.replace(",", "")) for each in re.findall(r"([0-9,]+) in \w+_date", notice.rule)
    ]
    assert sum(told) == sum(
        cell != before
        for line, old in zip(changed, lines, strict=True)
        for cell, before in zip(line, old, strict=True)
    )


def test_through_the_download_of_the_tables_former_toolbar():
    head, *lines = rows()
    titles = {name: each.title for name, each in COLUMNS.items()} | {"disputed_by": "Disputed by"}
    names = [name for name in head if name != "id"] + ["id"]
    shown = [["1–2", *(line[head.index(name)] for name in names)] for line in lines]
    after = read(written([["Estimate", *(titles[name] for name in names)], *shown]))
    assert after.problems == ()
    assert [str(each) for each in after.notices] == [
        "line 1, Estimate: worked out from low and high, so it is not read; leave it out"
    ]
    assert_frame_equal(BEFORE.cells, after.cells[list(BEFORE.cells)])
    expect_the_same(after)


def test_an_estimate_of_ones_own_is_a_value():
    for head in ("source,Estimate,year,low,high", "Estimate,source,year,low"):
        reading = read(f"{head}\n{','.join(['2019'] * len(head.split(',')))}\n".encode())
        assert list(reading.cells["value"]) == ["2019"]
