"""Score the extraction on the labelled passages: `python -m tests.curate.scoring [FILE…]`."""

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lib.curate.extract import candidates
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
}


@dataclass
class Score:
    """How many estimates of one part were found: hits of what was given, and of what is there."""

    passages: int = 0
    hits: int = 0
    found: int = 0
    labelled: int = 0
    groups: int = 0

    @property
    def precision(self) -> float:
        return self.hits / self.found

    @property
    def recall(self) -> float:
        return self.hits / self.labelled


def known() -> Vocabulary:
    """The words that the project itself uses."""
    path = PROJECT / "estimates.csv"
    return vocabulary(Memory(path).latest().reading.estimates, words_beside(path))


def score(path: Path, words: Vocabulary, show: bool = False) -> Score:
    """Compare pairs of low and high; a group counts where its pair is a hit."""
    total = Score()
    for passage in tomllib.loads(path.read_text("utf-8"))["passage"]:
        found = candidates(plain(passage["text"].encode()), words)
        labelled = [(e.get("low"), e.get("high"), e["group"]) for e in passage["estimates"]]
        given = [(c.low, c.high, c.group) for c in found]
        hits = Counter(e[:2] for e in labelled) & Counter(c[:2] for c in given)
        groups = Counter(labelled) & Counter(given)
        total.passages += 1
        total.hits += hits.total()
        total.found += len(given)
        total.labelled += len(labelled)
        total.groups += groups.total()
        if show and (set(labelled) != set(given)):
            print(passage["text"].strip(), "\n   there:", labelled, "\n   given:", given, "\n")
    return total


def table(scores: dict[str, Score]) -> str:
    """Write the scores as the README shows them."""
    lines = [
        "| part | passages | low and high found | of what was given, right | group right |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {s.passages} | {s.hits} of {s.labelled} ({s.recall:.2f}) "
        f"| {s.hits} of {s.found} ({s.precision:.2f}) | {s.groups} of {s.hits} |"
        for name, s in scores.items()
    ]
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Print the table for all parts, or for the files named, these with what differs."""
    words = known()
    if arguments:
        scores = {Path(name).name: score(Path(name), words, show=True) for name in arguments}
    else:
        scores = {name: score(PASSAGES / file, words) for name, file in PARTS.items()}
    print(table(scores))


if __name__ == "__main__":
    main(sys.argv[1:])
