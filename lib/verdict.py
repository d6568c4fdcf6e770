"""Judge every named view: whether its sources tell of a common rise or fall.

Writes verdicts.json beside the CSV. Exits with 1 if the CSV cannot be read.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from math import expm1

from lib.analysis.histories import power
from lib.analysis.likelihood import statements
from lib.analysis.select import view
from lib.analysis.told import Told
from lib.analysis.trend import digest, judged
from lib.data.beside import Data
from lib.data.memory import Memory
from lib.data.problems import UnreadableError
from lib.data.verdicts import DECIDES, VERDICTS, Verdict, Verdicts, code, write_verdicts
from lib.place import file_of
from lib.words import trends

DIGITS = 4


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=file_of, metavar="FILE")


def run(asked: Namespace) -> int:
    """Judge the named views beside a CSV."""
    path = asked.file
    try:
        data = Memory(path).latest()
    except UnreadableError as error:
        print(f"Not judged: {path.name}: {error}", file=sys.stderr)
        return 1
    given = []
    for name, found in verdicts(data):
        print(f"{name}: {trends.stored(found) if found else trends.NOT_JUDGED}")
        given += [found] if found else []
    content = write_verdicts(Verdicts(code=code(DECIDES), views=tuple(given)))
    path.with_name(VERDICTS).write_bytes(content)
    return 0


def verdicts(data: Data) -> Iterator[tuple[str, Verdict | None]]:
    """Judge each named view: its name, and the verdict where there may be one."""
    estimates = data.reading.estimates
    for named in data.views.named:
        rows = Told(estimates, data.views.dataset, view(estimates, named.selection)).ranged
        found = judged(rows)
        if found is None:
            yield named.name, None
            continue
        yearly = {
            name: round(expm1(getattr(found, name)), DIGITS) for name in ("slope", "low", "high")
        }
        yield named.name, Verdict(
            view=named.name, data=digest(rows), statements=found.statements,
            sources=found.sources, p=round(found.p, DIGITS), power=power(statements(rows)),
            **yearly,
        )  # fmt: skip


if __name__ == "__main__":  # as it was called before there was one command line
    from lib.__main__ import main

    sys.exit(main(["verdict", *sys.argv[1:]]))
