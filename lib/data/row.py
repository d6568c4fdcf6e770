"""The row model: the only truth about columns, their words, units and rules.

The reader, the controls, the codebook, the hover, the evidence card and the exports are made
from `Estimate`. To add a column, add a field here.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic.fields import FieldInfo

from lib.data import periods
from lib.data.periods import Period
from lib.data.rules import Count, PartialDate, Slug, Source, Text, WebAddress, Year, fault


def column(title: str, description: str, *examples: str, unit: str = "") -> Any:
    """Describe a column in the reader's words; blank unless the file says otherwise."""
    return Field(
        default="",
        validate_default=True,
        title=title,
        description=description,
        examples=list(examples),
        json_schema_extra={"unit": unit} if unit else None,
    )


class Row(BaseModel):
    """What all rows share: cells come as text, unknown columns are not the model's business."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Estimate(Row):
    """One published estimate. Rules between columns stand at the later of the two."""

    id: Slug = column(
        "Id",
        "Stable name of the row: lower case and hyphens. A blank one is made from source and "
        "reference date.",
        "isis-k-un-mt-2019-04",
    )
    group: Text = column("Group", "Who is counted.", "ISIS-K")
    area: Text = column("Area", "Where they are counted.", "Afghanistan")
    counted: Text = column(
        "Counted",
        "What kind of count it is. This is the unit of both bounds.",
        "fighters",
        "fighters and families",
    )
    low: Count = column(
        "Low",
        "Lower bound as the source states it, a whole number. Blank means not stated.",
        "2500",
        unit="counted",
    )
    high: Count = column(
        "High",
        "Upper bound as the source states it, a whole number. Blank means not stated; equal to "
        "the lower bound means a single figure.",
        "4000",
        unit="counted",
    )
    year: Year = column("Year", "The year that the number describes.", "2019", unit="year")
    reference_date: PartialDate = column(
        "Reference date",
        "The day or month that the number describes, only as exact as the source is; it lies "
        "in the year.",
        "2019-06",
        "2019-06-30",
    )
    source: Source = column(
        "Source", "The institution that made the estimate.", "UN Monitoring Team"
    )
    speaker: Text = column(
        "Speaker", "The person or body that spoke for the source.", "Gen. John Nicholson"
    )
    source_type: Text = column(
        "Source type",
        "What kind of institution the source is. It gives the mark its colour.",
        "UN",
        "US government",
    )
    reported_by: Text = column("Reported by", "Where the statement can be read.", "Reuters")
    title: Text = column("Title", "Title of the document or article.")
    url: WebAddress = column("Link", "Web address of the document or article.")
    publication_date: PartialDate = column(
        "Publication date",
        "When the statement was first published, as far as known.",
        "2019-07-30",
    )
    wording: Text = column(
        "Wording", "The number as printed, a few words.", "between 2,500 and 4,000 fighters"
    )
    derivation: Text = column(
        "Derivation",
        "How the bounds were worked out, where the source does not state them outright.",
        "'several hundred' taken as 200-999",
    )
    repeats: Text = column(
        "Repeats",
        "Ids of the rows that this one only retells, separated by spaces. A source that affirms "
        "its number anew makes a new estimate.",
        "isis-k-un-mt-2019-04",
    )
    disputed_by: Text = column(
        "Disputed by", "Who publicly denied the statement.", "Taliban authorities"
    )
    note: Text = column("Note", "What a careful reader needs to know.")

    @field_validator("high")
    @classmethod
    def _bounds(cls, high: int | None, info: ValidationInfo) -> int | None:
        if "low" not in info.data:
            return high
        low = info.data["low"]
        if low is None and high is None:
            raise fault("neither low nor high is given", "write at least one of the two numbers")
        if low is not None and high is not None and low > high:
            raise fault(
                f"lower than low ({low})",
                "swap the two numbers, or blank the one that is not stated",
            )
        return high

    @field_validator("reference_date")
    @classmethod
    def _inside_year(cls, reference_date: str, info: ValidationInfo) -> str:
        year = info.data.get("year")
        if reference_date and year and periods.parse(reference_date).first.year != year:
            raise fault(f"not in the year {year}", "correct the year or the reference date")
        return reference_date

    @field_validator("publication_date")
    @classmethod
    def _not_before_described(cls, publication_date: str, info: ValidationInfo) -> str:
        if publication_date and {"year", "reference_date"} <= info.data.keys():
            described = reference_period(info.data["year"], info.data["reference_date"])
            if periods.parse(publication_date).last < described.first:
                raise fault(
                    f"ends before the described period starts ({described.first})",
                    "correct one of the two dates",
                )
        return publication_date


class Event(Row):
    """A dated mark on the time axis, with its source."""

    date: PartialDate = column("Date", "The day of the event.", "2021-08-15")
    label: Text = column("Label", "A few words for the axis.")
    group: Text = column("Group", "The group it concerns; blank: all groups.")
    note: Text = column("Note", "What happened, in a sentence.")
    url: WebAddress = column("Link", "Where it can be read.")

    @field_validator("date", "label")
    @classmethod
    def _given(cls, cell: str) -> str:
        if not cell:
            raise fault("is blank", "write it, or remove the row")
        return cell


def reference_period(year: int, reference_date: str) -> Period:
    """Give the days that a row describes: its reference date, else its whole year."""
    return periods.parse(reference_date) if reference_date else periods.year_period(year)


def unit(field: FieldInfo) -> str:
    """Give the unit of a column, blank where it has none."""
    extra = field.json_schema_extra
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""


def titles() -> dict[str, str]:
    """Give the reader's word for each column, in the model's order."""
    return {name: str(field.title) for name, field in Estimate.model_fields.items()}
