"""What Prometheus is told at `/metrics`: requests, runs, sessions, kept answers, data."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import perf_counter

from prometheus_client import CollectorRegistry, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.answer import kept
from lib.data.files import files
from lib.data.problems import UnreadableError
from lib.data.room import room
from lib.serve.health import told
from lib.serve.known import PAGES

PREFIX = "estimate_timeline"
ROUTES = ("view", "view.svg", "view.png", "preview.png", "healthz", "metrics", *PAGES)
FOLDERS = ("api", "static", "media", "component", "_stcore")
SECONDS = (0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)


class Metrics:
    """The numbers of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.requests = Histogram(
            f"{PREFIX}_request_seconds", "Seconds until a request was answered whole",
            ["route", "status"], buckets=SECONDS, registry=self.registry,
        )  # fmt: skip
        self.runs = Histogram(
            f"{PREFIX}_run_seconds", "Seconds that a page's script waited and ran",
            buckets=SECONDS, registry=self.registry,
        )  # fmt: skip
        self.sessions = Gauge(
            f"{PREFIX}_sessions", "Pages that are connected", registry=self.registry
        )


@cache
def metrics() -> Metrics:
    """Give the one set of numbers of the process."""
    return Metrics()


class State(Collector):
    """Look at the data and at what is kept whenever somebody asks."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def collect(self) -> Iterator[Metric]:
        """Give the numbers; of the data only `ready` where there are none."""
        found: dict[str, float] = {"ready": 0}
        try:
            state = told(files(self.path))
            found = {"ready": 1, "stale": bool(state["stale"]), "changed": len(state["changed"])}
            found |= {name: state[name] for name in ("rows", "problems", "missing")}
            found["age_seconds"] = state["age"]
        except UnreadableError:
            pass
        found["answers"] = len(kept().answers)
        found["own_bytes"] = sum(room().held.values())
        for name, value in found.items():
            yield GaugeMetricFamily(f"{PREFIX}_{name}", MEANINGS[name], value=float(value))


MEANINGS = {
    "ready": "Whether the data are read",
    "stale": "Whether an older reading is shown because the file cannot be read",
    "changed": "Releases that are not what was released",
    "rows": "Rows of the working file that are shown",
    "problems": "Problems in the files",
    "missing": "Rows that the last file served had beyond this one, where many",
    "age_seconds": "Seconds since the file that is shown was written",
    "answers": "Answers that are kept",
    "own_bytes": "Weight of readers' own files that are open",
}


def scraped(path: Path, base: str = "") -> Route:
    """Give the route `/metrics`; whoever comes through a proxy is told that there is none."""
    numbers = metrics()
    numbers.registry.register(State(path))

    def endpoint(request: Request) -> Response:
        if "x-forwarded-for" in request.headers:
            return PlainTextResponse("Not Found", 404)
        content = generate_latest(numbers.registry)
        return Response(content, headers={"Content-Type": CONTENT_TYPE_LATEST})

    return Route(f"/{base.strip('/')}".rstrip("/") + "/metrics", endpoint, methods=["GET"])


class Measured:
    """Count requests and connected pages, and take the time of requests."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.under = app, f"/{base.strip('/')}".rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on."""
        if scope["type"] == "websocket":
            with metrics().sessions.track_inprogress():
                await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, route, status = perf_counter(), self._route(scope["path"]), 0

        async def heard(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            # Before the last piece leaves, so that whoever has it finds it counted.
            if message["type"] == "http.response.body" and not message.get("more_body"):
                metrics().requests.labels(route, status).observe(perf_counter() - began)
            await send(message)

        try:
            await self.app(scope, receive, heard)
        finally:
            if not status:  # nothing was answered
                metrics().requests.labels(route, 500).observe(perf_counter() - began)

    def _route(self, path: str) -> str:
        """Name the route in one of few words, whatever is asked for."""
        name = path.removeprefix(self.under).strip("/")
        folder = name.partition("/")[0]
        if name in ROUTES:
            return f"/{name}"
        return "/" if not name else f"/{folder}/" if folder in FOLDERS else "other"
