"""The stored verdict that holds for a view: never one that was given on other statements."""

from collections.abc import Iterable, Sequence

from lib.analysis.select import View
from lib.analysis.trend.statements import digest, of_view
from lib.data.verdicts import Verdict
from lib.query import NamedView, name_of


def verdict_on(
    view: View,
    named: Sequence[NamedView],
    comparable: Sequence[frozenset[str]],
    stored: Iterable[Verdict],
) -> Verdict | None:
    """Find the verdict on a named view; None on any other, and where the statements differ."""
    name = name_of(view.selection, named)
    given = [each for each in stored if each.view == name]
    told = of_view(view, comparable) if given else None
    if told is None:
        return None
    now = digest(told)
    return next((each for each in given if each.statements == now), None)
