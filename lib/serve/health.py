"""Whether this process can answer readers, for load balancers and whoever watches it."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from lib.data.files import files
from lib.data.problems import UnreadableError


def health(path: Path, base: str = "") -> Route:
    """Give the route `/healthz`: 200 once the data are read, else 503 with the reason.

    It tells the newest release, the rows of the working file, the problems in it, the
    rows that are missing where it lost more than a fifth, why an older reading is shown
    where that is so, and the releases that are not what was released.
    """

    def endpoint(request: Request) -> JSONResponse:
        kept = {"Cache-Control": "no-store"}
        try:
            served = files(path)
        except UnreadableError as error:
            return JSONResponse({"ready": False, "reason": str(error)}, 503, kept)
        working = served.working
        told = {
            "ready": True,
            "release": next(iter(served.names), None),
            "rows": len(working.reading.estimates),
            "problems": len(working.problems),
            "missing": working.missing,
            "stale": working.stale or None,
            "changed": served.changed,
        }
        return JSONResponse(told, 200, kept)

    return Route(f"/{base.strip('/')}".rstrip("/") + "/healthz", endpoint, methods=["GET"])
