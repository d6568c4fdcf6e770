"""What a web page says of itself: title, address, day of publication, who printed it."""

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from lib.curate.text import is_page
from lib.data.encoding import decode

# The names that pages have for each, the surest first.
NAMES = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title", "headline", "title"),
    "url": ("canonical", "og:url", "url"),
    "publication_date": (
        "article:published_time", "datepublished", "citation_publication_date", "dc.date",
        "dc.date.issued", "date", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date",
        "time",
    ),
    "reported_by": ("og:site_name", "publisher", "application-name", "citation_journal_title"),
}  # fmt: skip
DAY = re.compile(r"\d{4}(?:[-/]\d{2}){0,2}")


def metadata(content: bytes) -> dict[str, str]:
    """Give title, url, publication_date and reported_by of a web page, those that it states.

    Nothing for what is no web page. Raises UnreadableError for what is too large or no text.

    >>> metadata(b'<html><meta property="og:site_name" content="The Daily">')
    {'reported_by': 'The Daily'}
    """
    text = decode(content)
    if not is_page(text):
        return {}
    reader = _Reader()
    reader.feed(text)
    reader.close()
    found = {}
    for column, names in NAMES.items():
        value = next((reader.found[name] for name in names if reader.found.get(name)), "")
        if column == "publication_date":
            day = DAY.match(value)
            value = day[0].replace("/", "-") if day else ""
        if value:
            found[column] = value
    return found


class _Reader(HTMLParser):
    """Collects what the head of a page states, and its linked data, by lower-case names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.inside = ""
        self.held: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag states; the first of a name counts."""
        said = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = said.get("property") or said.get("name") or said.get("itemprop") or ""
            self._keep(name, said.get("content", ""))
        elif tag == "link":
            self._keep(said.get("rel", ""), said.get("href", ""))
        elif tag == "time":
            self._keep("time", said.get("datetime", ""))
        elif tag == "title" or (tag == "script" and said.get("type") == "application/ld+json"):
            self.inside = tag

    def handle_data(self, data: str) -> None:
        """Hold the title, or linked data."""
        if self.inside:
            self.held.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Keep the title, or what the linked data state."""
        if tag != self.inside:
            return
        text, self.inside, self.held = "".join(self.held), "", []
        if tag == "title":
            self._keep("title", text)
            return
        try:
            linked = json.loads(text)
        except (ValueError, RecursionError):
            return
        for each in _objects(linked):
            self._linked(each)

    def _linked(self, data: Mapping[str, object]) -> None:
        for name in ("headline", "datePublished", "url"):
            self._keep(name, str(data.get(name) or ""))
        publisher = data.get("publisher")
        if isinstance(publisher, dict):
            self._keep("publisher", str(publisher.get("name") or ""))

    def _keep(self, name: str, value: str) -> None:
        if text := " ".join(value.split()):
            self.found.setdefault(name.strip().lower(), text)


def _objects(data: object) -> Iterator[Mapping[str, object]]:
    """Give the objects of linked data, those of its graph, too."""
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, dict):
            yield each
            graph = each.get("@graph")
            inner = graph if isinstance(graph, list) else []
            yield from (one for one in inner if isinstance(one, dict))
