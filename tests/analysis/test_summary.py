"""What the voices in force say together, against dates worked out independently and by hand."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.lineage import roots
from lib.analysis.select import view
from lib.analysis.summary import (
    Summary,
    changes,
    refusal,
    steps,
    summary,
    without_each_type,
)
from lib.analysis.voices import in_force, voices
from lib.data.periods import months_later
from lib.data.read import read
from tests.conftest import table

EXAMPLES = Path(__file__).parents[1] / "data" / "summary_examples.csv"
WINDOW = 18


def in_columns(found: Summary) -> dict[str, str]:
    """Write a summary as the examples do."""
    low, high = found.middle or ("", "")
    values = {
        "date": found.date, "sources": found.sources, "two_sided": found.two_sided,
        "derived": found.derived, "only_lower": found.only_lower,
        "only_upper": found.only_upper, "span_low": found.span_low.value,
        "span_low_said": found.span_low.said, "span_low_by": found.span_low.by,
        "span_high": found.span_high.value, "span_high_said": found.span_high.said,
        "span_high_by": found.span_high.by, "middle_low": low, "middle_high": high,
        "oldest": found.oldest,
    }  # fmt: skip
    return {name: str(value).removesuffix(".0") for name, value in values.items()}


@pytest.mark.parametrize(
    "example", list(csv.DictReader(EXAMPLES.read_text().splitlines())), ids=lambda row: row["date"]
)
def test_the_dates_worked_out_independently(data, estimates, example):
    speaking = view(estimates, data.views.named[0].selection).speaking
    found = summary(voices(speaking, WINDOW), date.fromisoformat(example["date"]))
    assert found
    assert in_columns(found) == {k: v.removesuffix(".0") for k, v in example.items()}


# Ties (d1, d2), a derived row, a one-sided newest row, a month and a year at the edge of the
# window, a repeat, two kinds of count.
ROWS = table(
    """
    id,counted,low,high,year,reference_date,source,source_type,derivation,repeats
    a1,fighters,100,200,2018,,A,x,,
    a2,fighters,150,250,2019,2019-06,A,x,,
    b1,members,300,300,2019,2019-01-31,B,x,,
    c1,fighters,200,400,2018,2018-12-01,C,y,,
    c2,fighters,,500,2019,2019-05-01,C,y,,
    d1,fighters,120,180,2019,2019-06-15,D,y,,
    d2,fighters,,600,2019,2019-06-15,D,y,,
    e1,fighters,50,60,2019,2019-03-01,E,z,worked out,
    r1,fighters,9000,9000,2019,2019-06-20,F,z,,a2
    """
)
SPEAKING = ROWS[~ROWS["id"].isin(roots(ROWS).keys())]
EVERY = voices(SPEAKING, WINDOW)

# A speaks of 2018 from its middle day, 2 July 2018; of June 2019 from 15 June 2019.
IN_FORCE = {
    "before anybody": (date(2018, 7, 1), []),
    "a year from its middle day on": (date(2018, 7, 2), ["a1"]),
    "each source's newest": (date(2019, 5, 1), ["a1", "b1", "c2", "e1"]),
    "a month from its middle day on, and two rows of one day": (
        date(2019, 6, 15), ["a2", "b1", "c2", "d1", "d2", "e1"]
    ),
    "the last day of a voice": (date(2020, 7, 30), ["a2", "b1", "c2", "d1", "d2", "e1"]),
    "eighteen months after 31 January is 31 July": (
        date(2020, 7, 31), ["a2", "c2", "d1", "d2", "e1"]
    ),
    "the month's window ends on its middle day": (date(2020, 12, 14), ["a2", "d1", "d2"]),
    "and not a day later": (date(2020, 12, 15), []),
}  # fmt: skip


@pytest.mark.parametrize(("moment", "ids"), IN_FORCE.values(), ids=IN_FORCE)
def test_who_is_in_force(moment, ids):
    assert [row for voice in in_force(EVERY, moment) for row in voice.ids] == ids


def test_a_hand_made_summary():
    found = summary(EVERY, date(2019, 6, 30))
    assert found
    assert in_columns(found) == {
        "date": "2019-06-30", "sources": "5",
        "two_sided": "3", "derived": "1", "only_lower": "0", "only_upper": "1",
        "span_low": "50", "span_low_said": "", "span_low_by": "E",
        "span_high": "600", "span_high_said": "at most", "span_high_by": "D",
        # lows 150 (A), 300 (B), 120 (D); highs 250, 300, 600
        "middle_low": "150", "middle_high": "300",
        "oldest": "2019-01-31",
    }  # fmt: skip
    assert found.thin
    assert found.contradicts


def test_without_each_source_type():
    found = summary(EVERY, date(2019, 6, 30))
    assert found
    assert without_each_type(found.voices) == {"x": None, "y": None, "z": (150, 300)}


def test_an_end_is_named_by_who_states_it_outright_then_a_to_z():
    rows = table(
        """
        id,low,high,year,source
        a,,500,2019,A
        c,500,500,2019,C
        b,100,500,2019,B
        """
    )
    found = summary(voices(rows, WINDOW), date(2019, 12, 31))
    assert found
    assert found.span_high == (500, "", "B")


def test_of_two_one_sided_rows_the_source_decides():
    rows = table("id,low,high,year,source\na,,100,2019,A\nz,100,,2019,Z")
    found = summary(voices(rows, WINDOW), date(2019, 12, 31))
    assert found
    assert found.span_low == found.span_high == (100, "at most", "A")


def test_a_change_is_told_where_one_source_speaks_anew():
    rows = table(
        """
        id,low,high,year,reference_date,source
        a1,1,1,2018,2018-06-01,A
        a2,2,2,2019,2019-06-01,A
        b1,3,3,2018,2018-06-01,B
        c2,4,4,2019,2019-06-01,C
        """
    )
    every = voices(rows, WINDOW)
    [change] = changes(every, date(2019, 6, 30))
    assert (change.then.ids, change.now.ids) == (("a1",), ("a2",))
    assert changes(every, date(2019, 5, 31)) == []


def test_nobody_in_force_gives_no_summary():
    assert summary([], date(2019, 1, 1)) is None


REFUSALS = [
    ("G,N,f\nG,N,f", ""),
    ("G,N,f\nH,N,f", "group"),
    ("G,N,f\nG,S,f", "area"),
    ("G,N,f\nG,N,m", ""),
    ("G,N,f\nG,N,k", "counted"),
    ("G,N,f\nG,N,", "counted"),
    (",,\n,,", ""),
]


@pytest.mark.parametrize(("rows", "column"), REFUSALS)
def test_what_is_never_summarised_together(rows, column):
    lines = "\n".join(f"{row},S{n},2019,1" for n, row in enumerate(rows.split("\n")))
    found = table("group,area,counted,source,year,low\n" + lines)
    assert refusal(found, [frozenset({"f", "m"})]) == column


MONTHS = [
    ("2019-01-31", 1, "2019-02-28"), ("2019-01-31", 18, "2020-07-31"),
    ("2020-02-29", 12, "2021-02-28"), ("2019-12-15", 1, "2020-01-15"),
    ("2020-02-29", -12, "2019-02-28"), ("0001-05-01", -12, "0001-01-01"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "months", "later"), MONTHS)
def test_calendar_months(day, months, later):
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


bound = st.one_of(st.none(), st.integers(0, 5000))
estimate = st.tuples(
    st.sampled_from("ABCDE"), st.integers(1, 28), st.integers(1, 12), bound, bound,
    st.booleans(),
).filter(lambda row: row[3] is not None or row[4] is not None)  # fmt: skip
MOMENT = date(2020, 1, 31)


def frame(rows: list[tuple], repeats: str = ""):
    lines = ["id,source,source_type,year,reference_date,low,high,derivation,repeats"]
    for number, (source, day, month, low, high, derived) in enumerate(rows):
        ends = sorted((low, high)) if None not in (low, high) else (low, high)
        written = ",".join("" if end is None else str(end) for end in ends)
        told = repeats if number == len(rows) - 1 else ""
        lines.append(
            f"r{number},{source},T,2019,2019-{month:02}-{day:02},{written},"
            f"{'x' if derived else ''},{told}"
        )
    return read("\n".join(lines).encode()).estimates


def said(estimates) -> dict[str, str] | None:
    speaking = estimates[~estimates["id"].isin(roots(estimates).keys())]
    found = summary(voices(speaking, WINDOW), MOMENT)
    return in_columns(found) if found else None


rows_of_estimates = st.lists(estimate, min_size=1, max_size=10)


@given(rows_of_estimates, estimate)
def test_adding_a_repeat_changes_nothing(rows, retold):
    assert said(frame([*rows, retold], repeats="r0")) == said(frame(rows))


@given(rows_of_estimates, st.integers(0, 5000), st.booleans())
def test_a_one_sided_newcomer_leaves_the_middle_unchanged(rows, number, upper):
    low, high = (None, number) if upper else (number, None)
    before, after = (said(frame(some)) for some in (rows, [*rows, ("Z", 1, 12, low, high, False)]))
    assert after
    assert before is None or [before[end] for end in ("middle_low", "middle_high")] == [
        after[end] for end in ("middle_low", "middle_high")
    ]


@given(rows_of_estimates)
def test_every_middle_lies_within_its_span_and_the_counts_add_up(rows):
    estimates = frame(rows)
    for _, found in steps(voices(estimates, WINDOW), date(2022, 1, 1)):
        if found:
            kinds = found.two_sided + found.derived + found.only_lower + found.only_upper
            assert kinds == found.sources
        if found and found.middle:
            low, high = found.middle
            assert found.span_low.value <= low <= high <= found.span_high.value


@given(rows_of_estimates, st.randoms())
def test_the_order_of_rows_does_not_matter(rows, random):
    estimates = frame(rows)
    shuffled = list(estimates.index)
    random.shuffle(shuffled)
    assert said(estimates.loc[shuffled].reset_index(drop=True)) == said(estimates)
