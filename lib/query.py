"""The one query grammar: address ⇄ selection, for the pages, the exports and the named views.

Filters are named as the columns. Several values are written by repeating the name. An absent
filter means all; the selection without any filter is written `view=all`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from lib import links
from lib.data import periods
from lib.selection import (
    ALL,
    CHOICES,
    COLUMNS,
    DATES,
    DEFAULTS,
    FILTERS,
    FORMER,
    MANY,
    PARAMETERS,
    PICTURE,
    NamedView,
    Selection,
    field_of,
)


def strangers(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Name the parameters that are not of the grammar, nor a known tracker."""
    names = dict.fromkeys(name for name, _ in _mended(pairs))
    known = (*PARAMETERS, *PICTURE)
    return [name for name in names if name not in known and not links.tracks(name)]


def parse(pairs: Iterable[tuple[str, str]], views: Sequence[NamedView]) -> Selection:
    """Read query parameters; without any of ours, the first named view.

    Values are kept as they stand, also those that do not exist; the selection deals with them.
    A blank value means that the cell is blank. `view=` gives a named view's filters, each
    replaced where it is also written.
    """
    given: dict[str, list[str]] = {}
    for name, value in _mended(pairs):
        if name in PARAMETERS:
            given.setdefault(name, []).append(value)
    if not given:
        return views[0].selection if views else DEFAULTS
    wanted = given.pop("view", [ALL])[-1] or ALL
    base = None if wanted == ALL else _named(wanted, views)
    if base is None:
        base = Selection(view="" if wanted == ALL else wanted)
    return replace(base, **_fields(given))


def parse_text(query: str, views: Sequence[NamedView]) -> Selection:
    """Read a query string such as `group=A&from=2020-06`."""
    return parse(parse_qsl(query.removeprefix("?"), keep_blank_values=True), views)


def from_table(settings: Mapping[str, str | Sequence[str]]) -> Selection:
    """Read the filters of a named view, as `views.toml` writes them.

    Raises ValueError with the name of a setting that the grammar does not have or that is empty.
    """
    for name, value in settings.items():
        if name not in PARAMETERS or name == "view":
            raise ValueError(f'"{name}" is not a filter')
        if not value or (name not in MANY and not isinstance(value, str)):
            raise ValueError(f'"{name}" needs {"values" if name in MANY else "one text"}')
    return replace(
        DEFAULTS,
        **_fields(
            {
                name: [value] if isinstance(value, str) else list(value)
                for name, value in settings.items()
            }
        ),
    )


def write(selection: Selection) -> str:
    """Write the query string that `parse_text` reads back; never empty."""
    pairs = [
        (name, value)
        for name, values in selection.settings.items()
        if values != DEFAULTS.settings[name]
        for value in ([values] if isinstance(values, str) else values)
    ]
    filtered = any(name in (*FILTERS, "view") for name, _ in pairs)
    return urlencode(pairs if filtered else [("view", ALL), *pairs])


def write_out(selection: Selection, release: str) -> str:
    """Write every setting, defaults too, with the release: what a link needs to hold for years.

    A filter that is not written means all of that release.
    """
    settings = {**selection.settings, "release": release, "against": ""}
    pairs = [
        (name, value)
        for name, values in settings.items()
        for value in ([values] if isinstance(values, str) else values)
        if value or name in COLUMNS
    ]
    return urlencode(pairs)


def _named(name: str, views: Sequence[NamedView]) -> Selection | None:
    names = (name, links.trimmed(name))
    return next((view.selection for view in views if view.name in names), None)


def _mended(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return links.mended(pairs, (*PARAMETERS, *PICTURE, *FORMER), _means)


def _means(name: str, value: str) -> bool:
    """Tell whether a value is one that a date or a choice may have."""
    return value in CHOICES.get(name, ()) or (name in DATES and periods.read(value) is not None)


def _fields(given: Mapping[str, Sequence[str]]) -> dict:
    return {
        field_of(name): (tuple(dict.fromkeys(values)) if name in MANY else values[-1])
        for name, values in given.items()
    }
