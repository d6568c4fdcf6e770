"""What a model says of one of its columns, once for all who read it."""

from dataclasses import dataclass
from typing import Any, cast, get_type_hints

from pydantic import BaseModel, Field

from lib.data.rules import Count, Ids, PartialDate, WebAddress, Year

# What others call a column; only for a hint where a file has a column of such a name.
ALIASES = {
    "low": "lo min minimum lower ci_lb at_least from",
    "high": "hi max maximum upper up ci_ub at_most",
    "counted": "unit units measure metric",
    "area": "place region country location where",
    "reference_date": "date day as_of when",
    "source": "study author authors org organisation organization institution pollster who",
    "source_type": "type category",
    "reported_by": "publisher outlet newspaper",
    "url": "link address web website href",
    "publication_date": "published",
    "wording": "quote quotation text",
    "derivation": "method calculation",
    "disputed_by": "denied",
    "note": "notes comment comments remark remarks",
}


@dataclass(frozen=True)
class Column:
    """What the row model says of one column.

    `kind` is text, number, date, link or ids; `unit` of a number is the column that names it, or a
    word. `places` are those where it stands among the first: filter, hover, card, table. Every
    filled column stands on the card and in the tables behind these.
    """

    name: str
    title: str
    meaning: str
    kind: str
    unit: str
    examples: tuple[str, ...]
    places: frozenset[str]


def column(title: str, meaning: str, *examples: str, unit: str = "", places: str = "") -> Any:
    """Describe a column in the reader's words; blank unless the file says otherwise."""
    return Field(
        default="",
        validate_default=True,
        title=title,
        description=meaning,
        examples=list(examples),
        json_schema_extra=cast("dict[str, Any]", {"unit": unit, "places": places.split()}),
    )


def columns_of(model: type[BaseModel]) -> dict[str, Column]:
    """Read what a model says of its columns, in their order."""
    kinds = {Count: "number", Year: "number", PartialDate: "date", WebAddress: "link", Ids: "ids"}
    found = {}
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            field = model.model_fields[name]
            more = cast("dict[str, Any]", field.json_schema_extra)
            found[name] = Column(
                name, str(field.title), str(field.description), kinds.get(hint, "text"),
                more["unit"], tuple(map(str, field.examples or ())), frozenset(more["places"]),
            )  # fmt: skip
    return found
