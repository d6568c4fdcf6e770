"""What the drawing knows of a figure; anything else is refused, never left out."""

from collections.abc import Collection, Mapping
from typing import Any


class CannotDrawError(ValueError):
    """A figure holds something without which it would be drawn wrong."""


def only(place: str, given: Mapping[str, object], known: Collection[str]) -> None:
    """Make sure that a part of a figure has no attributes but these.

    Raises CannotDrawError.
    """
    if strange := sorted(set(given) - set(known)):
        raise CannotDrawError(f"cannot draw {', '.join(strange)} of {place}")


def one_of(place: str, value: object, known: Collection) -> None:
    """Make sure that an attribute has one of these values.

    Raises CannotDrawError.
    """
    if value not in known:
        raise CannotDrawError(f"cannot draw {place} {value!r}")


def needed(place: str, given: Mapping[str, Any], *keys: str) -> None:
    """Make sure that a part of a figure says what would else be left to Plotly.

    Raises CannotDrawError.
    """
    if missing := [key for key in keys if given.get(key) is None]:
        raise CannotDrawError(f"cannot draw {place} without its {', '.join(missing)}")
