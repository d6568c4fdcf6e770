"""The legend of the marks, drawn as they stand in the chart."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from urllib.parse import quote

from lib.analysis.select import View, mostly_untimely
from lib.selection import BOUNDS
from lib.words import labels

SIZE = 20


def marks(names: Collection[str], ink: str) -> str:
    """Give the list of some marks with words, as HTML, drawn in one colour."""
    items = "".join(
        f"<li><img alt='' width='{SIZE}' height='{SIZE}' src='{_image(name, ink)}'>"
        f"<span>{escape(labels.MARKS[name])}</span></li>"
        for name in names
    )
    return f"<ul class='marks'>{items}</ul>"


def drawings(names: Collection[str], ink: str) -> list[tuple[str, str]]:
    """Give marks as drawings with their words: (svg, text)."""
    return [(_drawing(name, ink), labels.MARKS[name]) for name in names]


def in_view(view: View) -> list[str]:
    """Name the marks that a view has, in the order of the legend."""
    told, rows = view.originals, view.rows
    untimely = rows["looking_back"] | rows["forecast"]
    there = {
        **{bound: bool((told["bound"] == bound).any()) for bound in BOUNDS},
        "value": bool((told["value"].notna() & (told["bound"] == "range")).any()),
        "derived": bool((rows["derivation"] != "").any()),
        "hollow": bool(untimely.any()) and not mostly_untimely(view.scope),
        "denied": bool((told["disputed_by"] != "").any()),
        "count": bool((told["times"] > 1).any()),
        "repeat": not view.retold.empty,
        "period": bool((rows["last_day"] > rows["first_day"]).any()),
    }
    return [name for name in labels.MARKS if there[name]]


def reading() -> str:
    """Give the three lines on how to read the chart, as HTML."""
    lines = "".join(f"<li>{escape(line)}</li>" for line in labels.READING)
    return f"<ul class='reading'>{lines}</ul>"


def dots(types: Sequence[str], colours: Mapping[str, str]) -> str:
    """Give the style sheet that puts each type's colour before its name in the legend."""
    return "".join(
        f".st-key-highlight [role=radiogroup] button:nth-of-type({number})::before"
        f"{{content:'';background:{colours[name]}}}"
        for number, name in enumerate(types, start=1)
        if name in colours
    )


def _image(name: str, ink: str) -> str:
    """Give a mark as an image in the page: Streamlit takes drawings out of its HTML."""
    return f"data:image/svg+xml,{quote(_drawing(name, ink))}"


def _drawing(name: str, ink: str) -> str:
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20' width='{SIZE}' "
        f"height='{SIZE}' aria-hidden='true'>{_shape(name, ink)}</svg>"
    )


def _shape(name: str, ink: str) -> str:
    line = f"stroke='{ink}' stroke-width='2'"
    box = f"<rect x='7' y='3' width='6' height='14' fill='none' {line}"
    bar = f"<rect x='7' y='2' width='6' height='16' fill='{ink}'"
    return {
        "range": f"{bar}/>",
        "value": f"<path d='M7 2h6v7h-6zM7 11h6v7h-6z' fill='{ink}'/>",
        "single": f"<circle cx='10' cy='10' r='4.5' fill='{ink}'/>",
        "at least": f"<path d='M4 17h12M10 17V6' fill='none' {line}/>"
                    f"<path d='M6 8l4-6 4 6z' fill='{ink}'/>",
        "at most": f"<path d='M4 3h12M10 3V14' fill='none' {line}/>"
                   f"<path d='M6 12l4 6 4-6z' fill='{ink}'/>",
        "derived": f"{box} stroke-dasharray='2 2'/>",
        "hollow": f"{box}/>",
        "denied": f"<path d='M6 6l8 8M14 6l-8 8' {line}/>",
        "count": f"<text x='2' y='15' font-size='13' fill='{ink}'>×2</text>",
        "repeat": f"<path d='M6 10h8' {line}/>",
        "period": f"<path d='M1 10h18' stroke='{ink}' stroke-width='1' opacity='0.6'/>",
    }[name]  # fmt: skip
