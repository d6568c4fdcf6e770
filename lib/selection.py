"""What may be asked for: the parameters of an address, their values, and a selection of them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, make_dataclass, replace
from typing import Any

from lib.data.row import named

BOUNDS = ("range", "single", "at least", "at most")
YES_NO = ("yes", "no")
SPLITS = ("auto", "none")  # panels by side where there are sides, or all in one
AXES = ("auto", "log", "linear")
REPEATS = ("folded", "shown")
BANDS = ("hidden", "shown")
SORTS = ("statements", "newest", "lean", "name")  # of the sources
MOST_WORDS = 20  # of a search
NEXT = "next"
WINDOWS = (
    "18",
    "12",
    "24",
    "36",
    NEXT,
)  # months that an estimate stays the latest, or until the next
DESCRIBED, PUBLISHED = WHENS = ("described", "published")  # which date an estimate stands at
ALL = "all"

# Parameters whose values are columns of the data, in the order of the controls.
COLUMNS = named("filter")
# Columns, date of publication and release say whose numbers are meant, and so what is said; what
# is shown is which of these are drawn and listed; all others change how, or which one is open.
SHOWN = ("from", "to", "bound", "linked", "derived", "disputed", "q")
FILTERS = (*COLUMNS, "published_by", *SHOWN)
DATES = ("from", "to", "published_by", "at")
CHOICES: dict[str, tuple[str, ...]] = {
    "bound": BOUNDS,
    "linked": YES_NO,
    "derived": YES_NO,
    "disputed": YES_NO,
    "split": SPLITS,
    "axis": AXES,
    "repeats": REPEATS,
    "window": WINDOWS,
    "when": WHENS,
    "band": BANDS,
    "sort": SORTS,
}
MANY = (*COLUMNS, "bound", "highlight")
OWN = ("window", "when")  # blank is what the dataset says
PICTURE = ("theme", "width", "plain", "embed")  # of pictures and embeds; they select nothing
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
    split: str = SPLITS[0]
    repeats: str = "folded"
    axis: str = "auto"
    window: str = ""  # blank is the dataset's own, as of `when`
    when: str = ""
    band: str = BANDS[0]
    sort: str = SORTS[0]
    at: str = ""
    check: str = ""  # a number to look for among the latest estimates
    highlight: tuple[str, ...] = ()  # sides, or sources
    estimate: str = ""
    release: str = ""  # blank is the working file
    against: str = ""  # what a release is compared with; blank is the working file
    view: str = ""  # only ever a name that no view has; a known view is written out

    @property
    def words(self) -> list[str]:
        """The words that are searched for, each once, without case."""
        return list(dict.fromkeys(self.q.casefold().split()))

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
