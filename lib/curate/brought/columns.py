"""The lines of a page as they are laid out → its text in the order in which it is read.

Two columns show as an empty strip from top to bottom, with prose at both of its sides that starts
at one place. What runs over the strip, a heading or a wide table, parts what is above from what is
below. A table has such strips, too, but its cells are no lines of wrapped sentences.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

LEAST_LINES = 4  # with text at both sides of the strip
STRIP = 2  # letters that it is wide, at least
LEAST_WORDS = 3  # of a line of prose, in the middle of all
WRAPPED = 0.35  # share of the lines of prose that go on with a small letter
ALIGNED = 0.6  # share of the lines that start at one place
FILLED, NEARLY = 0.4, 0.7  # share of the lines that are nearly as long as the longest
LONGEST_HEADING = 0.7  # of the width of a column
ENDS = '.!?:;"”’)]'
GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
WIDE_GAP = 5  # blanks that part two cells, whatever stands beside
MOST_COLUMNS = 4
Lines = Sequence[str]


@dataclass(frozen=True)
class Strip:
    """An empty strip before place `at`, in the lines from `first` up to `last`."""

    at: int
    first: int
    last: int
    beside: int  # lines with text at both sides


def in_order(lines: Lines) -> str:
    """Give a page's text, column by column where there are several; gaps of tables stay."""
    text = "\n".join(_read(list(lines), MOST_COLUMNS))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _read(lines: Lines, most: int) -> list[str]:
    strip = _strip(lines) if most > 1 else None
    if strip is None:
        return [_line(line) for line in lines]
    inside = lines[strip.first : strip.last]
    left = _closed_up([line[: strip.at] for line in inside])
    right = _closed_up([line[strip.at :] for line in inside])
    return [
        *_read(lines[: strip.first], most),
        *_read(left, most - 1),
        *_read(right, most - 1),
        *_read(lines[strip.last :], most),
    ]


def _strip(lines: Lines) -> Strip | None:
    """Find the strip along which most lines stand side by side as prose."""
    starts = Counter(at for line in lines for at in _starts(line))
    likely = [at for at, _ in starts.most_common(12) if starts[at] >= LEAST_LINES // 2]
    found = [strip for at in likely for strip in _strips(lines, at)]
    for strip in sorted(found, key=lambda each: -each.beside):
        if strip.beside >= LEAST_LINES and _parts_prose(lines, strip):
            return strip
    return None


def _starts(line: str) -> list[int]:
    """Give the places in a line at which something starts behind a gap, or the line itself."""
    bare = len(line) - len(line.lstrip())
    return [*([bare] if bare else []), *(met.end() for met in re.finditer(r"\S {2,}(?=\S)", line))]


def _strips(lines: Lines, at: int) -> list[Strip]:
    """Give the runs of lines that nothing in leads over the strip before a place."""
    found, first = [], 0
    for number, line in enumerate([*lines, None]):
        if line is not None and not line[max(0, at - STRIP) : at].strip() and not _row(line, at):
            continue
        if trimmed := _trimmed(lines, at, first, number):
            found.append(trimmed)
        first = number + 1
    return found


def _row(line: str, at: int) -> bool:
    """Tell a row of a table that happens to leave the strip free: cells at both of its sides."""
    left, right = line[:at].strip(), line[at:].strip()
    cells = [len(GAP.findall(part)) + 1 if _has_gap(part) else 1 for part in (left, right)]
    if not left or not right or max(cells) == 1:
        return False
    return min(cells) > 1 or not any(map(str.isalpha, right if cells[0] > 1 else left))


def _trimmed(lines: Lines, at: int, first: int, last: int) -> Strip | None:
    """Leave out what is above and below: blank lines, and a heading over what follows."""
    while first < last and not lines[first].strip():
        first += 1
    while first < last and (not lines[last - 1].strip() or _heads(lines, at, first, last)):
        last -= 1
    beside = sum(bool(line[:at].strip() and line[at:].strip()) for line in lines[first:last])
    return Strip(at, first, last, beside) if beside else None


def _heads(lines: Lines, at: int, first: int, last: int) -> bool:
    """Tell a heading at the left that stands below two columns from the end of the left one.

    Of large letters fewer stand in a line, so that it may end before the strip.
    """
    bare, right = lines[last - 1][:at].strip(), lines[last - 1][at:].strip()
    beside = [len(each[:at].strip()) for each in lines[first:last] if each[at:].strip()]
    width = max(beside, default=0)
    if right or not bare or len(bare) > width:
        return bool(bare) and not right
    short = len(bare) <= LONGEST_HEADING * width
    return short and bare[-1] not in ".!?:;,-" and not bare[0].islower()


def _parts_prose(lines: Lines, strip: Strip) -> bool:
    inside = lines[strip.first : strip.last]
    beside = [line for line in inside if line[: strip.at].strip() and line[strip.at :].strip()]
    starts = Counter(len(line) - len(line[strip.at :].lstrip()) for line in beside)
    aligned = sum(starts[at] for at in (strip.at, strip.at + 1))
    return aligned >= ALIGNED * len(beside) and all(
        _is_prose([part.strip() for part in side if part.strip()])
        for side in ([line[: strip.at] for line in inside], [line[strip.at :] for line in inside])
    )


def _is_prose(parts: Sequence[str]) -> bool:
    """Tell lines of wrapped sentences from cells of a table."""
    if median(len(part.split()) for part in parts) < LEAST_WORDS:
        return False
    lengths = sorted(map(len, parts))
    longest = lengths[int(0.9 * (len(lengths) - 1))]
    filled = sum(length >= NEARLY * longest for length in lengths)
    wrapped = sum(part[0].islower() for part in parts)
    return filled >= FILLED * len(parts) and wrapped >= WRAPPED * len(parts)


def _closed_up(lines: Lines) -> list[str]:
    """Drop the blank lines that the other column makes, but for those between paragraphs."""
    width = max((len(line.strip()) for line in lines), default=0)
    filled = [at for at, line in enumerate(lines) if line.strip()]
    steps = Counter(two - one for one, two in pairwise(filled))
    usual = steps.most_common(1)[0][0] if steps else 1
    found: list[str] = []
    for before, at in zip([None, *filled], filled, strict=False):
        if before is not None and at - before > usual and _ends(lines[before].strip(), width):
            found.append("")
        found.append(lines[at])
    return found


def _ends(line: str, width: int) -> bool:
    return line[-1] in ENDS or len(line) <= LONGEST_HEADING * width


def _line(line: str) -> str:
    """Write a line with single blanks between its words, and wide ones between cells."""
    bare = line.strip()
    return "   ".join(" ".join(part.split()) for part in _cells(bare))


def _cells(line: str) -> list[str]:
    if not _has_gap(line):
        return [line]
    narrow = _narrowest(line)
    parts, begin = [], 0
    for met in GAP.finditer(line):
        if _is_gap(len(met[0]), narrow):
            parts.append(line[begin : met.start()])
            begin = met.end()
    return [*parts, line[begin:]]


def _has_gap(line: str) -> bool:
    narrow = _narrowest(line)
    return any(_is_gap(len(met[0]), narrow) for met in GAP.finditer(line))


def _is_gap(blanks: int, narrow: int) -> bool:
    """Tell the gap between cells from one that fills up a line: those are all alike."""
    return blanks >= WIDE_GAP or blanks >= 2 * narrow


def _narrowest(line: str) -> int:
    return min((len(each) for each in re.findall(r"(?<=\S) +(?=\S)", line)), default=1)
