"""What may stand where a file should: it is told apart without waiting for it or reading it."""

import os
import socket
from pathlib import Path

import pytest

from lib.data.limits import MOST_BYTES
from lib.data.manifest import manifest
from lib.data.memory import Memory
from lib.data.opening import content_of
from lib.data.problems import UnreadableError
from lib.place import file_of


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


KINDS = {
    "a folder": (Path.mkdir, "it is a folder"),
    "a pipe": (pipe, "it is a pipe"),
    "a socket": (listening, "it is a socket"),
    "a device without an end": (lambda path: path.symlink_to("/dev/zero"), "but a device"),
    "a file of 2 GB": (sparse, "larger than 10 MB"),
    "a link to itself": (lambda path: path.symlink_to(path), "Too many levels of symbolic links"),
    "nothing": (lambda path: None, "No such file or directory"),
}


@pytest.mark.parametrize(("make", "said"), KINDS.values(), ids=KINDS)
def test_what_is_no_file_is_refused(tmp_path, monkeypatch, make, said):
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    make(Path("x.csv"))
    with pytest.raises(UnreadableError, match=said):
        content_of(Path("x.csv"))


def test_a_folder_in_place_of_the_file_is_no_folder_of_data(tmp_path):
    (tmp_path / "estimates.csv").mkdir()
    assert file_of(tmp_path / "estimates.csv") == tmp_path / "estimates.csv"
    assert file_of(tmp_path) == tmp_path / "estimates.csv"


def test_the_largest_file_is_read_whole(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(b"x" * MOST_BYTES)
    assert len(content_of(file)) == MOST_BYTES
    file.write_bytes(b"x" * (MOST_BYTES + 1))
    with pytest.raises(UnreadableError, match="larger than 10 MB"):
        content_of(file)


def test_a_file_that_tells_no_size_is_read_to_its_end():
    file = Path("/proc/self/status")
    if not file.exists():
        pytest.skip("NO TEST OF A FILE WITHOUT A SIZE: this machine has no /proc")
    assert b"VmRSS" in content_of(file)


@pytest.mark.parametrize("make", [pipe, sparse, listening], ids=["pipe", "2 GB", "socket"])
@pytest.mark.parametrize("name", ["estimates.csv", "events.csv", "views.toml", "verdicts.json"])
def test_none_of_the_files_is_waited_for(tmp_path, monkeypatch, name, make):
    monkeypatch.chdir(tmp_path)
    file = Path("estimates.csv")
    file.write_text("source,year,low\nUN,2020,10\n")
    memory = Memory(file)
    assert memory.latest().stale == ""
    Path(name).unlink(missing_ok=True)
    make(Path(name))
    data = memory.latest()
    assert len(data.reading.estimates) == 1
    assert bool(data.stale) == (name == "estimates.csv")


def test_a_manifest_that_is_a_pipe_is_named(tmp_path):
    pipe(tmp_path / "manifest.csv")
    [problem] = manifest(tmp_path / "manifest.csv").problems
    assert "it is a pipe" in str(problem)
