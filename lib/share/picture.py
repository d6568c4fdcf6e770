"""A view as one picture that says by itself what it shows: SVG, and PNG from it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from lib import words
from lib.answer import Answer
from lib.figures import legend
from lib.figures.style import STYLES, Style, Theme
from lib.picture.drawing import NAMESPACE, drawing
from lib.picture.elements import element
from lib.share import flow
from lib.share.flow import Block
from lib.words import captions, labels
from lib.words.sides import SideView

Frame = Literal["whole", "brief", "plain"]  # all words; title and source line; the charts alone
WIDTHS = (320, 2400)
WIDTH, PREVIEW = 1200, (1200, 630)  # of link previews, as networks ask for them
PADDING, GAP = 28.0, 8.0
TWO_COLUMNS = 700.0  # pixels, from which on charts stand two beside each other
MOST_SOURCES = 40


class Look(NamedTuple):
    """How a picture is drawn: its theme and how many words stand around the charts."""

    theme: Theme = "light"
    frame: Frame = "whole"

    @property
    def style(self) -> Style:
        """The colours of its theme."""
        return STYLES[self.theme]


def picture(answer: Answer, url: str, today: date, width: float, look: Look) -> str:
    """Draw a view as SVG of a width in pixels; its height follows what is in it.

    With title, finding, key of what is in view, sources, licence, release, date and address, as
    far as the frame has them.
    """
    inner = width - 2 * PADDING
    charts = _charts(answer, look, inner)
    if look.frame == "plain":
        return flow.page(charts, width, PADDING, look.style.paper)
    title = [flow.text(answer.title, 24, inner, look.style.ink, bold=True)]
    if look.frame == "brief":
        small = flow.text(_caption(answer, today), 13, inner, look.style.faint_ink)
        return flow.page([*title, *charts, small], width, PADDING, look.style.paper)
    blocks = [
        *_opening(answer, inner, look.style),
        *charts,
        *_footer(answer, url, today, inner, look),
    ]
    return flow.page(blocks, width, PADDING, look.style.paper)


def preview(answer: Answer, today: date) -> str:
    """Draw a view in the size of link previews: everything is made as small as it must be."""
    width, height = PREVIEW
    look = Look(frame="brief")
    whole = picture(answer, "", today, width, look)
    if (tall := flow.size_of(whole)[1]) > height:  # wider, so that it fills the preview
        wider = min(round(width * tall / height), WIDTHS[1])
        whole = picture(answer, "", today, wider, look)
    paper = element("rect", {"width": width, "height": height, "fill": STYLES["light"].paper})
    wide, tall = flow.size_of(whole)
    inside = {"x": 0, "y": 0, "width": width, "height": height, "viewBox": f"0 0 {wide} {tall}"}
    size = {"xmlns": NAMESPACE, "width": width, "height": height}
    return element("svg", size, paper, element("svg", inside, whole))


def _opening(answer: Answer, width: float, style: Style) -> list[Block]:
    found = answer.finding
    heading = " ".join((*found.before, f"{found.heading}:" if found.newest else found.heading))
    key = [(drawn, word) for drawn, word, _ in legend.drawings(answer.marks, style.ink)]
    return [
        flow.text(answer.dataset.title, 13, width, style.faint_ink),
        flow.text(answer.title, 24, width, style.ink, bold=True),
        flow.text(heading, 15, width, style.ink),
        *(
            flow.text(said, 15, width, style.ink, begin=words.capital(name))
            for name, said in found.newest
        ),
        flow.text(" ".join(found.after), 14, width, style.ink),
        flow.items(key, 13, width, style.ink),
    ]


def _charts(answer: Answer, look: Look, width: float) -> list[Block]:
    if not answer.sides:
        names = [
            (flow.dot(answer.colours(look.theme)[name]), name or labels.NO_TYPE)
            for name in answer.legend
        ]
        figure = answer.chart(look.theme)
        drawn = Block(float(figure.layout.height), drawing(figure, width))
        return [drawn, flow.items(names, 13, width, look.style.ink)]
    columns = 2 if width >= TWO_COLUMNS else 1
    each = (width - (columns - 1) * 3 * GAP) / columns
    cells = [_side(answer, side, look, each) for side in answer.sides]
    return [
        flow.beside(cells[at : at + columns], each + 3 * GAP)
        for at in range(0, len(cells), columns)
    ]


def _side(answer: Answer, side: SideView, look: Look, width: float) -> Sequence[Block]:
    colour = answer.colours(look.theme)[side.name] if side.name else look.style.ink
    figure = answer.chart(look.theme, side)
    return (
        flow.text(side.title, 17, width, colour, bold=True),
        flow.text(side.said, 13, width, look.style.faint_ink),
        Block(float(figure.layout.height), drawing(figure, width)),
    )


def _footer(answer: Answer, url: str, today: date, width: float, look: Look) -> list[Block]:
    sources = sorted(answer.view.rows["source"].unique())
    more = len(sources) - MOST_SOURCES
    named = ", ".join(map(words.isolated, sources[:MOST_SOURCES]))
    listed = f"{labels.SOURCES}: {named}{f' and {words.number(more)} more' if more > 0 else ''}"
    lines = (listed, _caption(answer, today), url)
    return [flow.text(line, 12, width, look.style.faint_ink) for line in lines]


def _caption(answer: Answer, today: date) -> str:
    dataset = answer.dataset
    return captions.picture(dataset.title, answer.release, dataset.licence, today)
