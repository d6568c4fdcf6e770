"""Proper names and what each stands for, as texts have them."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

LONGEST_ACRONYM = 5
SPOKEN_ACRONYM = 4  # letters from which some papers print one as a word
MEMBERS = "ites|ists|niks|ians|ers"  # Wagnerites


@dataclass(frozen=True)
class Names:
    """Proper names and what each stands for, found in a text by one pattern, longest first."""

    stands_for: Mapping[str, str]
    endings: str = ""  # what a name may end with besides: "Wagnerites"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Match any name: acronyms as they stand, other names in any case."""
        return _any(sorted(self.stands_for, key=len, reverse=True), name_pattern, self.endings)

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {_folded(name): meaning for name, meaning in self.stands_for.items()}

    def meaning(self, found: str) -> str:
        """Give what a matched name stands for."""
        folded = _folded(found)
        if folded in self._folded or not self.endings:
            return self._folded[folded]
        return self._folded[re.sub(rf"(?:{self.endings})$", "", folded)]


def name_pattern(name: str) -> str:
    """Write a name as a pattern; acronyms as they stand or as "Isis", other names in any case."""
    written = re.escape(name).replace("\\ ", r"\s+")
    acronym = len(name) <= LONGEST_ACRONYM and sum(map(str.isupper, name)) > 1
    if acronym and name.isalpha() and len(name) >= SPOKEN_ACRONYM:
        return f"(?:{written}|{name.title()})"
    return written if acronym else f"(?i:{written})"


def _any(words: Collection[str], write, endings: str = "") -> re.Pattern[str]:
    """Match any of some words, told apart by their first letters, which is much faster."""
    begins: dict[str, list[str]] = defaultdict(list)
    for word in filter(None, words):
        begins[word[0].lower()].append(write(word))
    ending = rf"(?:{endings})?" if endings else ""
    inner = "|".join(
        rf"(?=[{re.escape(first + first.upper())}])(?:{'|'.join(written)})"
        for first, written in begins.items()
    )
    # "al-Qaida-linked" is somebody else.
    return re.compile(rf"(?<![\w-])(?:{inner or '(?!)'}){ending}(?!\w|-[a-z])")


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
