"""Lines → paragraphs: what was only wrapped goes on, at any width; lists and tables do not."""

import re
from collections.abc import Iterator, Sequence

NARROWEST = 12  # characters of a column of text
LONGEST_OPEN = 20  # characters at the end of a line, more than any word of OPEN
TERMINAL = ".!?:;|"
OPEN = re.compile(
    r"(?:\b(?:a|an|the|and|or|to|of|in|on|at|by|for|from|with|between|than|about|around|some|over|"
    r"under|least|most|least|nearly|almost|as|that|which|who|has|have|had|is|are|was|were|its|"
    r"their|some|up|not|more|fewer|less|roughly|approximately|estimated|said)|,|[-–—]|\()$",
    re.IGNORECASE,
)
BULLET = re.compile(r"\s*(?:[-•*–·]|\(?[a-z]\))\s")
# Cells side by side; a typescript has two blanks after a full stop.
ROW = re.compile(r"\||\t|(?<![.!?])[^\s.!?] {2,}\S|\S {3,}\S")
NUMBER = re.compile(r"[~<>≈]?\d[\d,. ]*(?:\s*(?:[-–—]|to|and)\s*\d[\d,. ]*)?(?:million|thousand)?")
KEY = re.compile(r"[A-Z][\w ]{1,30}: ")  # "Size: 3,900"


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Give the places where paragraphs start and end; each item of a list is one."""
    lines = text.splitlines(keepends=True)
    widths = _widths(lines)
    start = at = 0
    for number, line in enumerate(lines):
        at += len(line)
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if not _goes_on(line, following, widths[number]):
            yield start, at
            start = at


def _widths(lines: Sequence[str]) -> list[int]:
    """Give for each line the longest of its block; blank lines part blocks."""
    widths: list[int] = []
    block: list[int] = []
    for line in [*lines, ""]:
        length = len(line.strip())
        if length and not ROW.search(line.strip()):
            block.append(length)
            continue
        widths += [max(block)] * len(block) if len(block) > 1 else [0] * len(block)
        widths.append(0)
        block = []
    return widths[: len(lines)]


def _goes_on(line: str, following: str, width: int) -> bool:
    """Tell whether a line was only wrapped: its next word would not have stood on it."""
    bare, after = line.strip(), following.strip()
    if not bare or not after or not width or BULLET.match(following) or ROW.search(after):
        return False
    if ROW.search(bare) or bare[-1] in ":|" or (bare[-1] in TERMINAL and KEY.match(after)):
        return False
    if KEY.match(bare) and KEY.match(after):
        return False
    if NUMBER.fullmatch(after) and not re.search(r"\d", bare) and bare[-1] not in TERMINAL:
        return True  # a heading over its figure
    if after[0].islower() or OPEN.search(bare[-LONGEST_OPEN:]):
        return True
    first = after.split(maxsplit=1)[0]
    full = len(bare) + 1 + len(first) > width
    return full and width >= NARROWEST and bare[-1] not in TERMINAL and len(bare.split()) > 2
