"""Part 2: from changing a filter to a page that is new and idle, and what it costs the server."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import mean
from time import sleep

from playwright.sync_api import Page

from bench import browser as b
from bench import names as n
from bench.make_rows import TYPES, make_rows
from bench.rounds import Measured, Series, interleaved
from bench.servers import Server, serving
from bench.shown import ALL_ROWS, asked, write_for_peers
from lib.share.charts import figures

# What a page says, shows and lists; new when each differs from before. A chart that is taken
# away for a moment, as Streamlit does, counts as not there.
WATCH = (Path(__file__).parent / "watch.js").read_text()
GRID = {"table": "[data-testid=stDataFrame] [role=grid]", "rows": "aria-rowcount"}
LOOKS = {
    n.DASHBOARD: {"sentence": ".st-key-lead", **GRID},
    n.STREAMLIT: {"sentence": "h1", **GRID},
    n.DASH: {"sentence": "h1", "table": "#table", "rows": ""},
    n.PANEL: {"sentence": "h1", "table": ".tabulator-table", "rows": ""},
}
FEW = 320
# Rows, and how often they are narrowed and widened in a round.
CASES = (*((name, FEW, 2) for name in (n.DASHBOARD, *n.PEERS)),
         (n.DASHBOARD, 3_000, 1), (n.DASHBOARD, 30_000, 1))  # fmt: skip
QUIET = 0.2  # seconds without processor time after which a server has tidied up


@dataclass(frozen=True)
class Open:
    """A page that is open in the browser, and its server."""

    name: str
    page: Page
    server: Server
    types: cycle
    pairs: int


def measure(rounds: int, folder: Path) -> list[Series]:
    """Choose one source type and all again, on each page, by its own control."""
    with ExitStack() as stack:
        chromium = stack.enter_context(b.chromium())
        candidates: dict[str, Callable[[], Measured]] = {}
        for name, rows, pairs in CASES:
            estimates = folder / f"{rows}.csv"
            estimates.write_bytes(make_rows(rows))
            shown = asked(estimates, ALL_ROWS)
            if name != n.DASHBOARD:
                write_for_peers(shown, folder / "peers")
            data = estimates if name == n.DASHBOARD else folder / "peers"
            server = stack.enter_context(serving(name, data))
            place = stack.enter_context(b.context(chromium))
            page = b.open_page(place, f"{server.address}/?{ALL_ROWS}", len(figures(shown)))
            page.evaluate(f"() => {{ {WATCH} }}")  # not as a script: the policy forbids it
            opened = Open(name, page, server, cycle(TYPES), pairs)
            candidates[n.rows_in(name, rows)] = partial(_round, opened)
        beside = {
            n.rows_in(name, rows): n.rows_in(*((n.STREAMLIT, FEW) if rows == FEW else (name, FEW)))
            for name, rows, _ in CASES
        }
        for candidate in candidates.values():  # parts of a page load at its first change
            candidate()
        return interleaved(rounds, candidates, beside, "filtering")


def _round(opened: Open) -> Measured:
    narrow, widen = [], []
    before = opened.server.processor_time()
    for _ in range(opened.pairs):
        narrow.append(_changed(opened, next(opened.types)))
        widen.append(_changed(opened, ""))
    computed = opened.server.processor_time() - before
    return {
        n.NARROW: mean(each["milliseconds"] for each in narrow),
        n.WIDEN: mean(each["milliseconds"] for each in widen),
        n.PROCESSOR: computed / (2 * opened.pairs),
        n.LONGEST: max(each["longest"] for each in [*narrow, *widen]),
    }


def _changed(opened: Open, choice: str) -> dict[str, float]:
    """Change the filter to a source type, blank for all; wait until page and server are quiet."""
    page = opened.page
    change = _prepared(page, opened.name, choice)
    page.evaluate("look => watch(look)", LOOKS[opened.name])
    change()
    found = page.evaluate("window.changed")
    computed = -1.0
    while computed != (now := opened.server.processor_time()):
        computed = now
        sleep(QUIET)
    return found


def _prepared(page: Page, name: str, choice: str) -> Callable[[], None]:
    """Bring a page to where one key or click makes the change, and give that."""
    if name == n.DASH:
        page.locator("#type").click()
        option = page.locator(f'.dash-dropdown-option:has(input[value="{choice or "all"}"])')
        option.scroll_into_view_if_needed()
        return option.click
    if name == n.PANEL:
        return partial(page.locator("select").select_option, choice or "all")
    box = page.get_by_role("combobox", name="Source type" if name == n.DASHBOARD else "Type")
    box.click()
    if name == n.DASHBOARD and not choice:
        return partial(page.keyboard.press, "Backspace")
    box.fill(choice or "all")
    page.get_by_role("option", name=choice or "all").first.wait_for()
    return partial(page.keyboard.press, "Enter")
