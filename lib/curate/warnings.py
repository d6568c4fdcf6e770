"""What a careful curator would look at twice: sound rows with something unusual about them."""

from collections import Counter, defaultdict, deque
from typing import Any

import pandas as pd

from lib.curate.stated_numbers import unlike_the_others, unlike_wording
from lib.curate.vocabulary import Vocabulary
from lib.curate.years import far_years
from lib.data.days import Day
from lib.data.problems import Problem

LATE_DAYS = 730  # between the end of what is described and its publication
MOST, SEVERAL = 0.5, 3  # of the rows: where so many are late, that says nothing of any
COMPARED = 20  # rows before one that are looked at, so that alike rows cost no more
SAME = ["group", "area", "counted", "low", "high"]
DOUBLED = ["line", "id", "repeats", "first_day", "last_day"]


def warnings(estimates: pd.DataFrame, words: Vocabulary) -> list[Problem]:
    """Look at the sound rows of a reading with every rule below, sorted by line."""
    return sorted(
        [
            *likely_duplicates(estimates),
            *late_publications(estimates),
            *forecasts(estimates),
            *far_years(estimates),
            *lonely_source_types(estimates),
            *unlike_wording(estimates, words),
            *without_link(estimates),
            *unlike_the_others(estimates),
        ]
    )


def likely_duplicates(estimates: pd.DataFrame) -> list[Problem]:
    """Find rows with the same numbers on the same page, or of one source about one time.

    Rows that name each other as repeats are none.
    """
    earlier: dict[Any, Any] = {}
    linked = estimates[estimates["url"] != ""]
    for rows, column in ((estimates, "source"), (linked, "url")):
        alike = rows[rows.duplicated([*SAME, column], keep=False)]
        groups = alike.groupby([*SAME, column], dropna=False).ngroup()
        above: dict[int, deque] = defaultdict(lambda: deque(maxlen=COMPARED))
        for group, later in zip(groups, alike[DOUBLED].itertuples(), strict=True):
            double = next((row for row in above[group] if _doubles(row, later)), None)
            if double:
                earlier.setdefault(later.line, double)
            above[group].append(later)
    return [
        Problem(
            line,
            "",
            "",
            f"looks like line {double.line}: the same numbers of the same count",
            f"write {double.id} under repeats, or remove one of the two",
        )
        for line, double in earlier.items()
    ]


def _doubles(earlier: Any, later: Any) -> bool:
    """Tell whether two rows describe one time, and neither says that it repeats the other."""
    if earlier.first_day > later.last_day or later.first_day > earlier.last_day:
        return False
    return later.id not in earlier.repeats.split() and earlier.id not in later.repeats.split()


def late_publications(estimates: pd.DataFrame) -> list[Problem]:
    """Find rows that were published long after what they describe."""
    days = (estimates["published_first"] - estimates["last_day"]).dropna()
    late = days.index[days > LATE_DAYS]
    all_so = len(late) >= SEVERAL and len(late) > MOST * len(days)
    late = estimates.loc[[] if all_so else late]
    return [
        Problem(
            line,
            "publication_date",
            published,
            f"more than two years after what it describes ({Day(described).isoformat()})",
            "look whether it describes an earlier time, or an earlier statement of it was first",
        )
        for line, published, described in zip(
            late["line"], late["publication_date"], late["last_day"], strict=True
        )
    ]


def forecasts(estimates: pd.DataFrame) -> list[Problem]:
    """Find rows published before what they describe, in a file that has others, too."""
    told = estimates[estimates["forecast"] & (not estimates["forecast"].all())]
    cells = (told[name] for name in ("line", "publication_date", "first_day"))
    return [
        Problem(
            line,
            "publication_date",
            published,
            f"ends before the described period starts ({Day(described).isoformat()}): a forecast",
            "correct one of the two dates, if it is none",
        )
        for line, published, described in zip(*cells, strict=True)
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
