"""Text → candidates: every published estimate that it seems to hold, with words and place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lib.curate.candidate import Candidate
from lib.curate.cleaning import clean
from lib.curate.introduced import with_introduced
from lib.curate.reader import Reader
from lib.curate.table_entries import entries
from lib.curate.tables import blocks, without_tables
from lib.curate.telling import ABOUT, Teller
from lib.curate.vocabulary import Vocabulary

__all__ = ["ABOUT", "Candidate", "candidates"]
NOTHING: Mapping[str, str] = {}


def candidates(
    text: str,
    vocabulary: Vocabulary,
    about: Mapping[str, str] = NOTHING,
    wanted: Sequence[tuple[int, int]] = (),
) -> list[Candidate]:
    """Find the estimates of a plain text, in its order; the same one said twice is given once.

    `about` says once for the whole text what holds where it tells nothing else, by columns: title,
    url, publication_date, reported_by, source, speaker, year. `wanted` are places of the text
    whose numbers count whatever the rules say.
    """
    cleaned = clean(text)
    vocabulary = with_introduced(cleaned.text, vocabulary)
    tables = blocks(cleaned.text)
    prose = without_tables(cleaned.text, tables)
    teller = Teller(cleaned, vocabulary, about)
    found = [*Reader(prose, vocabulary, teller, wanted).candidates()]
    found += [teller.of_entry(entry) for table in tables for entry in entries(table, vocabulary)]
    return _said_once(sorted(found, key=lambda one: (one.start, one.end)), wanted)


def _said_once(found: Sequence[Candidate], wanted: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Join what is said twice, at its first place; what is wanted there stays there."""
    kept: list[Candidate] = []
    places: dict[tuple, list[int]] = defaultdict(list)
    for each in found:
        alike = places[each.low, each.high, each.group]
        said = next((n for n in alike if each.says_again(kept[n])), None)
        if said is None or any(each.meets(*place) for place in wanted):
            alike.append(len(kept))
            kept.append(each)
        else:
            kept[said] = kept[said].joined(each)
    return kept
