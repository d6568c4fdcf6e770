"""The legend of the marks, drawn as they stand in the chart."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

from lib.words import labels

SIZE = 20


def marks(ink: str) -> str:
    """Give the list of marks with words, as HTML, drawn in one colour."""
    items = "".join(
        f"<li><img alt='' width='{SIZE}' height='{SIZE}' src='{_image(name, ink)}'>"
        f"<span>{escape(text)}</span></li>"
        for name, text in labels.MARKS
    )
    return f"<ul class='marks'>{items}</ul>"


def drawings(ink: str) -> list[tuple[str, str]]:
    """Give each mark as a drawing with its words: (svg, text)."""
    return [(_drawing(name, ink), text) for name, text in labels.MARKS]


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
    fading = "".join(
        f"<rect x='8.5' width='3' height='3' fill='{ink}' opacity='{{{at}}}' y='{{y{at}}}'/>"
        for at in range(3)
    )
    up = fading.format("0.75", "0.45", "0.2", y0=8, y1=5, y2=2)
    down = fading.format("0.75", "0.45", "0.2", y0=9, y1=12, y2=15)
    return {
        "range": f"<rect x='7' y='2' width='6' height='16' fill='{ink}'/>",
        "single": f"<circle cx='10' cy='10' r='4.5' fill='none' {line}/>",
        "at least": f"{up}<path d='M4.5 18h11l-5.5-8z' fill='{ink}'/>",
        "at most": f"{down}<path d='M4.5 2h11l-5.5 8z' fill='{ink}'/>",
        "derived": (
            f"<rect x='7' y='3' width='6' height='14' fill='none' {line} stroke-dasharray='2 2'/>"
        ),
        "count": f"<text x='2' y='15' font-size='13' fill='{ink}'>×2</text>",
        "repeat": f"<path d='M6 10h8' {line}/>",
        "period": f"<path d='M1 10h18' stroke='{ink}' stroke-width='1' opacity='0.6'/>",
    }[name]
