"""Synthetic estimates of any number, the same for the same seed: one group, one area."""

import csv
import io
import random
from collections.abc import Sequence
from datetime import date, timedelta

SEED = 8
SOURCES, FIRST, LAST = 60, date(2010, 1, 1), date(2026, 6, 30)
TYPES = ("UN", "US government", "Russian government", "Afghan government", "think tank", "media",
         "other government", "the group itself")  # fmt: skip
COLUMNS = ("id", "group", "area", "counted", "low", "high", "year", "reference_date", "source",
           "speaker", "source_type", "reported_by", "title", "url", "publication_date", "wording",
           "derivation", "repeats", "disputed_by", "disputed_url", "note")  # fmt: skip
# What is left out of files so long that they would be refused for their size.
SHORT = tuple(name for name in COLUMNS if name not in ("title", "note"))
# Shares as in a curated file: range, single, at least, at most.
KINDS, SHARES = ("range", "single", "at least", "at most"), (45, 30, 15, 10)


def make_rows(number: int, seed: int = SEED, columns: Sequence[str] = COLUMNS) -> bytes:
    """Write a CSV of this many rows from 60 sources of 8 types, 2010 to 2026, of one kind.

    A tenth are repeats of an earlier original, a fourteenth carry a derivation, a third are exact
    to the day, half to the month, the rest to the year.
    """
    chance = random.Random(seed)
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    originals: list[str] = []
    for place in range(number):
        row = _row(chance, place)
        if originals and chance.random() < 0.1:
            row["repeats"] = chance.choice(originals)
        else:
            originals.append(row["id"])
        writer.writerow(row)
    return out.getvalue().encode()


def _row(chance: random.Random, place: int) -> dict[str, str]:
    source = chance.randrange(SOURCES)
    day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    low, high, wording = _bounds(chance)
    return {
        "id": f"row-{place + 1}",
        "group": "The group",
        "area": "The area",
        "counted": "fighters",
        "low": low,
        "high": high,
        "year": str(day.year),
        "reference_date": chance.choices(
            (day.isoformat(), f"{day:%Y-%m}", ""), weights=(33, 50, 17)
        )[0],
        "source": f"Institution number {source + 1}",
        "speaker": f"Speaker {chance.randrange(90) + 1}" if chance.random() < 0.6 else "",
        "source_type": TYPES[source % len(TYPES)],
        "reported_by": f"Newspaper {chance.randrange(100) + 1}",
        "title": f"Article {place + 1} on how many there are, and who says so",
        "url": f"https://example.org/articles/{place + 1}",
        "publication_date": (day + timedelta(days=chance.randrange(400))).isoformat(),
        "wording": wording,
        "derivation": "worked out from two shares" if chance.random() < 1 / 14 else "",
        "disputed_by": "The ministry" if chance.random() < 0.07 else "",
        "note": "Secondary summary; the wording is that of the article." * chance.randrange(3),
    }


def _bounds(chance: random.Random) -> tuple[str, str, str]:
    kind = chance.choices(KINDS, SHARES)[0]
    low = round(chance.lognormvariate(7.8, 0.8), -2) + 100
    high = low * chance.uniform(1.1, 3) // 100 * 100 + 100
    return {
        "range": (f"{low:.0f}", f"{high:.0f}", f"between {low:,.0f} and {high:,.0f}"),
        "single": (f"{low:.0f}", f"{low:.0f}", f"about {low:,.0f}"),
        "at least": (f"{low:.0f}", "", f"more than {low:,.0f}"),
        "at most": ("", f"{high:.0f}", f"fewer than {high:,.0f}"),
    }[kind]
