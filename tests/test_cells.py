"""How a cell of any column is written: once for the hover, the card, the tables and the page."""

import pandas as pd
import pytest

from lib.words.cells import as_html, cell, titled

CELLS = {
    # column, value → text
    "a number, in groups of three": ("low", 2500, "2,500"),
    "a number of millions": ("high", 12_000_000, "12,000,000"),
    "nought, which is stated": ("low", 0, "0"),
    "a number as it stands in a file": ("low", "2500", "2,500"),
    "a year, without groups": ("year", 2019, "2019"),
    "a day": ("publication_date", "2019-07-30", "30 Jul 2019"),
    "a month": ("reference_date", "2019-06", "Jun 2019"),
    "a date of a year": ("publication_date", "2019", "2019"),
    "text, as it stands": ("wording", "<b>1,000</b> & more", "<b>1,000</b> & more"),
    "a link, by its address": ("url", "https://example.org/?a=1", "https://example.org/?a=1"),
    "ids": ("repeats", "un-2019 us-2019", "un-2019 us-2019"),
    "no text": ("wording", "", ""),
    "no number": ("low", pd.NA, ""),
    "nothing": ("high", None, ""),
    "a column of the file's own": ("Page", "012", "012"),
    "a number in a column of the file's own": ("Page", 2500, "2500"),
    "nothing in a column of the file's own": ("Page", "", ""),
}


@pytest.mark.parametrize(("column", "value", "written"), CELLS.values(), ids=CELLS)
def test_how_a_cell_is_written(column, value, written):
    assert cell(column, value) == written


NEW_TAB = "target='_blank' rel='noopener noreferrer'"
HTML = {
    # column, value, text → HTML
    "text": (
        "wording", "<b>'1,000'</b> & more", "",
        "&lt;b&gt;&#x27;1,000&#x27;&lt;/b&gt; &amp; more",
    ),
    "a number": ("low", 2500, "", "2,500"),
    "a link": (
        "url", "https://example.org/?a=1&b='", "",
        f"<a href='https://example.org/?a=1&amp;b=&#x27;' {NEW_TAB}>"
        "https://example.org/?a=1&amp;b=&#x27;</a>",
    ),
    "a link behind a text": (
        "disputed_url", "https://example.org/", "A & B",
        f"<a href='https://example.org/' {NEW_TAB}>A &amp; B</a>",
    ),
    "an address that would run": ("url", "javascript:alert(1)", "", "javascript:alert(1)"),
    "such an address behind a text": ("url", "javascript:alert(1)", "<i>", "&lt;i&gt;"),
    "an address of another column": ("note", "https://example.org/", "", "https://example.org/"),
    "an address in a column of the file's own": (
        "Page", "https://example.org/<i>", "", "https://example.org/&lt;i&gt;",
    ),
    "no link": ("url", "", "", ""),
    "no number": ("high", pd.NA, "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("column", "value", "text", "written"), HTML.values(), ids=HTML)
def test_how_a_cell_stands_on_a_page(column, value, text, written):
    assert as_html(column, value, text) == written


TITLED = {
    "with its title": ("disputed_by", "Taliban authorities", "Denied by: Taliban authorities"),
    "written as everywhere": ("publication_date", "2019-07", "Publication date: Jul 2019"),
    "nothing, where it is blank": ("disputed_by", "", ""),
}


@pytest.mark.parametrize(("column", "value", "written"), TITLED.values(), ids=TITLED)
def test_a_cell_behind_its_title(column, value, written):
    assert titled(column, value) == written
