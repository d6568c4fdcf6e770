"""Citations of a view and of single estimates: as text, BibTeX and CSL-JSON."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd

from lib import query, words
from lib.analysis.latest import said
from lib.answer import Answer
from lib.words import labels, statements

# Characters that BibTeX would read as its own.
ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
# It takes an address as it stands, but for these: braces and what would escape or end them.
IN_ADDRESSES = {"{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22"}
HASH = 8  # digits, enough to keep the selections of a bibliography apart


@dataclass(frozen=True)
class Citation:
    """One work: `issued` and `accessed` as year, month, day as far as known."""

    key: str
    kind: str
    authors: tuple[str, ...]
    title: str
    container: str
    issued: tuple[int, ...]
    accessed: date
    url: str
    note: str


def of_view(answer: Answer, url: str, today: date) -> Citation:
    """Cite a view: the collection, what was selected, the release, and the day of access.

    The release is the one that `url` is pinned to, else the one shown.
    """
    release = _release(answer, url)
    selected = "; ".join(
        f"{label}: {value}"
        for label, value in words.filters(answer.selection, answer.dataset.titles)
    )
    asked = query.write(replace(answer.selection, release=release))
    told = hashlib.sha256(asked.encode()).hexdigest()[:HASH]
    return Citation(
        key=f"estimates-{release or today.isoformat()}-{told}",
        kind="dataset",
        authors=answer.dataset.authors or (labels.APP,),
        title=answer.dataset.title or labels.APP,
        container="",
        issued=_parts(release) or (today.year,),
        accessed=today,
        url=url,
        note=". ".join(filter(None, (_state(release), selected, answer.dataset.licence))),
    )


def of_estimates(answer: Answer, rows: pd.DataFrame, url: str, today: date) -> list[Citation]:
    """Cite the publication of each of these estimates, as collected here."""
    collected = f"as collected in {answer.dataset.title or labels.APP}, "
    here, pinned = (_state(each) for each in (answer.release, _release(answer, url)))
    cells = (rows[name] for name in ("title", "reported_by", "url"))
    return [
        Citation(
            key=row.id,
            kind="webpage" if link else "document",
            authors=tuple(filter(None, (row.source,))),
            title=title or f"{row.source}: {statements.number(row)}",
            container=container,
            issued=_parts(row.publication_date),
            accessed=today,
            url=link or url,
            note=f"{statements.number(row)}, for {statements.when(row)}; {collected}"
            f"{here if link else pinned}",
        )
        for row, title, container, link in zip(said(rows), *cells, strict=True)
    ]


def text(work: Citation) -> str:
    """Write a citation for a footnote."""
    issued = words.partial_date(_iso(work.issued)) if work.issued else "no date"
    parts = [
        f"{words.any_of(work.authors, 'and')} ({issued}): {work.title}",
        work.container,
        work.note,
        f"{work.url} (accessed {words.day(work.accessed)})",
    ]
    return ". ".join(filter(None, parts)) + "."


def bibtex(works: Sequence[Citation]) -> bytes:
    """Write entries for a bibliography."""
    return "\n".join(_entry(work) for work in works).encode()


def csl(works: Sequence[Citation]) -> bytes:
    """Write CSL-JSON, which reference managers read."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=1).encode()


def every_estimate(answer: Answer, url: str, today: date) -> list[Citation]:
    """Cite the view, then the publication of each row in it."""
    return [of_view(answer, url, today), *of_estimates(answer, answer.view.rows, url, today)]


def _release(answer: Answer, url: str) -> str:
    """Give the release that an address of ours is pinned to, else the one shown."""
    pinned = dict(parse_qsl(url.partition("?")[2])).get("release", "")
    return pinned if pinned in answer.files.names else answer.release


def _state(release: str) -> str:
    return f"release of {words.partial_date(release)}" if release else "working file"


def _entry(work: Citation) -> str:
    year, month = ([*work.issued, None, None])[:2]
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        "howpublished": _tex(work.container),
        "year": str(year or ""),
        "month": str(month or ""),
        "url": "".join(IN_ADDRESSES.get(each, each) for each in work.url),
        "urldate": work.accessed.isoformat(),
        "note": _tex(work.note),
    }
    written = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{work.key},\n{written}}}\n"


def _tex(cell: str) -> str:
    flat = " ".join(cell.split())
    return re.sub(r"[\\{}&%$#_~^]", lambda found: ESCAPES[found[0]], flat)


def _item(work: Citation) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": work.key,
        "type": work.kind,
        "title": work.title,
        "author": [{"literal": author} for author in work.authors],
        "accessed": {"date-parts": [[*work.accessed.timetuple()[:3]]]},
        "URL": work.url,
        "note": work.note,
    }
    if work.container:
        item["container-title"] = work.container
    if work.issued:
        item["issued"] = {"date-parts": [list(work.issued)]}
    return item


def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("-")) if text else ()


def _iso(parts: Sequence[int]) -> str:
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
