"""One page per view without Streamlit: the print-out, the link that loads fast, and the embed."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from lib import words
from lib.answer import Answer
from lib.figures import legend
from lib.figures.crowd import MANY
from lib.share import citations, themed
from lib.share.charts import charts, hovers
from lib.share.updated import updated
from lib.share.view_table import view_table
from lib.words import captions, labels, notes, viewing

HERE = Path(__file__).parent
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE), autoescape=select_autoescape(["html"]), trim_blocks=True
)
HEIGHT = 720  # pixels of a frame, until the page in it tells its own


def view_page(
    answer: Answer,
    links: Mapping[str, str],
    today: date,
    said: Sequence[str] = (),
    theme: str = "auto",
) -> str:
    """Write the page of a view.

    `links` has url, csv, json and bib; it may have png, svg, dashboard, picture (that of the
    preview), embed (what other pages show) and still (a picture in place of that). `said` stands
    first among the notices; `theme` is one of `THEMES`.
    """
    dataset = answer.dataset
    return TEMPLATES.get_template("view.html").render(
        **_shared(answer, links, said, theme, ""),
        caption=captions.picture(dataset.title, answer.release, dataset.licence, today),
        updated=updated(answer),
        who=labels.WHO.format(day=words.moment(answer.day)) if answer.day else "",
        summary=[*answer.checked, *answer.summary],
        citation=citations.text(citations.of_view(answer, links["url"], today)),
        snippet=_frame(links.get("embed", ""), links.get("still", ""), answer.title),
    )


def embed_page(
    answer: Answer, links: Mapping[str, str], said: Sequence[str] = (), theme: str = "auto"
) -> str:
    """Write what other pages show of a view: chart, key and source line.

    `links` has url, that of the whole page; `theme` is one of `THEMES`.
    """
    dataset = answer.dataset
    return TEMPLATES.get_template("embed.html").render(
        **_shared(answer, links, said, theme, links["url"]),
        source=viewing.source(dataset.title, answer.release, dataset.licence),
    )


def _shared(
    answer: Answer, links: Mapping[str, str], said: Sequence[str], theme: str, page: str
) -> dict[str, object]:
    """Give what both pages are written from; rows are linked to on `page`, blank for the same."""
    found = hovers(answer)
    return {
        "title": answer.title,
        "sentence": answer.lead,
        "lead": answer.finding,
        "notices": [*said, *_notices(answer)],
        "marks": _marks(answer),
        "charts": charts(answer),
        "types": [] if answer.sides else _types(answer),
        "events": found.events,
        "said_json": _json(found.by_id),
        "table": None if answer.view.rows.empty else view_table(answer, page),
        "chosen": answer.selection.estimate,
        "links": links,
        "labels": labels,
        "viewing": viewing,
        "capital": words.capital,
        "theme": theme,
        "css": Markup(themed.css(theme)) + part("view.css"),
        "script": part("view.js"),
    }


def _json(texts: Mapping[str, str]) -> Markup:
    """Write texts by id, safe inside a script element."""
    return Markup(json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c"))


def _notices(answer: Answer) -> list[str]:
    """Say what is wrong with the file, what the address got wrong, what is new, what are many."""
    said = [*notes.of_file(answer.data), *answer.notices, *filter(None, [answer.since])]
    if len(answer.view.rows) > MANY:
        said.append(captions.many(len(answer.view.rows)))
    return said


def _marks(answer: Answer) -> list[tuple[Markup, str, str]]:
    found = legend.drawings(answer.marks, "currentColor")
    return [(Markup(drawing), word, meaning) for drawing, word, meaning in found]


def _types(answer: Answer) -> list[tuple[str, str]]:
    """Give the name and the colour of each side in view, for the key of a chart of all."""
    inks = answer.colours("light")
    return [(name or labels.NO_TYPE, themed.variable(inks[name])) for name in answer.legend]


def snippet(address: str, title: str) -> str:
    """Write the lines of HTML that show a view in another page.

    `address` is that of the view's page: `https://example.org/view?group=A`.
    """
    page, _, query = address.partition("?")
    return _frame(f"{page}?embed=true&{query}", f"{page}.png?{query}", title)


def _frame(address: str, picture: str, title: str) -> str:
    """Write a frame, and a picture for where no script runs; blank without an address."""
    if not address:
        return ""
    said = escape(title)
    frame = (
        f'<iframe src="{escape(address)}" title="{said}" width="100%" height="{HEIGHT}" '
        'style="border:0" loading="lazy"></iframe>'
    )
    if not picture:
        return frame
    return f'{frame}<noscript><img src="{escape(picture)}" alt="{said}" width="100%"></noscript>'


def part(name: str) -> Markup:
    """Give a file of ours as it stands, for the inside of a page."""
    return Markup((HERE / name).read_text(encoding="utf-8"))
