"""Texts and drawings one below the other, as SVG: blocks with a height, each drawn at 0, 0."""

import re
from collections.abc import Sequence
from html import escape
from itertools import accumulate
from typing import NamedTuple

from lib.picture import fonts, texts
from lib.picture.drawing import NAMESPACE
from lib.picture.elements import element

LEADING = 1.4  # times the size
BELOW = 6.0  # pixels below a block
ICON = 18.0  # pixels that a mark takes before its word
APART = 16.0  # pixels between two words of a list
SIZE = re.compile(r'<svg\b[^>]*? width="(\d+)" height="(\d+)"')


class Block(NamedTuple):
    """A part of a picture."""

    height: float
    drawn: str


def text(
    said: str, size: float, width: float, colour: str, bold: bool = False, begin: str = ""
) -> Block:
    """Write a text in lines of a width, behind a beginning in bold."""
    lines = wrapped(f"{begin} {said}".strip(), size * (1.06 if bold else 1.0), width)
    if not lines:
        return Block(0, "")
    above = fonts.line(size)[0]
    written = "".join(
        texts.write(
            texts.read(_bold(line, line if bold else begin if at == 0 else "")),
            0, above + at * size * LEADING, size, fill=colour,
        )
        for at, line in enumerate(lines)
    )  # fmt: skip
    return Block(len(lines) * size * LEADING, element("g", {"font-size": size}, written))


def _bold(line: str, begin: str) -> str:
    return f"<b>{escape(begin)}</b>{escape(line.removeprefix(begin))}" if begin else escape(line)


def wrapped(said: str, size: float, width: float) -> list[str]:
    """Break a text into lines that are no wider than that, where there are blanks."""
    lines: list[str] = []
    for word in said.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fonts.width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines += _broken(word, size, width)
    return lines


def _broken(word: str, size: float, width: float) -> list[str]:
    """Break a word, such as an address, that is wider than a line."""
    parts = [""]
    for letter in word:
        if parts[-1] and fonts.width(parts[-1] + letter, size) > width:
            parts.append("")
        parts[-1] += letter
    return parts


def items(named: Sequence[tuple[str, str]], size: float, width: float, colour: str) -> Block:
    """Write words with a drawing before each, in as many lines as they need."""
    x, y, line, drawn = 0.0, 0.0, size * LEADING + 2, []
    for icon, word in named:
        wide = ICON + 4 + fonts.width(word, size)
        if x and x + wide > width:
            x, y = 0.0, y + line
        place = {"transform": f"translate({x:g} {y:g})"}
        label = texts.write(
            texts.read(escape(word)), ICON + 4, fonts.line(size)[0], size, fill=colour
        )
        drawn.append(element("g", place, element("g", {"transform": "scale(.9)"}, icon), label))
        x += wide + APART
    return Block(y + line if named else 0, element("g", {"font-size": size}, *drawn))


def dot(colour: str) -> str:
    """Draw a dot for a list."""
    return element("circle", {"cx": 10, "cy": 10, "r": 5, "fill": colour})


def beside(columns: Sequence[Sequence[Block]], apart: float) -> Block:
    """Put columns beside each other, so far from left to left; their last blocks on one line."""
    heads = max(sum(block.height + BELOW / 2 for block in column[:-1]) for column in columns)
    drawn = []
    for at, column in enumerate(columns):
        *above, last = column
        inside = [*stacked(above, BELOW / 2), moved(last, heads)]
        drawn.append(element("g", {"transform": f"translate({at * apart:g} 0)"}, *inside))
    return Block(heads + max(column[-1].height for column in columns), "".join(drawn))


def stacked(blocks: Sequence[Block], below: float = BELOW) -> list[str]:
    """Draw blocks one below the other."""
    tops = accumulate((block.height + below for block in blocks), initial=0.0)
    return [moved(block, top) for block, top in zip(blocks, tops, strict=False)]


def moved(block: Block, down: float) -> str:
    """Draw a block further down."""
    return (
        element("g", {"transform": f"translate(0 {down:g})"}, block.drawn) if block.drawn else ""
    )


def page(blocks: Sequence[Block], width: float, padding: float, paper: str) -> str:
    """Put blocks on a paper that is as high as they need, as an `svg` element."""
    kept = [block for block in blocks if block.height]
    height = round(2 * padding + sum(block.height + BELOW for block in kept))
    size = {
        "xmlns": NAMESPACE, "width": width, "height": height, "viewBox": f"0 0 {width:g} {height}",
        "font-family": ", ".join(f"'{family}'" for family in fonts.FAMILIES),
    }  # fmt: skip
    sheet = element("rect", {"width": width, "height": height, "fill": paper})
    inside = element("g", {"transform": f"translate({padding:g} {padding:g})"}, *stacked(kept))
    return element("svg", size, sheet, inside)


def size_of(svg: str) -> tuple[int, int]:
    """Read width and height of a page."""
    found = SIZE.match(svg)
    return (int(found[1]), int(found[2])) if found else (0, 0)
