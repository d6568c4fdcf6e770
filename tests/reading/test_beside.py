"""The files beside the CSV, and the one memory: the last good reading."""

import os
from pathlib import Path

import pytest

from lib.data.beside import own_data
from lib.data.memory import Memory
from lib.data.problems import UnreadableError
from lib.data.row import COLUMNS
from lib.data.views import read_views

TEN = "source,year,low\n" + "".join(f"S{n},2019,{n + 1}\n" for n in range(10))


@pytest.fixture
def path(tmp_path) -> Path:
    file = tmp_path / "estimates.csv"
    write(file, TEN)
    return file


def write(path: Path, text: str) -> None:
    """Write a file with a time stamp of its own, however fast the test runs."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text)
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_an_edit_shows_at_the_next_call(path):
    memory = Memory(path)
    assert len(memory.latest().reading.estimates) == 10
    write(path, TEN + "S10,2020,11\n")
    assert len(memory.latest().reading.estimates) == 11


def test_an_unchanged_file_is_not_read_again(path):
    memory = Memory(path)
    assert memory.latest() is memory.latest()


@pytest.mark.parametrize("broken", ["", "not a table", "low,high\n1,2\n"])
def test_a_broken_save_leaves_the_last_good_data_up(path, broken):
    memory = Memory(path)
    memory.latest()
    write(path, broken)
    data = memory.latest()
    assert len(data.reading.estimates) == 10
    assert data.stale
    write(path, TEN)
    assert memory.latest().stale == ""


def test_a_file_that_goes_away_leaves_the_last_good_data_up(path):
    memory = Memory(path)
    memory.latest()
    path.unlink()
    assert memory.latest().stale == "the file cannot be opened (No such file or directory)"


def test_without_a_good_reading_the_reason_is_raised(tmp_path):
    with pytest.raises(UnreadableError, match="cannot be opened"):
        Memory(tmp_path / "none.csv").latest()


@pytest.mark.parametrize(("kept", "missing"), [(9, 0), (8, 0), (7, 3), (0, 10)])
def test_losing_more_than_a_fifth_is_said(path, kept, missing):
    memory = Memory(path)
    memory.latest()
    write(path, "\n".join(TEN.splitlines()[: kept + 1]))
    data = memory.latest()
    assert len(data.reading.estimates) == kept
    assert data.missing == missing


FILES = {
    # rows of one file after the other → what is missing from the last
    "a little each time": ([10, 8, 7, 6], 0),
    "less than the largest ever, not than the last": ([30, 10, 9], 0),
    "still being written": ([10, 1, 2, 5], 5),
    "written to the end": ([10, 1, 5, 10], 0),
    "none, then none again": ([10, 0, 0], 10),
}  # fmt: skip


@pytest.mark.parametrize(("sizes", "missing"), FILES.values(), ids=FILES)
def test_what_is_missing_is_measured_by_the_last_file_served(path, sizes, missing):
    memory = Memory(path)
    head, *rows = (TEN + "".join(f"T{n},2020,1\n" for n in range(20))).splitlines(keepends=True)
    for size in sizes:
        write(path, head + "".join(rows[:size]))
        data = memory.latest()
    assert data.missing == missing


def test_after_a_file_that_was_cut_off_an_edit_is_measured_by_that(path):
    memory = Memory(path)
    memory.latest()
    write(path, "source,year,low\nS1,2020,1\nS2,2020,2\n")
    assert memory.latest().missing == 8
    write(path, "source,year,low\nS1,2020,7\nS2,2020,2\n")
    assert memory.latest().missing == 0


def test_events_and_views_lie_beside_the_csv(path):
    path.with_name("events.csv").write_text("date,label\n2021-08-15,Kabul falls\nsoon,Never\n")
    path.with_name("views.toml").write_text('[[view]]\nname = "One"\nsource = ["S1"]\n')
    data = Memory(path).latest()
    assert [event.label for event in data.events] == ["Kabul falls"]
    assert [view.name for view in data.views.named] == ["One"]
    assert [f"{name} {problem}" for name, problem in data.problems] == [
        'events.csv line 3, date "soon": not a date; '
        "write year-month or year-month-day, like 2019-06 or 2019-06-30"
    ]


VIEW_PROBLEMS = {
    '[[view]]\ngroup = ["A"]': "view 1: has no name",
    '[[view]]\nname = "A"\ncolour = "red"': 'view 1: "colour" is not a filter',
    '[[view]]\nname = "A"\ngroup = [1]': "view 1: has a filter that is neither text nor texts",
    "[dataset]\ntitel = 'x'": "dataset, titel: not a setting of this form",
    '[[view]]\nname = "A"\nfrom = []': 'view 1: "from" needs one text',
    '[[view]]\nname = "A"\ngroup = []': 'view 1: "group" needs values',
    '[[view]]\nname = "all"': 'view 1: "all" is the name of the view without filters',
    "dataset = 3": "dataset: not a table",
    '[[view]]\nname = "A"\nquestion = 1': "view 1: has a question that is no text",
}


@pytest.mark.parametrize(("text", "message"), VIEW_PROBLEMS.items())
def test_what_is_wrong_with_the_views_is_named(text, message):
    [problem] = read_views(text.encode()).problems
    assert message in str(problem)


def test_broken_files_beside_it_are_named_and_the_last_good_ones_stay(path):
    events, views = path.with_name("events.csv"), path.with_name("views.toml")
    events.write_text("date,label\n2021-08-15,Kabul falls\n")
    views.write_text('[[view]]\nname = "One"\n')
    memory = Memory(path)
    memory.latest()
    write(events, "")
    write(views, '[[view]]\nname = "On')
    data = memory.latest()
    assert [event.label for event in data.events] == ["Kabul falls"]
    assert [view.name for view in data.views.named] == ["One"]
    assert [name for name, _ in data.problems] == ["events.csv", "views.toml"]
    assert data.stale == ""


def test_a_view_has_a_question_or_none():
    views = read_views(b'[[view]]\nname = "A"\nquestion = "How many?"\n[[view]]\nname = "B"\n')
    assert [(view.name, view.question) for view in views.named] == [("A", "How many?"), ("B", "")]


def test_a_sound_view_beside_a_bad_one_is_kept():
    views = read_views(b'[[view]]\ncolour = "x"\n[[view]]\nname = "Good"\n')
    assert [view.name for view in views.named] == ["Good"]


COUNTS = "pollster;year;n\nA;2019;5\nB;2020;7\n"


def test_what_the_settings_beside_a_file_call_its_columns(path):
    views = path.with_name("views.toml")
    write(path, COUNTS)
    memory = Memory(path)
    with pytest.raises(UnreadableError, match="no column for the number"):
        memory.latest()
    write(views, '[columns]\nlow = "n"\ncounted = "=answers"\n')
    data = memory.latest()
    assert list(data.reading.estimates["low"]) == [5, 7]
    assert list(data.reading.cells["counted"]) == ["answers"] * 2
    assert (data.problems, data.renames) == ((), {"low": "n", "counted": "=answers"})
    write(views, '[columns]\nhigh = "n"\nlow = "least"\n')
    data = memory.latest()
    assert list(data.reading.estimates["high"]) == [5, 7]
    assert [f"{name} {problem}" for name, problem in data.problems] == [
        'views.toml columns, low "least": names no column there; write one of pollster, year and n'
    ]
    write(views, "[[")
    assert list(memory.latest().reading.estimates["high"]) == [5, 7]


def test_settings_hold_for_a_copy_of_the_file_and_for_no_other(path):
    write(path, "year,n\n2019,5\n")
    write(path.with_name("views.toml"), '[columns]\nlow = "n"\nsource = "=WHO"\n')
    served = Memory(path).latest()
    copy = own_data("copy.csv", b"year,n,note\n2019,6,x\n", served)
    assert list(copy.reading.estimates["source"]) == ["WHO"]
    with pytest.raises(UnreadableError, match="no column for the source"):
        own_data("other.csv", b"year,low\n2019,6\n", served)
    other = own_data("other.csv", b"who,year,low\nA,2019,6\n", served)
    assert (list(other.reading.estimates["source"]), other.renames) == (["A"], {})
    chosen = own_data("polls.csv", b"a,b,c\nA,2019,6\n", served,
                      {"source": "a", "year": "b", "high": "c"})  # fmt: skip
    assert list(chosen.reading.estimates["high"]) == [6]


SETTINGS = {
    "no table": ("columns = 3", "columns: not a table; see the named views in the README"),
    "no such column": (
        '[columns]\nlows = "x"',
        f"columns, lows: no column of the codebook; write one of {', '.join(COLUMNS)}",
    ),
    "no text": (
        "[columns]\nlow = 3", 'columns, low "3": not a text; write it in quotation marks',
    ),
    "one heading twice": (
        '[columns]\nlow = "x"\nhigh = "X"',
        'columns, high "X": is said to be low, too; keep one of the two lines; a single figure is '
        "a value",
    ),
    "a blank title": (
        '[titles]\ngroup = " "', "titles, group: is blank; write a title, or leave the line out",
    ),
    "a title that another has": (
        '[titles]\ngroup = "Area"',
        'titles, group "Area": is the title of area, too; write another title',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SETTINGS.values(), ids=SETTINGS)
def test_a_bad_setting_of_columns_is_named(text, said):
    found = read_views(text.encode())
    assert list(map(str, found.problems)) == [said]
    assert "high" not in found.columns
    assert found.dataset.titles == {}


def test_titles_may_change_places():
    found = read_views(b'[titles]\ngroup = "Area"\narea = "Group"\n')
    assert (found.problems, found.dataset.titles) == ((), {"group": "Area", "area": "Group"})
