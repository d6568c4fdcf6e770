"""Score the extraction on the labelled passages: `python -m tests.curate.scoring [FILE…]`."""

import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lib.curate.extract import Candidate, candidates
from lib.curate.text import plain
from lib.curate.vocabulary import Vocabulary, vocabulary
from lib.data.beside import words_beside
from lib.data.memory import Memory

PROJECT = Path(__file__).parents[2]
PASSAGES = Path(__file__).with_name("passages")
PARTS = {
    "worked on": "worked.toml",
    "worked on later": "later.toml",
    "left alone": "left_alone.toml",
    "other subjects, worked on": "other_worked.toml",
    "other subjects, left alone": "other_left_alone.toml",
}
WITHOUT_WORDS = "other_"  # how the files of what is read without a vocabulary begin
ARTICLES = ("the ", "a ", "an ")
Label = Mapping[str, object]


@dataclass
class Score:
    """How many estimates of one part were found: hits of what was given, and of what is there.

    Group, year and who says it count where the pair is a hit and the label names them.
    """

    passages: int = 0
    hits: int = 0
    found: int = 0
    labelled: int = 0
    groups: int = 0
    years: int = 0
    of_years: int = 0
    who: int = 0
    of_who: int = 0

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.labelled


def known() -> Vocabulary:
    """The words that the project itself uses."""
    path = PROJECT / "estimates.csv"
    return vocabulary(Memory(path).latest().reading.estimates, words_beside(path))


def scores() -> dict[str, Score]:
    """Score every part: armed groups by the project's words, other subjects without any."""
    words, none = known(), vocabulary()
    return {
        name: score(PASSAGES / file, none if file.startswith(WITHOUT_WORDS) else words)
        for name, file in PARTS.items()
    }


def score(path: Path, words: Vocabulary, show: bool = False) -> Score:
    """Compare pairs of low and high; what else is labelled counts where its pair is a hit."""
    total = Score()
    passages = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)["passage"]
    for passage in passages:
        found = candidates(plain(passage["text"].encode()), words)
        labels = passage["estimates"]
        labelled = [(e.get("low"), e.get("high"), e.get("group", "")) for e in labels]
        given = [(c.low, c.high, c.group) for c in found]
        hits = Counter(e[:2] for e in labelled) & Counter(c[:2] for c in given)
        groups = Counter(labelled) & Counter(given)
        total.passages += 1
        total.hits += hits.total()
        total.found += len(given)
        total.labelled += len(labelled)
        total.groups += groups.total()
        told = [_told(label, found) for label in labels]
        for year, who in told:
            total.of_years += year is not None
            total.years += bool(year)
            total.of_who += who is not None
            total.who += bool(who)
        differs = Counter(e[:2] for e in labelled) != Counter(c[:2] for c in given)
        if show and (differs or labelled != given or any(False in each for each in told)):
            print(passage["text"].strip(), "\n   there:")
            print(*(f"      {dict(label)}" for label in labels), "   given:", sep="\n")
            for c in found:
                print(
                    f"      {c.low} {c.high} {c.group!r} {c.counted!r} {c.area!r} {c.year!r} "
                    f"{c.source!r} {c.speaker!r} {c.wording!r}"
                )
    return total


def _told(label: Label, found: Sequence[Candidate]) -> tuple[bool | None, bool | None]:
    """Tell whether year and who says it are right; None where not labelled, or not found."""
    same = [c for c in found if (c.low, c.high) == (label.get("low"), label.get("high"))]
    if not same:
        return None, None
    year, who = label.get("year"), label.get("who")
    names = {_bare(name) for name in who} if isinstance(who, list) else set()
    return (
        None if year is None else any(c.year == year for c in same),
        None if who is None else any(_is_who(c, names) for c in same),
    )


def _is_who(candidate: Candidate, names: set[str]) -> bool:
    """Tell whether one of some names is given, or goes on with "of the league"."""
    given = {_bare(candidate.source), _bare(candidate.speaker)}
    return any(g == n or g.startswith(f"{n} of ") for g in given for n in names)


def _bare(name: object) -> str:
    """Give a name in lower case without its article; "" matches nothing."""
    plain_name = str(name).casefold().replace("’", "'")
    for article in ARTICLES:
        plain_name = plain_name.removeprefix(article)
    return plain_name or "-"


def table(scored: Mapping[str, Score]) -> str:
    """Write the scores as the README shows them."""
    lines = [
        "| part | passages | low and high found | of what was given, right | group right "
        "| year right | who right |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {s.passages} | {s.hits} of {s.labelled} ({s.recall:.2f}) "
        f"| {s.hits} of {s.found} ({s.precision:.2f}) | {s.groups} of {s.hits} "
        f"| {_of(s.years, s.of_years)} | {_of(s.who, s.of_who)} |"
        for name, s in scored.items()
    ]
    return "\n".join(lines)


def _of(right: int, labelled: int) -> str:
    return f"{right} of {labelled}" if labelled else "–"


def main(arguments: list[str]) -> None:
    """Print the table for all parts, or for the files named, these with what differs."""
    if not arguments:
        print(table(scores()))
        return
    words, none = known(), vocabulary()
    scored = {}
    for path in map(Path, arguments):
        read_by = none if path.name.startswith(WITHOUT_WORDS) else words
        scored[path.name] = score(path, read_by, show=True)
    print(table(scored))


if __name__ == "__main__":
    main(sys.argv[1:])
