"""The first page as Streamlit's test runner opens it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.data.files import memory
from tests.conftest import PROJECT

SECONDS = 60


@pytest.fixture
def opened(monkeypatch) -> Callable[..., AppTest]:
    """Open a file by an address; `from_` is the parameter `from`."""

    def open_page(
        estimates: Path = PROJECT / "estimates.csv", **query: str | list[str]
    ) -> AppTest:
        monkeypatch.setenv("ESTIMATES", str(estimates))
        memory.cache_clear()
        page = AppTest.from_file(str(PROJECT / "lib" / "dashboard.py"), default_timeout=SECONDS)
        for name, value in query.items():
            page.query_params[name.rstrip("_")] = value
        page.run()
        assert not page.exception
        return page

    return open_page


def unfold(page: AppTest, box: str) -> AppTest:
    """Unfold a box that is drawn only then."""
    page.session_state[box] = True
    page.run()
    assert not page.exception
    return page


def html(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))
