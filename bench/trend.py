"""How well the verdict and the line do where the truth is known: `make trend-study`.

Writes TREND.md beside this file; `python -m bench.trend 20` tries few histories and only prints.
"""

import sys
import time
from pathlib import Path

import numpy as np

from bench.histories import History, World, drawn
from lib.analysis.trend.line import line
from lib.analysis.trend.scores import per_source
from lib.analysis.trend.statements import Statements
from lib.analysis.trend.verdict import (
    CONSTANT,
    LEVEL,
    STANDING,
    beats,
    compared,
    left_out,
    paired,
)
from lib.verdict import code

TARGET = Path(__file__).with_name("TREND.md")
HISTORIES = 200
SEED = 20260101

COVERED = {
    "drawn from the model": World(),
    "all sources 30 % too high": World(shared=np.log(1.3)),
    "leans that drift (0.2 a year)": World(drift=0.2),
    "twice the speed": World(faster=2),
}
JUDGED = {
    "the level is constant": World("constant"),
    "the level doubles within five years": World("doubling"),
    "constant, leans that drift (0.2 a year)": World("constant", drift=0.2),
}


def main(arguments: list[str]) -> int:
    """Run the study; with a number of histories, only print it."""
    histories = int(arguments[0]) if arguments else HISTORIES
    text = study(histories)
    if arguments:
        print(text)
    else:
        TARGET.write_text(text, encoding="utf-8")
    return 0


def study(histories: int) -> str:
    """Measure coverage and verdicts, and write the tables."""
    covered = {
        name: np.array([_covered(each) for each in _histories(name, world, histories)])
        for name, world in COVERED.items()
    }
    judged = {
        name: np.array([_judged(each.said) for each in _histories(name, world, histories)])
        for name, world in JUDGED.items()
    }
    lines = [
        "# What the verdict and the line do where the truth is known",
        "",
        f"Made by `make trend-study`: {histories} histories a row, seed {SEED}, code `{code()}`.",
        "Each has six to ten sources with two to nine statements each over ten years, a sixth of",
        "them single figures, a sixth one-sided; speed, spread and leans differ from history to",
        "history. Behind “±” stands one standard error of the simulation; where nothing happened",
        f"in {histories} histories, up to {_percent(1 - 0.05 ** (1 / histories))} would still not",
        "surprise.",
        "",
        "| history | 90 % band covers | band, high over low |",
        "|---|---|---|",
    ]
    for name, rows in covered.items():
        inside, width = rows.T
        lines.append(f"| {name} | {_share(inside)} | {np.exp(width.mean()):.1f} |")
    lines += [
        "",
        "| history | verdict “trend” | beats the plain constant | beats the one with leans |",
        "|---|---|---|---|",
    ]
    for name, rows in judged.items():
        lines.append(f"| {name} | {' | '.join(_share(each) for each in rows.T)} |")
    return "\n".join([*lines, ""])


def _histories(name: str, world: World, histories: int):
    """Draw the histories of a row, each from a seed of its own, and tell how far it is."""
    began = time.monotonic()
    for number in range(histories):
        yield drawn(world, np.random.default_rng([SEED, number]))
        if number % 20 == 19:
            took = time.monotonic() - began
            print(f"{name}: {number + 1} of {histories}, {took:.0f} s", file=sys.stderr)


def _covered(history: History) -> tuple[float, float]:
    """Give the share of months whose true level lies in the band, and the band's width (log)."""
    found, _ = line(history.said)
    true = np.exp(history.level[list(found.months)])
    low, high = np.array(found.low), np.array(found.high)
    return float(((low <= true) & (true <= high)).mean()), float(np.log(high / low).mean())


def _judged(said: Statements) -> tuple[bool, bool, bool]:
    """Give the verdict, and what it would be against each of both levels at rest alone."""
    scores = left_out(said)
    each = {name: per_source(score, said) for name, score in scores.items()}
    return (
        compared(said, scores).trend,
        beats(*paired(each[LEVEL], each[CONSTANT])),
        beats(*paired(each[LEVEL], each[STANDING])),
    )


def _share(values: np.ndarray) -> str:
    """Write a share with the standard error over histories."""
    error = values.std(ddof=1) / len(values) ** 0.5
    return f"{_percent(values.mean())} ± {_percent(error)}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
