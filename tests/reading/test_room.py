"""Readers' own files count against one bound, until nobody holds them."""

import gc
from weakref import ref

import pytest

from lib.answer import answer_to, kept
from lib.data.beside import own_data
from lib.data.files import Files
from lib.data.memory import Memory
from lib.data.problems import UnreadableError
from lib.data.room import Room, room, weight
from lib.selection import DEFAULTS

OWN = b"source,year,low\nUN,2020,10\n"


class Thing:
    """Something that can be held."""


def test_there_is_room_again_when_something_is_let_go():
    found, first = Room(10), Thing()
    assert found.take(first, 6) is first
    with pytest.raises(UnreadableError, match="try again later"):
        found.take(Thing(), 5)
    del first
    gc.collect()
    second = Thing()
    assert found.take(second, 10) is second


def test_a_file_weighs_as_much_as_its_text_or_its_cells():
    assert (weight(b"x" * 100, 3), weight(b"x" * 10, 3)) == (100, 30)


def test_a_file_of_a_readers_own_is_counted(data):
    before = sum(room().held.values())
    own = own_data("own.csv", OWN, data)
    assert sum(room().held.values()) - before == weight(OWN, own.reading.cells.size)


def test_kept_answers_hold_no_old_reading(tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_bytes(OWN)
    memory = Memory(file)
    old = memory.latest()
    answer_to(Files(file, old, ()), DEFAULTS)
    gone = ref(old)
    file.write_bytes(OWN + b"US,2021,20\n")
    del old
    new = Files(file, memory.latest(), ())
    answer_to(new, DEFAULTS)
    gc.collect()
    assert gone() is None
    assert answer_to(new, DEFAULTS) is answer_to(new, DEFAULTS)
    assert len(kept().answers) == 1
