"""Write the static site: `python -m lib.site FILE FOLDER`, or `make site`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from lib.data.files import files
from lib.data.problems import UnreadableError
from lib.share.site import size, write_site


def main(arguments: list[str]) -> int:
    """Write the site of a CSV; exit with 1 if it cannot be read or the folder is not empty."""
    if len(arguments) != 2:
        print("usage: python -m lib.site FILE FOLDER", file=sys.stderr)
        return 2
    source, target = (Path(each) for each in arguments)
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
