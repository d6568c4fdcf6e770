"""Where the time of a large file goes, step by step, looked at by milliseconds."""

import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event, Thread, main_thread
from time import monotonic
from types import FrameType

from bench.growth import LINKS, TODAY
from bench.make_rows import make_rows
from bench.rounds import Series, fewer
from bench.servers import PROJECT
from bench.shown import ALL_ROWS, asked
from lib.answer import Answer
from lib.data.read import read
from lib.share.charts import figures
from lib.share.view_page import view_page

ROWS = 30_000
SECONDS, EVERY = 2.0, 0.001
LEAST = 2.0  # percent; what takes less is not listed


def measure(rounds: int, folder: Path) -> list[Series]:
    """Give the share of each of the app's functions, with what it calls outside the app."""
    content = make_rows(ROWS)
    estimates = folder / "rows.csv"
    estimates.write_bytes(content)
    found = asked(estimates, ALL_ROWS)

    def drawn_anew() -> object:
        return [each.to_json() for each in figures(Answer(found.files, found.data, found.view))]

    tasks: dict[str, Callable[[], object]] = {
        "read + check": partial(read, content),
        "figure + JSON": drawn_anew,
        "page of /view": partial(view_page, found, LINKS, TODAY),
    }
    series = []
    for name, task in tasks.items():
        each = [shares(task) for _ in range(fewer(rounds))]
        functions = {function for one in each for function in one}
        for function in sorted(functions, key=lambda f: -sum(one.get(f, 0) for one in each)):
            values = [round(one.get(function, 0.0), 1) for one in each]
            if sum(values) >= LEAST * len(values):
                series.append(
                    Series(function, f"{name}, {ROWS:,} rows, % of the time", values=values)
                )
    return series


def shares(task: Callable[[], object]) -> dict[str, float]:
    """Do a task again and again; give the percentage of looks that found each function at work."""
    seen = Counter[str]()
    done = Event()

    def look() -> None:
        while not done.wait(EVERY):
            seen[at_work(sys._current_frames().get(main_thread().ident or 0))] += 1

    watcher = Thread(target=look)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(EVERY / 10)  # else the watcher waits for its turn, at chosen places
    watcher.start()
    end = monotonic() + SECONDS
    while monotonic() < end:
        task()
    done.set()
    watcher.join()
    sys.setswitchinterval(usual)
    return {name: 100 * times / seen.total() for name, times in seen.items()}


def at_work(frame: FrameType | None) -> str:
    """Name the app's innermost function on a stack; Plotly's writing of JSON has none."""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(PROJECT / "lib"):
            place = ".".join(path.relative_to(PROJECT).with_suffix("").parts)
            return f"{place}: {frame.f_code.co_qualname.split('.<locals>')[0]}"
        frame = frame.f_back
    return "plotly: figure to JSON"
