"""Chromium as a stopwatch: visits to a page, and changes on it."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.chromium import ARGUMENTS, MISSING, find

WIDE = {"width": 1440, "height": 900}
PATIENCE = 120_000  # milliseconds
BYTES_PER_SECOND, LATENCY = 10_000_000 / 8, 40  # of the throttled line

# A page is drawn when so many charts, of Plotly or in the page, hold marks and a frame has passed.
# The clock of a page starts with its navigation.
DRAWN = (Path(__file__).parent / "drawn.js").read_text()


@dataclass
class Traffic:
    """Bytes that have come over the line; those of websockets as they are unpacked."""

    received: float = 0

    def loaded(self, event: dict) -> None:
        """Count a finished request, head and body as they came."""
        self.received += event["encodedDataLength"]

    def frame(self, event: dict) -> None:
        """Count a message of a websocket."""
        response = event["response"]
        content = response["payloadData"]
        binary = response["opcode"] == 2
        self.received += len(base64.b64decode(content) if binary else content.encode())


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open Chromium until the block ends."""
    path = find()
    if path is None:
        raise RuntimeError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a context with an empty cache until the block ends."""
    fresh = browser.new_context(viewport=WIDE)
    fresh.set_default_timeout(PATIENCE)
    yield fresh
    fresh.close()


def cold_and_warm(
    place: BrowserContext, address: str, throttled: bool, charts: int
) -> list[tuple[float, float]]:
    """Visit an address twice in one tab of a fresh context.

    Gives, for each visit, milliseconds until its charts were drawn, and kB in all. One tab, since
    a context of this kind keeps compiled scripts in memory only, a reader's browser on disk.
    """
    page = place.new_page()
    line = place.new_cdp_session(page)
    line.send("Network.enable")
    if throttled:
        line.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY,
                "downloadThroughput": BYTES_PER_SECOND,
                "uploadThroughput": BYTES_PER_SECOND,
            },
        )
    traffic = Traffic()
    line.on("Network.loadingFinished", traffic.loaded)
    line.on("Network.webSocketFrameReceived", traffic.frame)
    page.add_init_script(DRAWN.replace("CHARTS", str(charts)))
    visits = []
    for _ in ("cold", "warm"):
        before = traffic.received
        visits.append((_visit(page, address), (traffic.received - before) / 1000))
    page.close()
    return visits


def first_drawn(place: BrowserContext, address: str, charts: int) -> float:
    """Open an address and give the milliseconds until its charts were drawn."""
    page = place.new_page()
    page.add_init_script(DRAWN.replace("CHARTS", str(charts)))
    return _visit(page, address)


def open_page(place: BrowserContext, address: str, charts: int) -> Page:
    """Open a page and wait until its charts are drawn and the line is quiet."""
    page = place.new_page()
    page.add_init_script(DRAWN.replace("CHARTS", str(charts)))
    _visit(page, address)
    return page


def _visit(page: Page, address: str) -> float:
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.drawn")
    page.wait_for_load_state("networkidle")
    return page.evaluate("window.drawn")
