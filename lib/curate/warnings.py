"""What a careful curator would look at twice: sound rows with something unusual about them."""

from collections import Counter
from collections.abc import Callable

import pandas as pd

from lib.data.problems import Problem

LATE_DAYS = 730  # between the end of what is described and its publication
SAME = ["group", "area", "counted", "low", "high"]


def warnings(estimates: pd.DataFrame) -> list[Problem]:
    """Look at the sound rows of a reading with every rule below, sorted by line."""
    found = [problem for rule in RULES for problem in rule(estimates)]
    return sorted(found)


def likely_duplicates(estimates: pd.DataFrame) -> list[Problem]:
    """Find rows with the same numbers on the same page, or of one source about one time.

    Rows that name each other as repeats are none.
    """
    found = []
    for _, rows in estimates.groupby(SAME, dropna=False):
        listed = list(rows.itertuples())
        for at, later in enumerate(listed):
            earlier = next((row for row in listed[:at] if _doubles(row, later)), None)
            if earlier is not None:
                found.append(
                    Problem(
                        int(later.line),
                        "",
                        "",
                        f"looks like line {earlier.line}: the same numbers of the same count",
                        f"write {earlier.id} under repeats, or remove one of the two",
                    )
                )
    return found


def _doubles(earlier, later) -> bool:
    if later.id in earlier.repeats.split() or earlier.id in later.repeats.split():
        return False
    at_once = earlier.first_day <= later.last_day and later.first_day <= earlier.last_day
    return at_once and (
        earlier.source == later.source or (earlier.url != "" and earlier.url == later.url)
    )


def late_publications(estimates: pd.DataFrame) -> list[Problem]:
    """Find rows that were published long after what they describe."""
    days = (estimates["published_first"] - estimates["last_day"]).dt.days
    late = estimates[days > LATE_DAYS]
    return [
        Problem(
            line,
            "publication_date",
            published,
            f"more than two years after what it describes ({described.date()})",
            "look whether it describes an earlier time, or an earlier statement of it was first",
        )
        for line, published, described in zip(
            late["line"], late["publication_date"], late["last_day"], strict=True
        )
    ]


def lonely_source_types(estimates: pd.DataFrame) -> list[Problem]:
    """Find source types that one row only has: often a slip of the pen."""
    uses = Counter(estimates["source_type"])
    return [
        Problem(
            line,
            "source_type",
            name,
            "no other row has this source type",
            "write it as the other rows do, if it is one of theirs",
        )
        for line, name in zip(estimates["line"], estimates["source_type"], strict=True)
        if name and uses[name] == 1
    ]


def without_link(estimates: pd.DataFrame) -> list[Problem]:
    """Find rows that nobody can look up."""
    return [
        Problem(line, "url", "", "is blank", "write where it can be read")
        for line in estimates.loc[estimates["url"] == "", "line"]
    ]


RULES: tuple[Callable[[pd.DataFrame], list[Problem]], ...] = (
    likely_duplicates,
    late_publications,
    lonely_source_types,
    without_link,
)
