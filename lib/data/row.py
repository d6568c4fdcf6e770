"""The row model: the only truth about columns, their words, kinds, units, places and rules.

The reader, the address and its controls, the codebook, the hover, the evidence card, the tables
and the exports are made from `Estimate`. To add a column, add a field here.
"""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator

from lib.data import periods, stated
from lib.data.columns import column, columns_of
from lib.data.periods import Period
from lib.data.rules import Ids, Number, PartialDate, Slug, Source, Text, WebAddress, Year, fault


class Row(BaseModel):
    """What all rows share: cells come as text, unknown columns are not the model's business."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Estimate(Row):
    """One published estimate. Rules between columns stand at the later of the two."""

    id: Slug = column(
        "Id",
        "Stable name of the row: lower case and hyphens. A blank one is made from source and "
        "reference date.",
    )
    group: Text = column("Group", "Whom or what the number is about.", places="filter")
    area: Text = column("Area", "Where that is.", places="filter")
    counted: Text = column(
        "Counted",
        "What kind of number it is: the unit of bounds, value and error.",
        places="filter",
    )
    low: Number = column(
        "Low",
        "Lower bound as the source states it. Blank means not stated.",
        unit="counted",
    )
    high: Number = column(
        "High",
        "Upper bound as the source states it. Blank means not stated; equal to the lower bound "
        "means a single figure.",
        unit="counted",
    )
    value: Number = column(
        "Value",
        "The single or best figure that the source names. Without bounds it is a single figure; "
        "with bounds it lies within them.",
        unit="counted",
    )
    error: Number = column(
        "Error",
        "Where the source states the value with an error (±): lower and upper bound follow.",
        unit="counted",
    )
    confidence: Text = column(
        "Confidence",
        "What the range is, in the source's words, such as a confidence interval.",
        places="hover card",
    )
    year: Year = column(
        "Year",
        "The year that the number describes; before year 1 a negative number. Blank where the "
        "reference date tells it.",
        unit="year",
    )
    reference_date: PartialDate = column(
        "Reference date",
        "The day or month that the number describes, only as exact as the source is; it lies "
        "in the year.",
        places="hover",
    )
    source: Source = column(
        "Source", "The institution that made the estimate.", places="filter card table"
    )
    speaker: Text = column(
        "Speaker", "The person or body that spoke for the source.", places="card"
    )
    source_type: Text = column(
        "Source type",
        "What kind of institution the source is. It gives the mark its colour.",
        places="filter hover",
    )
    reported_by: Text = column(
        "Reported by", "Where the statement can be read.", places="hover card"
    )
    title: Text = column("Title", "Title of the document or article.")
    url: WebAddress = column(
        "Link", "Web address of the document or article.", places="card table"
    )
    publication_date: PartialDate = column(
        "Publication date",
        "When the statement was first published, as far as known.",
        places="hover card",
    )
    wording: Text = column("Wording", "The number as printed, a few words.", places="hover table")
    derivation: Text = column(
        "Derivation",
        "How the bounds were worked out, where the source does not state them outright.",
        places="hover card",
    )
    repeats: Ids = column(
        "Repeats",
        "Ids of the rows that this one only retells, separated by spaces. A source that affirms "
        "its number anew makes a new estimate.",
        places="hover",
    )
    disputed_by: Text = column(
        "Denied by", "Who publicly denied the statement.", places="hover card table"
    )
    disputed_url: WebAddress = column(
        "Denial", "Web address where the denial can be read.", places="card"
    )
    note: Text = column("Note", "What a careful reader needs to know.", places="card")

    @field_validator("high")
    @classmethod
    def _bounds(cls, high: Decimal | None, info: ValidationInfo) -> Decimal | None:
        low = info.data.get("low")
        if low is not None and high is not None and low > high:
            raise fault(
                f"lower than low ({low:f})",
                "swap the two numbers, or blank the one that is not stated",
            )
        return high

    @field_validator("value")
    @classmethod
    def _within(cls, value: Decimal | None, info: ValidationInfo) -> Decimal | None:
        low, high = info.data.get("low"), info.data.get("high")
        repair = "correct one of the numbers, or blank the value"
        if value is not None and low is not None and value < low:
            raise fault(f"lower than low ({low:f})", repair)
        if value is not None and high is not None and value > high:
            raise fault(f"higher than high ({high:f})", repair)
        return value

    @field_validator("error")
    @classmethod
    def _beside(cls, error: Decimal | None, info: ValidationInfo) -> Decimal | None:
        if not {"low", "high", "value"} <= info.data.keys():
            return error  # said already
        low, high, value = (info.data[name] for name in ("low", "high", "value"))
        if error is None:
            if low is None and high is None and value is None:
                rule = "neither low nor high is given"
                raise fault(rule, "write at least one of the two numbers, or a value", "high")
            return None
        if value is None:
            raise fault("has no value beside it", "write the value that it belongs to")
        if error < 0:
            raise fault("an error is never below zero", "write it without a sign")
        ends = stated.bounds(None, None, value, error)
        if any(end not in (None, own) for end, own in zip((low, high), ends, strict=True)):
            repair = f"blank low and high, or write {ends[0]:f} and {ends[1]:f}"
            raise fault("low and high are not value minus and plus error", repair)
        return error

    @field_validator("reference_date")
    @classmethod
    def _inside_year(cls, reference_date: str, info: ValidationInfo) -> str:
        year = info.data.get("year")
        if not reference_date and year is None and "year" in info.data:
            rule = "is blank, and there is no reference date"
            raise fault(rule, "write the year that the number describes, like 2019", "year")
        if reference_date and year and periods.parse(reference_date).first.year != year:
            raise fault(f"not in the year {year}", "correct the year or the reference date")
        return reference_date


class Event(Row):
    """A dated mark on the time axis, with its source."""

    date: PartialDate = column("Date", "The day of the event.")
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
