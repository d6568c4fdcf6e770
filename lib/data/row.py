"""The row model: the only truth about columns, their words, kinds, units, places and rules.

The reader, the address and its controls, the codebook, the hover, the evidence card, the tables
and the exports are made from `Estimate`. To add a column, add a field here.
"""

from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator

from lib.data import periods
from lib.data.columns import column, columns_of
from lib.data.periods import Period
from lib.data.rules import Count, Ids, PartialDate, Slug, Source, Text, WebAddress, Year, fault


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
    group: Text = column("Group", "Who is counted.", "ISIS-K", places="filter")
    area: Text = column("Area", "Where they are counted.", "Afghanistan", places="filter")
    counted: Text = column(
        "Counted",
        "What kind of count it is. This is the unit of both bounds.",
        "fighters",
        "fighters and families",
        places="filter",
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
        places="hover card",
    )
    source: Source = column(
        "Source",
        "The institution that made the estimate.",
        "UN Monitoring Team",
        places="filter card table",
    )
    speaker: Text = column(
        "Speaker",
        "The person or body that spoke for the source.",
        "Gen. John Nicholson",
        places="card",
    )
    source_type: Text = column(
        "Source type",
        "What kind of institution the source is. It gives the mark its colour.",
        "UN",
        "US government",
        places="filter hover",
    )
    reported_by: Text = column(
        "Reported by", "Where the statement can be read.", "Reuters", places="hover card"
    )
    title: Text = column("Title", "Title of the document or article.")
    url: WebAddress = column(
        "Link", "Web address of the document or article.", places="card table"
    )
    publication_date: PartialDate = column(
        "Publication date",
        "When the statement was first published, as far as known.",
        "2019-07-30",
        places="hover card",
    )
    wording: Text = column(
        "Wording",
        "The number as printed, a few words.",
        "between 2,500 and 4,000 fighters",
        places="hover table",
    )
    derivation: Text = column(
        "Derivation",
        "How the bounds were worked out, where the source does not state them outright.",
        "'several hundred' taken as 200-999",
        places="hover card",
    )
    repeats: Ids = column(
        "Repeats",
        "Ids of the rows that this one only retells, separated by spaces. A source that affirms "
        "its number anew makes a new estimate.",
        "isis-k-un-mt-2019-04",
        places="hover",
    )
    disputed_by: Text = column(
        "Denied by",
        "Who publicly denied the statement.",
        "Taliban authorities",
        places="hover card table",
    )
    disputed_url: WebAddress = column(
        "Denial", "Web address where the denial can be read.", places="card"
    )
    note: Text = column("Note", "What a careful reader needs to know.", places="card")

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


COLUMNS = columns_of(Estimate)


def named(place: str) -> tuple[str, ...]:
    """Name the columns that stand among the first in a place, in the model's order."""
    return tuple(name for name, each in COLUMNS.items() if place in each.places)


def of_kind(kind: str) -> tuple[str, ...]:
    """Name the columns of a kind, in the model's order."""
    return tuple(name for name, each in COLUMNS.items() if each.kind == kind)
