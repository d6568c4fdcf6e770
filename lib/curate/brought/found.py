"""What was brought → the estimates in it: rows of tables as they stand, prose as it is read."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lib.curate.brought.bring import Brought
from lib.curate.brought.data_tables import DataTable, data_table
from lib.curate.brought.grids import grids
from lib.curate.brought.table_rows import candidates_of
from lib.curate.candidate import Candidate
from lib.curate.chosen import chosen
from lib.curate.extract import NOTHING, candidates
from lib.curate.vocabulary import Vocabulary
from lib.words import curating


def found_in(
    brought: Brought,
    vocabulary: Vocabulary,
    about: Mapping[str, str] = NOTHING,
    wanted: Sequence[tuple[int, int]] = (),
) -> list[Candidate]:
    """Find the estimates of what was brought, in the order of its text, each with its page.

    `about` says once for the whole text what holds where it tells nothing else, before what the
    file says of itself; its names are those of `lib.curate.extract.ABOUT`. `wanted` are places
    that the curator has chosen: each has a candidate.
    """
    about = {**brought.about, **{name: said for name, said in about.items() if said}}
    tables = [each for grid in grids(brought.text) if (each := data_table(grid))]
    prose = _without(brought.text, tables)
    found = candidates(prose, vocabulary, about, wanted) if prose.strip() else []
    found += [each for table in tables for each in candidates_of(table, vocabulary, about)]
    missed = [place for place in wanted if not any(each.meets(*place) for each in found)]
    found += [chosen(brought.text, *place, vocabulary, about) for place in missed]
    found.sort(key=lambda one: (one.start, one.end))
    return [_with_page(each, brought.pages) for each in found]


def _without(text: str, tables: Sequence[DataTable]) -> str:
    """Blank tables out, so that every place stays."""
    pieces, at = [], 0
    for table in tables:
        inside = text[table.start : table.end]
        blank = "".join("\n" if sign == "\n" else " " for sign in inside)
        pieces += [text[at : table.start], blank]
        at = table.end
    return "".join([*pieces, text[at:]])


def _with_page(candidate: Candidate, pages: Sequence[int]) -> Candidate:
    if not pages:
        return candidate
    page = curating.on_page(bisect_right(pages, candidate.start))
    return replace(candidate, note="; ".join(filter(None, (candidate.note, page))))
