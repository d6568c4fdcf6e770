"""The fonts of pictures, so that every machine draws and measures the same.

Noto Sans has Latin, Greek and Cyrillic (and Devanagari); Noto Sans Arabic has Arabic with the
letters of Persian, Urdu, Pashto and others. Not brought: Hebrew, Armenian, Georgian, Ethiopic,
Thai, Chinese, Japanese, Korean and all other scripts, most mathematical signs and arrows, emoji;
a browser takes those from its own fonts, a PNG has empty boxes for them.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import fontpkg
from fontTools.ttLib import TTFont

FAMILIES = ("Noto Sans", "Noto Sans Arabic")
ASCENT, DESCENT = 1.069, 0.293  # of Noto Sans, times the size
UNITS = 1000  # of both fonts, in the size


@cache
def files() -> tuple[Path, ...]:
    """Find the files of the fonts, the one that is tried first on top."""
    return tuple(map(fontpkg.path, FAMILIES))


def width(text: str, size: float) -> float:
    """Measure a line of text, in pixels.

    Letters are added up one by one: kerning and the joining of Arabic letters, of which some are
    narrower than alone, are left out. What no font has is as wide as its empty box.
    """
    fonts = _advances()
    blank = fonts[0].get(0, 0.0)
    total = 0.0
    for letter in map(ord, text):
        total += next((font[letter] for font in fonts if letter in font), blank)
    return total * size


def line(size: float) -> tuple[float, float]:
    """Give how far a line reaches above and below its baseline, in whole pixels as browsers do."""
    return float(round(ASCENT * size)), float(round(DESCENT * size))


@cache
def _advances() -> tuple[Mapping[int, float], ...]:
    """Give the width of every letter of each font, times the size; 0 is the empty box."""
    return tuple(map(_advances_of, files()))


def _advances_of(path: Path) -> dict[int, float]:
    with TTFont(path, lazy=True) as font:
        widths = {name: advance for name, (advance, _) in font["hmtx"].metrics.items()}
        letters = {0: ".notdef", **(font.getBestCmap() or {})}
        return {letter: widths[glyph] / UNITS for letter, glyph in letters.items()}
