"""Part 6: the Sources page of a very large file, in a process of its own."""

import json
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path
from time import perf_counter

from bench import names as n
from bench.make_rows import SHORT, make_rows
from bench.rounds import Measured, Series, interleaved
from lib.place import PROJECT

ROWS = 28_000


def measure(rounds: int, folder: Path) -> list[Series]:
    """Open the page anew in every round."""
    estimates = folder / "rows.csv"
    estimates.write_bytes(make_rows(ROWS, columns=SHORT))
    return interleaved(
        rounds, {n.rows_in(n.SOURCES, ROWS): partial(_opened, estimates)}, {}, "sources"
    )


def _opened(estimates: Path) -> Measured:
    said = subprocess.run(
        [sys.executable, "-m", "bench.sources", str(estimates)],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return json.loads(said)


def _page(path: str) -> None:
    """Draw the page of all rows, as Streamlit's own test of apps runs it."""
    from pathlib import Path

    from lib.answer import answer_to
    from lib.data.files import files
    from lib.page import sources
    from lib.selection import DEFAULTS

    sources.show(answer_to(files(Path(path)), DEFAULTS))


def main(path: str) -> None:
    """Print how long reading the file and drawing its page took, and the most memory held."""
    from streamlit.testing.v1 import AppTest

    began = perf_counter()
    page = AppTest.from_function(_page, args=(path,), default_timeout=600).run()
    took = perf_counter() - began
    assert not page.exception
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({n.OPENED: took, n.MEMORY: held}))


if __name__ == "__main__":
    main(sys.argv[1])
