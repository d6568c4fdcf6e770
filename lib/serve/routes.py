"""The data routes: what a link shows, a program can read, by the same query grammar.

Read-only, for any origin, for any cache to keep. A bad query is a 400 with the reason, an unknown
path a 404, a release that is not what was released a 409.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Lock
from weakref import ref

from anyio import CapacityLimiter, to_thread
from cachetools import LRUCache, cachedmethod
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from lib import query
from lib.answer import Answer, answer_to, asked
from lib.data.files import files
from lib.data.manifest import path_of
from lib.data.problems import UnreadableError
from lib.links import tracks
from lib.picture.png import TooLargeError
from lib.selection import CHOICES, DATES, DEFAULTS, FORMER
from lib.serve.address import base_of
from lib.serve.caching import answer
from lib.serve.pictures import YES, MistakeError, Pictures
from lib.serve.turns import AT_ONCE
from lib.share import citations, formats
from lib.share import rows as leaving
from lib.share.themed import THEMES
from lib.share.view_page import embed_page, view_page
from lib.words import notes, viewing

CSV, JSON = "text/csv; charset=utf-8", "application/json; charset=utf-8"
HTML, BIB = "text/html; charset=utf-8", "application/x-bibtex; charset=utf-8"
MOST_KEPT = 32_000_000  # bytes of pages
ANYBODY = {"Access-Control-Allow-Origin": "*"}
OPEN = {**ANYBODY, "Cache-Control": "no-cache"}  # of what is refused
# A value that the data lack gives no rows; a setting that no data could have is a mistake.
MISTAKES = (*DATES, *CHOICES, "release", "against", "view")

Make = Callable[[Answer, Request, tuple[str, ...]], bytes]
PNG, SVG = "image/png", "image/svg+xml"


def routes(path: Path, base: str = "") -> list[BaseRoute]:
    """Give the routes of the data in a CSV, under Streamlit's base path where there is one."""
    under = f"/{base.strip('/')}".rstrip("/")
    endpoint = partial(answered_at, path, CapacityLimiter(AT_ONCE))
    made: dict[str, tuple[Make, str]] = {
        "estimates.csv": (lambda found, *_: leaving.csv(found.cells), CSV),
        "estimates.json": (lambda found, _, said: formats.as_json(found, said), JSON),
        "datapackage.json": (_package, JSON),
        "estimates.bib": (partial(_bibliography, under), BIB),
    }
    data = [
        Route(f"/{name}", endpoint(make, kind), methods=["GET"])
        for name, (make, kind) in made.items()
    ]
    pictures = Pictures(under)
    drawn = {
        "view.svg": (pictures.svg, SVG),
        "view.png": (pictures.png, PNG),
        "preview.png": (pictures.preview, PNG),
    }
    return [
        Mount(f"{under}/api", routes=data),
        *(
            Route(f"{under}/{name}", endpoint(make, kind, first=True), methods=["GET"])
            for name, (make, kind) in drawn.items()
        ),
        Route(f"{under}/view", endpoint(Pages(under), HTML, MISTAKES), methods=["GET"]),
    ]


def answered_at(
    path: Path,
    gate: CapacityLimiter,
    make: Make,
    kind: str,
    shown: tuple[str, ...] = (),
    first: bool = False,
) -> Callable[[Request], Awaitable[Response]]:
    """Answer by one function; mistakes of the parameters in `shown` are named on the page.

    As many are answered at once as the `gate` lets through; the others wait and hold no thread.
    Without a query a page, and what is asked for the `first` view, shows that; data are all.
    """

    def answered(request: Request) -> Response:
        try:
            served = files(path)
        except UnreadableError as error:
            return PlainTextResponse(notes.unreadable(path.name, str(error)), 503, OPEN)
        given = [pair for pair in request.query_params.multi_items() if not tracks(pair[0])]
        selection, said = asked(served, given)
        if not shown and any(name not in FORMER for name in query.strangers(given)):
            return PlainTextResponse(said[0], 400, OPEN)
        if not given and not shown and not first:
            selection = DEFAULTS
        try:
            found = answer_to(served, selection)
        except UnreadableError as error:
            reason = notes.unreadable(path_of(path, selection.release).name, str(error))
            return PlainTextResponse(reason, 503, OPEN)
        if found.data.changed and not shown:  # a page says it
            reason = notes.changed(found.data.stem, found.data.changed)
            return PlainTextResponse(reason, 409, OPEN)
        for each in found.strays:
            if each.parameter in MISTAKES and each.parameter not in shown:
                wrong = notes.stray(each.parameter, each.value, found.dataset.titles)
                return PlainTextResponse(wrong, 400, OPEN)
        try:
            content = make(found, request, said)
        except MistakeError as error:
            return PlainTextResponse(str(error), 400, OPEN)
        except TooLargeError as error:
            return PlainTextResponse(str(error), 413, OPEN)
        return _named(request, content, kind, found.stem)

    async def endpoint(request: Request) -> Response:
        return await to_thread.run_sync(answered, request, limiter=gate)

    return endpoint


def _named(request: Request, content: bytes, kind: str, stem: str) -> Response:
    # What is saved is called after what it shows.
    ending = request.url.path.rpartition(".")[2] if "." in request.url.path else "html"
    named = f'inline; filename="{stem}.{ending}"'
    return answer(
        request, content, {**ANYBODY, "Content-Type": kind, "Content-Disposition": named}
    )


class Pages:
    """Make the pages of views, and keep the last ones: who asks for one asks again soon."""

    def __init__(self, under: str) -> None:
        self.under = under
        self.kept: LRUCache = LRUCache(MOST_KEPT, getsizeof=len)
        self.lock = Lock()

    def __call__(self, found: Answer, request: Request, said: tuple[str, ...]) -> bytes:
        """Give the page of a view on this day, or what other pages show of it."""
        base = base_of(found, request, self.under)
        written = query.write(found.selection)
        embed = request.query_params.get("embed", "") in YES
        theme = request.query_params.get("theme", THEMES[0])
        if theme not in THEMES:
            theme, said = THEMES[0], (*said, viewing.no_theme(theme, THEMES))
        # A reading equals itself alone, and is not held here. The working file and the releases
        # say what has changed.
        data = (ref(found.data), ref(found.files.working), found.files.releases)
        key = (*data, base, embed, theme, said, written, datetime.now(UTC).date())
        return self._page(key, found, base, written, embed, theme)

    @cachedmethod(
        lambda self: self.kept, key=lambda self, key, *_: key, lock=lambda self: self.lock
    )
    def _page(
        self, key: tuple, found: Answer, base: str, written: str, embed: bool, theme: str
    ) -> bytes:
        *_, said, _, today = key
        links = {
            "url": f"{base}/view?{written}",
            "embed": f"{base}/view?embed=true&{written}",
            "still": f"{base}/view.png?{written}",
            "picture": f"{base}/preview.png?{written}",
            "png": f"{self.under}/view.png?{written}",
            "svg": f"{self.under}/view.svg?{written}",
            "csv": f"{self.under}/api/estimates.csv?{written}",
            "json": f"{self.under}/api/estimates.json?{written}",
            "bib": f"{self.under}/api/estimates.bib?{written}",
            "dashboard": f"{self.under}/?{written}",
        }
        if embed:
            return embed_page(found, links, said, theme).encode()
        return view_page(found, links, today, said, theme).encode()


def _package(found: Answer, request: Request, said: tuple[str, ...]) -> bytes:
    given = request.url.query
    return formats.data_package(found, "estimates.csv" + (f"?{given}" if given else ""))


def _bibliography(under: str, found: Answer, request: Request, said: tuple[str, ...]) -> bytes:
    written = query.write(found.selection)
    url = f"{base_of(found, request, under)}/" + (f"?{written}" if request.url.query else "")
    return citations.bibtex(citations.every_estimate(found, url, datetime.now(UTC).date()))
