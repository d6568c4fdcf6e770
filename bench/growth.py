"""How the time of each step from bytes to a page grows with the rows, as an exponent."""

import gc
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from math import log
from pathlib import Path
from statistics import linear_regression
from time import process_time
from typing import TypeVar

from bench import names as n
from bench.make_rows import FIFTY_PANELS, ONE_PANEL, make_rows
from bench.rounds import Measured, Series, fewer, interleaved
from lib.analysis.select import view
from lib.answer import Answer
from lib.curate.spellings import alike
from lib.curate.vocabulary import vocabulary
from lib.curate.warnings import warnings
from lib.data.files import files
from lib.data.read import Reading, read
from lib.selection import Selection
from lib.share.charts import figures
from lib.share.picture import WIDTH, Look, picture
from lib.share.view_page import view_page

SIZES, MORE = (320, 1_000, 3_000, 10_000, 30_000), (50_000,)  # rows; of more only what reads
LINKS = dict.fromkeys(("url", "csv", "json", "bib"), "https://example.org/view?view=all")
TODAY = date(2026, 7, 1)
LARGE = 3_000  # rows
Made = TypeVar("Made")
# At every size the same is drawn: beyond some rows no view has a chart for each side.
ALL_IN_ONE = Selection(split="none")


def measure(rounds: int, folder: Path) -> list[Series]:
    """Do each step at every size, in this process alone, on its processor's clock."""
    candidates: dict[str, Callable[[], Measured]] = {}
    for kind in (ONE_PANEL, FIFTY_PANELS):
        for size in (*SIZES, *MORE):
            estimates = folder / f"{kind.panels}-{size}.csv"
            estimates.write_bytes(make_rows(size, kind))
            candidates[n.rows_in(kind.name, size)] = partial(_steps, estimates, size in SIZES)
    candidates[n.rows_in(ONE_PANEL.name, SIZES[0])]()  # templates, fonts and fits load once
    found = interleaved(fewer(rounds), candidates, {}, "growth")
    return [*found, *exponents(found, ONE_PANEL.name), *exponents(found, FIFTY_PANELS.name)]


def exponents(found: Sequence[Series], name: str) -> list[Series]:
    """Give for each column how it grows: 1 is linear, 2 the square.

    Over all sizes, and over the large ones, where no fixed cost hides it.
    """
    columns = dict.fromkeys(each.column for each in found if each.column.endswith(", ms"))
    return [_exponent(found, name, column, least) for least in (0, LARGE) for column in columns]


def _exponent(found: Sequence[Series], name: str, column: str, least: int) -> Series:
    cells = {each.row: each.values for each in found if each.column == column}
    sizes = [size for size in (*SIZES, *MORE) if size >= least and n.rows_in(name, size) in cells]
    rounds = zip(*(cells[n.rows_in(name, size)] for size in sizes), strict=True)
    slopes = [round(slope(sizes, each), 3) for each in rounds]
    return Series(n.growth(name, least), column, values=slopes)


def slope(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Give the exponent with which times grow with sizes, by least squares of the logarithms."""
    return linear_regression(list(map(log, sizes)), list(map(log, times))).slope


def _steps(estimates: Path, whole: bool) -> Measured:
    """Go from bytes to a page, as the app does for the first who asks."""
    content = estimates.read_bytes()
    reading, read_in = _timed(partial(read, content))
    found = {n.READ: read_in, n.WARN: _timed(partial(_warned, reading))[1]}
    if not whole:
        return found
    served = files(estimates)
    selected = partial(view, reading.estimates, ALL_IN_ONE)
    answer, found[n.ANSWER] = _timed(lambda: _told(Answer(served, served.working, selected())))
    found[n.FIGURE] = _timed(lambda: [each.to_json() for each in figures(answer)])[1]
    drawn = partial(picture, answer, LINKS["url"], TODAY, WIDTH, Look())
    found[n.PICTURE] = _timed(drawn)[1]
    found[n.WRITTEN] = _timed(partial(view_page, answer, LINKS, TODAY))[1]
    return found


def _warned(reading: Reading) -> list:
    return [*alike(reading), *warnings(reading.estimates, vocabulary(reading.estimates, b""))]


def _told(answer: Answer) -> Answer:
    """Work out all that the first page says of a view, which keeps it."""
    assert answer.lead
    assert answer.summary is not None
    assert answer.table
    assert answer.choices
    return answer


def _timed(task: Callable[[], Made]) -> tuple[Made, float]:
    """Do a task; give what it makes and its milliseconds, without the garbage of others."""
    gc.collect()
    gc.freeze()
    began = process_time()
    made = task()
    took = (process_time() - began) * 1000
    gc.unfreeze()
    return made, took
