"""What mail, chat and campaigns do to a link, taken out again."""

import re
from collections.abc import Callable, Collection, Iterable
from urllib.parse import parse_qsl

TRACKERS = re.compile(
    "utm_.*|mc_[ce]id|(fb|g|d|tt|tw|ms|yc)cl(s|k)?id|[gw]braid|igshid?|ref|ref_src|si|_ga|_gl|mkt_tok"
)
PUNCTUATION = ".,;:!?)]}>'\"’”»…"  # that stands behind a link, and gets into it


def mended(
    pairs: Iterable[tuple[str, str]], names: Collection[str], sound: Callable[[str, str], bool]
) -> list[tuple[str, str]]:
    """Give parameters as they were before &amp; for &, encoded = and &, ??, capitals, a full stop.

    `names` are those that there are; `sound` tells whether a name and value mean anything.
    """
    found = []
    for name, value in pairs:
        name = re.sub("^(amp;|[?&;])+", "", name.strip())
        if not value and "=" in name:
            found += mended(parse_qsl(name, keep_blank_values=True), names, sound)
            continue
        name = name.lower() if name.lower() in names else name
        short = trimmed(value.strip())
        found.append((name, short if not sound(name, value) and sound(name, short) else value))
    return found


def tracks(name: str) -> bool:
    """Tell whether a parameter is what campaigns and networks add, and no mistake."""
    return TRACKERS.fullmatch(name.lower()) is not None


def trimmed(value: str) -> str:
    """Take off the punctuation behind a value."""
    return value.rstrip(PUNCTUATION)
