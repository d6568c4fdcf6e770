"""Text in UTF-8 that was once read as Windows-1252, and what it said before."""

import re
from collections.abc import Sequence

from lib.data.problems import Problem, quoted

# What bytes beyond ASCII become in Windows-1252, and in Latin-1, as which some programs read it.
_BYTES = {
    sign: bytes([code])
    for code in range(0x80, 0x100)
    for sign in (chr(code), bytes([code]).decode("cp1252", "ignore"))
    if sign
}
CUT = b"\xe2\x80"  # a closing quotation mark, whose last byte Windows-1252 lacks
_RUN = re.compile(f"[{re.escape(''.join(_BYTES))}]{{2,}}")


def meant(text: str) -> str:
    """Give what a text said before it was read twice; one that was not stays as it is.

    `Ã©` → `é`, `â€“` → `–`. Only runs that are valid UTF-8 as a whole are taken for it.
    """
    return text if text.isascii() else _RUN.sub(_once, text)


def _once(run: re.Match[str]) -> str:
    content = b"".join(_BYTES[each] for each in run[0])
    try:
        return (content + b"\x9d" if content.endswith(CUT) else content).decode()
    except UnicodeDecodeError:
        return run[0]


def notices(
    records: Sequence[tuple[int, dict[str, str]]], columns: Sequence[str], line: int
) -> list[Problem]:
    """Name the columns that have such cells, with the first of them; `line` is the header's."""
    found: dict[str, list[tuple[int, str]]] = {}
    for at, cells in records:
        for name, cell in cells.items():
            if not cell.isascii() and meant(cell) != cell:
                found.setdefault(name, []).append((at, cell))
    return [
        Problem(
            line,
            name,
            found[name][0][1],
            f"looks like UTF-8 read as Windows-1252, in {_cells(found[name])}; it probably said "
            f"{quoted(meant(found[name][0][1]))}",
            "save it anew from where it came, as UTF-8",
        )
        for name in columns
        if name in found
    ]


def _cells(places: Sequence[tuple[int, str]]) -> str:
    return (
        f"{len(places)} cells from line {places[0][0]} on"
        if len(places) > 1
        else (f"line {places[0][0]}")
    )
