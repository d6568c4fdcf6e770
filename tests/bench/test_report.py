"""Results → RESULTS.md: medians, spreads and ratios round by round, goals met or missed."""

import pytest

from bench.goals import GOALS, Goal
from bench.make_rows import make_rows
from bench.report import ABOUT, judge, results, table
from bench.rounds import Series, interleaved

ROUNDS = [
    Series("app", "time, ms", "floor", [30.0, 10.0, 20.0]),
    Series("floor", "time, ms", "", [10.0, 10.0, 5.0]),
    Series("app", "sent, kB", "floor", [1_500.0, 1_500.0, 1_500.0]),
]
MACHINE = {"Processor": "Some model, 2 cores", "memory": "23 GiB"}
PART = {
    "data": {
        "machine": MACHINE,
        "series": [
            {"row": each.row, "column": each.column, "beside": each.beside, "values": each.values}
            for each in ROUNDS
        ],
    }
}


def goal(limit: float, to: str = "floor", why: str = "") -> Goal:
    return Goal("app to floor", "data", "app", to, "time, ms", limit, why)


def test_a_cell_has_median_spread_and_the_ratio_round_by_round():
    assert table(ROUNDS).splitlines() == [
        "|  | time, ms | sent, kB |",
        "|---|---|---|",
        "| app | 20.0 [10.0–30.0] (× 3.00 [1.00–4.00]) | 1,500 [1,500–1,500] |",
        "| floor | 10.0 [5.00–10.0] |  |",
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (goal(3), "| app to floor | ≤ 3.00 | 3.00 [1.00–4.00] | met |"),
        (goal(2), "| app to floor | ≤ 2.00 | 3.00 [1.00–4.00] | **missed** by 50% |"),
        (goal(25, to=""), "| app to floor | ≤ 25.0 | 20.0 [10.0–30.0] | met |"),
        (goal(1, to="nobody"), "| app to floor | ≤ 1.00 |  | not measured |"),
    ],
)
def test_a_goal_is_judged_by_the_median_ratio(asked, said):
    assert said in results(PART, [asked]).splitlines()


def test_a_missed_goal_says_why():
    assert "- app to floor: the hover is written" in results(
        PART, [goal(2, why="the hover is written")]
    )
    assert "the hover is written" not in results(PART, [goal(3, why="the hover is written")])


def test_a_part_measured_elsewhere_says_where():
    other = {**PART["data"], "machine": {"Processor": "Another, 8 cores"}}
    page = results({**PART, "start": other}, [])
    assert page.count("Measured on: ") == 2
    assert "Measured on: " not in results(PART, [])


def test_every_goal_names_a_part_that_is_explained():
    assert {each.part for each in GOALS} <= ABOUT.keys()


def test_what_was_not_measured_is_no_goal_met():
    assert judge([], goal(3)) is None


def test_each_round_starts_with_another_candidate():
    order = []
    candidates = {
        name: lambda name=name: order.append(name) or {"time, ms": len(order)} for name in "abc"
    }
    found = interleaved(2, candidates, {"a": "b"}, "test")
    assert order == ["a", "b", "c", "b", "c", "a"]
    assert found[0] == Series("a", "time, ms", "b", [1, 6])


def test_the_synthetic_rows_are_the_same_each_time():
    assert make_rows(5) == make_rows(5)
    assert len(make_rows(5).splitlines()) == 6
