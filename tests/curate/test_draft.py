"""What comes of a draft: the new file, what is wrong and what is unusual about its rows."""

from lib.curate.draft import Draft, checked, rows_csv
from lib.curate.vocabulary import vocabulary

FILE = b"id,source,year,low,high,url,wording\na,UN,2019,5,6,https://x.org/,five to six\n"
ROW = {"source": "UN", "year": "2020", "low": "7", "high": "8", "url": "https://x.org/b"}


def test_a_new_row_is_part_of_the_new_file_and_blank_rows_are_not():
    made = checked(Draft("e.csv", FILE, rows=(ROW, {"source": " "})), vocabulary())
    assert made.content == FILE + b",UN,2020,7,8,https://x.org/b,\n"
    assert (made.new, made.of_rows, made.of_lines, made.unusual) == (("un-2020",), (), (), ())


def test_problems_and_warnings_go_by_the_number_of_the_row_or_line():
    rows = (ROW, {**ROW, "low": "x"}, {**ROW, "year": "2021", "wording": "nine"})
    draft = Draft("e.csv", FILE, changes={(2, "high"): "4"}, rows=rows)
    made = checked(draft, vocabulary())
    assert [(each.line, each.column) for each in made.of_rows] == [(2, "low")]
    assert [(each.line, each.column) for each in made.of_lines] == [(2, "high")]
    assert [(each.line, each.column) for each in made.unusual] == [(3, "high"), (3, "low")]


def test_an_untouched_draft_is_what_was_opened():
    draft = Draft("e.csv", FILE, rows=({"source": ""},))
    assert not draft.touched
    assert checked(draft, vocabulary()).content == FILE


def test_new_rows_leave_in_the_columns_of_the_row_model():
    head, line = rows_csv([ROW]).decode().splitlines()
    assert head.startswith("id,group,area,counted,low,high,value,error,confidence,year,")
    assert line == ",,,,7,8,,,,2020,,UN,,,,,https://x.org/b,,,,,,,"
