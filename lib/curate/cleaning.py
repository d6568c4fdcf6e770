"""A text as it was copied → one that reads as it was written; every place leads back.

What printing and copying put into it goes: hyphens and ends of lines inside words and numbers,
joined letters, invisible characters, marks of footnotes, quotation marks round single words.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Replace = Callable[[re.Match[str]], str]
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
GROUPED = r"\d{1,3}(?:,\d{3})+"
NOTE = (
    r"\[(?:\d{1,3}|[a-z]|(?:note|nb|n) ?\d{1,2}|citation needed|better source needed|when\?|"
    r"who\?)\]"
)
SUFFIXES = "km|mm|cm|kg|mn|bn|mln|tn|am|pm|th|st|nd|rd|pc|pct|strong|plus|odd|sq|ha|lb|ft|mi"
# (what is met, what stands there instead), one after the other
PASSES: tuple[tuple[re.Pattern[str], Replace], ...] = (
    (re.compile("\u00ad[ \t]*\r?\n?[ \t]*|[\u200b\u200c\u200d\u2060\ufeff]"), lambda met: ""),
    (re.compile(f"[{''.join(LIGATURES)}]"), lambda met: LIGATURES[met[0]]),
    (
        re.compile(
            r"(?<=[a-z])[-‐][ \t]*\r?\n[ \t]*(?=[a-z])"  # fight-⏎ers
            r"|(?<=[a-z]{2})- (?=[a-z]{2})(?!(?:and|or|to|und|bis)\b)"  # regis- tered
            r"|(?<=\d,)[ \t]*\r?\n[ \t]*(?=\d{3}\b)"  # 31,⏎000
            r"|(?<=\d[-–])[ \t]*\r?\n[ \t]*(?=[\da-z])"  # 2,500-⏎4,000
            r"|(?<=\d)[ \t]*\r?\n[ \t]*(?=[-–]\d)"
        ),
        lambda met: "",
    ),
    (
        re.compile(
            rf"(?<=[\w.,;:%)\]\"'”’])(?:{NOTE})+"  # 4,000[12] fighters
            r"|(?<=\d\d\d)[⁰¹²³⁴-⁹*†‡§]+|(?<=[a-z]{3})[⁰¹⁴-⁹†‡§]+(?=[\s.,;])"
        ),
        lambda met: "",
    ),
    (re.compile(rf"(?<=\d,\d{{3}})(?=(?!(?:{SUFFIXES})\b)[A-Za-z]{{2}})"), lambda met: " "),
    (re.compile(r"(?<=\d)(?=(?:and|to|or)\b)"), lambda met: " "),  # 2,700and 3,100
    # the end of a sentence without a blank: said.Of · December,”If
    (
        re.compile(r"(?<=[a-z]{3}\.)(?=[A-Z][a-z])|(?<=[.!?][”\"])(?=[A-Z])"),
        lambda met: " ",
    ),
    (re.compile(rf"(?<=[a-z])(?={GROUPED}\b)"), lambda met: " "),
    # 700 'members': a quotation mark that no word begins or ends with
    (
        re.compile(r"(?<![\w.])['‘](?=\S)([^'‘’\n]{1,80})(?<=\S)['’](?!\w)"),
        lambda met: f'"{met[1]}"',
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Clean:
    """A cleaned text; `starts` are the places where its pieces begin here and in the original."""

    text: str
    starts: Sequence[tuple[int, int]] = ((0, 0),)
    before: "Clean | None" = None

    def place(self, at: int) -> int:
        """Give the place in the text as it was copied."""
        here, there = self.starts[bisect_right(self.starts, (at, float("inf"))) - 1]
        moved = there + at - here
        return self.before.place(moved) if self.before else moved


def clean(text: str) -> Clean:
    r"""Take off what printing and copying have put into a text.

    >>> clean("4,000[12] fight-\ners").text
    '4,000 fighters'
    """
    found = Clean(text)
    for pattern, replace in PASSES:
        found = _passed(found, pattern, replace)
    return found


def _passed(before: Clean, pattern: re.Pattern[str], replace: Replace) -> Clean:
    pieces, starts = [], [(0, 0)]
    at = length = 0
    for met in pattern.finditer(before.text):
        new = replace(met)
        if new == met[0]:
            continue
        kept = before.text[at : met.start()]
        pieces += [kept, new]
        length += len(kept) + len(new)
        at = met.end()
        if len(new) != len(met[0]):
            starts.append((length, at))
    if not pieces:
        return before
    return Clean("".join([*pieces, before.text[at:]]), starts, before)
