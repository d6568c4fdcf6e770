"""Any scope, filter and table: the same as a second implementation says, and no part of chance."""

import random
from datetime import date
from math import isinf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.select import pairs, view
from lib.analysis.told import Told
from lib.data.dataset import Dataset
from lib.data.read import read
from lib.selection import MANY, Selection, field_of
from lib.share.formats import summary as written
from lib.words.lead import lead
from lib.words.sentences import told_on
from tests.analysis import reference
from tests.conftest import PROJECT

FILE = PROJECT / "estimates.csv"
ROWS, ESTIMATES = reference.read_rows(FILE), read(FILE.read_bytes()).estimates
SCOPE = ("group", "area", "counted", "source_type", "source")
COMPARABLE = [{"fighters", "members"}]
DATASET = Dataset(comparable=tuple(map(frozenset, COMPARABLE)))
Query = dict[str, list[str]]


def told_of(estimates, query: Query) -> Told:
    given_ = {
        field_of(name): tuple(values) if name in MANY else values[0]
        for name, values in query.items()
    }
    return Told(estimates, DATASET, view(estimates, Selection(**given_)))


def compared(told: Told, query: Query, rows: list[dict]) -> None:
    """Hold what is told of a query against the second implementation."""
    expected = reference.summarise(rows, query, COMPARABLE)
    assert len(told.view.scope) == expected["scope"]
    assert told.refusal == expected["refused"]
    found = None if told.refusal else written(told.summary)
    assert found == expected["summary"]
    if expected["scope"]:
        assert told.moment == expected["moment"].toordinal()
    if expected["summary"] and told.moment:
        named = [(side.name, side.size) for side in told.sides if side.name]
        assert not told.sided or named == reference.sides(rows, query)
        changed = [
            (each.now.source, set(each.then.ids), set(each.now.ids))
            for each in told.changes(told.moment) or ()
        ]
        assert changed == [
            (source, set(then), set(now)) for source, then, now in reference.changes(rows, query)
        ]


def some(values) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(values)), max_size=2, unique=True)


dates = st.one_of(
    st.just([]),
    st.builds(lambda y, m: [f"{y}-{m:02}"], st.integers(2013, 2026), st.integers(1, 12)),
)
shown = st.fixed_dictionaries(
    {},
    optional={
        "from": st.builds(lambda year: [str(year)], st.integers(2013, 2026)),
        "q": st.sampled_from([["fighters"], ["10,000"], ["nowhere"]]),
        "bound": some(("range", "single", "at least", "at most")),
        "linked": some(("yes", "no")),
        "derived": some(("yes", "no")),
        "disputed": some(("yes", "no")),
    },
)


@given(st.data())
def test_any_scope_and_filter_of_the_real_data(drawing):
    query = {name: drawing.draw(some(ESTIMATES[name].unique()), name) for name in SCOPE}
    if drawing.draw(st.booleans()):  # most random scopes are refused or empty
        query |= {"group": ["ISIS-K"], "area": ["Afghanistan"], "source": []}
    query |= {"to": drawing.draw(dates), "published_by": drawing.draw(dates)}
    query |= drawing.draw(shown)
    asked = {
        name: values if name in MANY else values[:1] for name, values in query.items() if values
    }
    compared(told_of(ESTIMATES, asked), asked, ROWS)


FILTERS = (
    {"q": ["10,000"]}, {"q": ["nowhere"]}, {"bound": ["single"]}, {"from": ["2024"]},
    {"linked": ["no"]}, {"disputed": ["no"]}, {"disputed": ["yes"]}, {"derived": ["yes"]},
    {"derived": ["no"], "from": ["2020-06"]}, {"bound": ["at least"], "linked": ["yes"]},
)  # fmt: skip


@pytest.mark.parametrize("filters", FILTERS, ids=str)
@pytest.mark.parametrize("to", [[], ["2018"]], ids=["now", "2018"])
def test_what_is_drawn_does_not_decide_who_speaks(filters, to):
    scope: Query = {"group": ["ISIS-K"], "area": ["Afghanistan"], "counted": ["fighters"]}
    scope |= {"to": to} if to else {}
    narrow, wide = told_of(ESTIMATES, {**scope, **filters}), told_of(ESTIMATES, scope)
    assert narrow.shown < wide.shown
    assert told_on(narrow, narrow.summary) == told_on(wide, wide.summary)
    assert f"{narrow.shown} of {wide.shown} estimates " in lead(narrow).text


bounds = st.one_of(st.none(), st.integers(0, 60))
row = st.tuples(
    st.sampled_from("ABCDe"), st.sampled_from("xyz"), st.integers(2017, 2019), st.integers(1, 12),
    bounds, bounds, st.booleans(), st.sampled_from(["fighters", "members", "families"]),
).filter(lambda each: (each[4], each[5]) != (None, None))  # fmt: skip
HEAD = "id,group,area,counted,low,high,year,reference_date,source,source_type,derivation,repeats"


def table(drawn: list[tuple]) -> bytes:
    """Write rows of one group and area; many share source and month, so that they tie."""
    lines = [HEAD]
    for number, (source, kind, year, month, *ends, derived, counted) in enumerate(drawn):
        ordered = sorted(ends) if None not in ends else ends
        low, high = ("" if end is None else end for end in ordered)
        lines.append(
            f"r{number},G,N,{counted},{low},{high},{year},{year}-{month:02},{source},{kind},"
            f"{'x' if derived else ''},"
        )
    return "\n".join(lines).encode()


@given(st.lists(row, min_size=1, max_size=14))
def test_any_small_table(tmp_path_factory, drawn):
    file = tmp_path_factory.mktemp("rules") / "estimates.csv"
    file.write_bytes(table(drawn))
    rows = reference.read_rows(file)
    told = told_of(read(table(drawn)).estimates, {})
    compared(told, {}, rows)
    [steps] = told.steps(pairs(told.view.scope)).values()
    assert [
        (date.fromordinal(step.day), *(step.span or (None, None)), *(_closed(step.middle)))
        for step in _changed(steps, told)
    ] == reference.steps(rows, {}, COMPARABLE)
    expected = reference.sharpest(rows, {}, COMPARABLE)[:20]
    assert [each.size for each in told.differences] == [size for _, _, size in expected]
    assert {(each.higher.id, each.lower.id) for each in told.differences} <= {
        each[:2] for each in reference.sharpest(rows, {}, COMPARABLE)
    }


def _changed(steps, told):
    """Leave out the days on which the latest estimates stay the same."""
    before: list = []
    for step in steps:
        now = [each.ids for each in told.latest if each.since <= step.day < each.until]
        if now != before:
            yield step
        before = now


def _closed(middle):
    return [None if isinf(end) else end for end in middle] if middle else (None, None)


def all_of(told: Told) -> tuple:
    """Give all that a reader is told of a table."""
    lines = told_on(told, told.summary)
    return (
        told.moment,
        written(told.summary),
        lead(told).text,
        lines,
        told.differences,
        told.beside,
    )


@given(st.lists(row, min_size=1, max_size=12), st.randoms())
def test_the_order_of_rows_has_no_part_in_it(drawn, chance: random.Random):
    estimates = read(table(drawn)).estimates
    order = list(range(len(estimates)))
    chance.shuffle(order)
    shuffled = estimates.iloc[order].reset_index(drop=True)
    assert all_of(told_of(shuffled, {})) == all_of(told_of(estimates, {}))


@given(st.lists(row, min_size=1, max_size=10), row, st.sampled_from(["G,N", "G,S", "H,N"]))
def test_a_repeat_anywhere_and_at_any_time_changes_nothing(drawn, retold, where):
    with_repeat = table([*drawn, retold]).decode().splitlines()
    with_repeat[-1] = with_repeat[-1].replace("G,N", where, 1) + "r0"
    repeated = told_of(read("\n".join(with_repeat).encode()).estimates, {})
    assert all_of(repeated) == all_of(told_of(read(table(drawn)).estimates, {}))


def test_a_view_without_anybody_says_nothing():
    told = Told(ESTIMATES, DATASET, view(ESTIMATES, Selection(group=("none",))))
    assert (told.moment, told.summary, told.sides, told.span) == (None, None, [], None)
