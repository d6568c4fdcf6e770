"""Figures to draw: those of every view in the repository, and of random views and tables."""

import csv
import io
import random
from collections.abc import Iterator, Sequence

import plotly.graph_objects as go

from lib.analysis.leans import leans as every_lean
from lib.analysis.select import several, view
from lib.answer import Answer, answer_to
from lib.data.files import Files, files
from lib.data.read import read
from lib.data.row import Event
from lib.figures.leans import leans
from lib.figures.sources import SmallTimelines
from lib.figures.style import STYLES, Theme, colours
from lib.figures.timeline import timeline
from lib.figures.who import who
from lib.selection import ALL, AXES, BANDS, BOUNDS, REPEATS, WHENS, Selection
from tests.conftest import PROJECT

PATHS = (PROJECT / "estimates.csv", *sorted(PROJECT.glob("examples/*/estimates.csv")))
HOSTILE = "<script>alert(1)</script> & it's ]]> {x} ${y}"
PERSIAN = "گروه پژوهش چابهار"
NAMES = ("UN", "Пресса", "Ελλάδα", PERSIAN, "press of the north", HOSTILE)
HEAD = ("group", "area", "counted", "low", "high", "value", "year", "reference_date", "source",
        "source_type", "derivation", "disputed_by", "publication_date")  # fmt: skip

Named = tuple[str, go.Figure]


def answers() -> Iterator[tuple[str, Answer]]:
    """Give every named view of every dataset of the repository, and all of it."""
    for path in PATHS:
        there = files(path)
        named, folder = there.working.views.named, path.parent
        where = "" if folder == PROJECT else f"{folder.name}, "
        for name, chosen in ((ALL, Selection()), *((each.name, each.selection) for each in named)):
            yield f"{where}{name}", answer_to(there, _own(there, chosen))


def charts(answer: Answer, theme: Theme) -> Iterator[Named]:
    """Give the charts of a view: the whole one, then that of each side."""
    for side in (None, *answer.sides):
        yield side.title if side else "whole", answer.chart(theme, side)


def others(answer: Answer, theme: Theme) -> Iterator[Named]:
    """Give the other figures that a view has: who says what, the sources, their leans."""
    style, ink = STYLES[theme], answer.colours(theme)
    if now := answer.told.on(answer.day):
        yield "who", who(now.latest, ink, style, answer.told.number)
    if not several(answer.view.scope):
        rows = answer.view.originals
        small = SmallTimelines(rows, answer.selection, ink, style)
        for name in rows["source"].unique()[:3]:
            yield f"source {name}", go.Figure(small.of(name))
    if found := every_lean(answer.told.beside or (), "source"):
        yield "leans", leans(found, ink, style)


def random_views(seed: int, number: int) -> Iterator[Named]:
    """Draw so many views of the real data by chance."""
    chance = random.Random(seed)
    there = files(PROJECT / "estimates.csv")
    rows = there.working.reading.estimates
    for at in range(number):
        chosen = Selection(
            group=_some(chance, rows["group"].unique()),
            source_type=_some(chance, rows["source_type"].unique()),
            bound=_some(chance, BOUNDS),
            from_=chance.choice(("", "2015", "2018-03")),
            to=chance.choice(("", "2021", "2019-06-30")),
            axis=chance.choice(AXES),
            repeats=chance.choice(REPEATS),
            band=chance.choice(BANDS),
            when=chance.choice(WHENS),
            highlight=chance.choice(((), ("UN",), ("UN Monitoring Team",))),
            estimate=chance.choice(rows["id"].tolist()),
        )
        answer = answer_to(there, _own(there, chosen))
        theme: Theme = chance.choice(("light", "dark"))
        yield f"view {at} {chosen}", chance.choice([*charts(answer, theme)])[1]


def random_tables(seed: int, number: int) -> Iterator[Named]:
    """Draw so many tables by chance: any signs, sizes and times, hostile words."""
    chance = random.Random(seed)
    for at in range(number):
        reading = read(_table(chance))
        events = tuple(
            Event(date=str(chance.randint(1990, 2030)), label=label, group="", note="", url="")
            for label in chance.sample(NAMES, chance.randrange(3))
        )
        rows, style = reading.estimates, STYLES[chance.choice(("light", "dark"))]
        found = view(rows, Selection(axis=chance.choice(AXES)))
        yield f"table {at}", timeline(found, events, {}, colours(rows, style), style)


def _table(chance: random.Random) -> bytes:
    """Write a CSV of some estimates of one to three kinds."""
    power, signs = chance.uniform(-2, 9), chance.choice(((1,), (1, -1), (1, 1, 0)))
    first, span = chance.choice(((-480, 300), (1200, 700), (2019, 3)))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for _ in range(chance.randint(1, 40)):
        ends = sorted(chance.choice(signs) * 10 ** (power * chance.random()) for _ in range(2))
        low, high = (f"{end:.3g}" if abs(end) < 1000 else f"{end:.0f}" for end in ends)
        low, high = chance.choice(((low, high), (low, ""), ("", high), (low, low)))
        year = first + chance.randrange(span)
        exact = f"{year}-{chance.randint(1, 12):02d}" if year > 0 and chance.random() < 0.5 else ""
        writer.writerow((
            chance.choice(NAMES[-2:]), "A", "units", low, high, "", year, exact,
            chance.choice(NAMES), chance.choice(NAMES), chance.choice(("", "words")),
            chance.choice(("", "", HOSTILE)), "",
        ))  # fmt: skip
    return text.getvalue().encode()


def _some(chance: random.Random, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(chance.sample([*values], chance.choice((0, 0, 1, 2)))) if len(values) > 1 else ()


def _own(there: Files, chosen: Selection) -> Selection:
    return there.working.views.dataset.own(chosen)
