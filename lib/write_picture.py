"""Write a view as a picture, SVG or PNG.

Exits with 1 if the CSV cannot be read or has no such view, or the picture would be too large.
"""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, datetime
from pathlib import Path

from lib import query
from lib.answer import answer_to
from lib.data.files import files
from lib.data.problems import UnreadableError
from lib.figures.style import STYLES
from lib.picture.png import TooLargeError, png
from lib.place import estimates, file_of
from lib.share.picture import WIDTH, WIDTHS, Look, picture


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("out", type=_out, metavar="OUT", help="ends in .svg or .png")
    parser.add_argument("--file", type=file_of, default=estimates(), help="the CSV")
    parser.add_argument("--view", default="", help="name of a view; without it the first")
    parser.add_argument("--width", type=_width, default=WIDTH, help="in pixels")
    parser.add_argument("--theme", choices=STYLES, default="light")
    parser.add_argument("--plain", action="store_true", help="the charts without words around")


def run(asked: Namespace) -> int:
    """Write the picture of a view of a CSV."""
    try:
        served = files(asked.file)
    except UnreadableError as error:
        print(f"Not written: {asked.file.name}: {error}", file=sys.stderr)
        return 1
    named = served.working.views.named
    selection = query.parse([("view", asked.view)] if asked.view else [], named)
    if selection.view:
        views = ", ".join(each.name for each in named) or "none"
        print(f"Not written: no view “{asked.view}”; there are: {views}", file=sys.stderr)
        return 1
    found = answer_to(served, selection)
    look = Look(asked.theme, "plain" if asked.plain else "whole")
    url = f"{found.base('')}/view?{query.write(selection)}" if found.base("") else ""
    drawn = picture(found, url, datetime.now(UTC).date(), asked.width, look)
    try:
        asked.out.write_bytes(drawn.encode() if asked.out.suffix == ".svg" else png(drawn))
    except TooLargeError as error:
        print(f"Not written: {error}; ask for a smaller width", file=sys.stderr)
        return 1
    print(f"{asked.out}: {asked.out.stat().st_size // 1000} kB")
    return 0


def _out(text: str) -> Path:
    path = Path(text)
    if path.suffix not in (".svg", ".png"):
        raise ArgumentTypeError(f"{text} ends in neither .svg nor .png")
    return path


def _width(text: str) -> int:
    narrowest, widest = WIDTHS
    if not (text.isdigit() and narrowest <= int(text) <= widest):
        raise ArgumentTypeError(f"{text} is no whole number from {narrowest} to {widest}")
    return int(text)
