"""Synthetic estimates of any number, the same for the same seed."""

import csv
import io
import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

SEED = 8
LAST = date(2026, 6, 30)
TYPES = ("UN", "US government", "Russian government", "Afghan government", "think tank", "media",
         "other government", "the group itself")  # fmt: skip
COLUMNS = ("id", "group", "area", "counted", "low", "high", "year", "reference_date", "source",
           "speaker", "source_type", "reported_by", "title", "url", "publication_date", "wording",
           "derivation", "repeats", "disputed_by", "disputed_url", "note")  # fmt: skip
# Long texts, without which no file of these is refused for its size.
LONG, MOST_WITH_LONG = ("title", "note", "reported_by"), 20_000
# Shares as in a curated file: range, single, at least, at most.
KINDS, SHARES = ("range", "single", "at least", "at most"), (45, 30, 15, 10)


@dataclass(frozen=True)
class Kind:
    """What a file is like: how many pairs of group and area, from whom, since when."""

    name: str
    panels: int = 1
    sources: int = 200
    first: date = date(2010, 1, 1)


ONE_PANEL = Kind("one panel")
FIFTY_PANELS = Kind("fifty panels, over centuries", panels=50, first=date(1526, 1, 1))


def make_rows(number: int, kind: Kind = ONE_PANEL, seed: int = SEED) -> bytes:
    """Write a CSV of this many rows from sources of 8 types, of one kind of number.

    A tenth are repeats of an earlier original, a fourteenth carry a derivation, a third are exact
    to the day, half to the month, the rest to the year; a third each have no, one, two decimals.
    """
    chance = random.Random(seed)
    out = io.StringIO()
    columns = [name for name in COLUMNS if number <= MOST_WITH_LONG or name not in LONG]
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    originals: list[str] = []
    for place in range(number):
        row = _row(chance, place, kind)
        if originals and chance.random() < 0.1:
            row["repeats"] = chance.choice(originals)
        else:
            originals.append(row["id"])
        writer.writerow(row)
    return out.getvalue().encode()


def _row(chance: random.Random, place: int, kind: Kind) -> dict[str, str]:
    source, panel = chance.randrange(kind.sources), chance.randrange(kind.panels)
    day = kind.first + timedelta(days=chance.randrange((LAST - kind.first).days))
    low, high, wording = _bounds(chance)
    return {
        "id": f"row-{place + 1}",
        "group": f"Group {panel % 10 + 1}",
        "area": f"Area {panel // 10 + 1}",
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
    places = chance.randrange(3)
    low = 100 + chance.lognormvariate(7.8, 0.8)
    high = 100 + low * chance.uniform(1.1, 3)
    low, high = f"{low:.{places}f}", f"{high:.{places}f}"
    written, above = (f"{Decimal(each):,}" for each in (low, high))
    return {
        "range": (low, high, f"between {written} and {above}"),
        "single": (low, low, f"about {written}"),
        "at least": (low, "", f"more than {written}"),
        "at most": ("", high, f"fewer than {above}"),
    }[kind]
