"""Write the static site.

Exits with 1 if the file cannot be read or the folder is not empty.
"""

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from lib.data.files import files
from lib.data.problems import UnreadableError
from lib.place import file_of
from lib.share.site import size, write_site


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=file_of, metavar="FILE")
    parser.add_argument("folder", type=Path, metavar="FOLDER")


def run(asked: Namespace) -> int:
    """Write the site of a CSV."""
    source, target = asked.file, asked.folder
    try:
        pages = write_site(files(source), target, datetime.now(UTC).date())
    except UnreadableError as error:
        print(f"Not written: {source.name}: {error}", file=sys.stderr)
        return 1
    except FileExistsError:
        print(f"Not written: {target} is not empty; name another folder", file=sys.stderr)
        return 1
    print(f"{target}: {size(pages, target)}")
    return 0


if __name__ == "__main__":  # as it was called before there was one command line
    from lib.__main__ import main

    sys.exit(main(["site", *sys.argv[1:]]))
