"""What is done once as the server starts, so that visitors need not wait for it."""

from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path

from anyio import create_task_group, to_thread

from lib import log, query
from lib.answer import answer_to
from lib.data.files import files
from lib.data.problems import UnreadableError
from lib.serve import assets, icons, shell
from lib.share.view_page import view_page

# Streamlit imports these when a page first draws a chart or a table.
LATE = ("pyarrow", "streamlit.elements.plotly_chart", "streamlit.elements.arrow",
        "streamlit.testing", "lib.page.timeline", "lib.page.curate")  # fmt: skip
CODING = "br"  # what browsers ask for first


def lifespan(path: Path) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Give what Streamlit runs around the life of the server: warm up, then serve.

    While it serves already, what travels is made small; whoever asks earlier waits for that alone.
    """

    @asynccontextmanager
    async def run(app: object) -> AsyncGenerator[None]:
        log.configure()  # uvicorn has set up its own by now
        log.event("start", file=path.name)
        await to_thread.run_sync(warm, path)
        log.event("ready")
        async with create_task_group() as tasks:
            tasks.start_soon(partial(to_thread.run_sync, shrink, abandon_on_cancel=True))
            yield
            tasks.cancel_scope.cancel()

    return run


def warm(path: Path) -> None:
    """Import what pages need, read the data, make one page."""
    for name in LATE:
        import_module(name)
    try:
        served = files(path)
        selection = query.parse([], served.working.views.named)
        links = dict.fromkeys(("url", "csv", "json", "bib"), "")
        view_page(answer_to(served, selection), links, datetime.now(UTC).date())
    except UnreadableError as error:
        log.problem("unreadable", file=path.name, reason=str(error))


def shrink() -> None:
    """Make scripts and icons small, in the order in which a first visit asks for them."""
    for name in dict.fromkeys((*shell.named(), *shell.scripts())):
        assets.packed(name, CODING)
    icons.font(assets.FOLDER)
