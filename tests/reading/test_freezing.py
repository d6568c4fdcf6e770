"""A freeze that breaks off anywhere loses nothing, and can be run again."""

from datetime import date
from pathlib import Path

import pytest

from lib.data.manifest import listed
from lib.data.releases import NotReleasedError, freeze

CSV = b"id,source,year,low\na,A,2019,1\nb,B,2019,2\n"
FIRST, SECOND = date(2026, 1, 31), date(2026, 2, 28)
COPIES = ("2026-02-28.csv", "2026-02-28.events.csv", "2026-02-28.views.toml")
STEPS = (*COPIES, "manifest.csv")


@pytest.fixture
def path(tmp_path) -> Path:
    file = tmp_path / "estimates.csv"
    file.write_bytes(CSV)
    (tmp_path / "events.csv").write_text("date,label\n2019-01-01,One\n")
    (tmp_path / "views.toml").write_text('[[view]]\nname = "One"\n')
    freeze(file, 2, FIRST, "first")
    file.write_bytes(CSV + b"c,C,2020,3\n")
    return file


def held(path: Path) -> dict[str, bytes]:
    """Give what lies in the folder of the releases."""
    return {
        each.name: each.read_bytes()
        for each in (path.parent / "releases").iterdir()
        if each.is_file()
    }


@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_a_freeze_that_breaks_off_loses_nothing_and_can_be_run_again(path, step):
    before = held(path)
    way = path.parent / "releases" / f"{STEPS[step]}.part"
    way.mkdir()  # a folder where this step would write
    with pytest.raises(NotReleasedError, match=r"cannot be written \(Is a directory\)"):
        freeze(path, 3, SECOND, "second")
    broken = held(path)
    assert {name: broken[name] for name in before} == before
    assert sorted(set(broken) - set(before)) == list(COPIES[:step])
    assert [each.release for each in listed(path)] == ["2026-01-31"]
    way.rmdir()
    made = freeze(path, 3, SECOND, "second")
    after = held(path)
    assert {name: after[name] for name in broken if name != "manifest.csv"} == {
        name: broken[name] for name in broken if name != "manifest.csv"
    }
    assert after["manifest.csv"].startswith(before["manifest.csv"])
    assert sorted(set(after) - set(before)) == list(COPIES)
    assert listed(path)[0] == made


def test_half_a_file_that_was_being_written_is_in_nobodys_way(path):
    for name in STEPS:
        (path.parent / "releases" / f"{name}.part").write_bytes(b"id,sou")
    freeze(path, 3, SECOND, "second")
    assert sorted(name for name in held(path) if name.endswith(".part")) == []
    assert held(path)["2026-02-28.csv"] == path.read_bytes()


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("content", [b"", b"other", CSV], ids=["blank", "other", "its beginning"])
def test_a_frozen_file_is_never_overwritten(path, name, content):
    (path.parent / "releases" / name).write_bytes(content)
    before = held(path)
    with pytest.raises(NotReleasedError, match=f"{name} is in releases already, in no line"):
        freeze(path, 3, SECOND, "second")
    assert held(path) == before


def test_frozen_events_that_the_file_no_longer_has_are_not_taken_over(path):
    (path.parent / "releases" / "2026-02-28.events.csv").write_bytes(b"date,label\n")
    path.with_name("events.csv").unlink()
    with pytest.raises(NotReleasedError, match="with other bytes; move it away"):
        freeze(path, 3, SECOND, "second")


def test_a_folder_that_is_a_file_is_said(tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_bytes(CSV)
    (tmp_path / "releases").write_text("")
    with pytest.raises(NotReleasedError, match="cannot be opened \\(Not a directory\\)"):
        freeze(file, 2, FIRST, "first")


def test_other_ends_of_lines_are_no_change(path):
    path.write_bytes(CSV.replace(b"\n", b"\r\n"))
    with pytest.raises(NotReleasedError, match="nothing has changed since 2026-01-31"):
        freeze(path, 2, SECOND, "second")
