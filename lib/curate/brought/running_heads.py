"""Lines that are printed on most pages, at the top or the bottom: heads, feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

EDGE = 2  # lines at either end of a page that may be such
LEAST_PAGES = 3
MOST_PAGES = 0.4  # share of the pages; even and odd ones may have two
NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")
Page = Sequence[str]


def without_running_heads(pages: Sequence[Page]) -> list[list[str]]:
    """Leave out of all pages what stands at the edge of at least three, but for its page number.

    Any other number that differs makes another line: what is counted is never left out.
    """
    forms = [
        {line: _forms(page[line], at) for line in _edges(page)} for at, page in enumerate(pages)
    ]
    uses = Counter(form for page in forms for form in set().union(*page.values()))
    enough = max(LEAST_PAGES, MOST_PAGES * len(pages))
    repeated = {form for form, times in uses.items() if times >= enough}
    return [
        [line for at, line in enumerate(page) if repeated.isdisjoint(own.get(at, ()))]
        for page, own in zip(pages, forms, strict=True)
    ]


def _edges(page: Page) -> list[int]:
    filled = [at for at, line in enumerate(page) if line.strip()]
    return list(dict.fromkeys([*filled[:EDGE], *filled[-EDGE:]]))


def _forms(line: str, page: int) -> set[str]:
    """Give what lines are compared by: as they stand, or without what may be the page number."""
    text = " ".join(line.lower().split())
    found = [*NUMBER.finditer(text)]
    forms = {text}
    for met in (found[:1], found[-1:]):
        for number in met:
            ahead = int(number[0]) - page
            forms.add(f"{text[: number.start()]}#{ahead}#{text[number.end() :]}")
    return forms
