"""Make a picture of every page at both widths in both themes: `make screenshots`."""

import shutil
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

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


EXAMPLES = sorted(each.name for each in (PROJECT / "examples").iterdir())
IN_README = ("timeline", "hubble")


def main() -> None:
    path = find()
    if path is None:
        raise SystemExit(MISSING)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        _pictures(chromium, PROJECT / "estimates.csv", PATHS)
        for name in EXAMPLES:
            _pictures(chromium, PROJECT / "examples" / name, {name: "/"})
        chromium.close()
    for name in IN_README:
        shutil.copy(FOLDER / f"{name}-wide-light.png", PROJECT / "docs" / f"{name}.png")


def _pictures(chromium: Browser, estimates: Path, paths: dict[str, str]) -> None:
    """Take the pictures of some pages of one dataset."""
    with serving(estimates, FOLDER / "app.log") as address:
        for (name, page), (size, (width, height)), scheme in product(
            paths.items(), SIZES.items(), ("light", "dark")
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
