"""Whether this process can answer readers, for load balancers and whoever watches it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from lib.data.files import Files, files
from lib.data.problems import UnreadableError
from lib.version import VERSION, commit


def health(path: Path, base: str = "") -> Route:
    """Give the route `/healthz`: 200 with `"ready": true` once the data are read, else 503."""

    def endpoint(request: Request) -> JSONResponse:
        kept = {"Cache-Control": "no-store"}
        code = {"version": VERSION, "commit": commit()}
        try:
            return JSONResponse({"ready": True, **code, **told(files(path))}, 200, kept)
        except UnreadableError as error:
            return JSONResponse({"ready": False, **code, "reason": str(error)}, 503, kept)

    return Route(f"/{base.strip('/')}".rstrip("/") + "/healthz", endpoint, methods=["GET"])


def told(served: Files) -> dict[str, Any]:
    """Tell of the data that are shown.

    The newest release, the rows of the working file, the problems in it, the rows that are
    missing where it lost more than a fifth, why an older reading is shown where that is so,
    whether that was kept from before a restart, the releases that are not what was released,
    when the file that is shown was written, and how many seconds ago that is.
    """
    working = served.working
    written = datetime.fromtimestamp(working.written, UTC)
    return {
        "release": next(iter(served.names), None),
        "rows": len(working.reading.estimates),
        "problems": len(working.problems),
        "missing": working.missing,
        "stale": working.stale or None,
        "kept": working.kept,
        "changed": served.changed,
        "written": written.isoformat(timespec="seconds"),
        "age": round((datetime.now(UTC) - written).total_seconds()),
    }
