"""The text of a PDF: columns one after the other, tables whole, no running heads, its pages."""

from pathlib import Path

import pytest

from lib.curate.brought.bring import brought
from lib.curate.brought.columns import in_order
from lib.curate.brought.found import found_in
from lib.curate.brought.running_heads import without_running_heads
from lib.curate.vocabulary import vocabulary
from lib.data.problems import UnreadableError
from tests.curate.files import column, pdf

WORDS = vocabulary(None, b"")
PRINTED = Path(__file__).parent / "brought" / "two-columns.pdf"  # by a browser, letter by letter
VALLEY = (
    "In 2019 the Tana Institute estimated that between 4,000 and 6,000 people had left the "
    "valley, which was more than the year before. The province itself said nothing of it, and the "
    "relief agency spoke of many families who waited at the border for the snow to melt.\n\n"
    "The envoy of Norway reckoned that 2,500 herders remained."
)
SQUARE = (
    "Police in Oslo said in 2018 that 12,000 protesters stood in the square, and the organisers "
    "spoke of 30,000. Nobody had counted them from the air, and no picture of the whole square is "
    "known to us today.\n\n"
    "The ministry reported in 2020 that 700 animals were counted on the plain."
)
HEADING = "How many people were there in the valley and in the square of the town in those years?"


def flat(text: str) -> str:
    return " ".join(text.split())


def text_of(*words) -> str:
    return brought("report.pdf", pdf([[each for part in words for each in part]])).text


def test_two_columns_are_read_one_after_the_other_below_their_heading():
    text = text_of([(50, 810, HEADING)], column(VALLEY, 50, 230), column(SQUARE, 310, 230))
    assert flat(text) == flat(f"{HEADING} {VALLEY} {SQUARE}")


def test_three_columns_are_read_one_after_the_other():
    text = text_of(*(column(each, x, 150) for each, x in
                     ((VALLEY, 50), (SQUARE, 220), (VALLEY, 390))))  # fmt: skip
    assert flat(text) == flat(f"{VALLEY} {SQUARE} {VALLEY}")


def test_lines_that_stand_a_little_lower_in_one_column_change_nothing():
    text = text_of(column(VALLEY, 50, 230), column(SQUARE, 310, 230, top=776))
    assert flat(text) == flat(f"{VALLEY} {SQUARE}")


def test_what_runs_over_both_columns_parts_what_is_above_from_what_is_below():
    lower = column(SQUARE, 50, 230, 480), column(VALLEY, 310, 230, 480)
    text = text_of(column(VALLEY, 50, 230), column(SQUARE, 310, 230), [(50, 520, HEADING)], *lower)
    assert flat(text) == flat(f"{VALLEY} {SQUARE} {HEADING} {SQUARE} {VALLEY}")


def test_one_column_stays_as_it_is():
    assert flat(text_of(column(VALLEY, 50, 480))) == flat(VALLEY)


ROWS = (
    ("Source", "Year", "Low", "High", "Where the numbers are from"),
    *((f"Institute number {n}", f"201{n}", f"{n},000", f"{n},500", "a letter to the council")
      for n in range(1, 9)),
)  # fmt: skip
PLACES = (50, 200, 260, 320, 380)


def test_a_table_is_not_torn_into_columns():
    words = [(x, 780 - 12 * at, cell) for at, row in enumerate(ROWS)
             for x, cell in zip(PLACES, row, strict=True)]  # fmt: skip
    content = pdf([words])
    assert brought("", content).text.splitlines() == ["   ".join(row) for row in ROWS]
    found = found_in(brought("", content), WORDS)
    assert [(each.source, each.year, each.low, each.high) for each in found] == [
        (f"Institute number {n}", f"201{n}", n * 1000, n * 1000 + 500) for n in range(1, 9)
    ]


def test_a_table_between_columns_is_not_torn_where_it_leaves_their_gap_free():
    rows = [(x, 500 - 12 * at, cell) for at in range(6)
            for x, cell in ((50, f"Agency {at}"), (200, f"201{at}"), (310, f"{at}00"),
                            (420, "people of the hills"))]  # fmt: skip
    text = text_of(column(VALLEY, 50, 230), column(SQUARE, 310, 230), rows)
    assert flat(text).startswith(flat(f"{VALLEY} {SQUARE} Agency 0 2010 000 people of the hills"))
    assert "Agency 5   2015   500   people of the hills" in text


def test_a_word_that_is_parted_at_the_end_of_a_column_is_one_word():
    left = column(VALLEY.replace("2,500 herders remained.", "2,500 her-"), 50, 230)
    right = column(f"ders remained. {SQUARE}", 310, 230)
    content = pdf([[*left, *right]])
    found = found_in(brought("", content), WORDS)
    assert ("herders", 2500) in [(each.counted, each.low) for each in found]


def test_a_browser_prints_what_is_read_again():
    given = brought(PRINTED.name, PRINTED.read_bytes())
    assert given.about == {"title": "Counting the valley"}
    found = found_in(given, WORDS)
    told = [(each.low, each.high, each.counted, each.source or each.speaker, each.year)
            for each in found if each.year]  # fmt: skip
    assert told == [
        (4000, 6000, "people", "Tana Institute", "2018"),
        (2, 2, "people", "Tana Institute", "2018"),  # "two of them", to be rejected
        (12000, 12000, "protesters", "Police in Oslo", "2019"),
        (30000, 30000, "protesters", "The organisers of the march", "2019"),
        (None, 9000, "animals", "The relief agency", "2020"),
        (4000, 6000, "people", "Tana Institute", "2018"),
        (12000, 12000, "protesters", "Police", "2019"),
        (30000, 30000, "protesters", "Organisers", "2019"),
    ]
    assert {each.note for each in found} == {"page 1"}


def test_a_candidate_tells_its_page_and_its_place():
    pages = [[(50, 700, f"Part {n}. In 201{n} the army counted {n},000 people.")]
             for n in (1, 2, 3)]  # fmt: skip
    given = brought("", pdf(pages))
    assert [given.text[at : at + 6] for at in given.pages] == ["Part 1", "Part 2", "Part 3"]
    found = found_in(given, WORDS)
    assert [(each.low, each.note) for each in found] == [
        (1000, "page 1"), (2000, "page 2"), (3000, "page 3"),
    ]  # fmt: skip
    assert [given.text[each.start : each.end] for each in found] == [
        "1,000 people", "2,000 people", "3,000 people",
    ]  # fmt: skip


def test_running_heads_feet_and_page_numbers_are_left_out():
    pages = [[(50, 820, f"THE DAILY   {n}"), (50, 700, f"In all {n * n},000 people came."),
              (280, 30, f"Page {n} of 4")] for n in range(1, 5)]  # fmt: skip
    assert brought("", pdf(pages)).text.splitlines() == [
        f"In all {n * n},000 people came." for n in range(1, 5)
    ]


HEADS = {
    # pages → what stays of them
    "too few pages": ([["Head", "one"], ["Head", "two"]], [["Head", "one"], ["Head", "two"]]),
    "even and odd": (
        [["LEFT", "a"], ["RIGHT", "b"], ["LEFT", "c"], ["RIGHT", "d"], ["LEFT", "e"],
         ["RIGHT", "f"]],
        [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]],
    ),
    "numbers of pages": (
        [["7 The year 2019", "a"], ["The year 2019 8", "b"], ["9 The year 2019", "c"],
         ["The year 2019 10", "d"], ["11 The year 2019", "e"], ["The year 2019 12", "f"]],
        [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]],
    ),
    "numbers of what is counted": (
        [["a", "Total 4,000"], ["b", "Total 5,000"], ["c", "Total 6,000"], ["d", "Total 70"]],
        [["a", "Total 4,000"], ["b", "Total 5,000"], ["c", "Total 6,000"], ["d", "Total 70"]],
    ),
    "in the middle of a page": (
        [["a", "b", "x", "c", "d"], ["e", "f", "x", "g", "h"], ["i", "j", "x", "k", "l"]],
        [["a", "b", "x", "c", "d"], ["e", "f", "x", "g", "h"], ["i", "j", "x", "k", "l"]],
    ),
    "empty pages": ([[], ["", " "], ["a"]], [[], ["", " "], ["a"]]),
}  # fmt: skip


@pytest.mark.parametrize(("pages", "expected"), HEADS.values(), ids=HEADS)
def test_what_is_printed_on_most_pages_is_left_out(pages, expected):
    assert without_running_heads(pages) == expected


LINES = {
    # lines as laid out → text
    "nothing": ([], ""),
    "blank lines": (["", "  ", "a", "", "", "", "b"], "a\n\nb"),
    "filled up": (["had    left    the    valley"], "had left the valley"),
    "cells": (["Agency  one      2001    500"], "Agency one   2001   500"),
    "a list": (["1.     one thing", "2.     another thing"], "1.   one thing\n2.   another thing"),
}


@pytest.mark.parametrize(("lines", "text"), LINES.values(), ids=LINES)
def test_how_lines_are_written(lines, text):
    assert in_order(lines) == text


TITLES = {
    "How many are there?": {"title": "How many are there?"},
    "Microsoft Word - final.docx": {},
    "report_v3": {},
    "untitled": {},
    "": {},
}


@pytest.mark.parametrize(("title", "about"), TITLES.items(), ids=TITLES)
def test_a_pdf_tells_its_title_alone(title, about):
    assert brought("", pdf([[(50, 700, "Some text.")]], title)).about == about


SOUND = pdf([[(50, 700, "Some text.")]])
ENCRYPT = (
    "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
    f"/O<{'00' * 32}>/U<{'00' * 32}>>>"
)  # fmt: skip
REASONS = {
    # bytes → reason
    "a scan": (
        pdf([[], []]),
        "its pages hold pictures and no text, as after scanning; run text recognition (OCR) on "
        "it first",
    ),
    "a scan with a stamp on each page": (
        pdf([[(50, 20, f"Copy of the archive, {n}")] for n in range(5)]),
        "its pages hold pictures and no text, as after scanning; run text recognition (OCR) on "
        "it first",
    ),
    "a password": (
        pdf([[(50, 700, "Some text.")]], more=ENCRYPT),
        "it has a password; save it without one, or copy its text and paste that",
    ),
    "too many pages": (
        pdf([[]] * 401),
        "it has more than 400 pages; print those with the numbers as a PDF of its own",
    ),
    "too much to draw": (
        pdf([[(50, 700, "word " * 5_000)] * 21]),
        "it holds more than can be read; print the pages with the numbers as a PDF of its own",
    ),
    "its first bytes alone": (
        b"%PDF-1.7\n",
        "it is a damaged PDF; print the page or the report as PDF anew",
    ),
    "no pages": (
        SOUND.replace(b"/Pages 2 0 R", b"/Paged 2 0 R"),
        "it is a damaged PDF; print the page or the report as PDF anew",
    ),
    "signs of no letters": (
        pdf([[(50, 700, "¤¦§¨©ª¬" * 20)]]),
        "its letters cannot be told from each other, for it does not say what its signs stand "
        "for; run text recognition (OCR) on it first",
    ),
}


@pytest.mark.parametrize(("content", "reason"), REASONS.values(), ids=REASONS)
def test_what_is_not_read_says_what_to_do(content, reason):
    with pytest.raises(UnreadableError) as raised:
        brought("report.pdf", content)
    assert str(raised.value) == reason


def test_what_mail_has_put_before_it_does_no_harm():
    assert brought("", b"\r\n\r\n" + SOUND).text == "Some text.\n"
