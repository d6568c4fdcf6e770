"""The figures above the chart, in words: newest, span, middle, and the change in a year."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib import words
from lib.analysis.select import View
from lib.analysis.summary import Change, Summary, changes, summary
from lib.analysis.voices import Voice, in_force, voices
from lib.data.periods import months_later
from lib.words import labels, sentences

CHANGES_NAMED = 2


@dataclass(frozen=True)
class Headline:
    """One figure: what it is, the figure or a short reason why there is none, and its terms."""

    label: str
    figure: str
    detail: str


def headlines(view: View, comparable: Sequence[frozenset[str]]) -> list[Headline]:
    """Give the figures of a view that shows one group in one area; none otherwise."""
    several = any(len(view.speaking[column].unique()) > 1 for column in ("group", "area"))
    if view.originals.empty or view.moment is None or several:
        return []
    newest = _newest(view)
    day = words.moment(view.moment)
    if reason := sentences.refused(view.speaking, comparable):
        return [newest, Headline(labels.SPAN.format(day=day), labels.NO_SUMMARY, reason)]
    every = voices(view.speaking, view.selection.months)
    found = summary(every, view.moment)
    if found is None:
        return [newest, Headline(labels.SPAN.format(day=day), labels.NOBODY, labels.NOBODY_DETAIL)]
    before = in_force(every, months_later(view.moment, -12))
    return [
        newest,
        Headline(labels.SPAN.format(day=day), *_span(found)),
        Headline(labels.MIDDLE.format(day=day), *_middle(found)),
        Headline(labels.CHANGE, *_change(changes(every, view.moment), before, found.voices)),
    ]


def _newest(view: View) -> Headline:
    last = view.originals[view.originals["middle_day"] == view.originals["middle_day"].max()]
    first = last.iloc[0]
    more = f", {words.count(len(last) - 1, 'other')} of that time" if len(last) > 1 else ""
    return Headline(
        labels.NEWEST,
        f"{words.stated(last)[0]} {first['counted']}".rstrip(),
        f"{words.reference_date(int(first['year']), first['reference_date'])}, "
        f"{first['source']}{more}",
    )


def _span(found: Summary) -> tuple[str, str]:
    low, high = found.span_low, found.span_high
    who = low.by if low.by == high.by else f"{low.by} to {high.by}"
    first = min(found.voices, key=lambda voice: voice.since).said[0]
    oldest = words.reference_date(first.year, first.reference_date)
    ends = [f"{end.said} {words.number(end.value)}".lstrip() for end in (low, high)]
    return (
        " to ".join(dict.fromkeys(ends)),
        f"{who}. {words.count(found.sources, 'source')} in force, the oldest for {oldest}",
    )


def _middle(found: Summary) -> tuple[str, str]:
    parts = [f"{found.two_sided} of {words.count(found.sources, 'source')} state both bounds"]
    parts += [
        f"{amount} {kind}"
        for amount, kind in (
            (found.only_lower, "only a lower"),
            (found.only_upper, "only an upper"),
            (found.derived, "derived"),
        )
        if amount
    ]
    counts = ", ".join(parts)
    if found.middle is None:
        return labels.NO_MIDDLE, f"{counts}. {labels.UNDER_THREE}"
    thin = f" {labels.THIN}" if found.thin else ""
    low, high = found.middle
    meet = f"{labels.MEET} " if low == high else ""
    return (
        f"{sentences.middle_range(found.middle)}{thin}",
        f"{meet}{counts}. {labels.NOT_CONFIDENCE}",
    )


def _change(
    told: Sequence[Change], before: Sequence[Voice], now: Sequence[Voice]
) -> tuple[str, str]:
    if told:
        named = [
            f"{sentences.said(each.then)} → {sentences.said(each.now)}"
            for each in told[:CHANGES_NAMED]
        ]
        sources = ", ".join(each.now.source for each in told[:CHANGES_NAMED])
        more = len(told) - CHANGES_NAMED
        return "; ".join(named), sources + (f", and {more} more" if more > 0 else "")
    if not before:
        return labels.NO_CHANGE, labels.NOBODY_THEN
    same = {voice.source for voice in before} & {voice.source for voice in now}
    return labels.NO_CHANGE, labels.SAME_WORD if same else labels.TAKING_TURNS
