"""Whom or what numbers are about, and where, in a dataset's own words."""

import re
from collections.abc import Mapping
from html import escape

import pandas as pd

from lib import words
from lib.words.labels import NO_TITLES, NOT_STATED, title


def subject(
    rows: pd.DataFrame,
    titles: Mapping[str, str] = NO_TITLES,
    spelled_out: Mapping[str, str] = NO_TITLES,
) -> str:
    """Name what the rows are about: a group in an area, or how many of each.

    `spelled_out` has long names of groups, which follow the short ones in brackets.
    """
    group, area = (_named(rows[name], noun(name, titles)) for name in ("group", "area"))
    long = spelled_out.get(group)
    return about(f"{group} ({long})" if long else group, area, titles)


def noun(column: str, titles: Mapping[str, str] = NO_TITLES) -> str:
    """Give the word for what a column holds: the dataset's own, if it has one."""
    return title(column, titles).lower() if column in titles else column


def plural(word: str) -> str:
    """Give the plural of a noun, by the common rules of English."""
    if re.search("[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return word if word.endswith("ies") else f"{word}es" if word[-1:] in "sxh" else f"{word}s"


def _named(cells: pd.Series, one: str) -> str:
    """Name the one value, or how many there are; one that is not stated is said beside others."""
    values = sorted(cells.unique())
    if len(values) == 1:
        return values[0]
    if "" not in values:
        return words.count(len(values), one, plural(one))
    known = values[1] if len(values) == 2 else words.count(len(values) - 1, one, plural(one))
    return f"{known} or {one} {NOT_STATED}"


def pair(group: str, area: str, titles: Mapping[str, str] = NO_TITLES) -> str:
    """Name a group in an area, which one panel shows."""
    named = (("group", group), ("area", area))
    return " · ".join(
        words.isolated(value) or f"{noun(name, titles)} {NOT_STATED}" for name, value in named
    )


def panel_title(group: str, area: str, titles: Mapping[str, str] = NO_TITLES) -> str:
    """Name a panel, escaped for a chart."""
    return escape(pair(group, area, titles))


def about(group: str, area: str, titles: Mapping[str, str] = NO_TITLES) -> str:
    """Name whom or what a number is about, and where; an area of another name is no place."""
    joiner = ", " if "area" in titles else " in "
    return joiner.join(words.isolated(each) for each in (group, area) if each)


def where(rows: pd.DataFrame, titles: Mapping[str, str] = NO_TITLES) -> list[str]:
    """Name whom and where each row counts."""
    named = zip(rows["group"], rows["area"], strict=True)
    return [about(*each, titles) for each in named]
