"""What a cache between readers and the proxy may keep, and the cookie that it must never see."""

import re
import ssl
from dataclasses import dataclass, field
from http.client import HTTPSConnection
from urllib.parse import urlsplit

import pytest

from lib.serve.known import PAGES
from tests.deploy.conftest import Public
from tests.server import ask

SAME = (
    "/view", "/view?group=TTP", "/view?embed=true", "/view.svg", "/view.png", "/preview.png",
    "/api/estimates.csv?group=TTP", "/api/estimates.json", "/api/datapackage.json",
    "/api/estimates.bib", "/robots.txt", "/favicon.ico",
)  # fmt: skip
FOR_A_YEAR = "/favicon.png"  # one of Streamlit's
CODING = "gzip"


@dataclass
class Kept:
    """An answer in the cache, with the second at which it came."""

    headers: dict[str, str]
    body: bytes
    since: int

    def seconds(self, name: str) -> int:
        """Read one of the times of Cache-Control."""
        found = re.search(rf"\b{name}=(\d+)", self.headers.get("cache-control", ""))
        return int(found[1]) if found else 0


@dataclass
class Cache:
    """A shared cache by RFC 9111 and 5861 at a clock that the test sets; `asked` went through."""

    address: str
    clock: int = 0
    kept: dict[str, Kept] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)

    def get(self, path: str) -> bytes:
        """Answer from what is kept while that is fresh, or stale and asked for anew."""
        known = self.kept.get(path)
        age = self.clock - known.since if known else 0
        if known is None or age >= known.seconds("max-age"):
            self._ask(path, known)
        if known and age < known.seconds("max-age") + known.seconds("stale-while-revalidate"):
            return known.body
        return self.kept[path].body

    def _ask(self, path: str, known: Kept | None) -> None:
        wanted = {"Accept-Encoding": CODING}
        if known:
            wanted["If-None-Match"] = known.headers["etag"]
        status, headers, body = fetch(self.address + path, wanted)
        self.asked.append((path, status))
        control = headers.get("cache-control", "")
        assert "set-cookie" not in headers
        assert "public" in control
        assert set(headers.get("vary", "").lower().replace(" ", "").split(",")) <= {
            "", "accept-encoding",
        }  # fmt: skip
        if known and status == 304:
            self.kept[path] = Kept({**known.headers, **headers}, known.body, self.clock)
        elif status == 200:
            self.kept[path] = Kept(headers, body, self.clock)


def fetch(address: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """Ask once over TLS; give status, headers by their lower-case names, and content."""
    place = urlsplit(address)
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    connection = HTTPSConnection(place.netloc, context=trust, timeout=30)
    try:
        connection.request("GET", f"{place.path}?{place.query}".rstrip("?"), headers=headers)
        answer = connection.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, named, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("path", [*SAME, FOR_A_YEAR])
def test_a_second_reader_behind_a_cache_reaches_no_replica(public: Public, path):
    cache = Cache(public.address)
    first = cache.get(path)
    assert cache.get(path) == first
    assert cache.asked == [(path, 200)]


@pytest.mark.parametrize("path", SAME)
def test_what_is_old_is_shown_while_the_cache_asks_whether_it_has_changed(public: Public, path):
    cache = Cache(public.address)
    first = cache.get(path)
    cache.clock = cache.kept[path].seconds("max-age")
    assert cache.get(path) == first
    assert cache.asked == [(path, 200), (path, 304)]
    cache.get(path)
    assert len(cache.asked) == 2


def test_both_replicas_say_the_same(public: Public):
    pages = [each.health.replace("/healthz", "/view") for each in public.behind.replicas]
    tags = {ask(page, host="estimates.example.org")[1]["etag"] for page in pages}
    assert len(tags) == 1


def cookie(headers: dict[str, str]) -> list[str]:
    [name, *rest] = headers["set-cookie"].split("; ")
    assert re.fullmatch("replica=[0-9a-f]{64}", name)
    return rest


@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name in PAGES)])
def test_the_cookie_of_a_reader_is_for_the_proxy_alone(public: Public, path):
    secure = fetch(public.address + path, {})[1]
    assert cookie(secure) == ["Path=/", "HttpOnly", "Secure", "SameSite=None"]
    plain = ask(public.behind.address + path)[1]
    assert cookie(plain) == ["Path=/", "HttpOnly", "SameSite=Lax"]
