"""Part 1: from navigation to the first chart, cold and warm, plain and throttled."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser

from bench import browser as b
from bench import names as n
from bench.rounds import Measured, Series, interleaved
from bench.servers import PROJECT, caddy, serving
from bench.shown import asked, write_for_peers

PAGES = (n.DASHBOARD, n.VIEW, n.STREAMLIT, n.DASH, n.STATIC)


def measure(rounds: int, folder: Path) -> list[Series]:
    """Visit every page, each as shipped and behind the proxy, on both lines."""
    estimates = PROJECT / "estimates.csv"
    write_for_peers(asked(estimates, ""), folder / "peers")
    with ExitStack() as stack:
        shipped = {
            name: stack.enter_context(serving(name, data)).address
            for name, data in (
                (n.DASHBOARD, estimates),
                (n.STREAMLIT, folder / "peers"),
                (n.DASH, folder / "peers"),
            )
        }
        proxied = stack.enter_context(caddy(shipped, folder / "peers", folder))
        addresses = {
            n.AS_SHIPPED: {**shipped, n.VIEW: f"{shipped[n.DASHBOARD]}/view",
                           n.STATIC: proxied["plain"]},
            n.PROXIED: {**proxied, n.VIEW: f"{proxied[n.DASHBOARD]}/view",
                        n.STATIC: proxied["compressed"]},
        }  # fmt: skip
        chromium = stack.enter_context(b.chromium())
        candidates: dict[str, Callable[[], Measured]] = {}
        beside = {}
        for line, served, page in product(n.LINES, addresses, PAGES):
            name = n.visit(page, served, line)
            candidates[name] = partial(
                _cold_and_warm, chromium, addresses[served][page], line == n.THROTTLED
            )
            beside[name] = n.visit(n.STATIC, served, line)
        for address in addresses[n.PROXIED].values():  # servers load on the first visit
            _cold_and_warm(chromium, address, throttled=False)
        return interleaved(rounds, candidates, beside, "first chart")


def _cold_and_warm(chromium: Browser, address: str, throttled: bool) -> Measured:
    with b.context(chromium) as place:
        (cold, cold_bytes), (warm, warm_bytes) = b.cold_and_warm(place, address, throttled)
    return {n.COLD: cold, n.WARM: warm, n.COLD_BYTES: cold_bytes, n.WARM_BYTES: warm_bytes}
