"""Freeze the current data as a release: `python -m lib.release FILE REASON`, or `make release`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from lib.data.beside import Memory
from lib.data.problems import UnreadableError
from lib.data.releases import NotReleasedError, freeze


def main(arguments: list[str]) -> int:
    """Freeze a file; exit with 1 if it has problems or cannot be released."""
    if len(arguments) != 2:
        print("usage: python -m lib.release FILE REASON", file=sys.stderr)
        return 2
    path = Path(arguments[0])
    try:
        data = Memory(path).latest()
        if data.problems:
            raise NotReleasedError(
                "mend these first:\n" + "\n".join(f"{name} {each}" for name, each in data.problems)
            )
        made = freeze(path, len(data.reading.estimates), datetime.now(UTC).date(), arguments[1])
    except (NotReleasedError, UnreadableError) as error:
        print(f"Not released: {error}", file=sys.stderr)
        return 1
    print(f"Released {made.release}: {made.rows} rows, sha256 {made.sha256}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
