"""The stored verdict that holds for a view: never one that was given on other statements."""

from collections.abc import Sequence

from lib.analysis.select import View
from lib.analysis.trend.statements import digest, of_view
from lib.data.verdicts import Verdict, Verdicts
from lib.query import NamedView, name_of


def verdict_on(
    view: View, named: Sequence[NamedView], comparable: Sequence[frozenset[str]], stored: Verdicts
) -> Verdict | None:
    """Find the verdict on a named view; None on any other, and where the statements differ."""
    name = name_of(view.selection, named)
    found = next((each for each in stored.views if each.view == name), None)
    told = of_view(view, comparable) if found else None
    return found if found and told and digest(told) == found.statements else None
