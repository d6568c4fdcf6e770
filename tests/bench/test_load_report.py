"""The load's goals, each judged from what was held, asked and soaked; a thousand addresses."""

import pytest

from bench.addresses import addresses
from bench.load_report import MINIMAL, OURS, Asked, Held, Soaked, drift, goals, most

ASKED = Asked(1_000, 0, 50, 90, 500, 520)
SOAKED = Soaked(0.4, 500, [500.0, 510.0, 495.0])


def held(name: str, readers: int, p95: float, errors: int = 0) -> Held:
    return Held(name, readers, 20, readers * 10, errors, p95 / 2, p95, 30)


def test_the_most_readers_are_those_within_the_goal_without_errors():
    found = [held(OURS, 20, 100), held(OURS, 40, 480), held(OURS, 60, 501), held(MINIMAL, 80, 10)]
    assert most(found, OURS) == 40
    assert most([held(OURS, 20, 100), held(OURS, 40, 100, errors=1)], OURS) == 20


def test_memory_drifts_from_the_first_minute_up_or_down():
    assert drift(SOAKED) == pytest.approx(2)
    assert drift(Soaked(0.4, 500, [500.0, 480.0])) == pytest.approx(4)
    assert drift(Soaked(0.4, 500)) == 0


def test_every_goal_of_the_load_is_judged():
    steps = [held(OURS, 60, 400), held(MINIMAL, 20, 400)]
    assert goals(steps, ASKED, SOAKED).count("| met |") == 4
    missed = goals(
        [held(OURS, 40, 400), held(MINIMAL, 20, 400, errors=1), held(MINIMAL, 20, 400)],
        ASKED,
        Soaked(1.0, 500, [500.0, 530.0]),
    )
    assert missed.count("**missed**") == 4


def test_a_thousand_addresses_all_differ():
    found = addresses("http://localhost", "group=A")
    assert len(found) == len(set(found)) == 1_000
