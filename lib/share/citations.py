"""Citations of a view and of single estimates: as text, BibTeX and CSL-JSON."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib import words
from lib.analysis.latest import said
from lib.answer import Answer
from lib.words import labels, statements

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


def of_view(answer: Answer, url: str, today: date) -> Citation:
    """Cite a view: the collection, what was selected, the release, and the day of access."""
    selected = "; ".join(f"{label}: {value}" for label, value in words.filters(answer.selection))
    year = int(answer.release[:4]) if answer.release else today.year
    return Citation(
        key=f"estimates-{answer.release or today.isoformat()}",
        kind="dataset",
        authors=answer.dataset.authors or (labels.APP,),
        title=answer.dataset.title or labels.APP,
        container="",
        issued=_parts(answer.release) or (year,),
        accessed=today,
        url=url,
        note=". ".join(filter(None, (_state(answer), selected, answer.dataset.licence))),
    )


def of_estimates(answer: Answer, rows: pd.DataFrame, url: str, today: date) -> list[Citation]:
    """Cite the publication of each of these estimates, as collected here."""
    collected = f"as collected in {answer.dataset.title or labels.APP}, {_state(answer)}"
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
            note=f"{statements.number(row)}, for {statements.when(row)}; {collected}",
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


def _state(answer: Answer) -> str:
    return f"release of {words.partial_date(answer.release)}" if answer.release else "working file"


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
