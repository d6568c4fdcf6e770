"""The parts of the curate page that can be read without a browser."""

from lib.curate.extract import candidates
from lib.page.curate.from_text import marked
from lib.page.curate.to_do import lists
from lib.words import curating
from tests.conftest import table
from tests.curate.scoring import known


def test_every_found_phrase_is_marked_with_its_number_and_escaped():
    text = "<b>ISIS-K</b> has 4,000 fighters & up to 500 foreign fighters."
    found = candidates(text, known())
    assert marked(text, found, ["", "accepted"]) == (
        "&lt;b&gt;ISIS-K&lt;/b&gt; has <mark class='open'>4,000 fighters<sup>1</sup></mark> &amp; "
        "<mark class='accepted'>up to 500 foreign fighters<sup>2</sup></mark>."
    )


def test_the_list_of_what_to_look_at():
    rows = table(
        """
        id,source,year,reference_date,low,url,derivation,disputed_by,repeats
        a,UN,2019,2019-06,5,,,,
        b,UN,2019,,6,https://example.org/,half of 12,,
        c,US,2019,2019-06,7,https://example.org/,,Taliban,a
        """
    )
    assert {name: list(found["id"]) for name, found in lists(rows).items()} == {
        "no_link": ["a"], "no_exact_date": ["b"], "derived": ["b"], "disputed": ["c"],
        "repeats": ["c"],
    }  # fmt: skip
    assert lists(rows).keys() == curating.TO_DO_LISTS.keys()
