"""Freeze the current data as a release; of a spreadsheet the CSV, written beside it.

Exits with 1 if the file has problems, cannot be read, or cannot be released.
"""

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from lib.data.beside import Data
from lib.data.memory import Memory
from lib.data.problems import UnreadableError
from lib.data.releases import NotReleasedError, freeze, write_new
from lib.place import file_of


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=file_of, metavar="FILE")
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
        path = _csv(path, data)
        made = freeze(path, len(data.reading.estimates), datetime.now(UTC).date(), asked.reason)
    except (NotReleasedError, UnreadableError) as error:
        print(f"Not released: {error}", file=sys.stderr)
        return 1
    print(f"Released {made.release}: {made.rows} rows, sha256 {made.sha256}")
    return 0


def _csv(path: Path, data: Data) -> Path:
    """Give the CSV to freeze; that of a spreadsheet is written beside it, and it is said so."""
    name, content = data.editable
    if name == data.name:
        return path
    written = path.with_name(name)
    try:
        write_new(written, content)
        print(f"Wrote {name} from {data.name}, which stays as it is")
    except FileExistsError:
        if written.read_bytes() != content:
            raise NotReleasedError(
                f"{name} is there already with other rows than {data.name}, and is not "
                "overwritten; release it instead, or move it away"
            ) from None
    except OSError as error:
        raise NotReleasedError(f"{name} cannot be written ({error.strerror})") from error
    return written


if __name__ == "__main__":  # as it was called before there was one command line
    from lib.__main__ import main

    sys.exit(main(["release", *sys.argv[1:]]))
