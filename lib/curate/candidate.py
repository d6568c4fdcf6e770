"""An estimate that was found in a text, as it is offered to the curator."""

from dataclasses import dataclass, replace
from decimal import Decimal

TOLD = ("counted", "area", "year", "reference_date")
WHO = ("source", "speaker", "source_type")


@dataclass(frozen=True)
class Candidate:
    """One estimate found in a text, from character `start` to `end`; named as the columns.

    A side that is not stated is None; what the text does not tell is blank. `doubt` says in words
    what the curator has to look at, `note` what else a reader of the row needs to know, such as
    the page; `beside` says of what kind those are who are counted beside or among others:
    "another 800 reservists".
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    group: str
    counted: str
    wording: str
    area: str = ""
    year: str = ""
    reference_date: str = ""
    source: str = ""
    speaker: str = ""
    source_type: str = ""
    derivation: str = ""
    value: Decimal | None = None
    error: Decimal | None = None
    confidence: str = ""
    title: str = ""
    url: str = ""
    publication_date: str = ""
    reported_by: str = ""
    disputed_by: str = ""
    disputed_url: str = ""
    note: str = ""
    doubt: str = ""
    beside: str = ""

    @property
    def key(self) -> str:
        """Name it among those of its text."""
        return f"{self.start}-{self.end} {self.group} {self.wording}"

    def meets(self, start: int, end: int) -> bool:
        """Tell whether it has anything in common with a place of the text."""
        return self.start < end and start < self.end

    def says_again(self, other: "Candidate") -> bool:
        """Tell whether this is another one said twice: nothing that is told differs."""
        same = (self.low, self.high, self.group) == (other.low, other.high, other.group)
        pairs = ((self.area, other.area), (self.year, other.year))
        told = all(not one or not two or one == two for one, two in pairs)
        return same and told and self.beside == other.beside

    def joined(self, again: "Candidate") -> "Candidate":
        """Fill what this one leaves blank from where it is said again."""
        told = {name: getattr(again, name) for name in TOLD if not getattr(self, name)}
        who = {} if self.source or self.speaker else {name: getattr(again, name) for name in WHO}
        return replace(self, **told, **who)
