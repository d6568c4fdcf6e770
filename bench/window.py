"""The views that readers have when their replica dies, and a real browser's page among them."""

from dataclasses import dataclass, field, replace
from functools import cache
from time import monotonic

from playwright.async_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.readers import Ask
from bench.shown import printed
from bench.table import Finding, yes
from deploy.processes import PROJECT
from lib import query
from lib.answer import answer_to
from lib.data.files import files

MOST_SECONDS = 5.0
TYPES = ("UN", "US government", "Russian government", "Afghan government", "think tank", "media")


@cache
def views() -> tuple[tuple[Ask, str], ...]:
    """Give the views that readers have: the choice that leads there, and the address."""
    served = files(PROJECT / "estimates.csv")
    first = served.working.views.named[0].selection
    found = []
    for name in TYPES:
        selection = replace(first, source_type=(name,))
        said = printed(answer_to(served, selection))
        found.append((Ask("source_type", (name,), said), query.write(selection)))
    return tuple(found)


@dataclass
class Window:
    """A real browser's page, with the moments when the script first ran over each socket."""

    page: Page
    runs: list[float] = field(default_factory=list)

    def listen(self, socket: WebSocket) -> None:
        """Note when the script has run over this socket."""
        first = True

        def received(payload: str | bytes) -> None:
            nonlocal first
            if first and isinstance(payload, bytes):
                kind = ForwardMsg.FromString(payload).WhichOneof("type")
                if kind == "script_finished":
                    self.runs.append(monotonic())
                    first = False

        socket.on("framereceived", received)


async def in_browser(window: Window, died: float) -> Finding:
    """Wait until the page lives again, then prove it by a change of a filter."""
    done = (
        "the same for a page in Chromium with a filtered address; then a filter is changed in it"
    )
    must = (
        f"the script of the new replica has run and sentence and address are the same within "
        f"{MOST_SECONDS:g} s; the first change of a filter works"
    )
    page, before = window.page, len(window.runs)
    address, sentence = page.url, await page.locator(".st-key-lead").inner_text()
    while len(window.runs) == before and monotonic() < died + 30:
        await page.wait_for_timeout(20)  # lets the page's events through
    if len(window.runs) == before:
        return Finding(done, must, "it did not come back in 30 s", False)
    seconds = window.runs[-1] - died
    same = (page.url, await page.locator(".st-key-lead").inner_text()) == (address, sentence)
    await page.get_by_role("combobox", name="Source type").first.click()
    await page.get_by_role("option", name=TYPES[1]).click()
    await page.wait_for_url("**US+government**", timeout=15_000)
    changed = await _differs(page, sentence)
    seen = f"{seconds:.1f} s; the same: {yes(same)}; the filter works: {yes(changed)}"
    return Finding(done, must, seen, same and changed and seconds <= MOST_SECONDS)


async def _differs(page: Page, sentence: str) -> bool:
    """Wait until the page says something else: its address changes before its text does."""
    end = monotonic() + 15
    while monotonic() < end:
        if await page.locator(".st-key-lead").inner_text() != sentence:
            return True
        await page.wait_for_timeout(20)
    return False
