"""How long an answer may be kept by whoever passes it on, and when it need not be sent again."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response

# Not asked for again for a minute; for ten more a cache shows what it has while it asks anew, and
# for a day while nobody answers it.
KEPT = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"


def answer(request: Request, content: bytes, headers: dict[str, str]) -> Response:
    """Send content that caches may keep, or that it has not changed (304). `headers` go along."""
    # Weak, since what travels may be compressed: the same content in other bytes.
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    known = {**headers, "Cache-Control": KEPT, "ETag": tag, "Vary": "Accept-Encoding"}
    wanted = [each.strip() for each in request.headers.get("if-none-match", "").split(",")]
    if not {tag, tag.removeprefix("W/"), "*"}.isdisjoint(wanted):
        del known["Content-Type"]
        return Response(status_code=304, headers=known)
    return Response(content, headers=known)
