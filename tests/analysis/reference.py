"""The rules of what may be said once more, by brute force, to test the others against.

Written from the rules alone; it shares no code with what it tests.
"""

import calendar
import csv
import datetime
import unicodedata
from fractions import Fraction
from pathlib import Path

DAY = datetime.timedelta(days=1)
INFINITY = float("inf")


def period(text):
    """Return first and last day of "year", "year-month" or "year-month-day"."""
    parts = [int(part) for part in text.strip().split("-")]
    if len(parts) == 1:
        return datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)
    if len(parts) == 2:
        last = calendar.monthrange(parts[0], parts[1])[1]
        return datetime.date(*parts, 1), datetime.date(*parts, last)
    return datetime.date(*parts), datetime.date(*parts)


def add_months(day, months):
    """Return the day so many calendar months later, clamped to the month's end."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def name(text):
    """Return the name as it is compared."""
    # "Names are compared after NFC with blanks folded and invisible characters dropped"
    text = unicodedata.normalize("NFC", text or "")
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(text.split())


def number(text):
    """Return the whole number of a cell, None where it is blank."""
    return int(text) if text and text.strip() else None


def read_rows(path):
    """Read the file into dicts with bounds, periods and marks worked out."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["low"], row["high"] = number(row.get("low")), number(row.get("high"))
        # "value: ... Alone it is a single figure"
        if row["low"] is None and row["high"] is None:
            row["low"] = row["high"] = number(row.get("value"))
        # "only as exact as the source is: year, month or day"
        row["first"], row["last"] = period(row.get("reference_date") or row["year"])
        # "Middle day of a period: its first day + half its days, rounded down"
        row["middle"] = row["first"] + DAY * ((row["last"] - row["first"]).days // 2)
        row["pub_first"] = row["pub_last"] = None
        if row.get("publication_date"):
            row["pub_first"], row["pub_last"] = period(row["publication_date"])
        row["original"] = not (row.get("repeats") or "").strip()
        # "a forecast where the last day of its publication lies before the first day described"
        row["forecast"] = row["pub_last"] is not None and row["pub_last"] < row["first"]
        # "looking back where it was published more than 180 days after the last day described"
        row["looking_back"] = (
            row["pub_first"] is not None and (row["pub_first"] - row["last"]).days > 180
        )
    return rows


def limit(query, key):
    """Return the last day of the query's `to` or `published_by`, None where it is not set."""
    values = [value for value in query.get(key) or [] if value]
    return period(values[0])[1] if values else None


def in_scope(rows, query):
    """Return the originals in scope, in the order of the file."""
    # "Scope: group, area, counted, source type, source, published by"; "Repeats never count"
    # "an absent filter means all"
    published_by = limit(query, "published_by")
    scope = []
    for row in rows:
        keep = row["original"]
        for key in ("group", "area", "counted", "source_type", "source"):
            wanted = [name(value) for value in query.get(key) or []]
            if wanted and name(row.get(key)) not in wanted:
                keep = False
        # "A statement is published on the first day of its publication date"
        if published_by and (row["pub_first"] is None or row["pub_first"] > published_by):
            keep = False
        if keep:
            scope.append(row)
    return scope


def find_moment(scope, query):
    """Return the moment the view speaks as of, None where nothing gives one."""
    # "the earliest of `to` and `published_by` where set"
    limits = [limit(query, key) for key in ("to", "published_by")]
    limits = [day for day in limits if day is not None]
    if limits:
        return min(limits)
    # "else the end of the newest reference period of an original in scope;
    # forecasts do not move it unless all are forecasts"
    rows = [row for row in scope if not row["forecast"]] or scope
    return max((row["last"] for row in rows), default=None)


def find_latest(scope, moment, window=18):
    """Return each source's latest rows at the moment, as {compared source: rows}."""
    latest = {}
    for source in sorted({name(row["source"]) for row in scope}):
        spoken = [r for r in scope if name(r["source"]) == source and r["middle"] <= moment]
        if not spoken:
            continue
        # "its newest original while middle day <= moment < middle day + 18 calendar months"
        newest = max(row["middle"] for row in spoken)
        if window == "next" or moment < add_months(newest, int(window)):
            # "Originals of one source with the same newest middle day speak together"
            latest[source] = [row for row in spoken if row["middle"] == newest]
    return latest


def join(pairs):
    """Return the joined low and high of (low, high) pairs, None where open."""
    # "low the smallest low, high the largest high, and a side that one of them leaves open
    # is open"
    lows, highs = [low for low, _ in pairs], [high for _, high in pairs]
    return (None if None in lows else min(lows)), (None if None in highs else max(highs))


def kinds_compare(kinds, comparable):
    """Tell whether kinds of count may be summarised together."""
    # "kinds only where views.toml calls them comparable"
    kinds = {name(kind) for kind in kinds}
    return len(kinds) <= 1 or any(
        kinds <= {name(kind) for kind in together} for together in comparable
    )


def widen(row):
    """Return low and high of a row, a single figure widened."""
    low, high = row["low"], row["high"]
    if low is None or low != high:
        return low, high
    # "A single figure stands for itself +- 10 % of its size where it is written whole and its
    # kind is not a year ...; 0 and years for themselves" (all numbers here are whole)
    if name(row.get("counted")).casefold().split(" ")[0] == "year":
        return low, high
    size = Fraction(abs(low), 10)
    return low - size, high + size


def are_apart(one, other):
    """Tell whether one (low, high) lies wholly above the other."""
    # "apart where one's low lies above the other's high"
    return any(
        a[0] is not None and b[1] is not None and a[0] > b[1]
        for a, b in ((one, other), (other, one))
    )


def estimates_apart(one, other):
    """Tell whether the latest rows of two sources are apart."""
    # "each row widened first, then joined; rows with a derivation left out (a source with
    # nothing else is apart from nobody ...)"
    one, other = ([widen(row) for row in rows if not derived(row)] for rows in (one, other))
    return bool(one and other) and are_apart(join(one), join(other))


def derived(row):
    """Tell whether the row's bounds were worked out."""
    return bool((row.get("derivation") or "").strip())


def said(row):
    """Return how the row states its number: derived, at least, at most or blank."""
    # "said is derived, at least, at most or blank, in this order of precedence"
    if derived(row):
        return "derived"
    return "at least" if row["high"] is None else "at most" if row["low"] is None else ""


def span_end(rows, high_end):
    """Return number, said and source at one end of the span."""
    # "lowest to highest number stated by the latest estimates"
    numbers = [n for row in rows for n in (row["low"], row["high"]) if n is not None]
    end = max(numbers) if high_end else min(numbers)
    # "Where several state an end, one without derivation names it before one with; then, at
    # the high end, at least, a figure or range, at most (at the low end the reverse); then
    # source A-Z"
    order = ["at least", "", "at most"] if high_end else ["at most", "", "at least"]

    def rank(row):
        side = "at least" if row["high"] is None else "at most" if row["low"] is None else ""
        return derived(row), order.index(side), name(row["source"]).casefold(), row["source"]

    first = min((row for row in rows if end in (row["low"], row["high"])), key=rank)
    return end, said(first), first["source"]


def plain(value):
    """Return a number as int where whole, else float, None where open."""
    if abs(value) == INFINITY:
        return None
    return int(value) if value == int(value) else float(value)


def median(values):
    """Return the median, None where it is open."""
    # "with an even count the mean of the two in the middle, open where one of them is"
    values, half = sorted(values), len(values) // 2
    two = [values[half]] if len(values) % 2 else values[half - 1 : half + 1]
    if any(abs(value) == INFINITY for value in two):
        return None
    return plain(Fraction(sum(two), len(two)))


def describe(latest, moment):
    """Return the columns of the summary for latest rows by source."""
    rows = [row for own in latest.values() for row in own]
    bounds = [join([(row["low"], row["high"]) for row in own]) for own in latest.values()]
    low, low_said, low_by = span_end(rows, high_end=False)
    high, high_said, high_by = span_end(rows, high_end=True)
    # "from the median of the low ends to the median of the high ends over all latest
    # estimates, an open low below every number, an open high above"; "At least three sources"
    middle_low = middle_high = None
    if len(latest) >= 3:
        middle_low = median([-INFINITY if a is None else a for a, _ in bounds])
        middle_high = median([INFINITY if b is None else b for _, b in bounds])
    apart = pairs = 0
    sources = list(latest)
    for i in range(len(sources)):
        for j in range(i):
            pairs += 1  # a source with derived rows only "stays in the number of pairs"
            apart += estimates_apart(latest[sources[i]], latest[sources[j]])
    return {
        "date": moment.isoformat(),
        "sources": len(latest),
        # "two_sided + only_lower + only_upper + open = sources"
        "two_sided": sum(a is not None and b is not None for a, b in bounds),
        "only_lower": sum(a is not None and b is None for a, b in bounds),
        "only_upper": sum(a is None and b is not None for a, b in bounds),
        "open": sum(a is None and b is None for a, b in bounds),
        # "derived counts the sources all of whose latest rows are derived"
        "derived": sum(all(derived(row) for row in own) for own in latest.values()),
        "span_low": low,
        "span_low_said": low_said,
        "span_low_by": low_by,
        "span_high": high,
        "span_high_said": high_said,
        "span_high_by": high_by,
        "middle_low": middle_low,
        "middle_high": middle_high,
        "pairs": pairs,
        "apart": apart,
        # "oldest is the earliest middle day among them"
        "oldest": min(row["middle"] for row in rows).isoformat(),
    }


def summarise(rows, query, comparable, window=18):
    """Return moment, number in scope, refusal and summary of a query."""
    scope = in_scope(rows, query)
    moment = find_moment(scope, query)
    latest = find_latest(scope, moment, window) if moment else {}
    refused, summary = "", None
    # "Groups and areas are never summarised together" (judged on all originals in scope);
    # "kinds are judged on the latest estimates only"
    if len({name(row.get("group")) for row in scope}) > 1:
        refused = "group"
    elif len({name(row.get("area")) for row in scope}) > 1:
        refused = "area"
    elif not kinds_compare([r.get("counted") for own in latest.values() for r in own], comparable):
        refused = "counted"
    elif latest:
        summary = describe(latest, moment)
    return {"moment": moment, "scope": len(scope), "refused": refused, "summary": summary}


def sides(rows, query):
    """Return the named sides with their numbers of originals in scope."""
    # "A side is a source type (where no row of the file has a type, a source)"
    key = "source_type" if any(name(row.get("source_type")) for row in rows) else "source"
    counts, shown = {}, {}
    for row in in_scope(rows, query):
        side = name(row.get(key))
        counts[side] = counts.get(side, 0) + 1
        shown.setdefault(side, row.get(key))
    # "with at least three originals in scope; blank is never a side"
    named = [(side, count) for side, count in counts.items() if side and count >= 3]
    # "at most three, those with most originals, ties A-Z without case"
    named.sort(key=lambda pair: (-pair[1], pair[0].casefold(), pair[0]))
    return [(shown[side], count) for side, count in named[:3]]


def changes(rows, query, window=18):
    """Return (source, ids then, ids now) of the sources that spoke anew within 12 months."""
    scope = in_scope(rows, query)
    moment = find_moment(scope, query)
    if moment is None:
        return []
    now = find_latest(scope, moment, window)
    then = find_latest(scope, add_months(moment, -12), window)
    found = []
    # "its latest estimate beside the one 12 months earlier, only if they are different
    # statements"
    for source in sorted(now, key=lambda source: (source.casefold(), source)):
        ids_now = [row["id"] for row in now[source]]
        ids_then = [row["id"] for row in then.get(source, [])]
        if ids_then and set(ids_then) != set(ids_now):
            found.append((now[source][0]["source"], ids_then, ids_now))
    return found


def steps(rows, query, comparable, window=18):
    """Return span and middle on every day up to the moment a latest estimate begins or ends."""
    scope = in_scope(rows, query)
    moment = find_moment(scope, query)
    days = {row["middle"] for row in scope}
    if window != "next":
        days |= {add_months(row["middle"], int(window)) for row in scope}

    def ids(day):
        return {row["id"] for own in find_latest(scope, day, window).values() for row in own}

    found = []
    for day in sorted(days):
        if day > moment or ids(day) == ids(day - DAY):
            continue
        answer = summarise(rows, {**query, "to": [day.isoformat()]}, comparable, window)
        if answer["refused"] in ("group", "area"):
            return []
        summary = answer["summary"] or {}
        found.append(
            (
                day,
                *(
                    summary.get(key)
                    for key in ("span_low", "span_high", "middle_low", "middle_high")
                ),
            )
        )
    return found


def sharpest(rows, query, comparable):
    """Return (higher id, lower id, ratio) of all originals that are apart, sharpest first."""
    scope = in_scope(rows, query)
    # "Ratios only where all numbers are above 0, else differences"
    numbers = [n for row in scope for n in (row["low"], row["high"]) if n is not None]
    ratios = all(n > 0 for n in numbers)
    found = []
    for high in scope:
        for low in scope:
            # "originals of different sources ..., no bound derived"
            if name(high["source"]) == name(low["source"]) or derived(high) or derived(low):
                continue
            if any(name(high.get(key)) != name(low.get(key)) for key in ("group", "area")):
                continue
            if not kinds_compare([high.get("counted"), low.get("counted")], comparable):
                continue
            # "middle days at most 12 months apart"
            earlier, later = sorted([high["middle"], low["middle"]])
            if later > add_months(earlier, 12):
                continue
            # "one's low lies above the other's high, each row widened first"
            bottom, top = widen(high)[0], widen(low)[1]
            if bottom is None or top is None or not bottom > top:
                continue
            # "by the ratio" (of the stated numbers)
            if ratios:
                size = Fraction(high["low"], low["high"])
            else:
                size = Fraction(high["low"] - low["high"])
            found.append((high["id"], low["id"], size))
    found.sort(key=lambda pair: (-pair[2], pair[0], pair[1]))
    return [(high, low, float(size)) for high, low, size in found]
