"""Names that a text introduces only by their people: "the RSF's 40,000 fighters"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lib.curate.vocabulary import Vocabulary

ACRONYM = r"[A-Z][A-Z0-9-]{1,6}[A-Z0-9]"
NUMBER = r"(?:\d[\d,.]*|(?:several|tens of|hundreds of|a few)\s+(?:hundred|thousand)s?)"
FEW = r"(?:[\w’'-]+\s+){0,3}?"  # an estimated · somewhere between


def with_people(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, int]]:
    """Give each short name that has people under arms, and where it ends; states' among them."""
    speaks_of, has_people = _patterns(vocabulary)
    if not speaks_of.search(text):
        return
    for met in has_people.finditer(text):
        name = met.lastindex or 0
        yield met[name], met.end(name)


@lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Make what tells that a text is about arms, and what gives people to a short name."""
    lists = vocabulary.lists["introduced"]
    arms = "|".join([*lists["arms"], *lists["people"], *vocabulary.lists["head"]["armies"]])
    people = "|".join([*lists["people"], *lists["soldiers"]])
    owned = "|".join(lists["owned"])
    fields = "|".join(lists["fields"])
    name, whose = rf"(?<![\w-])({ACRONYM})", r"(?:['’]s?)?"
    counted = rf"{FEW}{NUMBER}\s+(?:[\w’'-]+\s+){{0,2}}?(?:{people})\b"
    forms = [
        rf"\b\d[\d,.]*\s+(?:\w+\s+)?({ACRONYM})\s+(?:[a-z]+\s+)?(?:{people})\b",
        rf"{name}{whose}\s+(?:[a-z]+\s+)?(?:{owned})\b",
        rf"{name}['’]s?\s+{counted}",
        rf"{name}\s+(?:{fields})\s+{FEW}{NUMBER}",
        rf"{name}\s+(?:\(|(?:has|have|had|with)\s+){counted}",
        rf"{name}\b[^.;()]{{0,40}}\b(?:strength|force)\s+of\s+{FEW}{NUMBER}",
        rf"(?:number|ranks|strength|size)\s+of\s+(?:the\s+)?({ACRONYM})\b",
    ]
    either = "|".join(forms)
    return re.compile(rf"\b(?:{arms})\b"), re.compile(either)
