"""What Prometheus is told: of requests by route, of sessions and runs, and of the data."""

import asyncio

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bench.readers import Reader
from lib.serve.metrics import MEANINGS, PREFIX
from tests.conftest import PROJECT
from tests.server import ask, finished, serving


def numbers(address: str) -> dict[tuple, float]:
    """Read all numbers by name and labels."""
    status, headers, body = ask(f"{address}/metrics")
    assert (status, headers["content-type"].split(";")[0]) == (200, "text/plain")
    return {
        (each.name.removeprefix(f"{PREFIX}_"), *each.labels.values()): each.value
        for family in text_string_to_metric_families(body.decode())
        for each in family.samples
        if "le" not in each.labels
    }


ASKED = {
    "/view?group=TTP": ("/view", "200"),
    "/api/estimates.csv": ("/api/", "200"),
    "/api/none": ("/api/", "404"),
    "/none/at/all": ("other", "404"),
    "/": ("/", "200"),
    "/sources": ("/sources", "200"),
}


@pytest.mark.parametrize("path", ASKED)
def test_requests_are_counted_by_route_and_status(served, path):
    key = ("request_seconds_count", *ASKED[path])
    before = numbers(served.address).get(key, 0)
    ask(served.address + path)
    assert numbers(served.address)[key] == before + 1


def test_the_data_are_described(served):
    found = numbers(served.address)
    state = {name: found[(name,)] for name in MEANINGS}
    assert (state["ready"], state["rows"], state["problems"], state["stale"]) == (1, 319, 0, 0)
    assert found[("process_resident_memory_bytes",)] > 0


def test_sessions_and_runs_are_counted(served):
    async def visit() -> tuple[dict, dict]:
        reader = Reader(served.address, "view=all")
        before = await asyncio.to_thread(numbers, served.address)
        await reader.open()
        during = await asyncio.to_thread(numbers, served.address)
        await reader.close()
        return before, during

    before, during = finished(visit())
    assert during[("sessions",)] == before[("sessions",)] + 1
    assert during[("run_seconds_count",)] >= before[("run_seconds_count",)]


def test_who_comes_through_a_proxy_is_not_told(served):
    assert ask(f"{served.address}/metrics", x_forwarded_for="192.0.2.1")[0] == 404


def test_without_data_it_says_that_it_is_not_ready(tmp_path):
    with serving(PROJECT / "none.csv", tmp_path / "log") as address:
        found = numbers(address)
    assert found[("ready",)] == 0
    assert ("rows",) not in found
