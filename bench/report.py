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
ABOUT = {
    "first_chart": "Navigation to the first animation frame after marks are drawn, in Chromium. "
    "Cold: a new browser context. Warm: the second visit in its tab. Throttled: 10 Mbit/s, "
    "40 ms. The peers load the same figure and rows. The proxy is Caddy with `encode gzip`, the "
    "same for all. Bytes count until the network is quiet, websockets included, as they are "
    "unpacked. In brackets the ratio to the floor served alike.",
    "filtering": "From the key that changes the filter by source type until chart, sentence and "
    "table are new, no script runs, and two animation frames have passed. Processor time is the "
    "server's. Synthetic rows of `bench/make_rows.py`. In brackets the ratio to minimal Streamlit "
    "or, with 10,000 rows, to the same page with 180.",
    "figure": "Building and serialising the timeline, and drawing it on a page that has nothing "
    "else (`Plotly.newPlot` and a frame). The barest figure has one line trace per source type, "
    "segments with gaps between them, from the same rows. In brackets the ratio to it.",
    "data": "From bytes to checked rows, and on to the summary of all. frictionless checks the "
    "same rules: the app's own data package and row checks. In brackets the ratio to "
    "`pandas.read_csv`, which checks nothing. `lib check` looks for warnings, too.",
    "sources": "Reading the file and drawing the page of all its rows, in a process of its own.",
    "start": "From starting the process to the first answer, and to the first chart of a browser "
    "that opens it then. Processes start with compiled files and a warm disk cache.",
    "profile": "Share of the time in each of the app's functions, with what it calls outside the "
    "app; those below two percent are left out.",
    "imports": "Time of importing all that the app imports, its own part for each package "
    "(`python -X importtime`).",
}


def results(parts: Parts, goals: Sequence[Goal] = GOALS) -> str:
    """Write the page from what the parts measured.

    Each part has `machine` (name → text), `rounds` and `series` (row, column, beside, values).
    """
    machines = {part: _machine(found["machine"]) for part, found in parts.items()}
    said = [HEAD, *dict.fromkeys(machines.values())]
    series = {part: [Series(**each) for each in found["series"]] for part, found in parts.items()}
    said.append(_goals(series, goals))
    for part, found in series.items():
        said += [f"## {part.replace('_', ' ').capitalize()}", ABOUT[part]]
        if len(set(machines.values())) > 1:
            said.append(f"Measured on: {machines[part]}")
        said.append(f"{parts[part]['rounds']} rounds.\n\n{table(found)}")
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
