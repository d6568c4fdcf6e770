"""A number that the rules leave alone counts where the curator has selected it."""

from decimal import Decimal

import pytest

from lib.curate.brought.bring import Brought
from lib.curate.brought.found import found_in
from lib.curate.candidate import Candidate
from tests.curate.scoring import known

TEXT = (
    "On 3 May 2021 the UN said that the budget was 4,500. There were three dozen of them, "
    "nobody\u00adelse. ISIS-K has 2,000 fighters[4] in Afghanistan.\n\nName | Cost\nOne | 7,100\n"
)
GIVEN = Brought(TEXT)


def taken(words: str) -> Candidate:
    start = TEXT.index(words)
    place = (start, start + len(words))
    [found] = [
        each
        for each in found_in(GIVEN, known(), {"title": "A report"}, [place])
        if each.start < place[1] and place[0] < each.end
    ]
    return found


@pytest.mark.parametrize(
    ("words", "low", "told"),
    [
        ("4,500", 4500, "2021"),  # with what the text tells of it
        ("budget was 4,500", 4500, "2021"),
        ("three dozen", 36, "2021"),
        ("2,000", 2000, ""),  # found anyway, and not offered twice
        ("7,100", 7100, ""),  # in a table, where only the words themselves are read
    ],
)
def test_it_comes_with_what_the_text_tells_of_it(words: str, low: int, told: str):
    found = taken(words)
    assert (found.low, found.high, found.year) == (Decimal(low), Decimal(low), told)
    assert (found.title, found.doubt) == ("A report", "")


def test_words_without_a_number_are_offered_with_a_doubt():
    found = taken("nobody\u00adelse")
    assert (found.low, found.high, found.wording) == (None, None, "nobody\u00adelse")
    assert found.doubt == "This was chosen by hand; look at every cell"


def test_nothing_else_changes():
    at = TEXT.index("4,500")
    more, *others = found_in(GIVEN, known(), {}, [(at, at + 5)])
    assert more.wording == "4,500"
    assert others == found_in(GIVEN, known())
