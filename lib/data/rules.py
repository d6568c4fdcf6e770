"""The rules for one cell: each takes what the cell holds and gives its value, or the fault."""

import re
import unicodedata
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from lib.data import periods
from lib.data.names import JOINERS, key
from lib.data.periods import FIRST_YEAR, LAST_YEAR

# Figures are drawn as 64-bit floats, which hold every whole number of 15 digits exactly.
MOST_DIGITS = 15

DIGITS = re.compile(r"[0-9]+")
# 1,500 · 1 500 (plain, no-break, thin or narrow no-break space) · 1500.0 (pandas, with blanks)
GROUPED = re.compile(r"[0-9]{1,3}(?:[, \u00a0\u2009\u202f][0-9]{3})+")
FLOAT = re.compile(r"([0-9]+)\.0")
# What most names and addresses look like. These are sound without the full look, which costs more
# than all other rules together.
PLAIN_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
PLAIN_ADDRESS = re.compile("https?://[A-Za-z0-9.-]+(?:[/?#][!-~]*)?")

DATE_REPAIR = "write year-month or year-month-day, like 2019-06 or 2019-06-30"
NUMBER_REPAIR = "write digits only, like 3500"


def fault(rule: str, repair: str) -> PydanticCustomError:
    """Make the error that the reader turns into a problem with this rule and repair."""
    return PydanticCustomError("fault", "{rule}; {repair}", {"rule": rule, "repair": repair})


def count(cell: str) -> int | None:
    """Read a whole number, blank as None; thousands may be grouped by a comma or a space."""
    if not cell:
        return None
    digits = _digits(cell)
    if digits is None and _digits(cell.lstrip("-−")) is not None:
        raise fault("a count is never below zero", "write the number without a minus sign")
    if digits is None:
        raise fault("not a whole number", NUMBER_REPAIR)
    if len(digits) > MOST_DIGITS:
        raise fault("too large to be a count", f"write at most {MOST_DIGITS} digits")
    return int(digits)


def year(cell: str) -> int:
    """Read a year from 1 to 2200."""
    if not cell:
        raise fault("is blank", "write the year that the number describes, like 2019")
    whole = FLOAT.fullmatch(cell)
    digits = whole[1] if whole else cell
    if not DIGITS.fullmatch(digits):
        raise fault("not a year", "write four digits, like 2019")
    if len(digits) > MOST_DIGITS or not FIRST_YEAR <= int(digits) <= LAST_YEAR:
        raise fault(f"not between {FIRST_YEAR} and {LAST_YEAR}", "write four digits, like 2019")
    return int(digits)


def partial_date(cell: str) -> str:
    """Keep a date of any exactness as it stands, once it is one."""
    if cell:
        try:
            periods.parse(cell)
        except ValueError as error:
            raise fault(str(error), DATE_REPAIR) from None
    return cell


def source(cell: str) -> str:
    """Keep the name of the institution, which may not be blank."""
    if not key(cell):
        raise fault("is blank", "write who made the estimate")
    return cell


def slug(cell: str) -> str:
    """Keep a stable name: lower case and hyphens, in any alphabet."""
    if not cell or PLAIN_SLUG.fullmatch(cell):
        return cell
    if "-".join(words_of(cell)) != cell or cell != cell.lower():
        raise fault(
            "not a plain name",
            "write lower-case letters, digits and single hyphens, or leave it blank",
        )
    return cell


def words_of(text: str) -> list[str]:
    """Split a text into its runs of letters, digits and their marks, in any alphabet."""
    kept = (c if unicodedata.category(c)[0] in "LNM" or c in JOINERS else " " for c in text)
    return "".join(kept).split()


def web_address(cell: str) -> str:
    """Keep an http or https address."""
    if cell and not is_web_address(cell):
        raise fault("not a web address", "write one that starts with https:// or http://")
    return cell


def is_web_address(text: str) -> bool:
    """Tell whether a text is one http or https address with a host."""
    if PLAIN_ADDRESS.fullmatch(text):
        return True
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not re.search(r"\s", text)


def _digits(cell: str) -> str | None:
    if DIGITS.fullmatch(cell):
        return cell
    if GROUPED.fullmatch(cell):
        return re.sub(r"\D", "", cell)
    match = FLOAT.fullmatch(cell)
    return match[1] if match else None


Count = Annotated[
    int | None,
    BeforeValidator(count),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
Year = Annotated[
    int,
    BeforeValidator(year),
    WithJsonSchema({"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}),
]
PartialDate = Annotated[
    str,
    BeforeValidator(partial_date),
    WithJsonSchema({"type": "string", "pattern": f"^{periods.PATTERN.pattern}$"}),
]
Source = Annotated[str, BeforeValidator(source)]
Slug = Annotated[str, BeforeValidator(slug)]
WebAddress = Annotated[
    str, BeforeValidator(web_address), WithJsonSchema({"type": "string", "format": "uri"})
]
Ids = Annotated[str, "ids of rows"]
Text = str
