"""What printing and copying put into a text is taken off, and every place leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.curate.cleaning import clean
from lib.curate.lines import paragraphs

EXAMPLES = {
    "a hyphen at the end of a line": ("2,000 fight-\ners", "2,000 fighters"),
    "a hyphen that was copied with a blank": ("regis- tered", "registered"),
    "a hyphen that belongs there": ("full- and part-time", "full- and part-time"),
    "a number over two lines": ("31,\n000 men", "31,000 men"),
    "a range over two lines": ("2,500-\n4,000", "2,500-4,000"),
    "a soft hyphen": ("mili\u00adtants", "militants"),
    "joined letters": ("ﬁghters of the oﬃce", "fighters of the office"),
    "marks of footnotes": ("4,000[12] fighters[a][citation needed].", "4,000 fighters."),
    "small figures": ("4,000¹² men", "4,000 men"),
    "a unit": ("13 km²", "13 km²"),
    "brackets of a text": ("[12 fighters]", "[12 fighters]"),
    "words without a blank": ("2,700and 3,100", "2,700 and 3,100"),
    "a number without a blank": ("about2,700 men", "about 2,700 men"),
    "a unit without a blank": ("2,700km", "2,700km"),
    "sentences without a blank": ("it said.Of these", "it said. Of these"),
    "quotation marks of one kind": ("700 'members' of it", '700 "members" of it'),
    "what a group owns": ("the Reds' 700 men, the Blues' 80", "the Reds' 700 men, the Blues' 80"),
}  # fmt: skip


@pytest.mark.parametrize(("copied", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_text_reads_as_it_was_written(copied, expected):
    assert clean(copied).text == expected


@given(st.text(alphabet="ab1,. -\n\u00adﬁ[]'\"", max_size=60))
def test_every_place_leads_back(text):
    cleaned = clean(text)
    for at, sign in enumerate(cleaned.text):
        there = text[cleaned.place(at) : cleaned.place(at) + 1]
        assert sign == there or sign in ' "fi'
    places = [cleaned.place(at) for at in range(len(cleaned.text))]
    assert places == sorted(places)


LINES = {
    # text → its paragraphs
    "wrapped narrowly": (
        "The group has between 2,500\nand 4,000 fighters in\nthe south.\n\nIt grows.",
        ["The group has between 2,500\nand 4,000 fighters in\nthe south.", "It grows."],
    ),
    "wrapped before a capital": (
        "The last count was made by the Northern\nCommission, which had 300 clerks at work\n"
        "Monday.",
        ["The last count was made by the Northern\nCommission, which had 300 clerks at work\n"
         "Monday."],
    ),
    "a heading": (
        "Strength in 2019\nThe group has some 4,000 fighters in the provinces of the south.",
        ["Strength in 2019", "The group has some 4,000 fighters in the provinces of the south."],
    ),
    "a heading over its figure": ("Strength\n31,000–36,000", ["Strength\n31,000–36,000"]),
    "a list": ("Reds: 300\nBlues: 400", ["Reds: 300", "Blues: 400"]),
    "bullets": ("- 300 of the Reds are\n- 400 of the Blues", ["- 300 of the Reds are",
                                                           "- 400 of the Blues"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES.values(), ids=LINES)
def test_lines_that_were_only_wrapped_go_on(text, expected):
    found = [text[start:end].strip() for start, end in paragraphs(text)]
    assert [each for each in found if each] == expected
