"""What comes of a draft: the new file, what is wrong and what is unusual about its rows."""

from lib.curate.draft import ACCEPTED, FOUND, OPEN, REJECTED, Draft, checked, rows_csv
from lib.curate.vocabulary import vocabulary

FILE = b"id,source,year,low,high,url,wording\na,UN,2019,5,6,https://x.org/,five to six\n"
ROW = {"source": "UN", "year": "2020", "low": "7", "high": "8", "url": "https://x.org/b"}
START = Draft("e.csv", FILE)


def test_a_new_row_is_part_of_the_new_file_and_blank_rows_are_not():
    made = checked(Draft("e.csv", FILE, rows=(ROW, {"source": " "})), vocabulary())
    assert made.content == FILE + b",UN,2020,7,8,https://x.org/b,\n"
    assert (made.new, made.of_rows, made.of_lines, made.unusual) == (("un-2020",), (), (), ())


def test_problems_and_warnings_go_by_the_number_of_the_row_or_line():
    rows = ({}, ROW, {**ROW, "low": "x"}, {**ROW, "year": "2021", "wording": "nine"})
    draft = Draft("e.csv", FILE, changes={(2, "high"): "4"}, rows=rows)
    made = checked(draft, vocabulary())
    assert [(each.line, each.column) for each in made.of_rows] == [(2, "low")]
    assert [(each.line, each.column) for each in made.of_lines] == [(2, "high")]
    assert [(each.line, each.column) for each in made.unusual] == [(3, "high"), (3, "low")]
    assert made.spoilt
    assert draft.places == [1, 2, 3]  # where the rows with these numbers stand


def test_a_fault_that_was_there_before_is_told_of_and_spoils_nothing():
    made = checked(Draft("e.csv", FILE + b"b,UN,20x9,1,2,,\n", rows=(ROW,)), vocabulary())
    assert [(each.line, each.column) for each in made.of_lines] == [(3, "year")]
    assert not made.spoilt


def test_an_untouched_draft_is_what_was_opened():
    draft = Draft("e.csv", FILE, rows=({"source": ""},))
    assert not draft.touched
    assert checked(draft, vocabulary()).content == FILE


def test_new_rows_leave_in_the_columns_of_the_row_model():
    head, line = rows_csv([ROW]).decode().splitlines()
    assert head.startswith("id,group,area,counted,low,high,value,error,confidence,year,")
    assert line == ",,,,7,8,,,,2020,,UN,,,,,https://x.org/b,,,,,,,"


def test_candidates_are_accepted_once_rejected_and_taken_back():
    draft = START.accepted([("one", ROW), ("two", ROW)]).accepted([("one", ROW)]).refused("three")
    assert [draft.state(each) for each in ("one", "two", "three", "four")] == [
        ACCEPTED, ACCEPTED, REJECTED, OPEN,
    ]  # fmt: skip
    assert draft.new == [ROW, ROW]  # how it came is no column of the file
    assert draft.refused("one").new == [ROW]
    back = draft.opened_again("one").opened_again("three")
    assert [back.state(each) for each in ("one", "two", "three")] == [OPEN, ACCEPTED, OPEN]


def test_a_row_deleted_from_the_grid_leaves_its_candidate_open():
    draft = START.accepted([("one", ROW)])
    assert Draft("e.csv", FILE, rows=draft.rows[1:]).state("one") == OPEN


def test_a_cell_is_written_where_its_row_or_line_stands():
    accepted = START.accepted([("one", ROW)])
    draft = accepted.with_cell(accepted.rows[0], "low", "6").with_change((2, "high"), "9")
    assert draft.row_of("one") == {**ROW, "low": "6", FOUND: "one"}
    assert draft.with_cell(accepted.rows[0], "low", "1") == draft  # a row that is no more
    assert checked(draft, vocabulary()).content == (
        b"id,source,year,low,high,url,wording\na,UN,2019,5,9,https://x.org/,five to six\n"
        b",UN,2020,6,8,https://x.org/b,\n"
    )
