"""What the latest estimates say together, in sentences: span, pairs apart, middle, changes."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from math import isinf

from lib import words
from lib.analysis.latest import Latest
from lib.analysis.summary import Change, Middle, Summary, without_each
from lib.analysis.told import Told
from lib.words import labels, lead, statements


def told_on(told: Told, found: Summary | None) -> list[str]:
    """Say all that may be said of a day: the summary, what changed in a year, who carries it."""
    if reason := lead.refused(told):
        return [reason]
    if found is None:
        return [nobody(told.window)]
    parts = (
        as_of(found),
        then(found, told.published_by(found.date)) if told.dated else "",
        changes(told.changes(found.date)),
        sensitivity(found),
        kinds_of_range(found),
    )
    return list(filter(None, parts))


def then(found: Summary, published: Summary | None) -> str:
    """Say the same of what was out by that day, where that is something else."""
    if published is None or [each.ids for each in found.latest] == [
        each.ids for each in published.latest
    ]:
        return "" if published else labels.NONE_PUBLISHED
    return f"{labels.PUBLISHED_THEN} {as_of(published)}"


def nobody(months: int | None) -> str:
    """Say that nobody has spoken lately."""
    if months is None:
        return labels.NOBODY_YET
    return f"Nobody has spoken of the {months} months before."


def as_of(found: Summary) -> str:
    """State who says what at the ends, how many exclude each other, and the middle."""
    day = words.moment(found.date)
    if found.sources == 1:
        [only] = found.latest
        return f"As of {day} there is one latest estimate: {says(only)} ({by(only)})."
    return (
        f"As of {day} the latest estimates of {found.sources} sources {span(found)}. "
        f"{pairs(found)} {middle(found)}"
    )


def span(found: Summary) -> str:
    """Write from what to what they go, with both ends named, and what is counted."""
    low, high = found.low, found.high
    if low.value == high.value:
        return f"all state {words.number(low.value)} {_unit(found.latest)}".rstrip()
    unit = _unit(found.latest)
    return f"go from {lead.end(low)} to {lead.end(high)}{f', in {unit}' if unit else ''}"


def pairs(found: Summary) -> str:
    """Count the pairs of sources of which the one lies wholly above the other."""
    verb = "is" if found.apart == 1 else "are"
    counted = f"{words.number(found.apart)} of {words.count(found.pairs, 'pair')} of sources"
    return f"{counted} {verb} apart, the one wholly above the other."


def middle(found: Summary) -> str:
    """Write the middle with the number of its sources, or why there is none."""
    if found.middle is None:
        return labels.TOO_FEW
    return f"The middle of these {found.sources} sources {ends(found.middle)}."


def ends(found: Middle) -> str:
    """Write both ends of a middle, either of which may be open."""
    low, high = found
    if isinf(low) and isinf(high):
        return "is open on both sides"
    if isinf(low):
        return f"is open below and ends at {words.number(high)}"
    if isinf(high):
        return f"begins at {words.number(low)} and is open above"
    return f"is {words.bounds(low, high)}"


def says(each: Latest) -> str:
    """Write what a source says: its bounds, and what they count."""
    bounds = words.any_of([statements.stated(row) for row in each.said], "and")
    return f"{bounds} {_unit([each])}".rstrip()


def by(each: Latest) -> str:
    """Write who said it, for when, and who denies it."""
    return words.any_of(list(dict.fromkeys(statements.by(row) for row in each.said)), "and")


def changes(told: Sequence[Change] | None) -> str:
    """Tell each source that says something else than a year before."""
    if told is None:
        return ""
    told = [each for each in told if says(each.then) != says(each.now)]
    if not told:
        return labels.NO_CHANGE
    named = [
        f"{words.isolated(each.now.source)}, from {says(each.then)} to {says(each.now)}"
        for each in told
    ]
    return f"{labels.CHANGED} {'; '.join(named)}."


def sensitivity(found: Summary) -> str:
    """Tell between which numbers the ends of the middle lie, whoever is left out."""
    if found.middle is None:
        return ""
    said: dict[str, list[str]] = {}
    for noun, trait in (("source", _source), ("source type", _type)):
        if len({trait(each) for each in found.latest}) > 1:
            goes = _without(without_each(found.latest, trait))
            said.setdefault(goes, []).append(f"one {noun}")
    parts = [f"{goes} if {words.any_of(nouns)} is left out" for goes, nouns in said.items()]
    return f"The middle {', and '.join(parts)}." if parts else ""


def kinds_of_range(found: Summary) -> str:
    """Say that the ranges do not mean the same, where their sources say what they mean."""
    rows = [row for each in found.latest for row in each.said]
    named = Counter(row.confidence for row in rows if row.confidence)
    if len(named) < 2:
        return ""
    often = sorted(named.items(), key=lambda each: (-each[1], each[0]))
    parts = [f"{words.isolated(name)} ({words.number(times)})" for name, times in often]
    return f"{labels.RANGES_DIFFER} {words.any_of(parts, 'and')}."


def _without(found: Sequence[Middle | None]) -> str:
    kept = [each for each in found if each]
    if not kept:
        return "has too few sources"
    lows, highs = ([each[side] for each in kept] for side in (0, 1))
    few = ", or has too few sources," if len(kept) < len(found) else ""
    one, other = _between(lows), _between(highs)
    goes = f"is {one.removeprefix('at ')}" if one == other else f"begins {one} and ends {other}"
    return f"{goes}{few}"


def _between(values: Sequence[Decimal]) -> str:
    stated = [value for value in values if not isinf(value)]
    if not stated:
        return "open"
    low, high = words.number(min(stated)), words.number(max(stated))
    said = f"at {low}" if low == high else f"between {low} and {high}"
    return said if len(stated) == len(values) else f"{said} or open"


def _source(each: Latest) -> str:
    return each.source


def _type(each: Latest) -> str:
    return each.source_type


def _unit(speaking: Sequence[Latest]) -> str:
    return words.kinds(sorted({kind for each in speaking for kind in each.kinds if kind}))


def worked(found: Summary) -> list[str]:
    """Work out a middle step by step, from the latest estimates to the medians."""
    said = [f"{words.isolated(each.source)} ({says(each)})" for each in found.latest]
    low, high = (
        ", ".join(
            f"{labels.OPEN if isinf(value) else words.number(value)} ({words.isolated(who)})"
            for value, who in sorted((getattr(each, side), each.source) for each in found.latest)
        )
        for side in ("low", "high")
    )
    return [
        f"Latest estimates: {words.any_of(said, 'and')}.",
        f"Low ends in order: {low}.",
        f"High ends in order: {high}.",
        f"The middle goes from the middle one of the low ends to that of the high ends: it "
        f"{ends(found.middle or (Decimal(0), Decimal(0)))}.",
    ]
