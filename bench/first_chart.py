"""Part 1: from navigation to the first charts, cold and warm, plain and throttled."""

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
from lib.share.charts import figures

BESIDE = {n.DASHBOARD: n.STREAMLIT, **dict.fromkeys(n.PEERS, n.STREAMLIT),
          **dict.fromkeys((n.VIEW, n.PLOTLY, n.DRAWN), n.DRAWN)}  # fmt: skip


def measure(rounds: int, folder: Path) -> list[Series]:
    """Visit apps as they are shipped, and what is sent drawn or whole behind the same proxy."""
    estimates = PROJECT / "estimates.csv"
    shown = asked(estimates, "")
    write_for_peers(shown, folder / "peers")
    with ExitStack() as stack:
        addresses = {
            name: stack.enter_context(
                serving(name, estimates if name == n.DASHBOARD else folder / "peers")
            ).address
            for name in (n.DASHBOARD, *n.PEERS)
        }
        behind = {n.DASHBOARD: addresses[n.DASHBOARD]}
        proxied = stack.enter_context(caddy(behind, folder / "peers", folder))
        addresses[n.VIEW] = f"{proxied[n.DASHBOARD]}/view"
        addresses[n.PLOTLY] = f"{proxied['static']}/plotly.html"
        addresses[n.DRAWN] = f"{proxied['static']}/drawn.html"
        visit = partial(_cold_and_warm, stack.enter_context(b.chromium()), len(figures(shown)))
        for address in addresses.values():  # servers load on the first visit
            visit(address, throttled=False)
        candidates: dict[str, Callable[[], Measured]] = {
            n.visit(page, line): partial(visit, addresses[page], line == n.THROTTLED)
            for line, page in product(n.LINES, addresses)
        }
        beside = {
            n.visit(page, line): n.visit(other, line)
            for line, (page, other) in product(n.LINES, BESIDE.items())
        }
        return interleaved(rounds, candidates, beside, "first chart")


def _cold_and_warm(chromium: Browser, charts: int, address: str, throttled: bool) -> Measured:
    with b.context(chromium) as place:
        visits = b.cold_and_warm(place, address, throttled, charts)
    (cold, cold_bytes), (warm, warm_bytes) = visits
    return {n.COLD: cold, n.WARM: warm, n.COLD_BYTES: cold_bytes, n.WARM_BYTES: warm_bytes}
