"""Find the published estimates of a text.

Reads PDF, .docx, .odt, web pages (.html, .mht), plain text and sheets (.csv, .tsv, .xlsx, .ods).
Prints candidate rows as CSV: the project's columns, then where the words start and end, counted in
characters of the text that the file holds. What a file says of itself, and what is said here once
for the whole text, holds where the text tells nothing else. A table whose headings name source,
time and number, or are the sources, gives its rows as they stand. A candidate is an offer to the
curator, not a row: look at each before it is taken over.
"""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from lib.curate.brought.bring import brought
from lib.curate.brought.found import found_in
from lib.curate.brought.kinds import READ
from lib.curate.extract import ABOUT
from lib.curate.rows import as_csv
from lib.curate.vocabulary import vocabulary
from lib.data.beside import words_beside
from lib.data.memory import Memory
from lib.data.problems import UnreadableError
from lib.data.row import COLUMNS
from lib.place import estimates, file_of


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help=f"{READ}; - for standard input")
    parser.add_argument(
        "--estimates",
        type=file_of,
        default=estimates(),
        metavar="CSV",
        help="whose groups, areas and sources are known (and the vocabulary.toml beside it)",
    )
    for name in ABOUT:
        parser.add_argument(
            f"--{name.replace('_', '-')}",
            default="",
            metavar="TEXT",
            help=f"{COLUMNS[name].title} of every row, where the text tells no other",
        )


def run(asked: Namespace) -> int:
    """Print the candidates of one text; exit with 2 if it cannot be read."""
    try:
        known = Memory(asked.estimates).latest().reading.estimates
        words = vocabulary(known, words_beside(asked.estimates))
        given = brought(Path(asked.file).name, _bytes(asked.file))
    except UnreadableError as error:
        print(f"Not read: {error}", file=sys.stderr)
        return 2
    about = {name: getattr(asked, name) for name in ABOUT}
    print(as_csv(found_in(given, words, about)), end="")
    return 0


def _bytes(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise UnreadableError(f"the file cannot be opened ({error.strerror})") from error


if __name__ == "__main__":  # as it was called before there was one command line
    from lib.__main__ import main

    sys.exit(main(["extract", *sys.argv[1:]]))
