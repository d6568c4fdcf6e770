"""One page per view without Streamlit: the embed, the print-out, and the link that loads fast."""

import json
import textwrap
from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path

import plotly.graph_objects as go
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from lib import words
from lib.data.releases import difference
from lib.figures import legend
from lib.figures.style import STYLES, Theme, colours
from lib.figures.timeline import MANY, timeline
from lib.share import citations
from lib.share.shared import Shared
from lib.words import captions, headlines, labels

HERE = Path(__file__).parent
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE), autoescape=select_autoescape(["html"]), trim_blocks=True
)
PICTURE_WIDTH = 1200
PICTURE_LINE = 165  # characters of the small text that fit the picture's width


def view_page(shared: Shared, links: Mapping[str, str], today: date) -> str:
    """Write the page of a view.

    `links` has url, csv, json, bib and plotly, dashboard and embed (blank where there is none).
    """
    found = shared.view
    title = shared.title
    caption = captions.picture(shared.dataset.title, shared.release, shared.dataset.licence, today)
    return TEMPLATES.get_template("view.html").render(
        title=title,
        sentence=shared.sentence,
        caption=caption,
        notices=_notices(shared),
        rows=_rows(shared),
        types=_types(shared),
        figures=headlines.headlines(found, shared.dataset.comparable),
        citation=citations.text(citations.of_view(shared, links["url"], today)),
        snippet=_snippet(links["embed"], title),
        links=links,
        url=links["url"],
        labels=labels,
        marks=[(Markup(drawing), text) for drawing, text in legend.drawings("currentColor")],
        css=part("view.css"),
        script=part("view.js"),
        figures_json=_figures(shared, title, caption),
    )


def figure(shared: Shared, theme: Theme) -> go.Figure:
    """Draw the timeline of a view in one theme, exactly as the dashboard does."""
    style = STYLES[theme]
    estimates = shared.data.reading.estimates
    return timeline(
        shared.view,
        shared.data.events,
        shared.dataset.comparable,
        colours(estimates, style),
        style,
    )


def _figures(shared: Shared, title: str, caption: str) -> Markup:
    """Give both themes and the words of the picture as JSON, safe inside a script element."""
    sources = sorted(shared.view.rows["source"].unique())
    named = f"{labels.SOURCES}: {', '.join(sources)}"
    picture = {
        "title": escape(title),
        "filters": escape(_filters(shared)),
        "lines": [escape(line) for text in (named, caption) for line in
                  textwrap.wrap(text, PICTURE_LINE, break_on_hyphens=False)],
        "width": PICTURE_WIDTH,
        "file": "estimates",
    }  # fmt: skip
    drawn = ", ".join(
        f'"{theme}": {figure(shared, theme).to_json()}' for theme in ("light", "dark")
    )
    text = f'{{{drawn}, "picture": {json.dumps(picture)}}}'
    return Markup(text.replace("<", "\\u003c"))


def _notices(shared: Shared) -> list[str]:
    """Say what the address got wrong, what is new since the release, and that marks are many."""
    said = [captions.stray(each.parameter, each.value) for each in shared.strays]
    for each in shared.files.releases:
        if each.release == shared.release:
            now = shared.files.working.reading.cells
            changed = difference(shared.data.reading.cells, now)
            said.append(captions.since(each.release, each.reason, changed))
    if len(shared.view.rows) > MANY:
        said.append(captions.many(len(shared.view.rows)))
    return said


def _filters(shared: Shared) -> str:
    said = words.filters(shared.view.selection)
    return "; ".join(f"{label}: {value}" for label, value in said) or labels.NO_FILTER


def _types(shared: Shared) -> list[tuple[str, str, str]]:
    estimates = shared.data.reading.estimates
    light, dark = (colours(estimates, STYLES[theme]) for theme in ("light", "dark"))
    return [
        (name or labels.NO_TYPE, light[name], dark[name])
        for name in sorted(shared.view.rows["source_type"].unique())
    ]


def _rows(shared: Shared) -> list[dict[str, str]]:
    rows = shared.view.rows
    return [
        {
            "id": row["id"],
            "number": f"{number} {row['counted']}".rstrip(),
            "where": where,
            "described": words.reference_date(row["year"], row["reference_date"]),
            "source": row["source"],
            "source_type": row["source_type"],
            "wording": row["wording"],
            "url": row["url"],
            "read": row["reported_by"] or row["title"] or row["url"],
        }
        for row, number, where in zip(
            rows.to_dict("records"), words.stated(rows), words.where(rows), strict=True
        )
    ]


def _snippet(address: str, title: str) -> str:
    if not address:
        return ""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="700" '
        'style="border:0" loading="lazy"></iframe>'
    )


def part(name: str) -> Markup:
    """Give a file of ours as it stands, for the inside of a page."""
    return Markup((HERE / name).read_text(encoding="utf-8"))
