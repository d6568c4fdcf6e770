"""Sessions and requests have their turns two at a time; who fails or stops gives it back."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from anyio import CapacityLimiter
from starlette.requests import Request

from lib.answer import Answer
from lib.serve.routes import answered_at
from lib.serve.turns import AT_ONCE, turns
from tests.conftest import PROJECT
from tests.server import finished

SCOPE = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}


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


def test_no_more_than_two_requests_are_answered_at_once_and_the_others_hold_no_thread():
    full, go = Barrier(AT_ONCE + 1), Event()

    def made(found: Answer, request: Request, said: tuple[str, ...]) -> bytes:
        if not go.is_set():
            full.wait()
            go.wait()
        return b"made"

    async def several() -> None:
        gate = CapacityLimiter(AT_ONCE)
        endpoint = answered_at(PROJECT / "estimates.csv", gate, made, "text/plain")
        asked = [asyncio.create_task(endpoint(Request(SCOPE))) for _ in range(5)]
        await asyncio.to_thread(full.wait)
        assert gate.statistics().tasks_waiting == 5 - AT_ONCE
        go.set()
        assert [each.body for each in await asyncio.gather(*asked)] == 5 * [b"made"]

    finished(several())
