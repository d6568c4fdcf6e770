"""Judge every named view: `python -m lib.verdict FILE`, or `make verdict`.

Writes verdicts.json beside the CSV, which the pages read.
"""

import hashlib
import sys
from pathlib import Path

from lib.analysis.select import view
from lib.analysis.trend.statements import of_view
from lib.analysis.trend.verdict import judge
from lib.data.beside import Memory
from lib.data.problems import UnreadableError
from lib.data.verdicts import VERDICTS, Verdicts, write_verdicts
from lib.place import PROJECT
from lib.words import trends

CODE = PROJECT / "lib" / "analysis" / "trend"


def main(arguments: list[str]) -> int:
    """Judge the named views beside a CSV; exit with 1 if it cannot be read."""
    if len(arguments) != 1:
        print("usage: python -m lib.verdict FILE", file=sys.stderr)
        return 2
    path = Path(arguments[0])
    try:
        data = Memory(path).latest()
    except UnreadableError as error:
        print(f"Not judged: {path.name}: {error}", file=sys.stderr)
        return 1
    judged = []
    for named in data.views.named:
        seen = view(data.reading.estimates, named.selection)
        found = of_view(seen, data.views.dataset.comparable)
        if found is None:
            print(f"{named.name}: {trends.NOT_JUDGED}")
            continue
        judged.append(judge(named.name, found))
        print(f"{named.name}: {trends.verdict(judged[-1])}")
    path.with_name(VERDICTS).write_bytes(
        write_verdicts(Verdicts(code=code(), views=tuple(judged)))
    )
    return 0


def code() -> str:
    """Give a short hash of the code that verdicts come from."""
    text = b"".join(path.read_bytes() for path in sorted(CODE.glob("*.py")))
    return hashlib.sha256(text).hexdigest()[:32]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
