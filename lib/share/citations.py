"""Citations of a view and of single estimates: as text, BibTeX and CSL-JSON."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib import words
from lib.share.shared import Shared
from lib.words import labels

# Characters that BibTeX would read as its own.
ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


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


def of_view(shared: Shared, url: str, today: date) -> Citation:
    """Cite a view: the collection, what was selected, the release, and the day of access."""
    selected = "; ".join(
        f"{label}: {value}" for label, value in words.filters(shared.view.selection)
    )
    year = int(shared.release[:4]) if shared.release else today.year
    return Citation(
        key=f"estimates-{shared.release or today.isoformat()}",
        kind="dataset",
        authors=shared.dataset.authors or (labels.APP,),
        title=shared.dataset.title or labels.APP,
        container="",
        issued=_parts(shared.release) or (year,),
        accessed=today,
        url=url,
        note=". ".join(filter(None, (_state(shared), selected, shared.dataset.licence))),
    )


def of_estimate(shared: Shared, row: str, url: str, today: date) -> Citation:
    """Cite the publication of one estimate, as collected here. Raises KeyError for no such row."""
    estimates = shared.data.reading.estimates
    found = estimates[estimates["id"] == row]
    if found.empty:
        raise KeyError(row)
    cell = found.iloc[0]
    said = f"{words.stated(found)[0]} {cell['counted']}".rstrip()
    when = words.reference_date(int(cell["year"]), cell["reference_date"])
    collected = f"as collected in {shared.dataset.title or labels.APP}, {_state(shared)}"
    return Citation(
        key=row,
        kind="webpage" if cell["url"] else "document",
        authors=tuple(filter(None, (cell["source"],))),
        title=cell["title"] or f"{cell['source']}: {said}",
        container=cell["reported_by"],
        issued=_parts(cell["publication_date"]),
        accessed=today,
        url=cell["url"] or url,
        note=f"{said}, for {when}; {collected}",
    )


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


def every_estimate(shared: Shared, url: str, today: date) -> list[Citation]:
    """Cite the view, then the publication of each row in it."""
    rows: pd.Series = shared.view.rows["id"]
    return [
        of_view(shared, url, today),
        *(of_estimate(shared, row, url, today) for row in rows),
    ]


def _state(shared: Shared) -> str:
    return f"release of {words.partial_date(shared.release)}" if shared.release else "working file"


def _entry(work: Citation) -> str:
    year, month = ([*work.issued, None, None])[:2]
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        "howpublished": _tex(work.container),
        "year": str(year or ""),
        "month": str(month or ""),
        "url": work.url,
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
