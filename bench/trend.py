"""How often the test on a trend is wrong, and what it sees: `make trend-study`.

Writes TREND.md beside this file; `python -m bench.trend 20` tries few histories and only prints.
"""

import sys
import time
from pathlib import Path

import numpy as np

from lib.analysis.histories import SEED, World, doubling, drawn
from lib.analysis.likelihood import SINGLE, Statements, fitted, statements
from lib.analysis.select import view
from lib.analysis.told import Told
from lib.analysis.trend import FOUND, p_value
from lib.data.memory import Memory
from lib.data.verdicts import code
from lib.place import PROJECT

TARGET = Path(__file__).with_name("TREND.md")
NULL, MOVING = 1_000, 200  # histories a row
SHIFTS = {"what they see": 0.0, "30 % too much": float(np.log(1.3))}
YEARS = 10.0
MEASURED = tuple(f"lib/analysis/{name}.py" for name in ("trend", "likelihood", "histories"))


def rise_and_fall(years: np.ndarray) -> np.ndarray:
    """Double, and come back."""
    return np.log(2) * np.clip(1 - np.abs(years) / (YEARS / 2), 0, 1)


WORLDS = {
    "the level is constant": (World(), NULL),
    "constant, noise and leans skewed": (World(skewed=True), NULL),
    "constant, leans that drift (0.2 a year)": (World(drift=0.2), NULL),
    "constant, 30 % of the statements copied": (World(copied=0.3), NULL),
    "a doubling within five years": (World(doubling), MOVING),
    "a halving within five years": (World(lambda years: -doubling(years)), MOVING),
    "a rise to the double and a fall": (World(rise_and_fall), MOVING),
}


def main(arguments: list[str]) -> int:
    """Run the study; with a number of histories, only print it."""
    most = int(arguments[0]) if arguments else NULL
    text = study(most)
    if arguments:
        print(text)
    else:
        TARGET.write_text(text, encoding="utf-8")
    return 0


def study(most: int) -> str:
    """Measure both designs in every world, and write the table."""
    own = first_view()
    widths = np.exp(fitted(own, moving=False)[1:3])
    lines = [
        "# What the test on a trend finds where the truth is known",
        "",
        f"Made by `make trend-study`, seed {SEED}, code `{code(MEASURED)}`.",
        f"The share of histories in which a trend is told (p at most {FOUND}), ± one standard",
        "error of the simulation. Own design: the months, kinds and widths of the",
        f"{own.whose.shape[1]} statements by {len(own.whose)} sources of the first view.",
        "Small design: six to ten sources with two to nine statements each over ten years, a",
        "sixth of them single figures, a sixth one-sided. Noise and leans of both have spreads",
        "drawn anew for every history, 0.2 to 0.6 and 0.15 to 0.6 on the log scale; as found:",
        f"the own design with those that the data have, {widths[0]:.2f} and {widths[1]:.2f}.",
        "",
        "| history | histories | own design | as found | small design |",
        "|---|---|---|---|---|",
    ]
    for name, (world, histories) in WORLDS.items():
        number = min(histories, most)
        began = time.monotonic()
        found = [
            _share(np.array([p_value(each) <= FOUND for each in told]))
            for told in (
                (_own(own, world, _chance(at)) for at in range(number)),
                (drawn(own, *widths, world, _chance(at)) for at in range(number)),
                (_small(world, _chance(at)) for at in range(number)),
            )
        ]
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
        lines.append(f"| {name} | {number:,} | {' | '.join(found)} |")
    lines += [
        "",
        "How often the middle of the newest statement of each source holds the true level, in as",
        "many histories in which it is constant.",
        "",
        "| all sources say | histories | own design | as found | small design |",
        "|---|---|---|---|---|",
    ]
    for name, shift in SHIFTS.items():
        number = min(NULL, most)
        held = [
            _share(np.array([_holds(each, shift) for each in told]))
            for told in (
                (_own(own, World(), _chance(at)) for at in range(number)),
                (drawn(own, *widths, World(), _chance(at)) for at in range(number)),
                (_small(World(), _chance(at)) for at in range(number)),
            )
        ]
        lines.append(f"| {name} | {number:,} | {' | '.join(held)} |")
    return "\n".join([*lines, ""])


def _holds(found: Statements, shift: float) -> bool:
    """Tell whether the middle of what each source said last holds the level, which is 0."""
    last = [int(np.flatnonzero(own)[-1]) for own in found.whose]
    low, high = (np.median(ends[last]) + shift for ends in (found.low, found.high))
    return bool(low <= 0 <= high)


def first_view() -> Statements:
    """Give the statements of the first named view of this repository."""
    data = Memory(PROJECT / "estimates.csv").latest()
    estimates = data.reading.estimates
    seen = view(estimates, data.views.named[0].selection)
    return statements(Told(estimates, data.views.dataset, seen).ranged)


def _small(world: World, chance: np.random.Generator) -> Statements:
    """Draw a design, how wide things are, and what is said."""
    sources = chance.integers(6, 11)
    who = np.repeat(np.arange(sources), chance.integers(2, 10, sources))
    years = np.sort(chance.uniform(0, YEARS, len(who)))
    who = chance.permutation(who)
    kind = chance.choice(3, len(who), p=(4 / 6, 1 / 6, 1 / 6))
    single = np.log((1 + SINGLE) / (1 - SINGLE))
    wide_ranges = chance.uniform(0.2, 1.2, len(who))
    width = np.select([kind == 0, kind == 1], [wide_ranges, single], np.inf)
    whose = (who == np.arange(sources)[:, None]).astype(float)
    design = Statements(np.zeros(len(who)), width, years - years.mean(), whose)
    return _own(design, world, chance)


def _own(design: Statements, world: World, chance: np.random.Generator) -> Statements:
    """Draw how wide noise and leans are, and what is said."""
    spread, wide = chance.uniform((0.2, 0.15), (0.6, 0.6))
    return drawn(design, spread, wide, world, chance)


def _chance(number: int) -> np.random.Generator:
    return np.random.default_rng([SEED, number])


def _share(values: np.ndarray) -> str:
    """Write a share with the standard error over histories."""
    error = values.std(ddof=1) / len(values) ** 0.5
    return f"{100 * values.mean():.1f} % ± {100 * error:.1f} %"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
