"""Streamlit's font of icons, without those that it never shows.

The font draws some four thousand, each where its name is written; Streamlit's scripts name some
eighty. Without the others a first visit is a seventh lighter.
"""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from lib.place import PROJECT

NAMED = re.compile(r":material/([a-z0-9_]+)")
FONT, SCRIPTS = "static/media/MaterialSymbols-*.woff2", "static/js/*.js"


@cache
def font(folder: Path) -> bytes:
    """Give the font of Streamlit's static folder with the icons that its scripts name."""
    names = named(folder)
    made = TTFont(BytesIO(path(folder).read_bytes()), recalcTimestamp=False)
    glyphs = {glyph for word, glyph in drawn(made).items() if word in names}
    options = subset.Options(layout_closure=False, layout_features=["*"], name_IDs=[])
    reduced = subset.Subsetter(options)
    reduced.populate(glyphs=sorted(glyphs), text="".join(sorted(names)))
    reduced.subset(made)
    written = BytesIO()
    made.flavor = "woff2"
    made.save(written)
    return written.getvalue()


def path(folder: Path) -> Path:
    """Find the font in Streamlit's static folder."""
    [found] = folder.glob(FONT)
    return found


def named(folder: Path) -> set[str]:
    """List the icons that the scripts of Streamlit's static folder name, and our own."""
    scripts = [*folder.glob(SCRIPTS), *(PROJECT / "lib").rglob("*.py")]
    texts = (script.read_text(encoding="utf-8") for script in scripts)
    return {name for text in texts for name in NAMED.findall(text)}


def drawn(made: TTFont) -> dict[str, str]:
    """Give the glyph that a font draws for each word that it has a ligature for."""
    letters = {glyph: chr(code) for code, glyph in (made.getBestCmap() or {}).items()}
    found = {}
    for lookup in made["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, ligatures in getattr(table, "ExtSubTable", table).ligatures.items():
                for each in ligatures:
                    word = (letters.get(glyph, " ") for glyph in (first, *each.Component))
                    found["".join(word)] = each.LigGlyph
    return found
