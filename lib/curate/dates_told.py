"""The times that a text names: days, months, years, decades; and when it was published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lib.words import MONTHS

_MONTH = "|".join(rf"{month}[a-z]*\.?" for month in MONTHS)
_YEAR = r"(?:1\d|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"\b(?P<iso>(?P<iy>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d))\b"
    rf"|\b(?:(?P<d1>{_DAY})(?: of)? )?(?P<m>{_MONTH})(?: (?P<d2>{_DAY}))?,? (?:of )?"
    rf"(?P<y>{_YEAR})\b"
)
TIME = re.compile(
    rf"{DATE.pattern}"
    rf"|\b\d{{1,2}}/\d{{1,2}}/(?P<slash>{_YEAR})\b"  # day and month, or month and day
    r"|\b(?P<decade>(?:1\d|20)\d0)s\b"
    r"|\b(?:AD|A\.D\.|CE) ?(?P<ad>\d{1,4})\b"
    r"|\b(?P<bc>\d{1,5}) (?P<era>BCE?|B\.C\.|AD|CE|A\.D\.)(?!\w)"
    rf"|(?<![\d.,/$€£])\b(?P<year>{_YEAR})\b(?![\d%])(?!(?:,|\.)\d)"
)
# Before a year without a month: "in 2014", "by the end of 2014", "as of early 2019", "2019:"
INTRODUCED = re.compile(
    r"(?:\b(?:in|by|of|for|during|as of|as at|early|late|mid|mid-|end of|start of|beginning of|"
    r"middle of|half of|summer of|spring of|autumn of|fall of|winter of|summer|spring|autumn|"
    r"winter|around|about|circa|year|until|since|before|after|from|to|and|at|on|late in|early in|"
    r"through|throughout|up to|end-|ending|in about|in around)[ -]|[(\[|])\W?$",
    re.IGNORECASE,
)
NAMED = re.compile(r"\b(?:the|a|an|its|their|his|her|\w+'s|\w+’s|latest|this) $", re.IGNORECASE)
DATELINE = re.compile(r"\s*[A-Z][\w.'’ -]{1,40}(?:, [\w.'’ -]{2,30})?,? $")
CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\b\)?)?|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?|\b(?:at|on)\s*$"
)
HEAD = 1_500  # characters in which a text says when it was published
LONGEST_LINE = 90


@dataclass(frozen=True)
class Time:
    """A time that is named from character `start` to `end`: its year, its month or day.

    `hint` marks a decade, of which the first year is given; `noun` are the words behind a year
    that stands before a noun: "the 2011 report".
    """

    start: int
    end: int
    year: str
    exact: str = ""
    hint: bool = False
    noun: str = ""


@lru_cache(maxsize=256)  # a sentence is asked once for each of its numbers
def times(text: str) -> tuple[Time, ...]:
    """Find the times that a text names, from left to right."""
    return tuple(_times(text))


def _times(text: str) -> Iterator[Time]:
    for met in TIME.finditer(text):
        if met["iso"] or met["y"]:
            yield _date(met)
        elif met["slash"]:
            yield Time(*met.span(), met["slash"])
        elif met["decade"]:
            yield Time(*met.span(), met["decade"], hint=True)
        elif met["ad"]:
            yield Time(*met.span(), met["ad"])
        elif met["bc"]:
            sign = "-" if met["era"].startswith("B") else ""
            yield Time(*met.span(), f"{sign}{int(met['bc'])}")
        else:
            yield from _year(text, met)


def _year(text: str, met: re.Match[str]) -> Iterator[Time]:
    before, after = text[: met.start()], text[met.end() :]
    if re.search(r"\d[-–—]$", before[-3:]) or re.match(r"[-–—]\d", after):
        return  # 1975-1990
    noun = re.match(r" [a-z]|(?: [A-Z][\w.-]*){1,3} [a-z]", after)
    colon = after[:1] in (":", "|") and not before[-40:].rsplit("\n", 1)[-1].strip(" |")
    if NAMED.search(before[-20:]) and noun:
        yield Time(*met.span(), met["year"], noun=" ".join(after.split()[:3]).lower())
        return
    closes = not after.strip() and re.search(r"[-–—:,] $", before)  # Armed groups – 2002
    if INTRODUCED.search(before[-30:]) or colon or closes or after[:1] == ")":
        yield Time(*met.span(), met["year"])


def _date(met: re.Match[str]) -> Time:
    if met["iso"]:
        return Time(*met.span(), met["iy"], met["iso"])
    month = MONTHS.index(met["m"][:3].title()) + 1
    exact = f"{met['y']}-{month:02}"
    day = re.sub(r"\D", "", met["d1"] or met["d2"] or "")
    return Time(*met.span(), met["y"], f"{exact}-{int(day):02}" if day else exact)


def published(text: str) -> str:
    """Give the day or month on which a text says it was published; blank where it does not.

    It stands in a dateline, or in a short line of its own: "KABUL, March 4, 2018 -", "Updated:
    Sep 14, 2017", "By Ana Petrova | 12 October 2019".
    """
    for met in DATE.finditer(text[:HEAD]):
        start = text.rfind("\n", 0, met.start()) + 1
        end = text.find("\n", met.end())
        line = text[start : end if end >= 0 else len(text)]
        before, after = text[start : met.start()], text[met.end() : start + len(line)]
        alone = len(line) <= LONGEST_LINE and _is_line(before, after)
        dateline = (not before.strip() or _is_place(before)) and re.match(
            r"(?: ?\([\w /]+\))?(?: ?[-–—:|/]|\. |\.?$)", after
        )
        if alone or dateline:
            return _date(met).exact
    return ""


def _is_place(before: str) -> bool:
    """Tell "Port Norland, " from "It was outlawed in "."""
    words = re.findall(r"[^\W\d_][\w'’]*", before)
    small = [word for word in words if word[0].islower() and word not in ("of", "de", "al", "the")]
    return bool(DATELINE.fullmatch(before)) and not small


def _is_line(before: str, after: str) -> bool:
    before, after = CLOCK.sub("", before), CLOCK.sub("", after)
    told = re.match(r"\W*(?:published|updated|posted|date|dated|filed|released|last|by)\b", before,
                    re.IGNORECASE)  # fmt: skip
    marks = re.search(r"[|·•/]\s*$", before) or re.match(r"\s*(?:[|·•/]|$)", after)
    verbs = re.search(r"\b(?:has|have|had|is|are|was|were|said|says)\b", before + after)
    return bool((told or marks) and not verbs and not re.search(r"\d{3}", before))
