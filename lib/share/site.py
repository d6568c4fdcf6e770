"""The static site: every view page, the data and the releases in one folder, for any file server.

It opens from disk without a network, too: all links are relative, nothing else is loaded.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from markupsafe import Markup

from lib import words
from lib.answer import Answer, answer_to
from lib.data.files import Files
from lib.data.manifest import FOLDER, folder
from lib.picture.png import png
from lib.selection import DEFAULTS, Selection
from lib.share import citations, formats, themed
from lib.share import rows as leaving
from lib.share.picture import preview
from lib.share.updated import updated
from lib.share.view_page import TEMPLATES, embed_page, part, view_page
from lib.words import labels
from lib.words.file_names import stem

DATA, EMBED = "data", ".embed.html"


@dataclass(frozen=True)
class Page:
    """One page of the site: what it is called, its file, and its sentence."""

    name: str
    file: str
    sentence: str


def write_site(files: Files, target: Path, today: date) -> list[Page]:
    """Write the site into a folder that is empty or is made; give its view pages.

    Raises FileExistsError if the folder holds anything.
    """
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise FileExistsError(target)
    (target / DATA).mkdir()
    used: set[str] = set()
    named = [
        _write(files, view.name, view.selection, target, used, today)
        for view in files.working.views.named
    ]
    groups = sorted(set(files.working.reading.estimates["group"]) - {""})
    grouped = [
        _write(files, group, replace(DEFAULTS, group=(group,)), target, used, today)
        for group in groups
    ]
    if not named and not grouped:
        named = [_write(files, labels.NO_FILTER, DEFAULTS, target, used, today)]
    whole = answer_to(files, DEFAULTS)
    _write_data(whole, target, "estimates", "index.html", today)
    if folder(files.path).is_dir():
        shutil.copytree(folder(files.path), target / FOLDER)
    _write_index(whole, ((labels.VIEWS, named), (labels.GROUPS, grouped)), target)
    return [*named, *grouped]


def _write(
    files: Files, name: str, selection: Selection, target: Path, used: set[str], today: date
) -> Page:
    found = answer_to(files, selection)
    file = _stem(name, used)
    address = found.base("")
    url = f"{address}/{file}.html" if address else f"{file}.html"
    _write_data(found, target, file, url, today)
    links = {
        "url": url,
        "embed": f"{address}/{file}{EMBED}" if address else "",
        "picture": f"{address}/{file}.png" if address else "",
        "csv": f"{DATA}/{file}.csv",
        "json": f"{DATA}/{file}.json",
        "bib": f"{DATA}/{file}.bib",
    }
    (target / f"{file}.html").write_text(view_page(found, links, today), encoding="utf-8")
    (target / f"{file}.png").write_bytes(png(preview(found, today)))
    (target / f"{file}{EMBED}").write_text(embed_page(found, links), encoding="utf-8")
    return Page(name, f"{file}.html", found.lead)


def _write_data(found: Answer, target: Path, file: str, url: str, today: date) -> None:
    parts = {
        f"{file}.csv": leaving.csv(found.cells),
        f"{file}.json": formats.as_json(found),
        f"{file}.datapackage.json": formats.data_package(found, f"{file}.csv"),
        f"{file}.bib": citations.bibtex(citations.every_estimate(found, url, today)),
    }
    for name, content in parts.items():
        (target / DATA / name).write_bytes(content)


def _write_index(
    whole: Answer, sections: Sequence[tuple[str, Sequence[Page]]], target: Path
) -> None:
    files = sorted(
        each.relative_to(target).as_posix()
        for each in (*target.glob(f"{DATA}/estimates.*"), *target.glob(f"{FOLDER}/*"))
    )
    text = TEMPLATES.get_template("site.html").render(
        title=whole.dataset.title or labels.APP,
        sentence=whole.lead,
        sections=sections,
        data=files,
        labels=labels,
        updated=updated(whole),
        css=Markup(themed.css("auto")) + part("view.css"),
    )
    (target / "index.html").write_text(text, encoding="utf-8")


def _stem(name: str, used: set[str]) -> str:
    """Name a file after a view: lower case and hyphens, numbered where that is taken."""
    plain, number = stem(name), 1
    found = plain
    while found in used or found in ("index", "estimates"):
        number += 1
        found = f"{plain}-{number}"
    used.add(found)
    return found


def size(pages: Sequence[Page], target: Path) -> str:
    """Say what a reader of the site downloads."""
    largest = max((target / page.file).stat().st_size for page in pages)
    return (
        f"{words.count(len(pages), 'page')}; a reader downloads at most "
        f"{words.number(largest // 1000)} kB per page before compression, and nothing besides"
    )
