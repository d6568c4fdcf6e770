"""PNG from a drawing: the same bytes everywhere, letters joined and in order, bounded."""

import io
from itertools import groupby

import numpy as np
import pytest
from PIL import Image

from lib.picture import fonts
from lib.picture.png import LONGEST_SIDE, TooLargeError, png
from lib.picture.texts import read, write
from tests.picture.figures import PERSIAN

SIZE = 40
LATIN, GREEK, CYRILLIC = "Latin Ünïçødé Ḥizb", "Ελληνικά ώ", "Кириллица ѣ"
LETTERS = "پچژگکی"  # those that Persian adds to, or writes otherwise than, Arabic
NOT_BROUGHT = "中"


def svg(*texts: str, width: float = 600, height: float = 200, start: float = 10) -> str:
    lines = "".join(
        write(
            read(text), start, 50 * (at + 1), SIZE, **{"font-size": SIZE, "font-family": "Other"}
        )
        for at, text in enumerate(texts)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#fff"/>'
        f"{lines}</svg>"
    )


def ink(*texts: str) -> np.ndarray:
    """Draw texts; give how dark every pixel is."""
    with Image.open(io.BytesIO(png(svg(*texts)))) as image:
        return 255 - np.asarray(image.convert("L")).astype(int)


def columns(text: str) -> np.ndarray:
    """Give the columns of a drawn text that have ink, from the first to the last."""
    dark = ink(text).sum(axis=0)
    return np.trim_zeros(dark)


def test_the_same_drawing_gives_the_same_bytes():
    assert png(svg(LATIN, PERSIAN)) == png(svg(LATIN, PERSIAN))


def test_its_size_is_that_of_the_drawing_times_zoom():
    with Image.open(io.BytesIO(png(svg("a", width=300, height=100), zoom=2))) as image:
        assert image.size == (600, 200)


# Fonts


def box() -> np.ndarray:
    """Give the empty box that stands for a letter of a script that is not brought."""
    return columns(NOT_BROUGHT)


@pytest.mark.parametrize("letter", [*"".join((LATIN, GREEK, CYRILLIC, LETTERS)).replace(" ", "")])
def test_letters_of_the_scripts_that_are_brought_are_drawn(letter):
    found = columns(letter)
    assert found.size
    assert not np.array_equal(found, box())


def test_no_font_of_the_machine_is_used():
    chinese = columns(NOT_BROUGHT * 2)
    assert chinese.size == pytest.approx(2 * box().size, abs=SIZE / 5)
    assert np.array_equal(ink(NOT_BROUGHT), ink("語"))


def test_lengths_are_measured_as_they_are_drawn():
    for text in (LATIN, GREEK, CYRILLIC, "1,234,567"):
        assert columns(text).size == pytest.approx(fonts.width(text, SIZE), rel=0.04)


# Right to left


def widths(text: str) -> list[int]:
    """Give the widths of the parts of a drawn text that no column without ink parts, from left."""
    return [sum(1 for _ in run) for dark, run in groupby(columns(text) > 0) if dark]


def test_persian_letters_are_joined():
    # A character that joins nothing holds letters apart, each in a form of its own.
    apart = "\u200c".join("بیت")
    assert len(widths("بیت")) == 1
    assert len(widths(apart)) == 3
    assert sum(widths("بیت")) < sum(widths(apart))


def test_persian_runs_from_right_to_left():
    # Alef is narrow, and joins no letter that follows it.
    wide, narrow = widths("ا ببب")
    assert wide > 3 * narrow
    # Among Latin words these keep their order, and Persian ones run the other way between them.
    [_, wide, narrow, _] = widths("H ا ببب I")
    assert wide > 3 * narrow


def test_isolates_are_not_seen():
    assert np.array_equal(columns("a\u2068b\u2069c").size, columns("abc").size)


# Bounds

LARGE = {
    "wide": dict(width=LONGEST_SIDE + 1, height=1),
    "high": dict(width=1, height=LONGEST_SIDE + 1),
    "of many pixels": dict(width=5_000, height=5_000),
}


@pytest.mark.parametrize("size", LARGE.values(), ids=LARGE)
def test_what_is_too_large_is_refused(size):
    with pytest.raises(TooLargeError, match="pixels is too large"):
        png(svg("a", **size))


def test_zoom_counts():
    with pytest.raises(TooLargeError):
        png(svg("a"), zoom=40)


def test_a_drawing_says_its_size():
    with pytest.raises(ValueError, match="width and height"):
        png("<svg xmlns='http://www.w3.org/2000/svg'/>")
