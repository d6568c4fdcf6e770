"""Part 5: every page of the app at every size, in a process of its own."""

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

from bench import names as n
from bench.growth import exponents
from bench.make_rows import ONE_PANEL, make_rows
from bench.rounds import Measured, Series, fewer, interleaved
from lib.place import PROJECT

SIZES = (320, 3_000, 30_000)


def measure(rounds: int, folder: Path) -> list[Series]:
    """Open the pages anew in every round, one after the other as a reader does."""
    candidates: dict[str, Callable[[], Measured]] = {}
    for size in SIZES:
        estimates = folder / f"{size}.csv"
        estimates.write_bytes(make_rows(size))
        candidates[n.rows_in(ONE_PANEL.name, size)] = partial(_opened, estimates)
    found = interleaved(fewer(rounds), candidates, {}, "pages")
    return [*found, *exponents(found, ONE_PANEL.name)]


def _opened(estimates: Path) -> Measured:
    said = subprocess.run(
        [sys.executable, "-m", "bench.pages", str(estimates)],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return json.loads(said)


def _page(path: str, name: str) -> None:
    """Draw a page of all rows, as Streamlit's own test of apps runs it."""
    from importlib import import_module
    from pathlib import Path

    from lib.answer import answer_to
    from lib.data.files import files
    from lib.selection import DEFAULTS

    import_module(f"lib.page.{name}").show(answer_to(files(Path(path)), DEFAULTS))


def main(path: str) -> None:
    """Print the time of reading the file and of drawing each page, and the most memory held."""
    from streamlit.testing.v1 import AppTest

    found = {}
    for name in n.APP_PAGES:
        began = process_time()
        page = AppTest.from_function(_page, args=(path, name), default_timeout=600).run()
        found[n.page_time(name)] = (process_time() - began) * 1000
        assert not page.exception
    found[n.MEMORY] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1])
