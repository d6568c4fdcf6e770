"""Make a picture of every page at both widths in both themes: `make screenshots`."""

import shutil
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import ARGUMENTS, MISSING, find
from tests.server import PROJECT, serving

FOLDER = PROJECT / "screenshots"
SIZES = {"wide": (1440, 900), "phone": (390, 844)}
PATHS = {
    "timeline": "/",
    "panels": "/?view=all",
    "evidence": "/?group=ISIS-K&area=Afghanistan&estimate=isis-k-un-mt-2019-07",
    "nothing": "/?q=nothing-says-this",
    "sources": "/sources",
    "method": "/method",
    "codebook": "/codebook",
    "changes": "/changes",
    "curate": "/curate",
    "view": "/view",
}


def main() -> None:
    path = find()
    if path is None:
        raise SystemExit(MISSING)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with (
        serving(PROJECT / "estimates.csv", FOLDER / "app.log") as address,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for (name, page), (size, (width, height)), scheme in product(
            PATHS.items(), SIZES.items(), ("light", "dark")
        ):
            tab = chromium.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            tab.goto(address + page)
            _settle(tab)
            tab.screenshot(path=FOLDER / f"{name}-{size}-{scheme}.png")
            # Streamlit scrolls inside the page: to see all of it, the window must be as tall.
            whole = tab.evaluate(
                "(document.querySelector('[data-testid=stMain]') ?? document.body).scrollHeight"
            )
            tab.set_viewport_size({"width": width, "height": int(whole)})
            _settle(tab)
            tab.screenshot(path=FOLDER / f"{name}-{size}-{scheme}-whole.png")
            tab.close()
        chromium.close()
    Path(PROJECT / "docs").mkdir(exist_ok=True)
    shutil.copy(FOLDER / "timeline-wide-light.png", PROJECT / "docs" / "timeline.png")


def _settle(tab) -> None:
    tab.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning], main > h1")
    tab.wait_for_selector(".js-plotly-plot .point, .codebook, h2, .st-key-clear_here",
                          state="attached")  # fmt: skip
    tab.wait_for_load_state("networkidle")
    tab.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")
    # A chart is drawn anew when its width changes: two frames later it stands.
    tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


if __name__ == "__main__":
    main()
