"""A draft that the browser keeps comes back as it was, and anything else as nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.curate import kept
from lib.curate.draft import Draft

FILE = b"id,source,year,low\na,UN,2019,5\n"
DRAFT = Draft(
    "e.csv", FILE, {(2, "low"): "6"}, ({"source": "US", "found": "3-9 x"},), {}, frozenset({"0-2"})
)
ABOUT = {"title": "An article"}


def there_and_back(draft: Draft, own: bytes = b"", text: str = "a text") -> kept.Kept:
    found = kept.read_kept(kept.written(kept.kept(draft, own, text, ABOUT, [(3, 9)])))
    assert found
    return found


def test_a_draft_comes_back_as_it_was():
    found = there_and_back(DRAFT)
    assert found.on(Draft("e.csv", FILE)) == (DRAFT, True)
    assert (found.text, found.about, found.wanted, found.own) == ("a text", ABOUT, [(3, 9)], b"")


@given(st.binary(), st.text())
def test_any_file_and_any_text_come_back(own: bytes, text: str):
    try:
        found = there_and_back(DRAFT, own, text)
    except UnicodeEncodeError:  # half a letter, which no browser sends
        return
    assert (found.own, found.text) == (own, text)


def test_changed_cells_stay_away_from_a_file_that_has_changed_and_new_rows_do_not():
    held, fits = there_and_back(DRAFT).on(Draft("e.csv", FILE + b"b,UN,2020,5\n"))
    assert (held.changes, held.rows, fits) == ({}, DRAFT.rows, False)
    without = there_and_back(Draft("e.csv", FILE, rows=DRAFT.rows))
    assert without.on(Draft("e.csv", b"other"))[1]


@pytest.mark.parametrize(
    "text",
    ["", "no JSON", "[]", '{"name": "e.csv"}', '{"name": 1, "opened": "x"}',
     '{"name": "e", "opened": "x", "changes": [[2, "no column", "5"]]}',
     '{"name": "e", "opened": "x", "own": "é"}', '{"name": "e", "opened": "x", "more": 1}'],
)  # fmt: skip
def test_what_is_none_of_ours_is_not_taken_over(text: str):
    assert kept.read_kept(text) is None


def test_what_is_too_large_for_a_browser_is_not_kept():
    assert kept.written(kept.kept(DRAFT, b"", "x" * kept.MOST_CHARACTERS, {}, [])) == ""
