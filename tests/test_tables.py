"""The columns of every table of estimates: what is asked first comes first, the id comes last."""

import pytest

from lib.words.tables import first, link_texts, where, whole
from tests.conftest import table

ROWS = table(
    "id,group,area,counted,low,high,year,reference_date,source,reported_by,title,url,"
    "publication_date,wording,disputed_by,own\n"
    "a,Crows,North,birds,2500,4000,2019,2019-06,UN,Reuters,Crows rise,https://example.org/a,"
    "2019-07-30,2500 to 4000,Owls,x\n"
    "b,Crows,,birds,10000,,2019,,US,,Crows,https://example.org/b,2021,,,\n"
    "c,,North,,,7,2019,,US,,,https://example.org/c,2018-12,,,\n"
    "d,,,,7,7,2019,,US,,,,,,,\n"
)


def test_what_is_asked_first_comes_first_and_links_last():
    found = {column.title: column.cells for column in first(ROWS)}
    assert list(found) == ["About", "Source", "Estimate", "Wording", "Denied by", "Link"]
    assert found["About"] == [
        "Jun 2019", "2019, said 2021, looking back", "2019, said Dec 2018, a forecast", "2019",
    ]  # fmt: skip
    assert found["Source"] == ["UN", "US", "US", "US"]
    assert found["Estimate"] == [
        "2,500–4,000 birds", "at least 10,000 birds", "at most 7", "7",
    ]  # fmt: skip
    assert found["Denied by"] == ["Owls", "", "", ""]


def test_then_comes_every_column_that_holds_anything_and_the_id_last():
    assert [column.title for column in whole(ROWS)] == [
        "About", "Source", "Estimate", "Wording", "Denied by", "Link", "Group", "Area", "Counted",
        "Low", "High", "Year", "Reference date", "Reported by", "Title", "Publication date", "Id",
    ]  # fmt: skip
    assert [column.title for column in whole(ROWS.iloc[3:])][6:] == ["Low", "High", "Year", "Id"]


OPENS = "target='_blank' rel='noopener noreferrer'"
CELLS = {
    "Low": ["2,500", "10,000", "", "7"],
    "High": ["4,000", "", "7", "7"],
    "Year": ["2019"] * 4,
    "Reference date": ["Jun 2019", "", "", ""],
    "Publication date": ["30 Jul 2019", "2021", "Dec 2018", ""],
    "Link": [
        f"<a href='https://example.org/a' {OPENS}>Reuters</a>",
        f"<a href='https://example.org/b' {OPENS}>Crows</a>",
        f"<a href='https://example.org/c' {OPENS}>https://example.org/c</a>",
        "",
    ],
}


@pytest.mark.parametrize(("title", "cells"), CELLS.items())
def test_cells_are_written_as_everywhere_and_a_link_stands_behind_where_it_leads(title, cells):
    [column] = [column for column in whole(ROWS) if column.title == title]
    assert column.html(link_texts(ROWS)) == cells


def test_whom_and_where_stand_in_one_column():
    found = where(ROWS)
    assert (found.title, found.cells) == (
        "Whom and where",
        ["Crows in North", "Crows", "North", ""],
    )
