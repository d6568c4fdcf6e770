"""The hover of marks: what a reader asks first, in the row model's words."""

import textwrap
from collections.abc import Callable, Iterable
from html import escape

import pandas as pd

from lib import words
from lib.data.row import titles
from lib.words import labels

LINE_LENGTH = 56
LINES = ("reported_by", "wording", "derivation", "repeats", "disputed_by")


def hover(rows: pd.DataFrame, short: bool = False) -> list[str]:
    """Write the hover of every row, escaped: cells are text, whatever they hold.

    `short` leaves only number, reference date and source, for charts of so many marks that the
    rest would be most of what the browser loads.
    """
    says = titles()

    def line(write: Callable[..., str], *names: str) -> list[str]:
        return _line(write, *(rows[name].to_numpy(dtype=object) for name in names))

    def labelled(label: str, write: Callable[..., str], *names: str) -> list[str]:
        return line(lambda *cells: _labelled(label, write(*cells)), *names)

    stated = _line(_stated, words.stated(rows), rows["counted"].to_numpy(dtype=object))
    described = labelled(says["reference_date"], words.reference_date, "year", "reference_date")
    if short:
        sources = line(_lines, "source")
        return list(map("<br>".join, zip(stated, described, sources, strict=True)))
    lines = [
        stated,
        line(_about, "group", "area"),
        line(_who, "source", "speaker"),
        labelled(says["source_type"], str, "source_type"),
        described,
        labelled(says["publication_date"], words.partial_date, "publication_date"),
        *(labelled(says[name], str, name) for name in LINES),
    ]
    if "times" in rows:
        lines.append(line(lambda times: words.folded(times - 1) if times > 1 else "", "times"))
    if "inside" in rows:
        lines.append(line(lambda inside: "" if inside else labels.ORIGINAL_OUTSIDE, "inside"))
    return ["<br>".join(filter(None, row)) for row in zip(*lines, strict=True)]


def _line(write: Callable[..., str], *columns: Iterable) -> list[str]:
    """Write one line of every row; cells that stand in many rows are written once."""
    rows = list(zip(*columns, strict=True))
    written = {cells: write(*cells) for cells in set(rows)}
    return [written[cells] for cells in rows]


def _stated(stated: str, counted: str) -> str:
    return f"<b>{_lines(f'{stated} {counted}'.rstrip())}</b>"


def _about(group: str, area: str) -> str:
    return _lines(" ".join(filter(None, (group, area and f"in {area}"))))


def _who(source: str, speaker: str) -> str:
    return _lines(source + (f" ({speaker})" if speaker else ""))


def _labelled(label: str, value: str) -> str:
    return _lines(f"{label}: {value}") if value else ""


def _lines(text: str) -> str:
    if len(text) <= LINE_LENGTH:  # most are, and wrapping costs most of a large chart
        return escape(" ".join(text.split()))
    return "<br>".join(escape(line) for line in textwrap.wrap(text, LINE_LENGTH))
