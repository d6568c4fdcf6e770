"""The last good data survive a restart where the host has a folder for them."""

import os

import pytest

from lib.data.keeping import kept
from lib.data.memory import Memory
from lib.data.problems import UnreadableError
from lib.words import notes

TEN = "source,year,low\n" + "".join(f"S{n},2019,{n + 1}\n" for n in range(10))


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "data" / "estimates.csv"
    path.parent.mkdir()
    path.write_text(TEN)
    path.with_name("views.toml").write_text('[[view]]\nname = "One"\n')
    return path, kept(tmp_path / "cache", path)


@pytest.mark.parametrize("spoil", ["broken", "gone"])
def test_after_a_restart_the_last_good_data_are_shown_and_said_to_be_such(place, spoil):
    path, copy = place
    os.utime(path, (1_700_000_000, 1_700_000_000))
    Memory(path, copy).latest()
    path.write_text("oops, no table") if spoil == "broken" else path.unlink()
    path.with_name("views.toml").unlink()
    data = Memory(path, copy).latest()
    assert (len(data.reading.estimates), data.kept, data.written) == (10, True, 1_700_000_000)
    assert [view.name for view in data.views.named] == ["One"]
    [said] = notes.of_file(data)
    assert said.startswith("estimates.csv cannot be read just now: ")
    assert said.endswith("The last good data, kept from before the app was restarted, are shown.")


def test_a_good_file_takes_their_place(place):
    path, copy = place
    Memory(path, copy).latest()
    path.unlink()
    memory = Memory(path, copy)
    assert memory.latest().kept
    path.write_text(TEN + "S10,2020,1\n")
    data = memory.latest()
    assert (len(data.reading.estimates), data.kept, data.stale) == (11, False, "")
    assert copy.read_text() == path.read_text()
    assert not [each for each in copy.parent.iterdir() if "tmp" in each.name]


def test_half_a_file_is_said_after_a_restart_once(place):
    path, copy = place
    Memory(path, copy).latest()
    path.write_text("".join(TEN.splitlines(keepends=True)[:3]))
    assert Memory(path, copy).latest().missing == 8
    assert Memory(path, copy).latest().missing == 0


def test_without_a_folder_nothing_is_kept(place):
    path, _ = place
    Memory(path).latest()
    path.unlink()
    with pytest.raises(UnreadableError):
        Memory(path).latest()
    assert kept(None, path) is None


def test_what_cannot_be_kept_changes_nothing(place):
    path, copy = place
    copy.parent.parent.write_text("a file where the folder should be")
    assert len(Memory(path, copy).latest().reading.estimates) == 10


def test_spoiled_copies_are_not_shown(place):
    path, copy = place
    Memory(path, copy).latest()
    copy.write_text("oops")
    path.unlink()
    with pytest.raises(UnreadableError, match="cannot be opened"):
        Memory(path, copy).latest()
