"""A view as a picture: what stands in it, how it is arranged, and that cells stay text."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lib.answer import Answer, answer_to
from lib.data.files import files
from lib.picture import fonts
from lib.picture.png import png
from lib.selection import DEFAULTS, Selection
from lib.share import flow
from lib.share.picture import PREVIEW, Look, picture, preview
from tests.conftest import PROJECT

TODAY = date(2026, 12, 24)
WHOLE = Look()
URL = "https://example.org/view?a=1&b=2"


@pytest.fixture(scope="module")
def first() -> Answer:
    served = files(PROJECT / "estimates.csv")
    return answer_to(served, served.working.views.named[0].selection)


def texts(svg: str) -> str:
    """Give all that is written in a picture, and fail where it is no XML."""
    ElementTree.fromstring(svg)
    written = re.findall("<text.*?</text>", svg)
    return unescape(" ".join(re.sub("<.*?>", "", each) for each in written))


def drawn(found: Answer, look: Look = WHOLE, width: int = 1200) -> str:
    return picture(found, URL, TODAY, width, look)


def test_it_says_by_itself_what_it_shows(first):
    said = texts(drawn(first))
    for expected in (
        "How many fighters does ISIS-K have in Afghanistan?",
        "The newest numbers, as of 23 Feb 2026:",
        "Russian government 3,000 fighters (Russian Foreign Ministry, 23 Feb 2026, denied by",
        "From 2015 to 2026 the numbers ranged",
        "one figure", "denied", "the others",
        "over the years typically 2.7 times the others' level",
        "Sources: Afghan Chief Executive Office,", "and 4 more",
        "working file · CC-BY-4.0 · made 24 Dec 2026", URL,
    ):  # fmt: skip
        assert expected in said


def test_plain_it_is_the_charts_alone(first):
    said = texts(drawn(first, Look(frame="plain")))
    assert "Russian government" in said
    assert "The newest numbers" not in said
    assert "made 24 Dec 2026" not in said


def test_without_sides_colours_have_a_key(first):
    whole = answer_to(first.files, Selection(group=("TTP",)))
    assert "Pakistani government" in texts(drawn(whole))


@pytest.mark.parametrize("width", [320, 390, 699, 700, 1200, 2400])
def test_at_every_width_no_text_ends_outside(first, width):
    svg = drawn(first, width=width)
    assert flow.size_of(svg)[0] == width
    lines = [
        (float(x) + fonts.width(unescape(re.sub("<.*?>", "", text)), float(size)), text)
        for size, inside in re.findall(r'<g font-size="([\d.]+)">(.*?)</g>', svg)
        for x, text in re.findall(r'<text x="([\d.]+)"[^>]*>(.*?)</text>', inside)
    ]
    assert len(lines) > 15
    assert [text for end, text in lines if end > width] == []


def test_a_preview_has_the_size_that_networks_ask_for(first):
    for found in (first, answer_to(first.files, DEFAULTS)):
        assert flow.size_of(preview(found, TODAY)) == PREVIEW


def test_cells_that_hold_markup_are_text(tmp_path: Path):
    file = tmp_path / "estimates.csv"
    file.write_text(
        "id,group,source,source_type,year,low\n"
        'a,<script>x</script>,"<a href=""javascript:x"">A</a>",<b>t</b>,2019,1\n'
    )
    svg = drawn(answer_to(files(file), DEFAULTS))
    assert "<script" not in svg
    assert "<a " not in svg
    assert "<script>x</script>" in texts(svg)


def test_a_file_without_rows_is_a_picture_too(tmp_path: Path):
    file = tmp_path / "estimates.csv"
    file.write_text("source,year,low\n")
    assert "No estimate matches this selection." in texts(drawn(answer_to(files(file), DEFAULTS)))


def test_the_same_picture_is_the_same_bytes(first):
    assert png(drawn(first)) == png(drawn(first))


WRAPPED = {
    # text, width in characters → lines
    "short": ("one two", 20, ["one two"]),
    "long": ("one two three", 9, ["one two", "three"]),
    "a word wider than a line": ("aaaaaaaaaa b", 5, ["aaaaa", "aaaaa", "b"]),
    "nothing": ("", 9, []),
}


@pytest.mark.parametrize(("said", "wide", "lines"), WRAPPED.values(), ids=WRAPPED)
def test_texts_are_broken_into_lines(said, wide, lines):
    assert flow.wrapped(said, 10, fonts.width("a" * wide, 10) + 0.01) == lines
