"""The releases of this repository are what their manifest says, and still read as they did."""

import hashlib

import pytest

from lib.data.memory import Memory
from lib.data.releases import Release, listed, path_of
from tests.conftest import PROJECT

ESTIMATES = PROJECT / "estimates.csv"
RELEASES = listed(ESTIMATES)


def test_there_is_a_release():
    assert RELEASES[-1].release == "2026-11-22"


@pytest.mark.parametrize("release", RELEASES, ids=lambda each: each.release)
def test_a_release_has_not_changed(release: Release):
    path = path_of(ESTIMATES, release.release)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == release.sha256
    data = Memory(path).latest()
    assert len(data.reading.estimates) == release.rows
    assert data.problems == ()
