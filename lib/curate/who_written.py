"""Who says it, as it stands in a row: without article, possessive and "estimates"."""

import re
from collections.abc import Sequence

from lib.curate.phrases import ARTICLES
from lib.curate.vocabulary import Vocabulary

ESTIMATES = frozenset({"estimate", "estimates", "figures", "count", "counts", "tally", "numbers"})


def written(printed: str, vocabulary: Vocabulary) -> str:
    """Write who says it; a name loses its article, "the army" keeps it."""
    said = " ".join(printed.split()).strip("'\"“”‘’ ")
    said = _owner(re.sub(r"(?:'s|’s|(?<=s)['’])$", "", said), vocabulary)
    first, _, rest = said.partition(" ")
    name = rest[:1].isupper() and not re.search(r" (?!of |the |and |for )[a-z]", f" {rest}")
    said = rest if first.lower() in ARTICLES and name else said
    nobody = vocabulary.words("telling", "nobody")
    if _only_figures(said.lower().split(), vocabulary):
        return ""
    return "" if said.lower() in nobody and not (said.isupper() and len(said) > 1) else said


def _only_figures(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell "earlier pre-war estimates" and "available", which name nobody."""
    plain = vocabulary.words("telling", "plain")
    figures = len(words) > 1 and words[-1] in ESTIMATES and plain.issuperset(words[:-1])
    return figures or (plain.issuperset(words) and words[-1:] != ["official"])


def _owner(said: str, vocabulary: Vocabulary) -> str:
    """Give whose figures they are: "Marot's latest figures"."""
    words = said.replace("’", "'").split()
    proper = len(words) > 1 and words[-1].istitle() and words[-2].istitle()  # Iraq Body Count
    if proper or words[-1].lower() not in vocabulary.words("telling", "figures"):
        return said
    for place in range(len(words) - 2, -1, -1):
        if words[place].endswith(("'s", "s'")):
            return " ".join(words[: place + 1]).removesuffix("'s").removesuffix("'")
    plain = vocabulary.words("telling", "plain")
    theirs = words[-1].lower() in ESTIMATES and len(words) > 1 and words[-2].lower() not in plain
    if not theirs:
        return said
    if not vocabulary.words("telling", "figures").isdisjoint(map(str.lower, words[:2])):
        return ""  # the register of their yearly count
    # a 2006 WHO estimate, a recent WHO estimate
    dated = len(words) > 3 and (words[1].isdigit() or words[1].lower() in plain)
    return " ".join(words[2:-1] if dated else words[:-1])
