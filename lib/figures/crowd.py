"""Very many marks of a panel: a few shapes, and one trace that answers the pointer.

An element for each mark takes a browser seconds; a shape holds all marks of a colour. All in it
that is not a line is put together from blocks: upright lines as wide as they are to look.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from lib.figures import style as s
from lib.figures.lines import by_ink, lines
from lib.figures.marks import Marks
from lib.figures.paths import shape, slanted, upright
from lib.figures.points import ABOVE, narrow, pointed
from lib.figures.scale import Panel

MANY = 5_000  # rows in view; beyond, the hover is short, and the page says that narrowing helps

Places = Callable[[Marks], tuple[np.ndarray, np.ndarray]]  # times, and numbers


class Block(NamedTuple):
    """A block of some pixels, its middle so many pixels above its place."""

    width: float
    height: float
    above: float = 0.0


DOT = (Block(s.DOT_SIZE, s.DOT_SIZE / 2), Block(s.DOT_SIZE / 2, s.DOT_SIZE))
SQUARE, SQUARE_HOLE = (Block(s.BAR_WIDTH, s.BAR_WIDTH),), Block(s.BAR_WIDTH / 2, s.BAR_WIDTH / 2)
TICK, REPEAT, NOTCH = Block(s.LIMIT_SIZE, 2), Block(s.TICK_SIZE, 2), Block(s.NOTCH_SIZE, 2)
HALF = s.HEAD_SIZE / 2
HEAD = (Block(HALF, HALF, -HALF / 2), Block(s.HEAD_SIZE, HALF, -3 * HALF / 2))
HEAD_HOLE = Block(HALF, HALF / 2, -3 * HALF / 2)
DOT_HOLE = Block(s.DOT_SIZE / 2, s.DOT_SIZE / 2)


def shapes(marks: Marks, repeats: Marks, panel: Panel) -> list[dict]:
    """Draw originals and repeats, none of them as an element of its own."""
    up, down = marks.of("at least"), marks.of("at most")
    fallen = tuple(block._replace(above=-block.above) for block in HEAD)
    return [
        *lines(marks, panel),
        *_built(narrow(marks), "narrow range", _stated, SQUARE, SQUARE_HOLE, panel),
        *_built(marks.of("single"), "single", _stated, DOT, DOT_HOLE, panel),
        *_built(up, "at least, arrow", _end(1, panel), HEAD, HEAD_HOLE, panel),
        *_built(down, "at most, arrow", _end(-1, panel), fallen,
                HEAD_HOLE._replace(above=-HEAD_HOLE.above), panel),
        *_blocks(up, "at least", _stated, TICK, panel),
        *_blocks(down, "at most", _stated, TICK, panel),
        *_paper(marks[~np.isnan(marks.value)], "value", _named, NOTCH, panel),
        *_blocks(repeats, "repeat", _stated, REPEAT, panel),
        *by_ink(marks[marks.denied], panel, "denied", partial(_crosses, panel=panel), width=1.5),
    ]  # fmt: skip


def traces(marks: Marks, repeats: Marks, panel: Panel) -> list[dict]:
    """Let each mark answer the pointer in its middle."""
    bottom = np.full(len(marks), panel.scale.bottom)
    middle = panel.scale.moved(bottom, (marks.bottom + marks.top) / 2)
    return [*pointed(marks, middle, panel), *pointed(repeats, repeats.stated, panel)]


def _built(
    marks: Marks, name: str, at: Places, blocks: tuple[Block, ...], hole: Block, panel: Panel
) -> Iterator[dict]:
    """Put marks together from blocks; those that are not filled have a hole."""
    for block in blocks:
        yield from _blocks(marks, name, at, block, panel)
    yield from _paper(marks[marks.look != ""], f"hollow {name}", at, hole, panel)


def _crosses(marks: Marks, panel: Panel) -> str:
    """Draw a small × above each mark, as wide as it is high on a desktop."""
    half = s.DENIED_SIZE / 2
    side = half * panel.span / panel.plots[0][0]
    bottom = np.full(len(marks), panel.scale.bottom)
    low, high = (panel.scale.moved(bottom, marks.top + ABOVE + each) for each in (-half, half))
    return slanted(marks.x - side, marks.x + side, low, high) + slanted(
        marks.x - side, marks.x + side, high, low
    )


def _blocks(marks: Marks, name: str, at: Places, block: Block, panel: Panel) -> list[dict]:
    def path(part: Marks) -> str:
        return _path(*at(part), block, panel)

    return by_ink(marks, panel, name, path, width=block.width)


def _paper(marks: Marks, name: str, at: Places, block: Block, panel: Panel) -> list[dict]:
    line = {"color": panel.style.paper, "width": block.width}
    return shape(_path(*at(marks), block, panel), panel.yaxis, name, line)


def _path(x: np.ndarray, y: np.ndarray, block: Block, panel: Panel) -> str:
    ends = (block.above - block.height / 2, block.above + block.height / 2)
    return upright(x, *(panel.scale.moved(y, end) for end in ends))


def _stated(marks: Marks) -> tuple[np.ndarray, np.ndarray]:
    which, y = marks.stated_bounds()
    return marks.x[which], y


def _named(marks: Marks) -> tuple[np.ndarray, np.ndarray]:
    return marks.x, marks.value


def _end(way: int, panel: Panel) -> Places:
    """Give where arrows end, that point up (1) or down (-1)."""

    def end(marks: Marks) -> tuple[np.ndarray, np.ndarray]:
        return marks.x, panel.scale.moved(marks.stated, way * (marks.top - marks.bottom))

    return end
