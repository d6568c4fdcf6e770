"""Find a Chromium for the browser tests, or install one: `python -m tests.chromium`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# The browser's own background requests have no place in a test of what the page requests.
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]
MISSING = (
    "NO BROWSER TESTS: no Chromium on the PATH and none could be installed; "
    "install Debian's package chromium, or run: python -m playwright install chromium"
)


def find() -> str | None:
    """Give the path of a Chromium on the PATH, else of the one Playwright has installed."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Install Debian's package where that is possible, Playwright's own browser elsewhere."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        for arguments in (["update"], ["install", "--yes", "chromium"]):
            subprocess.run(["apt-get", "--quiet", *arguments], check=False)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> None:
    if not find():
        install()
    found = find()
    print(f"Browser tests use {found}" if found else MISSING, flush=True)


if __name__ == "__main__":
    main()
