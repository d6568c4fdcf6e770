"""Freeze the current data as a release.

Exits with 1 if the file has problems, cannot be read, or cannot be released.
"""

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from lib.data.memory import Memory
from lib.data.problems import UnreadableError
from lib.data.releases import NotReleasedError, freeze


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("reason", metavar="REASON", help='one line, like "Figures of 2026 added"')


def run(asked: Namespace) -> int:
    """Freeze a file."""
    path = asked.file
    try:
        data = Memory(path).latest()
        if data.problems:
            raise NotReleasedError(
                "mend these first:\n" + "\n".join(f"{name} {each}" for name, each in data.problems)
            )
        made = freeze(path, len(data.reading.estimates), datetime.now(UTC).date(), asked.reason)
    except (NotReleasedError, UnreadableError) as error:
        print(f"Not released: {error}", file=sys.stderr)
        return 1
    print(f"Released {made.release}: {made.rows} rows, sha256 {made.sha256}")
    return 0


if __name__ == "__main__":  # as it was called before there was one command line
    from lib.__main__ import main

    sys.exit(main(["release", *sys.argv[1:]]))
