"""Elements of SVG as text: short numbers, escaped values, valid XML whatever cells hold."""

import re
from collections.abc import Iterable, Mapping
from html import escape

# What XML 1.0 has no place for. Source: its production [2], Char.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Attributes = Mapping[str, str | float | None]


def short(value: float) -> str:
    """Write a number of pixels with at most two decimals."""
    return f"{round(value, 2) + 0.0:.6g}"  # adding 0 makes -0 a 0


def safe(text: str) -> str:
    """Escape a text for the inside of an element or an attribute."""
    return escape(NO_XML.sub("\ufffd", text))


def unless_1(number: float) -> float | None:
    """Leave out a width or an opacity that is 1 anyway."""
    return None if number == 1 else number


def element(name: str, attributes: Attributes, *inside: str) -> str:
    """Write an element; attributes that are None are left out."""
    written = "".join(
        f' {key}="{safe(value) if isinstance(value, str) else short(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def group(attributes: Attributes, inside: Iterable[str]) -> str:
    """Write a group; nothing where nothing is inside."""
    inside = [*inside]
    return element("g", attributes, *inside) if any(inside) else ""


def clipped(box: tuple[float, float, float, float], *inside: str) -> str:
    """Show only what is inside a box (left, top, width, height), without an id to refer to."""
    left, top, width, height = box
    if not any(inside) or width <= 0 or height <= 0:
        return ""
    shown = " ".join(map(short, box))
    place = {"x": left, "y": top, "width": width, "height": height, "viewBox": shown}
    return element("svg", place, *inside)
