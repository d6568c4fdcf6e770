"""Results → RESULTS.md: a pure function, so that the page can be tested and written anew."""

from collections.abc import Mapping, Sequence
from itertools import chain

from bench.goals import GOALS, Goal
from bench.rounds import Series, ratios, spread

Parts = Mapping[str, Mapping]

HEAD = """# Measured

Written by `make bench`; every number is the median of interleaved rounds of one run, with the
smallest and the largest in brackets. A ratio is taken round by round. Absolute times belong to the
machine named below; only ratios of one run can be compared.
"""
DROPPED = """
Of the goals before these, some mean nothing any more: `/view`, warm, to a page of Plotly (it is
drawn before it is sent); the timeline beside its barest segments (the first view is a chart for
each side; how drawing grows is in Growth); the dashboard behind a compressing proxy (it sends
itself compressed). The Sources page and warnings of a large file are in Pages and Growth.
"""
ABOUT = {
    "first_chart": "Navigation to the first animation frame after the charts of the first view "
    "hold marks, in Chromium. Cold: a new browser context. Warm: the second visit in its tab. "
    "Throttled: 10 Mbit/s, 40 ms. Apps as they are shipped, with the same figures and rows and a "
    "choice of source type; `/view` and the static pages behind the same Caddy with `encode "
    "gzip`, the floor with the same drawings and what they say to the pointer, and nothing else. "
    "Bytes count until the network is quiet, websockets included, as they are unpacked. In "
    "brackets the ratio of apps to minimal Streamlit, of pages to the floor.",
    "filtering": "From the key that changes the filter by source type until charts, sentence and "
    "table are new, no script runs, and two animation frames have passed. Processor time is the "
    "server's. Rows of `bench/make_rows.py`: decimals, 200 sources of 8 types, one group and "
    "area. In brackets the ratio to minimal Streamlit or, with more rows, to the same page with "
    "320.",
    "data": "From bytes to checked rows. frictionless checks the same rules: the app's own data "
    "package and row checks. In brackets the ratio to `pandas.read_csv`, which checks nothing.",
    "growth": "Processor time of each step from bytes to a page, in one process, for the first "
    "who asks: 200 sources, decimals; one group and area over 16 years, and fifty over 500. "
    "`exponent` is the slope of the logarithms of time over those of rows: 1 is linear, 2 the "
    "square. Pages and pictures hold all rows in one chart for each group and area.",
    "pages": "Processor time of each page of the app with all rows in view, one after the other "
    "in a process of its own, that of reading with the first; run as Streamlit's test of apps "
    "does.",
    "start": "From starting the process to the first answer, and to the charts of a browser "
    "that opens it then. Processes start with compiled files and a warm disk cache.",
    "profile": "30,000 rows of one group and area. Share of the time in each of the "
    "app's functions, with what it calls outside the app; those below two percent are left out.",
    "imports": "Time of importing all that the app imports, its own part for each package "
    "(`python -X importtime`).",
}


def results(parts: Parts, goals: Sequence[Goal] = GOALS) -> str:
    """Write the page from what the parts measured.

    Each part has `machine` (name → text) and `series` (row, column, beside, values).
    """
    machines = {part: _machine(found["machine"]) for part, found in parts.items()}
    said = [HEAD, *dict.fromkeys(machines.values())]
    series = {part: [Series(**each) for each in found["series"]] for part, found in parts.items()}
    said += [_goals(series, goals), DROPPED]
    for part, found in series.items():
        said += [f"## {part.replace('_', ' ').capitalize()}", ABOUT[part]]
        if len(set(machines.values())) > 1:
            said.append(f"Measured on: {machines[part]}")
        said.append(f"{max(len(each.values) for each in found)} rounds.\n\n{table(found)}")
    return "\n\n".join(text.strip() for text in said) + "\n"


def table(series: Sequence[Series]) -> str:
    """Write rows and columns as Markdown, each cell a median, its spread and its ratio."""
    columns = list(dict.fromkeys(each.column for each in series))
    cells = {(each.row, each.column): each for each in series}
    lines = [_line("", *columns), "|---|" + "---|" * len(columns)]
    for row in dict.fromkeys(each.row for each in series):
        lines.append(_line(row, *(_cell(cells, row, column) for column in columns)))
    return "\n".join(lines)


def judge(series: Sequence[Series], goal: Goal) -> tuple[float, float, float] | None:
    """Give smallest, median and largest of what a goal limits, None where it was not measured."""
    cells = {(each.row, each.column): each.values for each in series}
    values = cells.get((goal.row, goal.column))
    if not goal.to:
        return spread(values) if values else None
    others = cells.get((goal.to, goal.column))
    return spread(ratios(values, others)) if values and others else None


def _goals(series: Mapping[str, Sequence[Series]], goals: Sequence[Goal]) -> str:
    lines = ["## Goals", "", _line("measure", "goal", "measured", ""), "|---|---|---|---|"]
    reasons = []
    for goal in goals:
        found = judge(series.get(goal.part, ()), goal)
        verdict, measured = "not measured", ""
        if found:
            smallest, median, largest = found
            measured = f"{_figure(median)} [{_figure(smallest)}–{_figure(largest)}]"
            missed = median > goal.limit
            verdict = f"**missed** by {median / goal.limit - 1:.0%}" if missed else "met"
            if missed and goal.why:
                reasons.append(f"- {goal.measure}: {goal.why}")
        lines.append(_line(goal.measure, f"≤ {_figure(goal.limit)}", measured, verdict))
    return "\n".join(chain(lines, [""] if reasons else [], reasons))


def _cell(cells: Mapping[tuple[str, str], Series], row: str, column: str) -> str:
    found = cells.get((row, column))
    if found is None:
        return ""
    smallest, median, largest = spread(found.values)
    text = f"{_figure(median)} [{_figure(smallest)}–{_figure(largest)}]"
    other = cells.get((found.beside, column))
    if other is None or not all(other.values):
        return text
    low, middle, high = spread(ratios(found.values, other.values))
    return f"{text} (× {_figure(middle)} [{_figure(low)}–{_figure(high)}])"


def _figure(value: float) -> str:
    """Write three digits, which is more than the spread ever justifies."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _machine(about: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {text}" for name, text in about.items()) + "."


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
