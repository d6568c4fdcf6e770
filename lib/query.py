"""The one query grammar: address ⇄ selection, for the pages, the exports and the named views.

Filters are named as the columns. Several values are written by repeating the name. An absent
filter means all; the selection without any filter is written `view=all`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, make_dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from lib import links
from lib.data import periods
from lib.data.row import named

BOUNDS = ("range", "single", "at least", "at most")
YES_NO = ("yes", "no")
AXES = ("auto", "log", "linear")
REPEATS = ("folded", "shown")
BANDS = ("hidden", "shown")
MOST_WORDS = 20  # of a search
WINDOWS = ("18", "12", "24", "36")  # months that an estimate stays a source's latest word
ALL = "all"

# Parameters whose values are columns of the data, in the order of the controls.
COLUMNS = named("filter")
# What a parameter does. A scope says whose numbers are meant, and so what is said of them; what is
# shown is which of these are drawn and listed; all others change how, or which one is open.
SCOPE = (*COLUMNS, "published_by", "release", "view")
SHOWN = ("from", "to", "bound", "linked", "derived", "disputed", "q")
FILTERS = (*COLUMNS, "published_by", *SHOWN)
DATES = ("from", "to", "published_by", "at")
CHOICES: dict[str, tuple[str, ...]] = {
    "bound": BOUNDS,
    "linked": YES_NO,
    "derived": YES_NO,
    "disputed": YES_NO,
    "axis": AXES,
    "repeats": REPEATS,
    "window": WINDOWS,
    "band": BANDS,
}
MANY = (*COLUMNS, "bound")
FORMER = ("trend",)  # of older links; it means nothing any more


def parameter(field: str) -> str:
    """Give the parameter's name for a field's; only `from` differs, a word Python keeps."""
    return field.removesuffix("_")


def field_of(parameter: str) -> str:
    """Give the field's name for a parameter's."""
    return "from_" if parameter == "from" else parameter


_Columns: Any = make_dataclass(
    "_Columns", [(name, tuple[str, ...], ()) for name in COLUMNS], frozen=True
)


@dataclass(frozen=True)
class Selection(_Columns):
    """What a reader asks for; fields are named as the parameters (`from_` is `from`).

    The columns of the row model that are filters come first, each with the values asked for.
    """

    from_: str = ""
    to: str = ""
    published_by: str = ""
    bound: tuple[str, ...] = ()
    linked: str = ""
    derived: str = ""
    disputed: str = ""
    q: str = ""
    repeats: str = "folded"
    axis: str = "auto"
    window: str = WINDOWS[0]
    band: str = BANDS[0]
    at: str = ""
    check: str = ""  # a number to look for among the latest estimates
    highlight: str = ""
    estimate: str = ""
    release: str = ""  # blank is the working file
    against: str = ""  # what a release is compared with; blank is the working file
    view: str = ""  # only ever a name that no view has; a known view is written out

    @property
    def words(self) -> list[str]:
        """The words that are searched for, each once, without case."""
        return list(dict.fromkeys(self.q.casefold().split()))

    @property
    def months(self) -> int:
        """How long an estimate stays the latest; what is none of the choices is the default."""
        return int(self.window if self.window in WINDOWS else WINDOWS[0])

    @property
    def settings(self) -> dict[str, str | tuple[str, ...]]:
        """Give parameter name → value, in the order of the address."""
        return {parameter(field.name): getattr(self, field.name) for field in fields(self)}


DEFAULTS = Selection()
PARAMETERS = tuple(DEFAULTS.settings)
DISPLAY = tuple(name for name in PARAMETERS if name not in (*FILTERS, "view"))


@dataclass(frozen=True)
class NamedView:
    """A selection that is offered by name."""

    name: str
    selection: Selection
    question: str = ""


def strangers(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Name the parameters that are not of the grammar, nor a known tracker."""
    names = dict.fromkeys(name for name, _ in _mended(pairs))
    return [name for name in names if name not in PARAMETERS and not links.tracks(name)]


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


def name_of(selection: Selection, views: Sequence[NamedView]) -> str:
    """Give the name of the view with the same filters, `all` without any, else blank."""
    filters = only_filters(selection)
    for view in views:
        if only_filters(view.selection) == filters:
            return view.name
    return ALL if filters == DEFAULTS else ""


def only_filters(selection: Selection) -> Selection:
    """Drop what changes the drawing but not the rows."""
    return replace(selection, **{name: getattr(DEFAULTS, name) for name in DISPLAY})


def displayed_as(selection: Selection, other: Selection) -> Selection:
    """Give a selection its settings of display, and where it has none of its own another's."""
    kept = {
        name: getattr(other, name)
        for name in DISPLAY
        if getattr(selection, name) == getattr(DEFAULTS, name)
    }
    return replace(selection, **kept)


def _named(name: str, views: Sequence[NamedView]) -> Selection | None:
    names = (name, links.trimmed(name))
    return next((view.selection for view in views if view.name in names), None)


def _mended(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return links.mended(pairs, (*PARAMETERS, *FORMER), _means)


def _means(name: str, value: str) -> bool:
    """Tell whether a value is one that a date or a choice may have."""
    return value in CHOICES.get(name, ()) or (name in DATES and periods.read(value) is not None)


def _fields(given: Mapping[str, Sequence[str]]) -> dict:
    return {
        field_of(name): (tuple(dict.fromkeys(values)) if name in MANY else values[-1])
        for name, values in given.items()
    }
