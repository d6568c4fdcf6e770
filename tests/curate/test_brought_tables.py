"""Tables as data: a row per estimate or a column per source or year, cells as they stand."""

import csv
import io

import pytest

from lib.curate.brought.bring import brought
from lib.curate.brought.found import found_in
from lib.curate.candidate import Candidate
from lib.curate.rows import as_csv, cells
from lib.curate.vocabulary import vocabulary
from lib.data.read import read
from tests.reading.workbooks import ods, xlsx

OWN = b"""
[groups]
"Blue Front" = ["Blue Front"]
[areas]
Norland = ["Norland"]
"""
KNOWN = read(b"source,year,low,source_type\nUN,2019,5,UN\n").estimates
WORDS = vocabulary(KNOWN, OWN)
LONG = [
    ["Source", "Year", "Low", "High", "Note", "Colour"],
    ["UN", 2019, 4000, 6000, "a letter", "red"],
    ["The army", 2020, None, 900.5, None, None],
]
WIDE = [
    ["Year", "UN", "The army", "Tana Institute"],
    [2018, 4000, None, "2,000–3,000"],
    [2019, "about 5,000", 900, "n/a"],
    [2020, 6000, None, 3500],
    [2021, "> 7,000", None, None],
]


def tabs(rows) -> str:
    return "\n".join("\t".join("" if c is None else str(c) for c in row) for row in rows)


def commas(rows) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def markdown(rows) -> str:
    lines = [f"| {' | '.join('' if c is None else str(c) for c in row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def html(rows) -> str:
    made = "<tr>".join("".join(f"<td>{'' if c is None else c}</td>" for c in r) for r in rows)
    return f"<html><body><p>Text.</p><table><tr>{made}</table><p>More.</p></body></html>"


FORMS = {
    "pasted": lambda rows: ("", tabs(rows).encode()),
    "pasted below a sentence": lambda rows: ("", f"All of them:\n\n{tabs(rows)}\n\nEnd.".encode()),
    "tsv": lambda rows: ("a.tsv", tabs(rows).encode()),
    "csv": lambda rows: ("a.csv", commas(rows).encode()),
    "Markdown": lambda rows: ("", markdown(rows).encode()),
    "HTML": lambda rows: ("a.html", html(rows).encode()),
    "xlsx": lambda rows: ("a.xlsx", xlsx({"Sheet 1": rows})),
    "ods": lambda rows: ("a.ods", ods({"Sheet 1": rows})),
}  # fmt: skip
FORM = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def found(name: str, content: bytes, **about: str) -> list[Candidate]:
    return found_in(brought(name, content), WORDS, about)


def filled(candidate: Candidate) -> dict[str, str]:
    return {name: cell for name, cell in cells(candidate).items() if cell}


@FORM
def test_rows_with_a_source_a_time_and_a_number_are_taken_as_they_stand(form):
    first, second = found(*form(LONG))
    assert filled(first) == {"source": "UN", "source_type": "UN", "year": "2019", "low": "4000",
                             "high": "6000", "note": "a letter"}  # fmt: skip
    assert filled(second) == {"source": "The army", "year": "2020", "high": "900.5"}


@FORM
def test_a_column_per_source_becomes_a_row_per_filled_cell(form):
    told = [(each.source, each.year, each.value, each.low, each.high, each.wording)
            for each in found(*form(WIDE))]  # fmt: skip
    assert told == [
        ("UN", "2018", 4000, None, None, ""),
        ("Tana Institute", "2018", None, 2000, 3000, "2,000–3,000"),
        ("UN", "2019", 5000, None, None, "about 5,000"),
        ("The army", "2019", 900, None, None, ""),
        ("UN", "2020", 6000, None, None, ""),
        ("Tana Institute", "2020", 3500, None, None, ""),
        ("UN", "2021", None, 7000, None, "> 7,000"),
    ]


@FORM
def test_every_row_has_its_place_in_the_text(form):
    for rows, first in ((LONG, "UN\t"), (WIDE, "4000")):
        given = brought(*form(rows))
        start = found_in(given, WORDS)[0]
        place = given.text[start.start : start.end].removeprefix("| ").replace(" | ", "\t")
        assert place.startswith(first)


def test_rows_are_what_the_reader_takes():
    reading = read(
        as_csv([*found("", tabs(LONG).encode()), *found("", tabs(WIDE).encode())]).encode()
    )
    assert reading.problems == ()
    assert len(reading.estimates) == 9


HEADINGS = {
    # heading and a row → columns that are filled
    "aliases": (
        "Pollster\tYr\tBest estimate\tRegion\nUN\t2019\t4,000\tNorland",
        {"source": "UN", "source_type": "UN", "year": "2019", "value": "4000",
         "area": "Norland"},
    ),
    "titles of the codebook": (
        "Source\tReference date\tAt least\tKind\nUN\t2019-06\t4,000\tx",
        {"source": "UN", "source_type": "UN", "year": "2019", "reference_date": "2019-06",
         "low": "4000"},
    ),
    "a column of dates that is called so": (
        "Source\tDate\tValue\nUN\t30.06.2019\t4,000",
        {"source": "UN", "source_type": "UN", "year": "2019", "reference_date": "2019-06-30",
         "value": "4000"},
    ),
    "a year that is a date": (
        "Source\tYear\tValue\nUN\t2019-06\t4,000",
        {"source": "UN", "source_type": "UN", "year": "2019", "reference_date": "2019-06",
         "value": "4000"},
    ),
    "a time that is none": (
        "Source\tYear\tValue\nUN\tearly spring\t4,000",
        {"source": "UN", "source_type": "UN", "reference_date": "early spring", "value": "4000"},
    ),
    "names of another file": (
        "id\tSource\tYear\tValue\trepeats\na-1\tUN\t2019\t4,000\ta-2",
        {"source": "UN", "source_type": "UN", "year": "2019", "value": "4000"},
    ),
    "words for missing": (
        "Source\tYear\tLow\tHigh\tArea\nUN\t2019\t4,000\tunknown\tNA",
        {"source": "UN", "source_type": "UN", "year": "2019", "low": "4000"},
    ),
    "what was disputed": (
        "Source\tYear\tValue\tDisputed by\nUN\t2019\t4,000\tThe army",
        {"source": "UN", "source_type": "UN", "year": "2019", "value": "4000",
         "disputed_by": "The army"},
    ),
    "one column per year": (
        "Source\t2018\t2019\nThe army\t\t4,000",
        {"source": "The army", "year": "2019", "value": "4000"},
    ),
    "a title above": (
        "Strength of the Blue Front in Norland\t\t\nSource\tYear\tValue\nThe army\t2019\t4,000",
        {"source": "The army", "year": "2019", "value": "4000", "group": "Blue Front",
         "area": "Norland"},
    ),
    "a sentence above, which is none": (
        "The Blue Front had 3,000 men in Norland.\nSource\tYear\tValue\nThe army\t2019\t4,000",
        {"source": "The army", "year": "2019", "value": "4000"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_what_headings_mean(text, expected):
    *_, only = found("", text.encode())
    assert filled(only) == expected


def test_what_holds_for_the_whole_file_fills_what_a_row_leaves_blank():
    [only] = found(
        "", b"Source\tYear\tValue\nThe army\t2019\t4,000", title="A report", year="2001"
    )
    assert (only.title, only.year) == ("A report", "2019")


NUMBERS = {
    # cell under value → low, high, value, error, kind of number, what is doubted
    "4,000": (None, None, 4000, None, "", ""),
    "4000[12]": (None, None, 4000, None, "", ""),
    "-3.50": (None, None, "-3.50", None, "", ""),
    "34%": (None, None, 34, None, "percent", ""),
    "2,000-3,000": (2000, 3000, None, None, "", ""),
    "at least 700": (700, None, None, None, "", ""),
    "up to 700": (None, 700, None, None, "", ""),
    "1.5 million": (None, None, 1500000, None, "", ""),
    "73.2 ± 1.3": (None, None, "73.2", "1.3", "", ""),
    "3,000 (2,100–4,200)": (2100, 4200, 3000, None, "", ""),
    "see below": (
        None, None, None, None, "",
        "“see below” under Value is no number that can be read; write it out",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), NUMBERS.items(), ids=NUMBERS)
def test_how_the_number_of_a_cell_is_read(cell, expected):
    [only] = found("", f"Source\tYear\tValue\nThe army\t2019\t{cell}".encode())
    *numbers, counted, doubt = expected
    stated = [only.low, only.high, only.value, only.error]
    assert [None if each is None else str(each) for each in stated] == [
        None if each is None else str(each) for each in numbers
    ]
    assert (only.counted, only.doubt) == (counted, doubt)


def test_a_bound_of_its_own_goes_before_that_of_a_range():
    [only] = found("", b"Source\tYear\tValue\tLow\nThe army\t2019\t2,000-3,000\t2,100")
    assert (only.low, only.high) == (2100, 3000)


def test_what_is_doubtful_stands_behind_the_note():
    [only] = found("", b"Source\tYear\tLow\tHigh\tNote\nThe army\t2019\t4,000\tmany\tA letter")
    assert cells(only)["note"] == (
        "A letter; “many” under High is no number that can be read; write it out"
    )


NO_DATA = {
    # a table that is read like a text → low of each number
    "without a number of ours": ("Group\tPeople\tAttacks\nBlue Front\t4,000\t12", [4000, 12]),
    "without a heading": ("The army\t2019\t4,000\nUN\t2019\t5,000", [4000, 5000]),
    "two bounds that are called alike": ("Source\tYear\tMin\tLower\nUN\t2019\t4,000\t5", None),
    "a number in each row alone": ("Source\tYear\tValue\nUN\t2019\t", []),
    "too wide": ("\t".join(f"c{n}" for n in range(300)) + "\n" + "\t".join("x" * 300), []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "lows"), NO_DATA.values(), ids=NO_DATA)
def test_other_tables_are_read_like_a_text(text, lows):
    told = [each.low for each in found("", text.encode())]
    assert lows is None or told == lows


def test_prose_beside_a_table_is_read_as_ever():
    text = (
        f"In 2015 the army counted 700 people.\n\n{tabs(LONG)}\n\nIn 2016 it counted 800 people.\n"
    )
    assert [(each.low or each.value, each.year) for each in found("", text.encode())] == [
        (700, "2015"), (4000, "2019"), (None, "2020"), (800, "2016"),
    ]  # fmt: skip


def test_a_line_whose_quotation_marks_do_not_pair_is_not_lost():
    text = b'source,year,value,note\nUN,2019,4000,"open\n'
    assert brought("a.csv", text).text.splitlines()[1].rstrip() == 'UN,2019,4000,"open'


def test_a_table_of_many_rows_is_read_whole():
    text = "source\tyear\tvalue\n" + "UN\t2019\t4,000\n" * 5_000
    assert len(found("", text.encode())) == 5_000
