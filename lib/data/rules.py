"""The rules for one cell: each takes what the cell holds and gives its value, or the fault."""

import re
import unicodedata
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from lib.data import numbers, periods
from lib.data.names import JOINERS, key
from lib.data.numbers import MOST_DIGITS
from lib.data.periods import FIRST_YEAR, LAST_YEAR

DIGITS = re.compile(r"[0-9]+")
YEAR = re.compile(r"(-?[0-9]+)(?:\.0)?")  # pandas writes years with blanks beside them as 2019.0
BEFORE = re.compile(r"([0-9][0-9,]*) ?(?:BCE?|B\.C\.)", re.IGNORECASE)
# What most names and addresses look like. These are sound without the full look, which costs more
# than all other rules together.
PLAIN_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
PLAIN_ADDRESS = re.compile("https?://[A-Za-z0-9.-]+(?:[/?#][!-~]*)?")

DATE_REPAIR = "write year-month or year-month-day, like 2019-06 or 2019-06-30"
YEAR_REPAIR = "write four digits, like 2019"
NUMBER_REPAIR = "write digits only, like 3500 or 2.4"


def fault(rule: str, repair: str, column: str = "") -> PydanticCustomError:
    """Make the error that the reader turns into a problem with this rule and repair.

    `column` is named where it is another than the one that is looked at.
    """
    context = {"rule": rule, "repair": repair, "column": column}
    return PydanticCustomError("fault", "{rule}; {repair}", context)


def number(cell: str) -> Decimal | None:
    """Read a number with its own decimals, blank as None."""
    if not cell:
        return None
    found = numbers.read(cell)
    if found is None:
        raise fault("not a number", _number_repair(cell))
    if numbers.digits(found) > MOST_DIGITS:
        raise fault("has too many digits", f"write at most {MOST_DIGITS} digits")
    if found and abs(found.adjusted()) > numbers.FARTHEST:
        raise fault("too large or too small to be drawn", "choose another unit")
    return found


def _number_repair(cell: str) -> str:
    """Say what to write in the place of a cell that is no number."""
    if found := numbers.SEVERAL.fullmatch(cell):
        columns = "value and error" if found[2] in ("±", "+/-") else "low and high"
        one, other = _with_point(found[1]), _with_point(found[3])
        return f"write the two numbers under {columns} ({one} and {other})"
    if numbers.DECIMAL_COMMA.fullmatch(cell):
        return f"write {_with_point(cell)} if the comma marks decimals"
    if numbers.GROUPED_BY_POINTS.fullmatch(cell):
        return f"write {cell.replace('.', '')}"
    if bare := _bare(cell):
        return f"write {bare}, if that is meant"
    return NUMBER_REPAIR


def _with_point(cell: str) -> str:
    if not numbers.DECIMAL_COMMA.fullmatch(cell):
        return cell
    whole, _, rest = cell.rpartition(",")
    return f"{re.sub(r'[^0-9+−-]', '', whole) or '0'}.{rest}"


def _bare(cell: str) -> str:
    """Give the number of a cell with digits of other scripts, apostrophes or a percent sign."""
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in cell)
    bare = "".join(digits).replace("’", "'").replace("'", "").removesuffix("%").strip()
    return bare if bare != cell and numbers.read(bare) is not None else ""


def year(cell: str) -> int | None:
    """Read a year, blank as None; years before 1 are negative, and there is no year 0."""
    if not cell:
        return None
    if before := BEFORE.fullmatch(cell):
        raise fault("not a year", f"write -{before[1].replace(',', '')}")
    found = YEAR.fullmatch(cell.replace("−", "-"))
    if not found:
        raise fault("not a year", YEAR_REPAIR)
    if len(found[1]) > MOST_DIGITS or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        rule = f"not between {FIRST_YEAR:,} and {LAST_YEAR}"
        raise fault(rule, YEAR_REPAIR)
    if int(found[1]) == 0:
        raise fault("there is no year 0", "write -1 for 1 BCE, or 1")
    return int(found[1])


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


Number = Annotated[
    Decimal | None,
    BeforeValidator(number),
    WithJsonSchema({"type": "number"}),
]
Year = Annotated[
    int | None,
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
