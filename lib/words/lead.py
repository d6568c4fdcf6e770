"""The lead: what is said of a view in one text, its opening, text alternative and preview."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib import words
from lib.analysis.latest import Said
from lib.analysis.sides import Side
from lib.analysis.summary import End
from lib.analysis.told import Told
from lib.data.verdicts import Verdict
from lib.selection import COLUMNS
from lib.words import labels, statements, subjects, trends

MOST_TIES, MOST_PARTS, MOST_SOURCES = 2, 3, 3
MOST = 0.5  # of the estimates
REFUSED = {
    "group": "Numbers for different {nouns} are not summarised together.",
    "area": "Numbers for different {nouns} are not summarised together.",
    "events": "Every number is about an event of its own, so they are not summarised together.",
    "counted": "Different kinds of number are not summarised together: {kinds}.",
}


@dataclass(frozen=True)
class Lead:
    """What is said of a view: sentences, whose newest number is whose, and sentences again.

    `heading` leads over to the `newest`, each a name and what is said of it.
    """

    before: tuple[str, ...] = ()
    heading: str = ""
    newest: tuple[tuple[str, str], ...] = ()
    after: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole in one text."""
        named = "; ".join(" ".join(filter(None, each)) for each in self.newest)
        newest = f"{self.heading}: {named}." if named else self.heading
        return " ".join(filter(None, (*self.before, newest, *self.after)))


def lead(told: Told, found: Verdict | None = None) -> Lead:
    """State the newest numbers; then how far they ranged, how much is shown, and if they move.

    `found` is the stored verdict on the same statements.
    """
    view = told.view
    if view.rows.empty and view.scope.empty:
        return _sentences(labels.NOTHING, undated(told))
    if view.scope.empty:
        repeats = words.count(len(view.retold), "repeat")
        return _sentences(labels.ONLY_REPEATS.format(repeats=repeats))
    parts = [shown(told), undated(told), untimely(told)]
    if view.rows.empty:
        return _sentences(labels.NOTHING, *parts)
    before = _sentences(opening(told), refused(told)).before
    after = _sentences(ranged(told), *parts, moves(told, found)).before
    return Lead(before, *newest(told), after)


def _sentences(*said: str) -> Lead:
    return Lead(tuple(filter(None, said)))


def opening(told: Told) -> str:
    """Name whom or what the numbers are about, and where, spelled out."""
    subject = subjects.subject(told.view.scope, told.dataset.titles, told.dataset.names)
    return f"{subject}." if subject else ""


def refused(told: Told) -> str:
    """Say why numbers are not summarised together; blank where they are."""
    kinds = sorted(kind or labels.NOT_STATED for kind in told.kinds)
    if told.refusal == "counted" and len(kinds) > words.MOST_KINDS:
        return f"{words.number(len(kinds))} kinds of number are not summarised together."
    nouns = subjects.plural(subjects.noun(told.refusal, told.dataset.titles))
    said = REFUSED.get(told.refusal, "")
    return said.format(kinds=", ".join(kinds), nouns=nouns)


def newest(told: Told) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Give a heading, and the newest number of each side, or of each part that stands alone."""
    spoken = [each for each in told.sides if each.newest]
    if not spoken:
        nobody = f"Up to {words.moment(told.moment)} nobody had spoken." if told.moment else ""
        return nobody, ()
    most = MOST_PARTS if told.refusal in COLUMNS else len(spoken) if told.sided else MOST_SOURCES
    named = [_side(each, told) for each in spoken[:most]]
    if told.refusal in COLUMNS and (more := len(spoken) - most) > 0:
        named.append(("", f"and {words.count(more, 'other')}"))
    head = "The newest number" if len(spoken) == 1 else "The newest numbers"
    day = f", as of {words.moment(told.moment)}" if told.moment else ""
    return f"{head}{day}", tuple(named)


def _side(side: Side, told: Told) -> tuple[str, str]:
    name = words.isolated(side.name) or labels.NOT_STATED
    said = [_statement(row, side.name, told) for row in side.newest[:MOST_TIES]]
    more = len(side.newest) - MOST_TIES
    ties = f", and {words.number(more)} more" if more > 0 else ""
    text = f"{words.any_of(said, 'and')}{ties}"
    if side.name or not told.sided:
        return name, text
    return labels.AMONG_OTHERS, f"the newest {'is' if len(side.newest) == 1 else 'are'} {text}"


def _statement(row: Said, name: str, told: Told) -> str:
    about = f"{words.isolated(row.area)}, " if told.refusal == "group" and row.area else ""
    return f"{statements.number(row)} ({about}{statements.by(row, name)})"


def ranged(told: Told) -> str:
    """Tell from what to what the numbers ranged, from the first in view to the moment."""
    rows = told.ranged
    if told.span is None or len(rows) < 2:
        return ""
    low, high = told.span
    first, last = map(words.year, _years(rows))
    years = f"For {first}" if first == last else f"From {first} to {last}"
    if low.value == high.value:
        return f"{years} every number stated was {words.number(low.value)}."
    return f"{years} the numbers ranged from {end(low)} to {end(high)}."


def moves(told: Told, found: Verdict | None) -> str:
    """Say whether these numbers move in common, or why that is not judged."""
    if not told.movement or len({row.day for row in told.ranged}) == 1:
        return ""
    first, last = map(words.year, _years(told.ranged))
    years = first if first == last else f"{first}–{last}"
    return trends.movement(told.movement, years, found)


def _years(rows: Sequence[Said]) -> tuple[int, int]:
    years = [row.day.year for row in rows]
    return min(years), max(years)


def end(which: End) -> str:
    """Write one end of a span: how it is stated, the number, who said it for when."""
    row = which.row
    open_side = f"{row.one_sided} " if row.one_sided else ""
    figure = f"{statements.stated(row)}, " if row.error is not None else ""  # it states no end
    derived = f", {labels.WORKED_OUT}" if row.derived else ""
    return f"{open_side}{words.number(which.value)} ({figure}{statements.by(row)}{derived})"


def shown(told: Told) -> str:
    """Say how many of the estimates that speak are shown, where it is not all of them."""
    every, some = len(told.view.speaking), told.shown
    verb = "is" if 1 in (some, every) else "are"
    return (
        f"{words.number(some)} of {words.count(every, 'estimate')} {verb} shown."
        if some < every
        else ""
    )


def untimely(told: Told) -> str:
    """Say that most in scope were published before, or long after, what they describe."""
    scope = told.view.scope
    for column, said in labels.UNTIMELY.items():
        if len(scope) > 1 and scope[column].mean() > MOST:
            return said
    return ""


def undated(told: Told) -> str:
    """Count the estimates that a date of publication cannot be told of."""
    left_out = len(told.view.undated)
    verb = "is" if left_out == 1 else "are"
    said = f"{words.count(left_out, 'estimate')} without publication date {verb} left out."
    return said if left_out else ""
