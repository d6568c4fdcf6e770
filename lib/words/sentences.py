"""The generated sentences: what the view shows and what may be said of it, in one place."""

from collections.abc import Sequence

import pandas as pd

from lib import words
from lib.analysis.select import View
from lib.analysis.summary import End, Middle, Summary, refusal, summary
from lib.analysis.voices import Voice, voices
from lib.words import labels

NEWEST_NAMED = 3
REFUSED = {
    "group": "Numbers for different groups are not summarised together.",
    "area": "Numbers for different areas are not summarised together.",
    "counted": "Different kinds of count are not summarised together: {kinds}.",
}


def lead(view: View, comparable: Sequence[frozenset[str]]) -> str:
    """State the finding of a view: what is in it, and what may be said of it together.

    The same sentence is the page's lead, the chart's text alternative and the link's preview.
    """
    if view.rows.empty or view.moment is None:
        return labels.NOTHING
    if view.originals.empty:
        return f"{_opening(view)}."
    if reason := refused(view.speaking, comparable):
        return f"{_opening(view)}. {reason} {newest(view.originals)}"
    every = voices(view.speaking, view.selection.months)
    found = summary(every, view.moment)
    day = words.moment(view.moment)
    if found is None:
        return (
            f"{_opening(view)}. As of {day}, no source is in force: the newest estimate is more "
            f"than {view.selection.months} months old, from the middle of its period."
        )
    return f"{_opening(view)}. {as_of(found)}"


def refused(rows: pd.DataFrame, comparable: Sequence[frozenset[str]]) -> str:
    """Say why these rows are not summarised together; blank where they are."""
    column = refusal(rows, comparable)
    kinds = sorted(kind or labels.NOT_STATED for kind in rows["counted"].unique())
    if column == "counted" and len(kinds) > words.MOST_KINDS:
        return f"{words.number(len(kinds))} kinds of count are not summarised together."
    return REFUSED[column].format(kinds=", ".join(kinds)) if column else ""


def as_of(found: Summary) -> str:
    """State the finding with the day that it holds for."""
    return f"As of {words.moment(found.date)}, {finding(found)}"


def finding(found: Summary) -> str:
    """State who is in force, the span, and the middle or why there is none."""
    if found.sources == 1:
        [voice] = found.voices
        return f"one source is in force: {said(voice)} ({voice.source})."
    agree = "contradict" if found.contradicts else "do not contradict"
    return (
        f"{found.sources} sources are in force and {agree} each other: "
        f"{span(found)}. {middle(found)}"
    )


def span(found: Summary) -> str:
    """Write the span with both ends named, and what is counted."""
    low, high = found.span_low, found.span_high
    if low.value == high.value:
        ends = f"every number stated is {words.number(low.value)}"
    elif low.by == high.by:
        ends = f"{_number(low)} to {_number(high)} (both {low.by})"
    else:
        ends = f"{_number(low)} ({low.by}) to {_number(high)} ({high.by})"
    return f"{ends} {_unit(found.voices)}".rstrip()


def middle(found: Summary) -> str:
    """Write the middle of what was published, or why there is none."""
    if found.middle is None:
        return f"{_too_few(found)}, so there is no middle."
    low, high = found.middle
    thin = f", thin: it rests on {found.two_sided} sources" if found.thin else ""
    if low == high:
        return (
            "The middle of what was published: half at or below, half at or above "
            f"{words.number(low)}{thin}."
        )
    return f"The middle of what was published is {middle_range(found.middle)}{thin}."


def middle_range(ends: Middle) -> str:
    """Write both ends of a middle: 2,000–3,500, or 2,000 where they meet."""
    low, high = (words.number(end) for end in ends)
    return low if low == high else f"{low}–{high}"


def said(voice: Voice) -> str:
    """Write what a voice says: its rows' bounds, and what they count."""
    return f"{bounds_of(voice)} {_unit([voice])}".rstrip()


def bounds_of(voice: Voice) -> str:
    """Write the bounds of a voice's rows."""
    return words.any_of([words.bounds(row.low, row.high) for row in voice.said], "and")


def newest(originals: pd.DataFrame) -> str:
    """Name the estimate with the latest reference date, or the several that share its day."""
    last = originals[originals["middle_day"] == originals["middle_day"].max()]
    last = last.sort_values(["group", "area", "source", "low", "high", "id"])
    dates = [
        words.reference_date(int(year), exact)
        for year, exact in zip(last["year"], last["reference_date"], strict=True)
    ]
    same = len(set(dates)) == 1
    apart = [name for name in ("group", "area") if len(originals[name].unique()) > 1]
    named = [
        f"{''.join(f'{cell}, ' for cell in about if cell)}{f'{what} {kind}'.strip()} "
        f"({who if same else f'{who}, {when}'})"
        for about, what, kind, who, when in zip(
            last[apart].to_numpy(), words.stated(last), last["counted"], last["source"], dates,
            strict=True,
        )
    ]  # fmt: skip
    more = len(named) - NEWEST_NAMED
    listed = "; ".join([*named[:NEWEST_NAMED], *([f"and {more} more"] if more > 0 else [])])
    if not same:
        return f"The newest: {listed}."
    return f"The newest {'describes' if len(named) == 1 else 'describe'} {dates[0]}: {listed}."


def _opening(view: View) -> str:
    """Say what is in view: how many estimates by how many sources, of which years."""
    about = words.subject(view.rows)
    first, last = int(view.rows["year"].min()), int(view.rows["year"].max())
    years = str(first) if first == last else f"{first}–{last}"
    repeats = words.count(len(view.retold), "repeat")
    if view.originals.empty:
        told = f"{repeats} of estimates outside this view, {years}"
    else:
        estimates = words.count(len(view.originals), "estimate")
        sources = words.count(len(view.originals["source"].unique()), "source")
        told = f"{estimates} by {sources}, {years}" + (
            f", and {repeats}" if len(view.retold) else ""
        )
    return f"{about}: {told}" if about else told


def _number(end: End) -> str:
    return f"{end.said} {words.number(end.value)}".lstrip()


def _unit(speaking: Sequence[Voice]) -> str:
    kinds = sorted({row.counted for voice in speaking for row in voice.said if row.counted})
    return words.kinds(kinds) if len(kinds) <= words.MOST_KINDS else f"in {words.kinds(kinds)}"


def _too_few(found: Summary) -> str:
    outright = " outright" if found.derived else ""
    if not found.two_sided:
        return f"None states both bounds{outright}"
    states = "states" if found.two_sided == 1 else "state"
    return f"Only {found.two_sided} {states} both bounds{outright}"


def worked(found: Summary) -> list[str]:
    """Work out a middle step by step, from the voices to the medians."""
    both = [(voice.source, *voice.outright) for voice in found.voices if voice.outright]
    lows = ", ".join(f"{words.number(low)} ({who})" for who, low, _ in sorted(both, key=_second))
    highs = ", ".join(f"{words.number(high)} ({who})" for who, _, high in sorted(both, key=_third))
    left_out = [
        f"{voice.source} ({bounds_of(voice)})" for voice in found.voices if not voice.outright
    ]
    speaking = [f"{voice.source} ({bounds_of(voice)})" for voice in found.voices]
    low, high = found.middle or (0.0, 0.0)
    return [
        f"In force: {words.any_of(speaking, 'and')}.",
        f"Not stating both bounds outright, so in the span only: "
        f"{words.any_of(left_out, 'and') or 'none'}.",
        f"Lows in order: {lows}. Their median is {words.number(low)}.",
        f"Highs in order: {highs}. Their median is {words.number(high)}.",
        f"Middle of what was published: {middle_range((low, high))}.",
    ]


def _second(each: tuple[str, int, int]) -> tuple[int, str]:
    return each[1], each[0]


def _third(each: tuple[str, int, int]) -> tuple[int, str]:
    return each[2], each[0]
