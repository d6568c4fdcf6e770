"""The legend of the marks, drawn as they stand in the chart."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from urllib.parse import quote

from lib.analysis.select import View, mostly_untimely
from lib.figures.crowd import MANY
from lib.figures.marks import reports
from lib.selection import BOUNDS
from lib.words import labels

SIZE = 20


def marks(names: Collection[str], ink: str) -> str:
    """Give a line of marks with a word each, as HTML, drawn in one colour."""
    items = "".join(
        f"<li title='{escape(meaning)}'><img alt='' width='{SIZE}' height='{SIZE}' "
        f"src='{_image(name, ink)}'><span>{escape(word)}</span></li>"
        for name, (word, meaning) in ((name, labels.MARKS[name]) for name in names)
    )
    return f"<ul class='marks' aria-label='{labels.HOW_TO_READ}'>{items}</ul>"


def drawings(names: Collection[str], ink: str) -> list[tuple[str, str, str]]:
    """Give marks as drawings with their word and what it means: (svg, word, meaning)."""
    return [(_drawing(name, ink), *labels.MARKS[name]) for name in names]


def in_view(view: View, sided: bool, dated: bool) -> list[str]:
    """Name the marks that a view has, in the order of the legend.

    `sided` tells that each side has a chart, `dated` that a day has its line in them.
    """
    told, rows = view.originals, view.rows
    untimely = rows["looking_back"] | rows["forecast"]
    highlighted = told["source"].isin(view.selection.highlight)
    there = {
        **{bound: bool((told["bound"] == bound).any()) for bound in BOUNDS},
        "value": bool((told["value"].notna() & (told["bound"] == "range")).any()),
        "derived": bool((rows["derivation"] != "").any()),
        "hollow": bool(untimely.any()) and not mostly_untimely(view.scope),
        "denied": bool((told["disputed_by"] != "").any()),
        "count": bool((told["times"] > 1).any())
        and view.selection.repeats == "folded"
        and len(rows) <= MANY,
        "repeat": not view.retold.empty and (view.selection.repeats == "shown" or outside(view)),
        "period": bool((rows["last_day"] > rows["first_day"]).any()),
        "report": bool((reports(told) >= 0).any()),
        "guide": bool(highlighted.sum() > 1),
        "day": dated,
        "behind": sided,
    }
    return [name for name in labels.MARKS if there[name]]


def outside(view: View) -> bool:
    """Tell whether a repeat is in view whose original is not."""
    return not view.retold["inside"].all()


def dots(types: Sequence[str], colours: Mapping[str, str]) -> str:
    """Give the style sheet that puts each type's colour before its name in the legend."""
    return "".join(
        f".st-key-highlight [role=toolbar] button:nth-of-type({number})::before"
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
        "report": f"<path d='M6 2v6M12 12v6' stroke='{ink}' stroke-width='4'/>"
                  f"<path d='M6 8L12 12' stroke='{ink}' stroke-width='1'/>",
        "guide": f"<path d='M3 15L17 5' stroke='{ink}' stroke-width='1' stroke-dasharray='1 2'/>"
                 f"<circle cx='3' cy='15' r='2.5' fill='{ink}'/>"
                 f"<circle cx='17' cy='5' r='2.5' fill='{ink}'/>",
        "day": f"<path d='M10 1v18' stroke='{ink}' stroke-width='1'/>",
        "behind": f"<circle cx='7' cy='12' r='4' fill='{ink}' opacity='0.3'/>"
                  f"<rect x='12' y='4' width='5' height='12' fill='{ink}' opacity='0.3'/>",
    }[name]  # fmt: skip
