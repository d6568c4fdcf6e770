"""One page per view without Streamlit: the embed, the print-out, and the link that loads fast."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from lib import words
from lib.answer import Answer
from lib.figures import legend
from lib.figures.style import STYLES
from lib.figures.timeline import MANY
from lib.share import citations
from lib.words import captions, labels, notes
from lib.words.tables import Column, first, link_texts, where

HERE = Path(__file__).parent
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE), autoescape=select_autoescape(["html"]), trim_blocks=True
)
PICTURE_WIDTH = 1200
PICTURE_LINE = 165  # characters of the small text that fit the picture's width


def view_page(
    answer: Answer, links: Mapping[str, str], today: date, said: Sequence[str] = ()
) -> str:
    """Write the page of a view.

    `links` has url, csv, json, bib and plotly, dashboard and embed (blank where there is none).
    `said` stands first among the notices.
    """
    dataset, rows = answer.dataset, answer.view.rows
    columns = [where(rows, dataset.titles), *first(rows, dataset.titles)]
    caption = captions.picture(dataset.title, answer.release, dataset.licence, today)
    return TEMPLATES.get_template("view.html").render(
        title=answer.title,
        sentence=answer.lead,
        caption=caption,
        notices=[*said, *_notices(answer)],
        heads=[each.title for each in columns],
        rows=_rows(answer, columns),
        types=_types(answer),
        lead=answer.finding,
        capital=words.capital,
        sides=_sides(answer),
        who=labels.WHO.format(day=words.moment(answer.day)) if answer.day else "",
        summary=[*answer.checked, *answer.summary],
        citation=citations.text(citations.of_view(answer, links["url"], today)),
        snippet=snippet(links["embed"], answer.title),
        links=links,
        url=links["url"],
        labels=labels,
        marks=[(Markup(drawing), *words_of) for drawing, *words_of in _marks(answer)],
        css=part("view.css"),
        script=part("view.js"),
        figures_json=_figures(answer, caption),
    )


def _figures(answer: Answer, caption: str) -> Markup:
    """Give both themes and the words of the picture as JSON, safe inside a script element."""
    sources = sorted(answer.view.rows["source"].unique())
    named = f"{labels.SOURCES}: {', '.join(sources)}"
    shown = answer.sides or [None]
    picture = {
        "title": escape(answer.title),
        "filters": escape(_filters(answer)),
        "lines": [escape(line) for text in (named, caption) for line in
                  textwrap.wrap(text, PICTURE_LINE, break_on_hyphens=False)],
        "width": PICTURE_WIDTH,
        "file": "estimates",
    }  # fmt: skip
    drawn = ", ".join(
        f'"{theme}": [{", ".join(answer.chart(theme, side).to_json() for side in shown)}]'
        for theme in STYLES
    )
    whole = answer.chart("light").to_json()
    text = f'{{{drawn}, "whole": {whole}, "picture": {json.dumps(picture)}}}'
    return Markup(text.replace("<", "\\u003c"))


def _notices(answer: Answer) -> list[str]:
    """Say that a release changed, what the address got wrong, what is new, and what are many."""
    data = answer.data
    said = [notes.changed(data.stem, data.changed)] if data.changed else []
    said += [*answer.notices, *([answer.since] if answer.since else [])]
    if len(answer.view.rows) > MANY:
        said.append(captions.many(len(answer.view.rows)))
    return said


def _filters(answer: Answer) -> str:
    said = words.filters(answer.selection, answer.dataset.titles)
    return "; ".join(f"{label}: {value}" for label, value in said) or labels.NO_FILTER


def _marks(answer: Answer) -> list[tuple[str, str, str]]:
    return legend.drawings(legend.in_view(answer.view, bool(answer.sides)), "currentColor")


def _sides(answer: Answer) -> list[tuple[str, str, str, str, str]]:
    """Give the charts of sides: title, what is said of it, colour in both themes, alternative."""
    light, dark = (answer.colours(theme) for theme in STYLES)
    ink = (STYLES["light"].ink, STYLES["dark"].ink)
    return [
        (
            side.title,
            side.said,
            *((light[side.name], dark[side.name]) if side.name else ink),
            side.alt,
        )
        for side in answer.sides
    ]


def _types(answer: Answer) -> list[tuple[str, str, str]]:
    light, dark = (answer.colours(theme) for theme in STYLES)
    return [(name or labels.NO_TYPE, light[name], dark[name]) for name in answer.legend]


def _rows(answer: Answer, columns: Sequence[Column]) -> list[tuple[str, list[Markup]]]:
    """Give the id of each row and its cells, escaped."""
    texts = link_texts(answer.view.rows)
    cells = zip(*(map(Markup, each.html(texts)) for each in columns), strict=True)
    return list(zip(answer.view.rows["id"].tolist(), map(list, cells), strict=True))


def snippet(address: str, title: str) -> str:
    """Write the lines of HTML that show a view in another page; blank without an address."""
    if not address:
        return ""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="700" '
        'style="border:0" loading="lazy"></iframe>'
    )


def part(name: str) -> Markup:
    """Give a file of ours as it stands, for the inside of a page."""
    return Markup((HERE / name).read_text(encoding="utf-8"))
