"""What a model says of one of its columns, once for all who read it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast, get_type_hints

from pydantic import BaseModel, Field

from lib.data.aliases import ALIASES, HINTS
from lib.data.problems import shortened
from lib.data.rules import Ids, Number, PartialDate, WebAddress, Year

MOST_EXAMPLES = 2


@dataclass(frozen=True)
class Column:
    """What the row model says of one column.

    `kind` is text, number, date, link or ids; `unit` of a number is the column that names it, or a
    word. `places` are those where it stands among the first: filter, hover, card, table. Every
    filled column stands on the card and in the tables behind these. `aliases` are headings that
    are read as it, `hints` those that may mean it.
    """

    name: str
    title: str
    meaning: str
    kind: str
    unit: str
    places: frozenset[str]
    aliases: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def column(title: str, meaning: str, unit: str = "", places: str = "") -> Any:
    """Describe a column in the reader's words; blank unless the file says otherwise."""
    return Field(
        default="",
        validate_default=True,
        title=title,
        description=meaning,
        json_schema_extra=cast("dict[str, Any]", {"unit": unit, "places": places.split()}),
    )


def columns_of(model: type[BaseModel]) -> dict[str, Column]:
    """Read what a model says of its columns, in their order."""
    kinds = {Number: "number", Year: "number", PartialDate: "date", WebAddress: "link", Ids: "ids"}
    found = {}
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            field = model.model_fields[name]
            more = cast("dict[str, Any]", field.json_schema_extra)
            found[name] = Column(
                name, str(field.title), str(field.description), kinds.get(hint, "text"),
                more["unit"], frozenset(more["places"]),
                tuple(ALIASES.get(name, "").split()), tuple(HINTS.get(name, "").split()),
            )  # fmt: skip
    return found


def examples(cells: Iterable[str]) -> list[str]:
    """Give the two most frequent cells of a column, shortened; of equals those that come first."""
    often = Counter(cell for cell in cells if cell).most_common(MOST_EXAMPLES)
    return [shortened(cell) for cell, _ in often]
