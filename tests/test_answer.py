"""One answer per address and data: worked out once, the same for whoever asks, and kept in bounds.

Every part of it is tested where it is made; here stands what the answer itself decides.
"""

from dataclasses import replace
from datetime import date

import pytest

from lib.answer import LEAST_ROWS, MOST_ROWS, answer_to
from lib.data.beside import own_data
from lib.data.files import Files
from lib.data.memory import Memory
from lib.data.problems import UnreadableError
from lib.data.releases import freeze, listed, path_of
from lib.query import parse_text
from lib.selection import Selection
from tests.conftest import PROJECT

UN = Selection(source_type=("UN",))


@pytest.fixture
def here(data, tmp_path) -> Files:
    """The real data, under a name that no other test asks by."""
    return Files(tmp_path / "estimates.csv", data, ())


# Kept


def test_the_same_asked_again_is_the_same_answer(here):
    first = answer_to(here, UN)
    assert answer_to(replace(here), replace(UN)) is first
    assert answer_to(here, UN, here.working) is first


def test_its_parts_are_worked_out_once_and_its_chart_once_for_each_theme(here):
    answer = answer_to(here, UN)
    assert answer.told is answer.told
    assert answer.told.summary is answer.told.summary
    assert answer.table is answer.table
    assert answer.chart("light").to_dict() is answer.chart("light").to_dict()
    light, dark = answer.chart("light"), answer.chart("dark")
    assert (answer.chart("light"), answer.chart("dark")) == (light, dark)
    assert light.layout.paper_bgcolor == "#ffffff"
    assert dark.layout.paper_bgcolor == "#11141b"


OTHERS = {
    "display": replace(UN, axis="log"),
    "open card": replace(UN, estimate="x"),
    "filter": replace(UN, to="2020"),
}


@pytest.mark.parametrize("selection", OTHERS.values(), ids=OTHERS)
def test_another_address_has_another_answer(here, selection):
    assert answer_to(here, selection) is not answer_to(here, UN)


def test_a_new_reading_has_another_answer_even_with_the_same_rows(here):
    again = replace(here, working=replace(here.working))
    assert answer_to(again, UN) is not answer_to(here, UN)


def test_the_answers_given_last_are_kept_and_no_more(here):
    most = MOST_ROWS // LEAST_ROWS  # of a file as small as this one

    def asked_after(others: int) -> bool:
        """Tell whether an answer is still there after so many others were asked for."""
        asked = [replace(UN, q=f"{others} {number}") for number in range(others)]
        first = answer_to(here, UN)
        for selection in asked:
            answer_to(here, selection)
        return answer_to(here, UN) is first

    assert len(here.working.reading.estimates) < LEAST_ROWS
    assert asked_after(most - 1)
    assert not asked_after(most)


def test_what_a_reader_opened_is_theirs_alone_and_never_kept(here):
    own = own_data("mine.csv", b"id,source,year,low\nx,UN,2019,5\n", here.working)
    first = answer_to(here, UN, own)
    assert list(answer_to(here, Selection(), own).cells["id"]) == ["x"]
    assert answer_to(here, UN, own) is not first
    assert answer_to(here, UN).data is here.working


# What is shown


ASKED = {
    # address → whether the rows are those of the release, whether it is named
    "view=all": (3, ""),
    "release=2026-01-31": (2, "2026-01-31"),
    "release=2020-01-01": (0, ""),
}


@pytest.fixture
def released(tmp_path) -> Files:
    """A working file of three rows beside a release of two."""
    file = tmp_path / "estimates.csv"
    file.write_text("id,source,year,low\na,A,2019,1\nb,B,2019,2\n")
    freeze(file, 2, date(2026, 1, 31), "first")
    file.write_text(file.read_text() + "c,C,2020,3\n")
    return Files(file, Memory(file).latest(), tuple(listed(file)))


@pytest.mark.parametrize(("address", "expected"), ASKED.items())
def test_a_release_is_shown_where_it_is_asked_for(released, address, expected):
    answer = answer_to(released, parse_text(address, ()))
    assert (len(answer.cells), answer.release) == expected


def test_a_readers_own_file_is_no_release(released):
    own = own_data("mine.csv", b"id,source,year,low\nx,UN,2019,5\n", released.working)
    answer = answer_to(released, Selection(release="2026-01-31"), own)
    assert (list(answer.cells["id"]), answer.release) == (["x"], "")


def test_a_release_that_cannot_be_read_says_why(released):
    path_of(released.path, "2026-01-31").write_text("oops, no table")
    with pytest.raises(UnreadableError, match="its first line has no column"):
        answer_to(released, Selection(release="2026-01-31"))


def test_the_cells_are_the_rows_in_view_as_the_file_has_them(here):
    answer = answer_to(here, Selection(group=("AQIS and Taliban",)))
    [row] = answer.cells.to_dict("records")
    assert list(row) == (PROJECT / "estimates.csv").read_text().splitlines()[0].split(",")
    assert (row["low"], row["high"], row["year"]) == ("", "7000", "2017")
    assert list(answer.view.rows["id"]) == [row["id"]]


DATASET = "Published estimates of the strength of ISIS-K and its neighbours"
TITLES = {
    "": "How many fighters does ISIS-K have in Afghanistan?",
    "view=Where in Afghanistan": "Where in Afghanistan are the fighters of ISIS-K?",
    "view=ISIS-K in Afghanistan&axis=log&band=shown": (
        "How many fighters does ISIS-K have in Afghanistan?"
    ),
    "view=ISIS-K in Afghanistan&to=2021": "ISIS-K in Afghanistan: published estimates",
    "group=TTP&area=Afghanistan": "TTP in Afghanistan: published estimates",
    "group=TTP": "TTP in 3 areas: published estimates",
    "group=Nobody": DATASET,
    "view=gone": DATASET,
}


@pytest.mark.parametrize(("address", "title"), TITLES.items())
def test_the_title_is_the_question_of_a_named_view_else_whom_and_where(here, address, title):
    selection = parse_text(address, here.working.views.named)
    assert answer_to(here, selection).title == title


def test_every_named_view_asks_a_question_of_its_own(data):
    questions = [view.question for view in data.views.named]
    assert len(set(questions)) == 8
    assert all(question.endswith("?") for question in questions)


@pytest.mark.parametrize(("band", "drawn"), [("hidden", set()), ("shown", {"span", "middle"})])
def test_the_band_is_drawn_only_where_it_is_asked_for(here, band, drawn):
    first = here.working.views.named[0].selection
    shapes = answer_to(here, replace(first, band=band)).chart("light").layout.shapes
    assert {shape.name for shape in shapes} & {"span", "middle"} == drawn


LISTED = {
    # selection → whether the charts have the line of the day of which is told who says what
    "one group and area": (Selection(group=("TTP",), area=("Afghanistan",)), True),
    "several areas, of which nothing is summarised": (Selection(group=("TTP",)), False),
}


@pytest.mark.parametrize(("selection", "lined"), LISTED.values(), ids=LISTED)
def test_the_day_of_who_says_what_is_in_the_charts_where_there_is_such_a_list(
    here, selection, lined
):
    found = answer_to(here, selection)
    figure = found.chart("light")
    assert any(shape.name == "who says what" for shape in figure.layout.shapes) is lined
    assert ("day" in found.marks) is lined
