"""Sessions run their scripts two at a time; who fails or stops gives the turn back."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from lib.serve.turns import AT_ONCE, turns


def test_no_more_than_two_run_and_all_get_their_turn():
    full, go = Barrier(AT_ONCE + 1), Event()

    def session(number: int) -> int:
        with turns():
            if number < AT_ONCE:
                full.wait()
                go.wait()
            return number

    with ThreadPoolExecutor(5) as pool:
        first = [pool.submit(session, number) for number in range(AT_ONCE)]
        full.wait()
        assert not turns().acquire(blocking=False)
        later = [pool.submit(session, number) for number in range(AT_ONCE, 5)]
        go.set()
        assert [each.result() for each in (*first, *later)] == [0, 1, 2, 3, 4]


def test_a_script_that_fails_gives_its_turn_back():
    for _ in range(3 * AT_ONCE):
        with pytest.raises(KeyError), turns():
            raise KeyError
    assert turns().acquire(blocking=False)
    turns().release()
