"""Releases are frozen copies with a manifest; what lies between two of them is told by cell."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from lib.__main__ import main
from lib.data.memory import Memory
from lib.data.read import read
from lib.data.releases import (
    Correction,
    Difference,
    NotReleasedError,
    difference,
    freeze,
    listed,
    path_of,
)

CSV = "id,source,year,low\na,A,2019,1\nb,B,2019,2\n"
FIRST, SECOND = date(2026, 1, 31), date(2026, 2, 28)


@pytest.fixture
def path(tmp_path) -> Path:
    file = tmp_path / "estimates.csv"
    file.write_text(CSV)
    (tmp_path / "events.csv").write_text("date,label\n2019-01-01,One\n")
    (tmp_path / "views.toml").write_text('[[view]]\nname = "One"\n')
    return file


def test_a_release_is_a_byte_equal_copy_with_its_checksum(path):
    made = freeze(path, 2, FIRST, "first")
    assert path_of(path, "2026-01-31").read_text() == CSV
    assert listed(path) == [made]
    assert (made.release, made.rows, made.reason) == ("2026-01-31", 2, "first")
    assert made.sha256 == hashlib.sha256(CSV.encode()).hexdigest()


def test_a_release_keeps_its_own_events_and_views(path):
    freeze(path, 2, FIRST, "first")
    path.with_name("events.csv").write_text("date,label\n2020-01-01,Two\n")
    path.with_name("views.toml").write_text('[[view]]\nname = "Two"\n')
    data = Memory(path_of(path, "2026-01-31")).latest()
    assert [event.label for event in data.events] == ["One"]
    assert [view.name for view in data.views.named] == ["One"]


def test_the_newest_release_comes_first(path):
    freeze(path, 2, FIRST, "first")
    path.write_text(CSV + "c,C,2020,3\n")
    freeze(path, 3, SECOND, "more, and better")
    assert [each.release for each in listed(path)] == ["2026-02-28", "2026-01-31"]
    assert listed(path)[0].reason == "more, and better"


def test_what_is_not_released(path):
    with pytest.raises(NotReleasedError, match="say why in one line"):
        freeze(path, 2, FIRST, " ")
    freeze(path, 2, FIRST, "first")
    with pytest.raises(NotReleasedError, match="a release of 2026-01-31 already"):
        freeze(path, 2, FIRST, "again")
    with pytest.raises(NotReleasedError, match="nothing has changed since 2026-01-31"):
        freeze(path, 2, SECOND, "again")


def test_the_command_refuses_a_file_with_problems(path, capsys):
    path.write_text(CSV + "c,C,soon,3\n")
    assert main(["release", str(path), "first"]) == 1
    assert 'estimates.csv line 4, year "soon": not a year' in capsys.readouterr().err
    assert listed(path) == []


def test_the_command_says_what_it_made(path, capsys):
    assert main(["release", str(path), "first"]) == 0
    assert "2 rows, sha256" in capsys.readouterr().out


DIFFERENCES = {
    "nothing": (CSV, Difference((), (), ())),
    "another order": ("id,source,year,low\nb,B,2019,2\na,A,2019,1\n", Difference((), (), ())),
    "a row more, a row less": (
        "id,source,year,low\na,A,2019,1\nc,C,2020,3\n",
        Difference(("c",), (), ("b",)),
    ),
    "two cells": (
        "id,source,year,low\na,A,2018,9\nb,B,2019,2\n",
        Difference(
            (), (Correction("a", "year", "2019", "2018"), Correction("a", "low", "1", "9")), ()
        ),
    ),
    "a column more": (
        "id,source,year,low,note\na,A,2019,1,hm\nb,B,2019,2,\n",
        Difference((), (Correction("a", "note", "", "hm"),), ()),
    ),
}


@pytest.mark.parametrize(("after", "expected"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_what_lies_between_two_tables(after, expected):
    found = difference(read(CSV.encode()).cells, read(after.encode()).cells)
    assert found == expected
