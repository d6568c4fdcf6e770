"""The real app and a real Chromium; without one, a loud skip."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server import PROJECT, Served, serving

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong

WIDE, PHONE = (1440, 900), (390, 844)


def settle(page: Page) -> None:
    """Wait until a page is drawn and no script runs."""
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


@dataclass
class Visit:
    """One reader's page, with what it asked of other hosts and complained about."""

    page: Page
    address: str
    folder: Path
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Page:
        """Open a path of the app and wait until its script has run."""
        self.page.goto(self.address + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        settle(self.page)


def visit(
    browser: Browser,
    served: Served,
    size: tuple[int, int] = WIDE,
    scheme: str = "light",
    motion: str = "no-preference",
    touch: bool = False,
) -> Iterator[Visit]:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        reduced_motion=motion,
        has_touch=touch,
        is_mobile=touch,
    )
    page = context.new_page()
    found = Visit(page, served.address, served.folder)

    def asked(url: str) -> None:
        if not url.startswith((served.address, "data:", "blob:")):
            found.foreign.append(url)

    page.on("request", lambda request: asked(request.url))
    page.on(
        "console",
        lambda message: found.complaints.append(message.text) if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    yield found
    context.close()


@pytest.fixture
def reader(browser, served) -> Iterator[Visit]:
    yield from visit(browser, served)


@pytest.fixture
def phone(browser, served) -> Iterator[Visit]:
    yield from visit(browser, served, PHONE)


@pytest.fixture
def dark(browser, served) -> Iterator[Visit]:
    yield from visit(browser, served, scheme="dark")


def curating(browser: Browser, folder: Path, content: bytes) -> Iterator[Visit]:
    """Open the app as `make curate` starts it, on a CSV of its own."""
    (folder / "estimates.csv").write_bytes(content)
    shutil.copy(PROJECT / "vocabulary.toml", folder)
    settings = {"CURATE": "1"}
    with serving(folder / "estimates.csv", folder / "app.log", settings=settings) as address:
        yield from visit(browser, Served(address, folder))
