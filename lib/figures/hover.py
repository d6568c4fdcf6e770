"""The hover of marks: what a reader asks first, in the row model's words."""

import textwrap
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from lib import words
from lib.data.row import named
from lib.selection import PUBLISHED
from lib.words import labels, statements, subjects
from lib.words.cells import titled

LINE_LENGTH = 56
TIME = ("dated", "when", "publication_date", "looking_back", "forecast")
PLACED = ("year", "reference_date")  # what `when` is made of, unless publication places a mark


def hover(
    rows: pd.DataFrame, short: bool = False, titles: Mapping[str, str] = labels.NO_TITLES
) -> list[str]:
    """Write the hover of every row, escaped: cells are text, whatever they hold.

    `short` leaves only number, time and source, for charts of so many marks that the rest would be
    most of what the browser loads. `titles` are the dataset's own titles of columns.
    """

    def line(write: Callable[..., str], *names: str) -> list[str]:
        return _line(write, *(rows[name].to_numpy(dtype=object) for name in names))

    stated = _line(_stated, words.stated(rows), rows["counted"].to_numpy(dtype=object))
    time = line(_time, *TIME)
    if short:
        return list(map("<br>".join, zip(stated, time, line(_lines, "source"), strict=True)))
    lines = [
        stated,
        line(lambda *cells: _lines(subjects.about(*cells, titles)), "group", "area"),
        line(_who, "source", "speaker"),
        time,
    ]
    for name in named("hover"):
        if name not in PLACED:
            lines.append(
                _line(lambda value, name=name: _lines(titled(name, value, titles)), rows[name])
            )
    lines.append(line(_about, "dated", *PLACED))
    if "times" in rows:
        lines.append(line(lambda times: words.repeated(times - 1) if times > 1 else "", "times"))
    if "inside" in rows:
        lines.append(line(lambda inside: "" if inside else labels.ORIGINAL_OUTSIDE, "inside"))
    return ["<br>".join(filter(None, row)) for row in zip(*lines, strict=True)]


def _line(write: Callable[..., str], *columns: Iterable) -> list[str]:
    """Write one line of every row; cells that stand in many rows are written once."""
    rows = list(zip(*columns, strict=True))
    written = {cells: write(*cells) for cells in set(rows)}
    return [written[cells] for cells in rows]


def _stated(stated: str, counted: str) -> str:
    return f"<b>{_lines(f'{stated} {words.isolated(counted)}'.rstrip())}</b>"


def _who(source: str, speaker: str) -> str:
    said = words.isolated(source)
    return _lines(f"{said} ({words.isolated(speaker)})" if speaker else said)


def _time(dated: str, *cells: Any) -> str:
    return _lines(f"{labels.DATED[dated]} {statements.told(*cells)}")


def _about(dated: str, year: int, exact: str) -> str:
    return (
        _lines(f"{labels.ABOUT} {words.reference_date(year, exact)}") if dated == PUBLISHED else ""
    )


def _lines(text: str) -> str:
    if len(text) <= LINE_LENGTH:  # most are, and wrapping costs most of a large chart
        return escape(" ".join(text.split()))
    return "<br>".join(escape(line) for line in textwrap.wrap(text, LINE_LENGTH))
